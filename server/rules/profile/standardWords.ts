import { readTable } from '../../data/readTable.ts';
import typoTable from '../../data/typos.tsv';
import vagueTable from '../../data/vagueWords.tsv';

/** Words that are often written wrongly in budgets, with the right ones. */
export const standardTypos: ReadonlyMap<string, string> = new Map(
  readTable(typoTable).map((row) => [row('wrong'), row('right')]),
);

/** Words that say nothing as the value of an indicator. */
export const standardVagueWords: ReadonlySet<string> = new Set(readTable(vagueTable).map((row) => row('word')));
