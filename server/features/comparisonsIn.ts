import type { Budget, Comparison, Part } from '../model/Budget.ts';
import { wholeOf } from '../model/cutBlocks.ts';
import { inPart } from '../model/figures/comparisons.ts';
import type { Segment } from '../syntax/tree.ts';
import { groupedBy } from '../text/groupedBy.ts';
import { onceFor } from '../text/onceFor.ts';

/** The comparisons whose declared totals stand in a part; only those of subjects and of 总计 take all to be made. */
export function comparisonsIn(part: Part, budget: Budget): readonly Comparison[] {
  if (part.subjects.length === 0 && part.totals.length === 0) return inThis(part, budget);
  return bySegment(budget).get(part.segment) ?? none;
}

function inThis(part: Part, budget: Budget): readonly Comparison[] {
  const said = inPart(wholeOf(part, budget));
  return part.runs ? said.filter(({ declared: { place } }) => place.segment === part.segment) : said;
}

const none: readonly Comparison[] = [];

const bySegment = onceFor(
  ({ comparisons }: Budget): ReadonlyMap<Segment, readonly Comparison[]> =>
    groupedBy(comparisons, ({ declared }) => declared.place.segment),
);
