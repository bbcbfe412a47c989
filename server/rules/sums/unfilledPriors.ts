import type { Budget, Part, Place } from '../../model/Budget.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { childrenOf } from '../../model/binding/boundValues.ts';
import { listed } from '../../model/branches.ts';
import { headSpan } from '../../model/heads.ts';
import type { Finding, PlacedEdit } from '../Rule.ts';
import { publishedTexts } from '../texts/publishedText.ts';

/** What is inserted as an amount until somebody writes it; whoever had none last year writes 0. */
const INSERTED = '0.00';

/** How a text says that there was nothing the year before. */
const IS_NEW =
  /新(?:成立|组建|设立)|首次编制|(?:无|没有)上年(?:数|预算|收支|同期|可比)|上年(?:无|没有)(?:数|预算|收支)/;

/** Each 上年 of which all amounts are still as they were inserted, where no text says that there were none. */
export function* unfilledPriors({ branch, parts }: Budget): Iterable<Finding> {
  const unfilled = asInserted(branch);
  if (unfilled.length === 0 || parts.some((part) => publishedTexts(part).some(({ raw }) => IS_NEW.test(raw)))) return;
  for (const { place, name, amounts } of unfilled)
    yield {
      place,
      message: {
        zh: `“${name}”的各数都是待填的 ${INSERTED}`,
        en: `All figures of “${name}” are ${INSERTED}, which stands for what is to be filled in`,
      },
      fixes: () => [
        {
          title: { zh: '上年确实没有：写 0', en: 'There were none last year: write 0' },
          edits: amounts.map((amount): PlacedEdit => ({ place: amount, newText: '0' })),
        },
      ],
    };
}

/** A 上年 as it was inserted. */
interface Unfilled {
  readonly place: Place;
  readonly name: string;
  readonly amounts: readonly Place[];
}

const asInserted = listed(({ bound, segment }: Part): readonly Unfilled[] =>
  bound
    .filter(({ schema }) => schema.id === 'department' || schema.id === 'unit')
    .flatMap((owner) => childrenOf(owner, 'prior'))
    .flatMap(({ args, children, statement }): Unfilled[] => {
      const amounts = children.flatMap(amountIn).map(({ start, end }): Place => ({ segment, start, end }));
      const isInserted = children.length > 1 && amounts.length === children.length && !args['file'];
      if (!isInserted || !amounts.every(({ start, end }) => segment.text.slice(start, end) === INSERTED)) return [];
      return [{ place: { segment, ...headSpan(statement) }, name: statement.head?.text ?? '', amounts }];
    }),
);

function amountIn({ args: { amount } }: Bound): { readonly start: number; readonly end: number }[] {
  return amount ? [amount] : [];
}
