import type { HeaderCell, Sheet, SheetCell } from '../tables/Sheet.ts';
import { type ColumnNeed, needOf } from './columnWidths.ts';
import { widestOf } from './textWidth.ts';

/** How far the columns of a table may be squeezed, in half characters. */
export interface Squeeze {
  readonly text: number;
  readonly header: number;
}

/** What the columns of a table need. A header breaks sooner than a cell, so what it wants comes after all cells. */
export function sheetNeeds({ header, rows, columnNumbers }: Sheet, squeezed: Squeeze): ColumnNeed[] {
  return leavesOf(header).map(({ text }, column) => {
    const cells = rows.flatMap(({ cells }) => cells[column] ?? []).filter(isNarrow);
    const need = needOf([columnNumbers[column] ?? '', ...cells.map(shownText)], squeezed.text);
    const head = widestOf([text]);
    return { ...need, least: Math.max(need.least, Math.min(head, squeezed.header)), header: head };
  });
}

/** The headers that are columns. */
export function leavesOf(header: readonly HeaderCell[]): readonly HeaderCell[] {
  return header.flatMap((cell) => (cell.below.length > 0 ? leavesOf(cell.below) : [cell]));
}

/** How many characters a cell is moved in: one for each level below the first. */
export function indentOf(cell: SheetCell): number {
  return cell.kind === 'text' && !cell.isTotal ? Math.max(0, cell.level - 1) : 0;
}

/** Whether a cell takes no more than its own column. */
function isNarrow(cell: SheetCell): boolean {
  return cell.kind === 'figure' || cell.span === 1;
}

function shownText(cell: SheetCell): string {
  return '　'.repeat(indentOf(cell)) + cell.text;
}
