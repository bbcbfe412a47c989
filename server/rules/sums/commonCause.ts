import type { Budget, Comparison, Item, Place } from '../../model/Budget.ts';
import { LineFigure } from '../../model/figures/figures.ts';
import { headText } from '../../model/heads.ts';
import { absolute, add, compare, isZero, type Money, subtract } from '../../model/money.ts';
import { addToGroup, groupedBy } from '../../text/groupedBy.ts';
import { onceFor } from '../../text/onceFor.ts';
import { isWorkedOut } from '../calculationMismatch.ts';
import type { Fix } from '../Rule.ts';
import { isSaid } from '../texts/amountsSaid.ts';
import { type Held, isHeld, unheldIn, unheldOf } from './held.ts';
import { type Retyped, retyped } from './retyped.ts';

/** How much more a line would have to be, and what would hold then. */
interface Explanation {
  readonly more: Money;
  readonly explains: readonly Held[];
}

/** A line that may be typed wrong: by one slip of typing, each of these numbers. */
interface Suspect extends Explanation {
  readonly item: Item;
  readonly numbers: readonly Retyped[];
}

/** The lines that count in the same of what does not hold, and what one of them may explain of it. */
interface Chain {
  readonly items: readonly Item[];
  readonly explanations: readonly Explanation[];
}

/** Of more lines than these nobody looks for the one that it is. */
const MOST = 12;

/** Of more lines than these only what explains a difference to the fen is looked for. */
const MANY = 2_000;

/** Of more totals over one line than these only those that miss by the same amount are held together: nobody looks at each pair. */
const MOST_HELD = 24;

/** So many last digits more or less than what a rounded total misses its lines may have to be, where it misses twice as many. */
const NEAR = 5;

/**
 * The fixes of the line that makes a total wrong, where one slip of typing explains why several that stand above one another all
 * miss by the same amount, but for rounding, and none that it counts in holds as it is.
 */
export function fixesOfCause(of: Held['of'], budget: Budget): readonly Fix[] {
  const causes = causesIn(budget).filter(({ explains }) => explains.some((held) => held.of === of));
  if (causes.length > MOST) return [];
  // Those first that texts bear out.
  return causes
    .toSorted((a, b) => saidOf(b, budget) - saidOf(a, budget))
    .flatMap((cause) => fixesOf(cause, causes.length - 1));
}

/** Whether a total may be right and its lines wrong: one of them by a slip of typing, or revenue bears the total out. */
export function isInDoubt(of: Comparison, budget: Budget): boolean {
  return inDoubt(budget).has(of);
}

/** Whether something else holds with a line of a total as it is. */
export function isBorneOut({ segment, start }: Place, of: Comparison, budget: Budget): boolean {
  const held = unheldOf(budget).get(of);
  if (!held) return false;
  for (const item of of.items())
    if (item.amountPlace.segment === segment && item.amountPlace.start === start)
      return isKept(item, held.lacks, held.isOfRevenue, budget);
  return false;
}

const chainsIn = onceFor((budget: Budget): readonly Chain[] => {
  const heldBy = new Map<Item, number[]>();
  const all = unheldIn(budget).filter(({ lacks }) => !isZero(lacks));
  for (const [i, { items }] of all.entries()) for (const item of items()) addToGroup(heldBy, item, i);
  const chains = groupedBy(heldBy, ([, numbers]) => numbers.join());
  return Array.from(chains.values(), (lines) => {
    const held = (lines[0]?.[1] ?? []).flatMap((i) => all[i] ?? []);
    const items = lines.map(([item]) => item);
    return { items, explanations: explanationsOf(held, items) };
  });
});

