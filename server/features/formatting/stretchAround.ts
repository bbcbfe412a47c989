import type { Segment, Tree } from '../../syntax/tree.ts';
import { lastAtMost } from '../../text/partitionPoint.ts';
import type { Span } from '../../text/Span.ts';

/** Segments of a file that follow each other, by their indices; `to` is the first behind them. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export function wholeOf({ segments }: Tree): Stretch {
  return { from: 0, to: segments.length };
}

/**
 * The segments that have to be laid out so that what some spans touch is laid out as in the whole file. Lines are aligned
 * with those around them up to a block of several lines, of which the first and the last may still be among them.
 */
export function stretchAround({ segments, starts }: Tree, spans: readonly Span[]): Stretch {
  let from = lastAtMost(starts, Math.min(...spans.map(({ start }) => start)));
  let to = lastAtMost(starts, Math.max(...spans.map(({ end }) => end))) + 1;
  while (from > 0 && !endsWithBlock(segments[from - 1])) from--;
  while (to < segments.length && !endsWithBlock(segments[to])) to++;
  return { from: Math.max(0, from - 1), to: Math.min(segments.length, to + 1) };
}

/** Whether what a segment says ends with a block of several lines. */
function endsWithBlock(segment: Segment | undefined): boolean {
  const block = segment?.statements.at(-1)?.block;
  return block?.closed === true && /[\r\n]/.test(segment?.text.slice(block.start, block.end) ?? '');
}
