import type { Item } from '../../model/Budget.ts';
import { agrees } from '../../model/figures/figures.ts';
import { headSpan, headText } from '../../model/heads.ts';
import type { MoneyUnit } from '../../model/money.ts';
import { totalOf } from '../../model/totalOf.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import { amountText, unitOfDeclared, written } from '../amountText.ts';
import { spelledLike } from '../edits/spelling.ts';
import { wholeLine } from '../edits/wholeLine.ts';
import type { Finding, Fix } from '../Rule.ts';

/** Lines of one block that are added up. */
export interface Lines {
  readonly items: readonly Item[];
  /** What a line counts as beside its source and period. */
  readonly classOf?: (item: Item) => string | undefined;
  /** Whether the block may say 合计 and does not. */
  readonly lacksTotal: boolean;
}

/** A sum without a code that stands beside the lines which make it up: all of them together count twice. */
export function* countedTwice({ items, classOf, lacksTotal }: Lines, unit: MoneyUnit): Iterable<Finding> {
  // Most lists have codes alone: nothing is kept for those.
  if (items.every(({ subject }) => subject)) return;
  const sums = items.filter(({ subject }) => !subject);
  if (sums.length === items.length) return;
  const keyOf = (item: Item): string => [item.source, item.carryover, classOf?.(item)].join(' ');
  const coded = groupedBy(
    items.filter(({ subject }) => subject),
    keyOf,
  );
  const totals = new Map(Array.from(coded, ([key, parts]) => [key, totalOf(parts.map(({ amount }) => amount))]));
  for (const sum of sums) {
    const key = keyOf(sum);
    const [parts, total] = [coded.get(key), totals.get(key)];
    if (!parts || !total || !agrees(sum.amount, total)) continue;
    yield finding(sum, parts, unit, lacksTotal && sums.length === 1 && parts.length === items.length - 1);
  }
}

function finding(sum: Item, parts: readonly Item[], unit: MoneyUnit, canBeTotal: boolean): Finding {
  const { statement, amountPlace } = sum;
  const { segment } = amountPlace;
  const word = headText(statement);
  const amount = amountText(sum.amount.value, unitOfDeclared(written(sum), unit));
  return {
    place: { segment, ...headSpan(statement) },
    message: {
      zh: `“${word}”${amount} 正是本段有编码的各行之和，会重复计算`,
      en: `“${word}” ${amount} is the sum of the lines with codes in this block, so that it counts twice`,
    },
    related: () =>
      parts
        .slice(0, MOST_RELATED)
        .map(({ amountPlace: place }) => ({ place, message: { zh: '已按编码列出', en: 'Listed by its code' } })),
    fixes: () => [...(canBeTotal ? asTotal(sum) : []), ...remove(sum)],
  };
}

const MOST_RELATED = 30;

function asTotal({ statement: { head }, statement, amountPlace: { segment } }: Item): Fix[] {
  const newText = spelledLike(statement, { zh: '合计', en: 'total' });
  if (!head) return [];
  return [
    {
      title: { zh: `把“${head.text}”改为“${newText}”`, en: `Change “${head.text}” to “${newText}”` },
      edits: [{ place: { segment, start: head.start, end: head.end }, newText }],
      changesFigures: true,
    },
  ];
}

function remove({ statement, amountPlace: { segment } }: Item): Fix[] {
  const place = wholeLine(segment, statement);
  if (!place) return [];
  return [
    { title: { zh: '删除这一行', en: 'Delete this line' }, edits: [{ place, newText: '' }], changesFigures: true },
  ];
}
