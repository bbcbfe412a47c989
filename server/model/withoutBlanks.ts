import type { Argument, Head } from '../syntax/tree.ts';
import type { Span } from '../text/Span.ts';

/** A word of the language with blanks in it: as many of the words from one on as together are one. */
export function withoutBlanks(
  parts: readonly (Head | Argument)[],
  words: { has(word: string): boolean },
  from = 0,
): (Span & { readonly word: string; readonly joined: string }) | undefined {
  const row = parts.slice(from, from + MOST_PARTS);
  const end = row.findIndex(({ kind }) => kind !== 'word');
  for (let count = end < 0 ? row.length : end; count > 1; count--) {
    const typed = row.slice(0, count).map((part) => ('text' in part ? part.text : ''));
    const [first, last] = [row[0], row[count - 1]];
    const joined = [typed.join(''), typed.join('-')].find((word) => words.has(word));
    if (first && last && joined) return { start: first.start, end: last.end, word: typed.join(' '), joined };
  }
  return undefined;
}

/** So many words may be one; the longest keyword has some more characters. */
const MOST_PARTS = 8;
