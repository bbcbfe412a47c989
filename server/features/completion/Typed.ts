import type { Span } from '../../text/Span.ts';
import { type Node, spanInFile } from '../nodeAt.ts';

/** What is typed already of the word that is to be completed: its place in the file, and its text, in front of the cursor. */
export interface Typed {
  readonly span: Span;
  readonly text: string;
}

/** What stands of a span of the segment; without one, nothing is typed yet. */
export function typedIn(node: Node, word: Span | undefined): Typed {
  const {
    segment: { text },
    at,
  } = node;
  const { start, end } = word ?? { start: at, end: at };
  return { span: spanInFile(node, { start, end }), text: text.slice(start, at) };
}
