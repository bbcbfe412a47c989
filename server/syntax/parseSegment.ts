import { parseByGrammar } from './grammar.ts';
import { PlainReader } from './PlainReader.ts';
import type { Segment } from './tree.ts';

/**
 * Parses one segment; every text gives a result, whatever it holds. Where all of it is plain, the grammar is not needed,
 * nor even loaded.
 */
export function parseSegment(text: string): Segment {
  const reader = new PlainReader(text);
  const statements = reader.everything();
  return statements
    ? { text, stretch: undefined, statements, faults: [], comments: reader.comments }
    : parseByGrammar(text);
}
