import { blocksOf } from '../../document/Disclosure.ts';
import type { Budget } from '../../model/Budget.ts';
import { type ComparedFigure, joinFigures } from '../../model/figures/compareBudgets.ts';
import { isZero } from '../../model/money.ts';
import { fill } from '../../tables/fill.ts';
import type { TableLayout } from '../../tables/layout.ts';
import { layoutOf } from '../../tables/layouts.ts';
import type { FigureCell, Sheet } from '../../tables/Sheet.ts';
import { publishedDocument } from '../preview/publishedDocument.ts';
import { type TableRow, tableRows } from './tableRows.ts';

/** A published table of two budgets, row by row. */
export interface ComparedTable {
  readonly layout: TableLayout;
  readonly label: string;
  readonly sheet: Sheet;
  readonly rows: readonly ComparedCell[];
}

/** One figure of both; the cell where it is printed now, if it is there. */
export interface ComparedCell {
  readonly figure: ComparedFigure;
  readonly cell: FigureCell | undefined;
}

/**
 * Two budgets held against each other in the tables of the second one, by what is printed. A row is its main figure, the
 * first of its side; of totals and of rows with none below them, the figures that break it down follow, one step deeper, where
 * they say something else. What is zero in both is left out.
 */
export function compareTables(before: Budget, after: Budget): ComparedTable[] {
  const layouts = layoutOf(after).tables;
  return blocksOf(publishedDocument(after).disclosure, 'sheet').flatMap(({ sheet, label }) => {
    const layout = layouts.find(({ id }) => id === sheet.id);
    if (!layout) return [];
    const rows = comparedRows(tableRows(fill(layout, before), layout), tableRows(sheet, layout));
    return rows.length === 0 ? [] : [{ layout, label, sheet, rows }];
  });
}

function comparedRows(before: readonly TableRow[], after: readonly TableRow[]): ComparedCell[] {
  const [old, now] = [before, after].map((rows) => new Map(rows.map((row) => [row.key, row])));
  return mergedKeys(before, after).flatMap((key) => comparedRow(old?.get(key), now?.get(key)));
}

function comparedRow(before: TableRow | undefined, after: TableRow | undefined): ComparedCell[] {
  const row = after ?? before;
  if (!row) return [];
  const cells = new Map(after?.figures.map(({ figure, cell }) => [figure.key, cell]));
  const told = (of: TableRow | undefined): TableRow['figures'][number]['figure'][] =>
    (of?.figures ?? []).map(({ figure }) => figure).filter(({ value }) => !isZero(value));
  const joined = new Map(joinFigures(told(before), told(after)).map((figure) => [figure.key, figure]));
  const ordered = row.figures.flatMap(({ figure }) => joined.get(figure.key) ?? []);
  const [main, ...parts] = ordered;
  if (!main) return [];
  const own = row.isTotal || row.isLeaf ? parts.filter((part) => !saysTheSame(part, main)) : [];
  return [main, ...own].map((figure) => ({
    figure,
    cell: figure.after === undefined ? undefined : cells.get(figure.key),
  }));
}

function saysTheSame(part: ComparedFigure, main: ComparedFigure): boolean {
  return String(part.before) === String(main.before) && String(part.after) === String(main.after);
}

/** The keys of both in the order of the second, those of the first alone behind what they followed there; codes stay in order. */
function mergedKeys(before: readonly TableRow[], after: readonly TableRow[]): string[] {
  const kept = new Set(after.map(({ key }) => key));
  const gone = new Map<string, TableRow[]>();
  let last = '';
  for (const row of before) {
    if (kept.has(row.key)) last = row.key;
    else gone.set(last, [...(gone.get(last) ?? []), row]);
  }
  const rows = [...(gone.get('') ?? []), ...after.flatMap((row) => [row, ...(gone.get(row.key) ?? [])])];
  const isCoded = ({ level, figures: [main] }: TableRow): boolean => level > 0 && main?.figure.code !== '';
  const coded = rows.filter(isCoded).sort((a, b) => a.side - b.side || (a.key < b.key ? -1 : 1));
  let next = 0;
  return rows.map((row) => (isCoded(row) ? (coded[next++] ?? row) : row).key);
}
