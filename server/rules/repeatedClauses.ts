import { remembered } from '../text/remembered.ts';

/** Something that a text says twice: a clause, or an item of a list. */
export interface RepeatedClause {
  readonly kind: 'clause' | 'item';
  readonly word: string;
  /** Of a clause both, of an item the second one with the mark before it. */
  readonly index: number;
  readonly typed: string;
  /** What is left of it. */
  readonly kept: string;
}

/** Shorter ones are said twice on purpose. */
const SHORTEST_CLAUSE = 8;
const SHORTEST_ITEM = 3;

const none: readonly RepeatedClause[] = [];

/** Clauses and sentences twice in a row, each with its mark, and items of a list that stand in it twice. */
export const repeatedClauses = remembered((raw: string): readonly RepeatedClause[] => {
  if (raw.length < 2 * SHORTEST_ITEM) return none;
  const sentences = inARow(raw, /[^。；;！？]+[。；;！？]?/g);
  const found = [...sentences, ...inARow(raw, /[^，,。；;！？]+[，,。；;！？]?/g), ...listedTwice(raw)];
  return found.length === 0
    ? none
    : found.filter((each, i) => !found.slice(0, i).some((other) => overlap(each, other)));
});

function overlap(a: RepeatedClause, b: RepeatedClause): boolean {
  return a.index < b.index + b.typed.length && b.index < a.index + a.typed.length;
}

/** The last one may have another mark, or none. */
function inARow(raw: string, pieces: RegExp): RepeatedClause[] {
  const found: RepeatedClause[] = [];
  let [last, lastAt] = ['', 0];
  for (const { 0: piece, index } of raw.matchAll(pieces)) {
    const words = withoutMark(piece);
    if (words.length >= SHORTEST_CLAUSE && words === last)
      found.push({
        kind: 'clause',
        word: words,
        index: lastAt,
        typed: raw.slice(lastAt, index + piece.length),
        kept: piece,
      });
    [last, lastAt] = [words, index];
  }
  return found;
}

function withoutMark(piece: string): string {
  return piece.replace(/[，,。；;！？]$/, '');
}

/** 会议费、培训费、会议费: the second one goes, with the mark before it. */
function listedTwice(raw: string): RepeatedClause[] {
  if (!raw.includes('、')) return [];
  return Array.from(raw.matchAll(/[\p{Script=Han}、]+/gu)).flatMap(({ 0: list, index }) => {
    const items = list.split('、');
    let at = index;
    return items.flatMap((word, i): RepeatedClause[] => {
      const start = at;
      at += word.length + 1;
      if (word.length < SHORTEST_ITEM || items.indexOf(word) === i) return [];
      return [{ kind: 'item', word, index: start - 1, typed: `、${word}`, kept: '' }];
    });
  });
}
