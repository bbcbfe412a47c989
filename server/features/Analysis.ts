import { startsTopLevel } from '../language/lookup.ts';
import type { Budget, Place } from '../model/Budget.ts';
import { buildBudget } from '../model/buildBudget.ts';
import { parse } from '../syntax/parse.ts';
import type { Segment, Tree } from '../syntax/tree.ts';
import { LineIndex } from '../text/LineIndex.ts';
import type { Span } from '../text/Span.ts';

/** Everything known about one snapshot of a file. Immutable; equal texts give equal analyses, however they came about. */
export interface Analysis {
  readonly text: string;
  readonly tree: Tree;
  readonly budget: Budget;
  readonly lines: LineIndex;
  /** The offset in the file at which a segment begins. */
  readonly startOf: (segment: Segment) => number;
}

/** Analyses a text; what did not change since `previous` is taken over from it. Never throws on what a user typed. */
export function analyse(text: string, previous?: Analysis): Analysis {
  const tree = parse(text, startsTopLevel, previous?.tree);
  const starts = new Map(tree.segments.map((segment, i) => [segment, tree.starts[i] ?? 0]));
  let lines: LineIndex | undefined;
  return {
    text,
    tree,
    budget: buildBudget(tree.segments),
    get lines() {
      lines ??= new LineIndex(text);
      return lines;
    },
    startOf: (segment) => starts.get(segment) ?? 0,
  };
}

/** Where a place of a segment stands in the file. */
export function spanOf({ startOf }: Analysis, { segment, start, end }: Place): Span {
  const offset = startOf(segment);
  return { start: offset + start, end: offset + end };
}
