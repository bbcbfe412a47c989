import type { Budget, Comparison } from '../model/Budget.ts';
import type { Segment } from '../syntax/tree.ts';
import { onceFor } from '../text/onceFor.ts';

/** The comparisons whose declared totals stand in a segment. */
export function comparisonsIn(segment: Segment, budget: Budget): readonly Comparison[] {
  return bySegment(budget).get(segment) ?? none;
}

const none: readonly Comparison[] = [];

const bySegment = onceFor((budget: Budget): ReadonlyMap<Segment, readonly Comparison[]> => {
  const lists = new Map<Segment, Comparison[]>();
  for (const comparison of budget.comparisons) {
    const { segment } = comparison.declared.place;
    const list = lists.get(segment);
    if (list) list.push(comparison);
    else lists.set(segment, [comparison]);
  }
  return lists;
});
