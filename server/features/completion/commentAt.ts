import { startOfLine } from '../../syntax/scan.ts';
import type { Node } from '../nodeAt.ts';
import { type Typed, typedIn } from './Typed.ts';

/** In a comment that silences a finding: the mark itself, or the id of a rule behind it. */
export interface ExpectedComment {
  readonly kind: 'ignore' | 'rule';
  /** Where the line of the comment begins in the segment, and whether nothing stands in front of the comment. */
  readonly lineStart: number;
  readonly isAlone: boolean;
  readonly typed: Typed;
}

/** The word that silences findings, behind the `#` of a comment. */
export const ignoreMark = 'budget-ignore';

const MARK = /^[#＃][ \t\u3000]*([A-Za-z][A-Za-z-]*)$/;
const ID = new RegExp(`^[#＃][ \\t\\u3000]*${ignoreMark}[ \\t\\u3000]+([A-Za-z0-9-]*)$`);

/** What may be typed in the comment at the cursor; undefined in what is said to people. */
export function commentAt(node: Node): ExpectedComment | undefined {
  const { segment, at } = node;
  const comment = segment.comments.find(({ start, end }) => start < at && at <= end);
  if (!comment) return undefined;
  const before = segment.text.slice(comment.start, at);
  const id = ID.exec(before)?.[1];
  const typed = id ?? MARK.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const rest = /^[A-Za-z0-9-]*/.exec(segment.text.slice(at, comment.end))?.[0] ?? '';
  const lineStart = startOfLine(segment.text, comment.start);
  return {
    kind: id === undefined ? 'ignore' : 'rule',
    lineStart,
    isAlone: segment.text.slice(lineStart, comment.start).trim() === '',
    typed: typedIn(node, { start: at - typed.length, end: at + rest.length }),
  };
}