/** What would make several hold by one amount, or one of them. */
function explanationsOf(held: readonly Held[], items: readonly Item[]): readonly Explanation[] {
  if (held.length > MOST_HELD) return alike(held);
  const exact = byAmount(held.map(({ lacks }) => lacks));
  const step = items.length > MANY ? 0 : 2 * Math.max(...items.map(({ amount }) => amount.half));
  const isLarge = (lacks: Money): boolean => compare(absolute(lacks), 2 * NEAR * step) > 0;
  const rounded = step === 0 || held.length === 1 ? [] : [...exact.values()].filter(isLarge);
  const near = rounded.flatMap((lacks) => nearTo(lacks, step));
  const explained = (more: Money): Explanation => ({ more, explains: held.filter(({ holdsWith }) => holdsWith(more)) });
  return [
    ...Array.from(exact.values(), explained),
    ...[...byAmount(near)]
      .filter(([key]) => !exact.has(key))
      .map(([, more]) => explained(more))
      .filter(({ explains }) => explains.length > 1),
  ];
}

/** Those together that miss by the same amount. */
function alike(held: readonly Held[]): readonly Explanation[] {
  const groups = groupedBy(held, ({ lacks }) => `${lacks}`);
  return [...groups.values()].flatMap((explains) =>
    explains.slice(0, 1).map(({ lacks: more }) => ({ more, explains })),
  );
}

function byAmount(amounts: readonly Money[]): ReadonlyMap<string, Money> {
  return new Map(amounts.map((amount) => [`${amount}`, amount]));
}

/** The amounts next to one, the nearest first. */
function nearTo(amount: Money, step: number): Money[] {
  return Array.from({ length: NEAR }, (_, i) => (i + 1) * step).flatMap((more) => [
    add(amount, more),
    subtract(amount, more),
  ]);
}

const suspectsIn = onceFor((budget: Budget): readonly Suspect[] =>
  chainsIn(budget).flatMap(({ items, explanations }) =>
    items.flatMap((item) => explanations.flatMap((each) => suspected(item, each, budget))),
  ),
);

function suspected(item: Item, { more, explains }: Explanation, budget: Budget): Suspect[] {
  const [first] = explains;
  const numbers = retyped(item, add(item.amount.value, more), budget.fileUnit);
  if (!first || numbers.length === 0 || isKept(item, more, first.isOfRevenue, budget)) return [];
  return [{ item, more, explains, numbers }];
}

/** Whether something holds with a line as it is: its own working, or what it counts in. */
function isKept(item: Item, more: Money, isOfRevenue: boolean, budget: Budget): boolean {
  return isWorkedOut(item, budget) || isHeld([{ item, more }], isOfRevenue, budget);
}

/** The suspects that explain more than one that does not hold, and all of them as well as any line does; each line once. */
const causesIn = onceFor((budget: Budget): readonly Suspect[] => {
  const most = new Map<Held, number>();
  for (const { explains } of chainsIn(budget).flatMap(({ explanations }) => explanations))
    for (const held of explains) most.set(held, Math.max(most.get(held) ?? 0, explains.length));
  const isBest = ({ explains }: Suspect): boolean =>
    explains.length > 1 &&
    explains.some(({ of }) => typeof of !== 'string') &&
    explains.every((held) => most.get(held) === explains.length);
  const causes = groupedBy(suspectsIn(budget).filter(isBest), ({ item }) => item);
  return [...causes.values()].flatMap(([first]) => first ?? []);
});

const inDoubt = onceFor((budget: Budget): ReadonlySet<Held['of']> => {
  const all = unheldIn(budget);
  const sources = all.filter(({ of }) => typeof of === 'string');
  const borneOut = all.filter((held) =>
    sources.some(({ lacks, isOfRevenue }) => isOfRevenue === held.isOfRevenue && held.holdsWith(lacks)),
  );
  const suspected = suspectsIn(budget).flatMap(({ explains }) => explains);
  return new Set([...borneOut, ...suspected].map(({ of }) => of));
});

/** The ways to put a line right, of which others may be wrong as well. */
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

/** Whether the texts say an amount as it would be (1), or as it is (-1). */
function saidOf({ item, more }: Suspect, budget: Budget): number {
  return Number(isSaid(add(item.amount.value, more), budget)) - Number(isSaid(item.amount.value, budget));
}
