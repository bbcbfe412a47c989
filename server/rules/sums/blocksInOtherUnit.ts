import { counted } from '../../language/locale.ts';
import type { Amount } from '../../model/amount.ts';
import type { Budget, DeclaredAmount, Item, Spending } from '../../model/Budget.ts';
import { agrees, blockOf } from '../../model/figures/figures.ts';
import { add, type Money, type MoneyUnit, subtract } from '../../model/money.ts';
import { moneyUnitAt } from '../../model/moneyUnitAt.ts';
import { inOtherUnit, otherUnit } from '../../model/otherUnit.ts';
import { totalOf } from '../../model/totalOf.ts';
import type { Argument } from '../../syntax/tree.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { Fix, PlacedEdit } from '../Rule.ts';

/** So many blocks are offered apart. */
const MOST = 3;

/**
 * Where the sum of some lines comes to what is declared once the numbers of a block are taken for 元 where they are in 万元 (or
 * the other way round), these with their unit: forms of projects are filled in in 元, and tables in 万元.
 */
export function blocksInOtherUnit(declared: Amount, { sum, lines }: SumOfLines, budget: Budget): Fix[] {
  const counted = new Set(lines);
  const holds = (blocks: readonly Bare[]): boolean => {
    const rest = subtract(sum.value, totalOf(blocks).value);
    const makes = (value: Money): boolean => agrees(declared, { value, half: sum.half });
    // What comes to nothing in the other unit may as well be there once too often.
    return makes(blocks.map(({ inOther }) => inOther).reduce(add, rest)) && !makes(rest);
  };
  const blocks = bareAmong(counted, budget).filter(({ spending }) => spending.items.every((item) => counted.has(item)));
  const alone = blocks.filter((block) => holds([block]));
  if (alone.length > 0) return alone.slice(0, MOST).map((block) => withUnit([block]));
  const together = [...groupedBy(blocks, ({ unit }) => unit).values()]
    .flatMap((alike) => [alike.filter(({ spending }) => spending.kind === 'project'), alike])
    .find((some) => some.length > 1 && holds(some));
  return together ? [withUnit(together)] : [];
}

interface SumOfLines {
  readonly sum: Amount;
  readonly lines: Iterable<Item>;
}

/** A block whose amounts are all numbers without a unit, which one they are in, and what they make in it and in the other. */
interface Bare extends Amount {
  readonly spending: Spending;
  readonly unit: MoneyUnit;
  readonly inOther: Money;
}

const bareBlocks = onceFor(({ spendings, fileUnit }: Budget): readonly Bare[] =>
  spendings.flatMap((spending) => bareIn(spending, fileUnit)),
);

/** Of these, in their order, the ones that have some of the lines. */
function bareAmong(lines: ReadonlySet<Item>, budget: Budget): readonly Bare[] {
  const byLine = bareByLine(bareBlocks(budget));
  const indices = new Set(Array.from(lines, (line) => byLine.get(line) ?? []).flat());
  return [...indices].sort((a, b) => a - b).flatMap((index) => bareBlocks(budget)[index] ?? []);
}

const bareByLine = onceFor(
  (blocks: readonly Bare[]): ReadonlyMap<Item, number> =>
    new Map(blocks.flatMap(({ spending }, index) => spending.items.map((item) => [item, index] as const))),
);

function bareIn(spending: Spending, fileUnit: MoneyUnit): Bare[] {
  const { items, stretches, segment, bound } = spending;
  if (stretches || items.length === 0 || !items.every(({ argument }) => isBare(argument))) return [];
  const unit = moneyUnitAt({ segment, start: bound.statement.start }, fileUnit);
  const sum = totalOf(items.map(({ amount }) => amount));
  return [{ spending, unit, ...sum, inOther: inOtherUnit(sum.value, unit) }];
}

function isBare(argument: Argument): boolean {
  return argument.kind === 'quantity' && argument.unit === '';
}

/** Those of blocks that are in one unit, with the other. */
function withUnit(blocks: readonly Bare[]): Fix {
  const unit = otherUnit(blocks[0]?.unit ?? '万元');
  const edits = blocks.flatMap((block) => editsOf(block, unit));
  const [only, ...others] = blocks.map(({ spending }) => blockOf(spending).label);
  const [zh, en] =
    others.length === 0
      ? [`${only}的金额`, `The amounts of ${only}`]
      : [`${blocks.length} 段的金额`, `The amounts of ${blocks.length} blocks`];
  return {
    title: {
      zh: `${zh}以${unit}计：给 ${edits.length} 个数字加上“${unit}”`,
      en: `${en} are in ${unit}: write it after ${counted(edits.length, 'number')}`,
    },
    edits,
    changesFigures: true,
  };
}

/** The unit behind the lines, and behind what agrees with these: the total and the funds. */
function editsOf({ spending: { items, total, funds }, ...sum }: Bare, unit: MoneyUnit): PlacedEdit[] {
  const isSameSum = (all: readonly DeclaredAmount[]): boolean =>
    all.every(({ argument }) => isBare(argument)) && agrees(totalOf(all.map(({ amount }) => amount)), sum);
  const totals = total ? [total] : [];
  const places = [
    ...items.map(({ amountPlace }) => amountPlace),
    ...[totals, funds].flatMap((all) => (isSameSum(all) ? all.map(({ place }) => place) : [])),
  ];
  return places.map(({ segment, end }) => ({ place: { segment, start: end, end }, newText: unit }));
}
