import type { Budget } from '../../../model/Budget.ts';
import { fill } from '../../../tables/fill.ts';
import { layoutOf } from '../../../tables/layouts.ts';
import { groupedBy } from '../../../text/groupedBy.ts';
import type { SheetRows } from '../sheets/SheetRows.ts';
import { withoutOwnLevel } from './ownLevel.ts';

/** What a budget makes differently from published sheets, by their names: rows that it lacks, and rows that it adds. */
export function ownDifferences(budget: Budget, sheets: readonly SheetRows[]): ReadonlyMap<string, Differences> {
  const { tables } = layoutOf(budget);
  return new Map(
    sheets.flatMap(({ name, rows }): [string, Differences][] => {
      const layout = tables.find(({ label }) => name.startsWith(`${label} `));
      if (!layout) return [];
      const published = rows.map((row) => row.map(({ text, isRepeated }) => (isRepeated ? '' : text)));
      const made = fill(layout, budget).rows.map(({ cells }) => cells.map(({ text }) => text));
      return [[name, differencesOf(published, made)]];
    }),
  );
}

/** Rows of one table, as one line each. */
export interface Differences {
  /** With the figures that the budget has for what they name, if it has any. */
  readonly lacking: readonly { readonly row: string; readonly made: string | undefined }[];
  readonly added: readonly string[];
}

function differencesOf(published: readonly Texts[], made: readonly Texts[]): Differences {
  const added = groupedBy(unlike(made, published), namesIn);
  const lacking = unlike(published, made).map((row) => {
    const like = added.get(namesIn(row))?.shift();
    return { row: lineOf(row), made: like && lineOf(like.filter(isFigure)) };
  });
  return { lacking, added: [...added.values()].flat().map(lineOf) };
}

function unlike(rows: readonly Texts[], others: readonly Texts[]): Texts[] {
  const known = new Set(others.map(keyOf));
  return rows.filter((row) => hasFigures(row) && !known.has(keyOf(row)));
}

function lineOf(row: Texts): string {
  return row.filter(Boolean).join(' | ');
}

/** What a row is of. */
function namesIn(row: Texts): string {
  return row
    .filter((text, i) => text !== '' && (i === 0 || !isNumber(text)))
    .map(plainName)
    .join('|');
}

type Texts = readonly string[];

/** Whether a row tells figures of something that it names. */
function hasFigures(row: Texts): boolean {
  return row.some(isNumber) && row.some((text) => text !== '' && !/\d{4}年|^\d/.test(text));
}

/** Figures of tables have decimals, codes have none. */
function isFigure(text: string): boolean {
  return isNumber(text) && text.includes('.');
}

function isNumber(text: string): boolean {
  return /^-?[\d,]+(?:\.\d+)?$/.test(text);
}

/**
 * Texts and figures as they are compared, column by column: 104.2 and 104.20 are the same, empty cells at the end nothing. A
 * total is called 部门合计 or 单位合计, the department itself by its name with or without 本级.
 */
function keyOf(row: Texts): string {
  const filled = row.slice(0, row.findLastIndex((text) => text !== '') + 1);
  return filled.map((text) => (isNumber(text) ? String(Number(text.replaceAll(',', ''))) : plainName(text))).join('|');
}

function plainName(text: string): string {
  return text === '部门合计' ? '单位合计' : withoutOwnLevel(text);
}
