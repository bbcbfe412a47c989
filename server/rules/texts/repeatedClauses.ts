import { remembered } from '../../text/remembered.ts';

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
  if (sentences.length > 0) return sentences;
  const found = [...inARow(raw, /[^，,。；;！？]+[，,。；;！？]?/g), ...listedTwice(raw)];
  return found.length === 0 ? none : found;
});

/** The last one may have another mark, or none. */
function inARow(raw: string, pieces: RegExp): RepeatedClause[] {
  const found: RepeatedClause[] = [];
  let run = { word: '', start: 0, end: 0, last: 0 };
  const close = (): void => {
    const { word, start, end, last } = run;
    if (last > start && word.length >= SHORTEST_CLAUSE)
      found.push({ kind: 'clause', word, index: start, typed: raw.slice(start, end), kept: raw.slice(last, end) });
  };
  for (const { 0: piece, index } of raw.matchAll(pieces)) {
    const word = piece.replace(/[，,。；;！？]$/, '');
    const isSame = word === run.word;
    if (!isSame) close();
    run = { word, start: isSame ? run.start : index, end: index + piece.length, last: index };
  }
  close();
  return found;
}

/** 会议费、培训费、会议费: the second one goes, with the mark before it. */
function listedTwice(raw: string): RepeatedClause[] {
  if (!raw.includes('、')) return [];
  return Array.from(raw.matchAll(/[\p{Script=Han}、]+/gu)).flatMap(({ 0: list, index }) => {
    const items = list.split('、');
    const seen = new Set<string>();
    let at = index;
    return items.flatMap((word): RepeatedClause[] => {
      const start = at;
      at += word.length + 1;
      const isFirst = !seen.has(word);
      seen.add(word);
      if (word.length < SHORTEST_ITEM || isFirst) return [];
      return [{ kind: 'item', word, index: start - 1, typed: `、${word}`, kept: '' }];
    });
  });
}
