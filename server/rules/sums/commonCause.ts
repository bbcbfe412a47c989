import type { Amount } from '../../model/amount.ts';
import type { Budget, Comparison, Item, Place, Source } from '../../model/Budget.ts';
import { sourceCells } from '../../model/figures/cells.ts';
import { agrees, LineFigure } from '../../model/figures/figures.ts';
import { headText } from '../../model/heads.ts';
import { add, compare, isZero, type Money, subtract } from '../../model/money.ts';
import { addToGroup } from '../../text/groupedBy.ts';
import { onceFor } from '../../text/onceFor.ts';
import { isWorkedOut } from '../calculationMismatch.ts';
import type { Fix } from '../Rule.ts';
import { isSaid } from '../texts/amountsSaid.ts';
import { type Balance, balanceOfKind, balancesOf } from './balances.ts';
import { type Retyped, retyped } from './retyped.ts';

/** A declared total, or revenue of a source held against its expenditure, of which a line is a part. */
interface Held {
  /** The total, or the source whose balance it is. */
  readonly of: Comparison | Source;
  /** How much more its lines would have to be. */
  readonly lacks: Money;
  readonly isOfRevenue: boolean;
  readonly items: () => Iterable<Item>;
}

/** A line that may be typed wrong, and all that holds once it is put right. */
interface Suspect {
  readonly item: Item;
  readonly explains: readonly Held['of'][];
  /** What the line would come to, and each of its numbers that makes it so by one slip of typing. */
  readonly wanted: Money;
  readonly numbers: readonly Retyped[];
  /** Whether several are explained, and by no line more of them. */
  readonly isCause: boolean;
}

/** A line that was typed wrong, with the way to put it right. */
interface Cause extends Pick<Suspect, 'explains'> {
  readonly fixes: readonly Fix[];
}

/** Of more lines than these nobody looks for the one that it is. */
const MOST = 12;

/**
 * The fixes of the line that makes a total wrong, where one slip of typing explains why several that stand above one another all
 * miss by the same amount, and none that it counts in holds as it is.
 */
export function fixesOfCause(of: Held['of'], budget: Budget): readonly Fix[] {
  return causesIn(budget)
    .filter(({ explains }) => explains.includes(of))
    .flatMap(({ fixes }) => fixes);
}

/** Whether a total may be right and its lines wrong: one of them by a slip of typing, or revenue bears the total out. */
export function isInDoubt(of: Comparison, budget: Budget): boolean {
  return inDoubt(budget).has(of);
}

/** Whether something else holds with a line of a total as it is. */
export function isBorneOut({ segment, start }: Place, of: Comparison, budget: Budget): boolean {
  const held = byTotal(budget).get(of);
  if (!held) return false;
  for (const item of of.items())
    if (item.amountPlace.segment === segment && item.amountPlace.start === start) return isHeld(item, held, budget);
  return false;
}

const groupsIn = onceFor((budget: Budget): readonly (readonly Held[])[] => {
  const groups = new Map<string, Held[]>();
  for (const held of wrong(budget)) addToGroup(groups, `${held.isOfRevenue} ${held.lacks}`, held);
  return [...groups.values()];
});

const byTotal = onceFor(
  (budget: Budget): ReadonlyMap<Held['of'], Held> =>
    new Map(
      groupsIn(budget)
        .flat()
        .map((held) => [held.of, held]),
    ),
);

const suspectsIn = onceFor((budget: Budget): readonly (readonly Suspect[])[] =>
  groupsIn(budget).map((group) => suspectsOf(group, budget)),
);

const causesIn = onceFor((budget: Budget): readonly Cause[] =>
  suspectsIn(budget).flatMap((suspects) => causesAmong(suspects, budget)),
);

const inDoubt = onceFor((budget: Budget): ReadonlySet<Held['of']> => {
  const borneOut = groupsIn(budget).filter((group) => group.some(({ of }) => typeof of === 'string'));
  const suspected = suspectsIn(budget).flat();
  return new Set([...borneOut.flat().map(({ of }) => of), ...suspected.flatMap(({ explains }) => explains)]);
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

/** The lines that count in what misses by one amount, of which a slip of typing may be the reason. */
function suspectsOf(group: readonly Held[], budget: Budget): Suspect[] {
  const [first] = group;
  if (!first || isZero(first.lacks) || group.every(({ of }) => typeof of === 'string')) return [];
  const heldBy = new Map<Item, Held['of'][]>();
  for (const { of, items } of group) for (const item of items()) addToGroup(heldBy, item, of);
  const most = Array.from(heldBy.values()).reduce((longest, { length }) => Math.max(longest, length), 2);
  return [...heldBy]
    .map(([item, explains]): Suspect => {
      const wanted = add(item.amount.value, first.lacks);
      const numbers = retyped(item, wanted, budget.fileUnit);
      return { item, explains, wanted, numbers, isCause: explains.length === most };
    })
    .filter(({ item, numbers }) => numbers.length > 0 && !isHeld(item, first, budget));
}

/** The lines that most of those are made of which miss by one amount, those first that texts bear out. */
function causesAmong(suspects: readonly Suspect[], budget: Budget): Cause[] {
  const causes = suspects.filter(({ isCause }) => isCause);
  if (causes.length > MOST) return [];
  return causes
    .toSorted((a, b) => saidOf(b, budget) - saidOf(a, budget))
    .map((suspect) => ({ explains: suspect.explains, fixes: fixesOf(suspect, causes.length - 1) }));
}

function fixesOf({ item, explains, numbers }: Suspect, others: number): Fix[] {
  const label = new LineFigure(item).label || headText(item.statement);
  const count = explains.length;
  const doubt =
    others > 0
      ? {
          zh: `；也可能是另外 ${others} 行`,
          en: `; it may be ${others === 1 ? 'another line' : `one of ${others} other lines`} as well`,
        }
      : { zh: '', en: '' };
  return numbers.map(({ before, after, edit }) => ({
    title: {
      zh: `把明细 ${label} 由 ${before} 改为 ${after}，${count} 处都相符${doubt.zh}`,
      en: `Change the line ${label} from ${before} to ${after}, so that all ${count} places agree${doubt.en}`,
    },
    edits: [edit],
    changesFigures: true,
    ...(others > 0 ? { isDoubtful: true } : {}),
  }));
}

/** Whether something holds with a line as it is, and would not once that is put right: what is within rounding says nothing. */
function isHeld(item: Item, { lacks, isOfRevenue }: Held, budget: Budget): boolean {
  if (isWorkedOut(item, budget)) return true;
  const ofSource = balancesOf(budget).filter(({ source }) => source === item.source);
  const isBalanced = [...ofSource, balanceOfKind(item, budget)].some(
    ({ received, used, isEven }) =>
      isEven && !(isOfRevenue ? agrees(moreBy(lacks, received), used) : agrees(received, moreBy(lacks, used))),
  );
  return isBalanced || (holding(budget).get(item) ?? []).some((of) => !holdsWith(lacks, of));
}

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

/** Whether the texts say an amount as it would be (1), or as it is (-1). */
function saidOf({ item, wanted }: Suspect, budget: Budget): number {
  return Number(isSaid(wanted, budget)) - Number(isSaid(item.amount.value, budget));
}
