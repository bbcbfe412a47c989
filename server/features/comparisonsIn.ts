import type { Budget, Comparison } from '../model/Budget.ts';
import type { Segment } from '../syntax/tree.ts';
import { groupedBy } from '../text/groupedBy.ts';
import { onceFor } from '../text/onceFor.ts';

/** The comparisons whose declared totals stand in a segment. */
export function comparisonsIn(segment: Segment, budget: Budget): readonly Comparison[] {
  return bySegment(budget).get(segment) ?? none;
}

const none: readonly Comparison[] = [];

const bySegment = onceFor(
  ({ comparisons }: Budget): ReadonlyMap<Segment, readonly Comparison[]> =>
    groupedBy(comparisons, ({ declared }) => declared.place.segment),
);
