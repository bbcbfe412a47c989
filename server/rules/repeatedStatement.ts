import type { Segment, Statement } from '../syntax/tree.ts';
import { folded } from '../text/folded.ts';
import { wholeLine } from './edits/wholeLine.ts';
import type { Fix } from './Rule.ts';

/** A statement and the segment that it stands in. */
export interface PlacedStatement {
  readonly statement: Statement;
  readonly segment: Segment;
}

/** Takes out a statement that says the very same as another, whatever its blanks; offered where no comment goes with it. */
export function removeRepeated(repeated: PlacedStatement, first: PlacedStatement, title: Fix['title']): Fix[] {
  const { statement, segment } = repeated;
  const line = wholeLine(segment, statement);
  const hasComment = segment.comments.some(({ start, end }) => statement.start < end && start < statement.end);
  if (!line || hasComment || textOf(repeated) !== textOf(first)) return [];
  const { text } = segment;
  const isAlone = (text.slice(0, line.start) + text.slice(line.end)).trim() === '';
  const place = isAlone ? { segment, start: 0, end: text.length } : line;
  return [{ title, edits: [{ place, newText: '' }] }];
}

function textOf({ statement: { start, end }, segment: { text } }: PlacedStatement): string {
  return folded(text.slice(start, end));
}
