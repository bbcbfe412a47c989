import type { Span } from './Span.ts';

/** One replacement in a text; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** The text with all edits made; edits do not overlap and refer to the text before any of them. What is inserted where another begins stands before that. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const { span, newText } of inOrder(edits)) {
    result += text.slice(from, span.start) + newText;
    from = span.end;
  }
  return result + text.slice(from);
}

/** In the order in which they stand in a text. */
export function inOrder<T extends TextEdit>(edits: readonly T[]): T[] {
  return edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
