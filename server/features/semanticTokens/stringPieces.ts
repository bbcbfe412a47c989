import { placeholdersIn, readPlaceholder } from '../../model/placeholders.ts';
import type { Span } from '../../text/Span.ts';

/** A piece of a string on one line. */
export interface StringPiece extends Span {
  readonly isPlaceholder: boolean;
}

/**
 * A string cut at its line ends, at its escapes and, in an explanation, at its placeholders. Indentation is no part of it,
 * and an escape is left to the grammar of the editor.
 */
export function stringPieces(text: string, { start, end }: Span, kind: 'text' | 'explanation'): StringPiece[] {
  const raw = text.slice(start, end);
  const holes = [...(kind === 'explanation' ? placeholders(raw) : []), ...gaps(raw)].sort((a, b) => a.start - b.start);
  const pieces: StringPiece[] = [];
  let from = 0;
  for (const hole of [...holes, { start: raw.length, end: raw.length, isPlaceholder: false }]) {
    if (hole.start < from) continue;
    if (hole.start > from) pieces.push({ start: start + from, end: start + hole.start, isPlaceholder: false });
    if (hole.isPlaceholder) pieces.push({ start: start + hole.start, end: start + hole.end, isPlaceholder: true });
    from = hole.end;
  }
  return pieces;
}

/** The placeholders that stand for something. */
function placeholders(raw: string): StringPiece[] {
  return placeholdersIn(raw).flatMap(({ start, end, name }) =>
    name !== undefined && readPlaceholder(name) ? [{ start, end, isPlaceholder: true }] : [],
  );
}

/** Line ends with the blanks around them; escapes, which only `"…"` has. */
function gaps(raw: string): StringPiece[] {
  const isPlain = raw.startsWith('"') && !raw.startsWith('"""');
  const gap = isPlain ? /\\./g : /(?<![ \t\u3000])[ \t\u3000]*(?:\r\n?|\n)[ \t\u3000]*/g;
  return Array.from(raw.matchAll(gap), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    isPlaceholder: false,
  }));
}
