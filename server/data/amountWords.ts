import wordTable from './amountWords.tsv';
import { readTable } from './readTable.ts';

/**
 * What a word in a header tells of the figures below it: an amount that was decided, one of a budget, a sum, or one that was
 * asked for or was there before a change; a change, a year before, a number or price of things, no figure at all; people
 * where they are whole numbers; nothing.
 */
const sorts = ['final', 'plain', 'total', 'asked', 'change', 'prior', 'count', 'none', 'people', 'other'] as const;
export type AmountSort = (typeof sorts)[number];

export interface AmountWord {
  readonly word: string;
  /** Where it stands in a header. */
  readonly place: string;
  readonly sort: AmountSort;
  /** Of several columns of amounts, that with the least is the budget. */
  readonly rank: number;
}

/** A column whose header has no word of these is as one of the budget. */
export const PLAIN_RANK = 20;

/** All words; the first that is found in a header counts. */
export const amountWords: readonly AmountWord[] = readTable(wordTable).flatMap((row) => {
  const sort = sorts.find((each) => each === row('sort'));
  const rank = Number(row('rank') || PLAIN_RANK);
  return sort ? [{ word: row('word'), place: row('place'), sort, rank }] : [];
});

/** The words by which an amount of a budget is known, as a reader of Chinese headers is told them. */
export const knownAmounts: readonly string[] = amountWords
  .filter(
    ({ sort, word }) => (sort === 'final' || sort === 'plain' || sort === 'total') && /^\p{Script=Han}/u.test(word),
  )
  .map(({ word }) => word);
