import { isContinued } from '../syntax/stretches.ts';
import type { Segment } from '../syntax/tree.ts';
import type { Budget, Item, Part, Spending } from './Budget.ts';
import type { Bound } from './binding/bind.ts';
import { listed } from './branches.ts';
import { spendingsIn } from './spendingsIn.ts';

/** The part that is, as a whole, the block of expenditure of which lines stand in another one; that part itself where it is not cut. */
export function wholeOf(part: Part, { parts, branch }: Pick<Budget, 'parts' | 'branch'>): Part {
  if (!part.runs) return part;
  const beginning = parts.slice(0, parts.indexOf(part) + 1).findLast(({ segment }) => segment.stretch === 'first');
  const bound = beginning?.runs?.[0]?.bound;
  return wholesIn(branch).find(({ spendings: [whole] }) => whole?.bound === bound) ?? part;
}

const wholesIn = listed((part) => (part.runs?.length === 0 ? [part] : []));

/** The parts of the statement that begins in one: itself alone, where that is not cut. */
export function stretchesFrom(part: Part, parts: readonly Part[]): readonly Part[] {
  if (part.segment.stretch !== 'first') return [part];
  const from = parts.indexOf(part);
  const behind = parts.findIndex(({ segment }, i) => i > from && !isContinued(segment));
  return parts.slice(from, behind < 0 ? parts.length : behind);
}

/** What of a statement stands in a segment. */
export interface PlacedBound {
  readonly bound: Bound;
  readonly segment: Segment;
}

/** Where the last stretch that holds what is looked for stands, of the statement of a kind that begins in a part; else its beginning. */
export function lastWith(
  holds: (own: Bound) => boolean,
  id: string,
  part: Part,
  parts: readonly Part[],
): PlacedBound | undefined {
  const all = stretchesFrom(part, parts).flatMap(({ bound, segment }) =>
    bound.flatMap((own): PlacedBound[] => (own.schema.id === id ? [{ bound: own, segment }] : [])),
  );
  return all.findLast(({ bound }) => holds(bound)) ?? all[0];
}

/** A block of expenditure, and what of it stands in a part. */
interface BlockHere {
  /** As a whole. */
  readonly spending: Spending;
  readonly lines: readonly Item[];
  readonly begins: boolean;
}

/** The blocks of which something stands in a part. */
export function blocksIn(part: Part, budget: Pick<Budget, 'parts' | 'branch'>): readonly BlockHere[] {
  return spendingsIn(wholeOf(part, budget)).map((spending) => ({
    spending,
    lines: part.runs ? part.runs.flatMap(({ items }) => items) : spending.items,
    begins: !part.runs || part.segment.stretch === 'first',
  }));
}
