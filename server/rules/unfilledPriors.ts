import type { Part } from '../model/Budget.ts';
import type { Bound } from '../model/bind.ts';
import { headSpan } from '../model/heads.ts';
import { childrenOf } from '../model/readPart.ts';
import type { Finding, PlacedEdit } from './Rule.ts';

/** What is inserted as an amount until somebody writes it; whoever had none last year writes 0. */
const INSERTED = '0.00';

/** Each 上年 of which all amounts are still as they were inserted. */
export function* unfilledPriors({ bound, segment }: Part): Iterable<Finding> {
  for (const owner of bound) {
    if (owner.schema.id !== 'department' && owner.schema.id !== 'unit') continue;
    for (const { args, children, statement } of childrenOf(owner, 'prior')) {
      const amounts = children.flatMap(amountIn);
      const isInserted = children.length > 1 && amounts.length === children.length && !args['file'];
      if (!isInserted || !amounts.every(({ start, end }) => segment.text.slice(start, end) === INSERTED)) continue;
      yield {
        place: { segment, ...headSpan(statement) },
        message: {
          zh: `“${statement.head?.text ?? ''}”的各数都是待填的 ${INSERTED}`,
          en: `All figures of “${statement.head?.text ?? ''}” are ${INSERTED}, which stands for what is to be filled in`,
        },
        fixes: () => [
          {
            title: { zh: '上年确实没有：写 0', en: 'There were none last year: write 0' },
            edits: amounts.map(({ start, end }): PlacedEdit => ({ place: { segment, start, end }, newText: '0' })),
          },
        ],
      };
    }
  }
}

function amountIn({ args: { amount } }: Bound): { readonly start: number; readonly end: number }[] {
  return amount ? [amount] : [];
}
