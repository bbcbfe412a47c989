import type { Segment, Statement } from '../syntax/tree.ts';
import { folded } from '../text/folded.ts';
import { partitionPoint } from '../text/partitionPoint.ts';
import { wholeLine } from './edits/wholeLine.ts';
import type { Fix } from './Rule.ts';

/** A statement and the segment that it stands in. */
export interface PlacedStatement {
  readonly statement: Statement;
  readonly segment: Segment;
}

/** Takes out a statement that says the very same as another, whatever its blanks; with comments where the other has the same ones. */
export function removeRepeated(repeated: PlacedStatement, first: PlacedStatement, title: Fix['title']): Fix[] {
  const { statement, segment } = repeated;
  const line = wholeLine(segment, statement);
  if (!line || !isSame(repeated, first)) return [];
  const { text } = segment;
  const isAlone = text.slice(0, line.start).trim() === '' && text.slice(line.end).trim() === '';
  const place = isAlone ? { segment, start: 0, end: text.length } : line;
  return [{ title, edits: [{ place, newText: '' }] }];
}

function isSame(repeated: PlacedStatement, first: PlacedStatement): boolean {
  const [text, other] = [textOf(repeated), textOf(first)];
  return text === other || (!hasComment(repeated) && folded(text) === folded(other));
}

function hasComment({ statement: { start, end }, segment: { comments } }: PlacedStatement): boolean {
  const first = comments[partitionPoint(comments.length, (i) => (comments[i]?.end ?? 0) > start)];
  return first !== undefined && first.start < end;
}

/** A statement as typed. */
export function textOf({ statement: { start, end }, segment: { text } }: PlacedStatement): string {
  return text.slice(start, end);
}
