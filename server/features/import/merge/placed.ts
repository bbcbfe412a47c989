import type { Part } from '../../../model/Budget.ts';
import type { Bound } from '../../../model/bind.ts';
import { indentation } from '../../../rules/insertLines.ts';
import { startOfLine } from '../../../syntax/scan.ts';
import type { Argument, Segment } from '../../../syntax/tree.ts';
import type { Span } from '../../../text/Span.ts';

/** A statement and the segment that it stands in. */
export interface Placed {
  readonly bound: Bound;
  readonly segment: Segment;
}

/** The statements at the top of some parts. */
export function placedIn(parts: readonly Part[]): Placed[] {
  return parts.flatMap(({ bound, segment }) => bound.map((each) => ({ bound: each, segment })));
}

/** The statements in the block of one. */
export function childrenIn({ bound, segment }: Placed): Placed[] {
  return bound.children.map((child) => ({ bound: child, segment }));
}

/** What is typed in a span. */
export function textOf({ text }: Segment, { start, end }: Span): string {
  return text.slice(start, end);
}

/** What is typed from the first to the last of some arguments. */
export function textBetween(segment: Segment, all: readonly Argument[]): string {
  const [first, last] = [all[0], all.at(-1)];
  return first && last ? textOf(segment, { start: first.start, end: last.end }) : '';
}

/** A statement line by line, without the indentation of its first one. */
export function linesOf({ bound: { statement }, segment }: Placed): string[] {
  const { text } = segment;
  const indent = indentation(text.slice(startOfLine(text, statement.start)));
  return textOf(segment, statement)
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
}

/** The first of these lines. */
export function firstLine(placed: Placed): string {
  return linesOf(placed)[0] ?? '';
}
