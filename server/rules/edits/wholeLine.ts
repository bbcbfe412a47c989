import type { Place } from '../../model/Budget.ts';
import type { Segment } from '../../syntax/tree.ts';
import type { Span } from '../../text/Span.ts';

/** The line of a statement with its line break, where nothing else stands on it: then it can go without loss. */
export function wholeLine(segment: Segment, { start, end }: Span): Place | undefined {
  const { text } = segment;
  let from = start;
  while (from > 0 && isBlank(text[from - 1])) from--;
  let to = end;
  while (isBlank(text[to])) to++;
  const isAlone = (from === 0 || isLineBreak(text[from - 1])) && (to === text.length || isLineBreak(text[to]));
  if (!isAlone) return undefined;
  const breakLength = text.startsWith('\r\n', to) ? 2 : Number(to < text.length);
  return { segment, start: from, end: to + breakLength };
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\u3000' || character === ';' || character === '；';
}

function isLineBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}
