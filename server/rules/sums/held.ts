import type { Amount } from '../../model/amount.ts';
import type { Budget, Comparison, Item, Source } from '../../model/Budget.ts';
import { sourceCells } from '../../model/figures/cells.ts';
import { agrees } from '../../model/figures/figures.ts';
import { add, compare, type Money, subtract } from '../../model/money.ts';
import { addToGroup, groupedBy } from '../../text/groupedBy.ts';
import { onceFor } from '../../text/onceFor.ts';
import { type Balance, balanceOfKind, balancesOf } from './balances.ts';

/** A declared total, or revenue of a source held against its expenditure, of which a line is a part. */
export interface Held {
  /** The total, or the source whose balance it is. */
  readonly of: Comparison | Source;
  /** How much more its lines would have to be. */
  readonly lacks: Money;
  readonly isOfRevenue: boolean;
  readonly items: () => Iterable<Item>;
  /** Whether it would hold with lines that are so much more, be it within rounding. */
  readonly holdsWith: (more: Money) => boolean;
}

/** Everything that does not hold. */
export const unheldIn = onceFor((budget: Budget): readonly Held[] => {
  const ofRevenue = new Set(budget.revenue.flatMap(({ lines }) => lines));
  const totals = budget.differences.filter(({ state, measure }) => state === 'mismatch' && measure === 'money');
  return [
    ...totals.flatMap((of): Held[] => {
      const [first] = of.items();
      const isOfRevenue = first !== undefined && ofRevenue.has(first);
      return first
        ? [{ of, lacks: lackOf(of), isOfRevenue, items: of.items, holdsWith: (more) => holdsWith(more, of) }]
        : [];
    }),
    ...balancesOf(budget).flatMap((balance) => (balance.isEven ? [] : sidesOf(balance, budget))),
  ];
});

function lackOf({ declared, sum, isWritten }: Comparison): Money {
  const lack = subtract(declared.amount.value, sum.value);
  return isWritten ? lack : subtract(0, lack);
}

/** Either side may be the one that is wrong. */
function sidesOf({ source: of, received, used }: Balance, { figures }: Budget): Held[] {
  const cells = sourceCells([of]);
  const excess = subtract(received.value, used.value);
  return [
    {
      of,
      lacks: excess,
      isOfRevenue: false,
      items: () => figures.expenditure.root.items(cells),
      holdsWith: (more) => agrees(received, moreBy(more, used)),
    },
    {
      of,
      lacks: subtract(0, excess),
      isOfRevenue: true,
      items: () => figures.revenue.root.items(cells),
      holdsWith: (more) => agrees(moreBy(more, received), used),
    },
  ];
}

export const unheldOf = onceFor(
  (budget: Budget): ReadonlyMap<Held['of'], Held> => new Map(unheldIn(budget).map((held) => [held.of, held])),
);

/** A line, and how much more it would be. */
export interface Change {
  readonly item: Item;
  readonly more: Money;
}

/** Whether something holds with lines as they are, and would not once they are changed: what is within rounding says nothing. */
export function isHeld(
  changes: readonly Change[],
  isOfRevenue: boolean,
  budget: Budget,
  isLeftOut: (of: Comparison) => boolean = () => false,
): boolean {
  return breaksBalance(changes, isOfRevenue, budget) || breaksTotal(changes, budget, isLeftOut);
}

function breaksBalance(changes: readonly Change[], isOfRevenue: boolean, budget: Budget): boolean {
  const bySource = groupedBy(changes, ({ item }) => item.source);
  const byKind = groupedBy(changes, ({ item }) => `${item.source} ${item.carryover}`);
  const breaks = ({ received, used, isEven }: Balance, changed: readonly Change[]): boolean => {
    const more = changed.reduce((sum, each) => add(sum, each.more), zero);
    return isEven && !(isOfRevenue ? agrees(moreBy(more, received), used) : agrees(received, moreBy(more, used)));
  };
  return (
    balancesOf(budget).some((balance) => breaks(balance, bySource.get(balance.source) ?? [])) ||
    [...byKind.values()].some(
      ([first, ...rest]) => first && breaks(balanceOfKind(first.item, budget), [first, ...rest]),
    )
  );
}

function breaksTotal(changes: readonly Change[], budget: Budget, isLeftOut: (of: Comparison) => boolean): boolean {
  const moved = new Map<Comparison, Money>();
  for (const { item, more } of changes)
    for (const of of holding(budget).get(item) ?? []) moved.set(of, add(moved.get(of) ?? zero, more));
  return [...moved].some(([of, more]) => !isLeftOut(of) && !holdsWith(more, of));
}

const zero: Money = 0;

/** A total above one that is rounded holds though its lines miss, too. */
function holdsWith(more: Money, of: Comparison): boolean {
  const { declared, sum, isWritten } = of;
  if (compare(lackOfLines(of), more) === 0) return true;
  return isWritten ? agrees(declared.amount, moreBy(more, sum)) : agrees(moreBy(more, declared.amount), sum);
}

/** How much more the lines themselves would have to be, whatever is declared between them and the total. */
const lackOfLines = onceFor(({ declared, sum, isWritten, items }: Comparison): Money => {
  const lines = Array.from(items(), ({ amount }) => amount.value);
  return subtract((isWritten ? declared.amount : sum).value, lines.reduce(add, 0));
});

function moreBy(more: Money, { value, half }: Amount): Amount {
  return { value: add(value, more), half };
}

/** The totals that hold, by the lines that count in them. */
const holding = onceFor(({ comparisons }: Budget): ReadonlyMap<Item, readonly Comparison[]> => {
  const byLine = new Map<Item, Comparison[]>();
  for (const of of comparisons)
    if (of.state !== 'mismatch') for (const item of of.items()) addToGroup(byLine, item, of);
  return byLine;
});
