import type { Statement } from '../syntax/tree.ts';
import type { Span } from '../text/Span.ts';

/** The span of the head, or of the whole statement where it has none. */
export function headSpan({ head, args, start, end }: Statement): Span {
  const at = head ?? args[0];
  return at ? { start: at.start, end: at.end } : { start, end };
}

/** The head as typed, in ASCII; empty for a statement of strings. */
export function headText({ head }: Statement): string {
  return head?.text ?? '';
}

/** The head in a message: a keyword in quotation marks, a code as it is. */
export function quotedHead({ head }: Statement): string {
  if (!head) return '';
  return head.kind === 'word' ? `“${head.text}”` : `${head.text} `;
}
