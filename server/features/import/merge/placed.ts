import type { Part } from '../../../model/Budget.ts';
import type { Bound } from '../../../model/binding/bind.ts';
import type { MoneyUnit } from '../../../model/money.ts';
import { indentation } from '../../../rules/edits/insertLines.ts';
import { startOfLine } from '../../../syntax/scan.ts';
import type { Segment } from '../../../syntax/tree.ts';
import type { Span } from '../../../text/Span.ts';
import { withoutUnit } from '../../refactoring/convertUnit.ts';

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

/** What a span of a statement of tables says, written for a place in which numbers without a unit are in this one. */
export function writtenFor(unit: MoneyUnit, placed: Placed, { start, end }: Span): string {
  return withoutUnit(placed, { start, end }, unit);
}

/** The same of the whole statement line by line, without the indentation of its first one. */
export function linesFor(unit: MoneyUnit, placed: Placed): string[] {
  const { statement } = placed.bound;
  const { text } = placed.segment;
  const indent = indentation(text.slice(startOfLine(text, statement.start)));
  return writtenFor(unit, placed, statement)
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
}
