import { readTable } from '../../data/readTable.ts';
import { folded } from '../../text/folded.ts';

/** A word that names are made of, and what it means in them. */
export interface NameWord {
  readonly text: string;
  readonly group: string;
}

/** A table of words, long ones first, so that reading takes the longest that fits. */
export function nameWords(table: string): readonly NameWord[] {
  return readTable(table)
    .map((row) => ({ text: row('word'), group: row('group') }))
    .sort((a, b) => b.text.length - a.text.length);
}

/**
 * The words that a name consists of from end to end; undefined where anything else stands in it than `other`, a sticky
 * pattern, says. A year before it is no part.
 */
export function wordsOf(name: string, words: readonly NameWord[], other?: RegExp): readonly NameWord[] | undefined {
  const text = folded(name).replace(/^\d{4}/, '');
  const found: NameWord[] = [];
  for (let at = 0; at < text.length; ) {
    const word = words.find((each) => text.startsWith(each.text, at)) ?? matchAt(at, text, other);
    if (!word) return undefined;
    found.push(word);
    at += word.text.length;
  }
  return found;
}

function matchAt(at: number, text: string, pattern: RegExp | undefined): NameWord | undefined {
  if (!pattern) return undefined;
  pattern.lastIndex = at;
  const match = pattern.exec(text)?.[0];
  return match ? { text: match, group: 'other' } : undefined;
}
