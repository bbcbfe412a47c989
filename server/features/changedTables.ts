import { type Locale, say } from '../language/locale.ts';
import type { Budget } from '../model/Budget.ts';
import { fill } from '../tables/fill.ts';
import { layoutOf } from '../tables/layouts.ts';
import type { SheetRow } from '../tables/Sheet.ts';
import { onceFor } from '../text/onceFor.ts';
import type { Analysis } from './Analysis.ts';
import type { FileEdit, QuickFix } from './diagnostic.ts';

/** To fill the tables of a longer budget, in UTF-16 units, takes longer than anybody waits for the title of a fix. */
const LONGEST = 300_000;
/** So long are all budgets together whose tables are filled for the titles of a list. */
const LONGEST_TOGETHER = 8 * LONGEST;

/**
 * Which of the published tables print something else once some edits are made, as a clause behind a fix's title; of a very
 * long budget that is left open.
 */
export function changedTablesText(analysis: Analysis, edits: readonly FileEdit[], locale: Locale): string {
  if (lengthOf(analysis) > LONGEST) return '';
  const runs = changedTables(analysis.budget, edited(analysis, edits).budget);
  if (runs.length === 0) return say({ zh: '；各表不变', en: '; no table changes' }, locale);
  const listed = (to: string, separator: string): string =>
    runs.map((run) => runText(run, to, separator)).join(separator);
  return say({ zh: `；${listed('至', '、')}随之变化`, en: `; changes ${listed('–', ', ')}` }, locale);
}

/** What tells the titles of fixes in a list, of each with its place: the first say which tables change, as many as there is time for. */
export function titlesIn(analysis: Analysis): (fix: Pick<QuickFix, 'title' | 'shortTitle'>, place: number) => string {
  const saying = Math.ceil(LONGEST_TOGETHER / lengthOf(analysis));
  return (fix, place) => (place < saying ? fix.title : fix.shortTitle);
}

function lengthOf({ files }: Analysis): number {
  return files.reduce((length, { tree }) => length + tree.length, 0);
}

/** Whether all published tables print the same once some edits are made. */
export function changesNoTable(analysis: Analysis, edits: readonly FileEdit[]): boolean {
  return changedTables(analysis.budget, edited(analysis, edits).budget).length === 0;
}

/** `表一、表二`, or `表一至表六` of three and more. */
function runText(run: readonly string[], to: string, separator: string): string {
  return run.length > 2 ? `${run[0]}${to}${run.at(-1)}` : run.join(separator);
}

/** The budget with edits in one or several of its files. */
function edited(analysis: Analysis, edits: readonly FileEdit[]): Analysis {
  return [...new Set(edits.map(({ file }) => file))].reduce((current, file) => {
    return current.seenFrom(file).withEdits(edits.filter((edit) => edit.file === file));
  }, analysis);
}

/** The labels of the tables whose cells differ, those that follow each other together. */
function changedTables(before: Budget, after: Budget): string[][] {
  const old = printed(before);
  const runs: string[][] = [];
  let run: string[] = [];
  for (const [i, table] of layoutOf(after).tables.entries()) {
    if (printsTheSame(fill(table, after).rows, old[i] ?? [])) run = [];
    else if (run.push(table.label) === 1) runs.push(run);
  }
  return runs;
}

const printed = onceFor((budget: Budget): readonly (readonly SheetRow[])[] =>
  layoutOf(budget).tables.map((table) => fill(table, budget).rows),
);

/** Most rows of a large budget are the same objects after an edit. */
function printsTheSame(rows: readonly SheetRow[], others: readonly SheetRow[]): boolean {
  return (
    rows.length === others.length && rows.every((row, i) => row === others[i] || textOf(row) === textOf(others[i]))
  );
}

function textOf(row: SheetRow | undefined): string | undefined {
  return row?.cells.map(({ text }) => text).join('\t');
}
