import type { Budget, Comparison, Item, Source } from '../model/Budget.ts';
import { sourceCells } from '../model/cells.ts';
import { LineFigure } from '../model/figures.ts';
import { headText } from '../model/heads.ts';
import { add, isZero, type Money, subtract } from '../model/money.ts';
import { addToGroup } from '../text/groupedBy.ts';
import { onceFor } from '../text/onceFor.ts';
import { type Balance, balancesOf } from './balances.ts';
import { isWorkedOut } from './calculationMismatch.ts';
import type { Fix } from './Rule.ts';
import { retyped } from './retyped.ts';

/** A declared total, or revenue of a source held against its expenditure, of which a line is a part. */
interface Held {
  /** The total, or the source whose balance it is. */
  readonly of: Comparison | Source;
  /** How much more its lines would have to be. */
  readonly lacks: Money;
  readonly isOfRevenue: boolean;
  readonly items: () => Iterable<Item>;
}

/** A line that was typed wrong, and all that holds once it is put right. */
interface Cause {
  readonly explains: readonly Held['of'][];
  readonly fixes: readonly Fix[];
}

/** Of more lines than these nobody knows which one it is. */
const MOST = 3;

/**
 * The fixes of the line that makes a total wrong, where one slip of typing explains why several that stand above one another all
 * miss by the same amount, and none that it counts in holds as it is.
 */
export function fixesOfCause(of: Held['of'], budget: Budget): readonly Fix[] {
  return causesIn(budget)
    .filter(({ explains }) => explains.includes(of))
    .flatMap(({ fixes }) => fixes);
}

const causesIn = onceFor((budget: Budget): readonly Cause[] => {
  const groups = new Map<string, Held[]>();
  for (const held of wrong(budget)) addToGroup(groups, `${held.isOfRevenue} ${held.lacks}`, held);
  return [...groups.values()].flatMap((group) => causesOf(group, budget));
});

/** Everything that does not hold. */
function wrong(budget: Budget): Held[] {
  const ofRevenue = new Set(budget.revenue.flatMap(({ lines }) => lines));
  const totals = budget.differences.filter(({ state, measure }) => state === 'mismatch' && measure === 'money');
  return [
    ...totals.flatMap((of): Held[] => {
      const [first] = of.items();
      return first ? [{ of, lacks: lackOf(of), isOfRevenue: ofRevenue.has(first), items: of.items }] : [];
    }),
    ...balancesOf(budget).flatMap((balance) => (balance.isEven ? [] : sidesOf(balance, budget))),
  ];
}

function lackOf({ declared, sum, isWritten }: Comparison): Money {
  const lack = subtract(declared.amount.value, sum.value);
  return isWritten ? lack : subtract(0, lack);
}

/** Either side may be the one that is wrong. */
function sidesOf({ source: of, received, used }: Balance, { figures }: Budget): Held[] {
  const cells = sourceCells([of]);
  const excess = subtract(received.value, used.value);
  return [
    { of, lacks: excess, isOfRevenue: false, items: () => figures.expenditure.root.items(cells) },
    { of, lacks: subtract(0, excess), isOfRevenue: true, items: () => figures.revenue.root.items(cells) },
  ];
}

/** The lines that most of those are made of which miss by one amount. */
function causesOf(group: readonly Held[], budget: Budget): Cause[] {
  const [{ lacks } = { lacks: 0 }] = group;
  if (group.length < 2 || isZero(lacks)) return [];
  const heldBy = new Map<Item, Held['of'][]>();
  for (const { of, items } of group) for (const item of items()) addToGroup(heldBy, item, of);
  const most = Math.max(2, ...Array.from(heldBy.values(), ({ length }) => length));
  const found = [...heldBy]
    .filter(([, { length }]) => length === most)
    .map(([item, explains]): [Item, Cause] => [
      item,
      { explains, fixes: fixesOf(item, lacks, explains.length, budget) },
    ])
    .filter(([, { fixes }]) => fixes.length > 0);
  if (found.length > MOST) return [];
  return found.filter(([item]) => !isHeld(item, budget)).map(([, cause]) => cause);
}

function fixesOf(item: Item, lacks: Money, count: number, { fileUnit }: Budget): Fix[] {
  const label = new LineFigure(item).label || headText(item.statement);
  return retyped(item, add(item.amount.value, lacks), fileUnit).map(({ before, after, edit }) => ({
    title: {
      zh: `把明细 ${label} 由 ${before} 改为 ${after}，${count} 处都相符`,
      en: `Change the line ${label} from ${before} to ${after}, so that all ${count} places agree`,
    },
    edits: [edit],
    changesFigures: true,
  }));
}

/** Whether something holds with a line as it is. */
function isHeld(item: Item, budget: Budget): boolean {
  if (isWorkedOut(item, budget)) return true;
  if (balancesOf(budget).some(({ source, isEven }) => source === item.source && isEven)) return true;
  return budget.comparisons.some(({ state, items }) => state !== 'mismatch' && isAmong(item, items()));
}

function isAmong(item: Item, items: Iterable<Item>): boolean {
  for (const each of items) if (each === item) return true;
  return false;
}
