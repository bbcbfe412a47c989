import type { Span } from '../text/Span.ts';

/** What stands between the quotes of a string; the closing ones may be missing. */
export function insideQuotes({ start, end }: Span, text: string): Span {
  const isClosed = end - start > 1 && /["”]/.test(text.charAt(end - 1));
  return { start: start + 1, end: isClosed ? end - 1 : end };
}
