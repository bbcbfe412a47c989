import type { Budget } from '../../model/Budget.ts';
import { fill } from '../../tables/fill.ts';
import { layoutOf } from '../../tables/layouts.ts';
import { withoutOwnLevel } from './ownLevel.ts';
import type { SheetRows } from './SheetRows.ts';

/** What a budget makes differently from published sheets, by their names: rows that it lacks, and rows that it adds. */
export function ownDifferences(budget: Budget, sheets: readonly SheetRows[]): ReadonlyMap<string, Differences> {
  const { tables } = layoutOf(budget);
  return new Map(
    sheets.flatMap(({ name, rows }): [string, Differences][] => {
      const layout = tables.find(({ label }) => name.startsWith(`${label} `));
      if (!layout) return [];
      const published = rows.map((row) => row.map(({ text, isRepeated }) => (isRepeated ? '' : text)));
      const made = fill(layout, budget).rows.map(({ cells }) => cells.map(({ text }) => text));
      return [[name, { lacking: unlike(published, made), added: unlike(made, published) }]];
    }),
  );
}

/** Rows of one table, as one line each. */
export interface Differences {
  readonly lacking: readonly string[];
  readonly added: readonly string[];
}

function unlike(rows: readonly Texts[], others: readonly Texts[]): string[] {
  const known = new Set(others.map(keyOf));
  return rows.filter((row) => hasFigures(row) && !known.has(keyOf(row))).map((row) => row.filter(Boolean).join(' | '));
}

type Texts = readonly string[];

/** Whether a row tells figures of something that it names. */
function hasFigures(row: Texts): boolean {
  return row.some(isNumber) && row.some((text) => text !== '' && !/\d{4}年|^\d/.test(text));
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
