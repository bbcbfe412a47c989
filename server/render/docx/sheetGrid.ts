import { AlignmentType } from 'docx';
import type { HeaderCell, Sheet, SheetCell } from '../../tables/Sheet.ts';
import { columnWidths, sizeForColumns } from '../columnWidths.ts';
import { indentOf, leavesOf, sheetNeeds } from '../sheetColumns.ts';
import { cellPadding, type Grid, type GridCell } from './gridTable.ts';

const squeezed = { text: 12, header: 6 };

/** The grid of a published table; `preferred` is the size of its text in points, which is reduced for too many figures. */
export function sheetGrid(sheet: Sheet, preferred: number, width: number): Grid {
  const { headerRows, columnNumbers, header, rows } = sheet;
  const heads: GridCell[][] = Array.from({ length: headerRows }, () => []);
  for (const cell of header) placeHeader(cell, 0, heads);
  if (columnNumbers.length > 0) heads.push(columnNumbers.map(headerCell));
  const needs = sheetNeeds(sheet, squeezed);
  const padding = cellPadding.horizontal * 2;
  const size = sizeForColumns(needs, preferred, width, padding);
  return {
    ...(size < preferred && { size }),
    widths: columnWidths(needs, width, size * 10, padding),
    headerRows: heads.length,
    rows: [...heads, ...rows.map(({ cells }) => cells.flatMap((cell) => bodyCell(cell, size)))],
  };
}

function placeHeader({ text, below }: HeaderCell, row: number, heads: GridCell[][]): void {
  const span = below.length > 0 ? { colSpan: leavesOf(below).length } : { rowSpan: heads.length - row };
  heads[row]?.push({ ...headerCell(text), ...span });
  for (const cell of below) placeHeader(cell, row + 1, heads);
}

function headerCell(text: string): GridCell {
  return { text, align: AlignmentType.CENTER };
}

/** A cell that an earlier one of its row covers has a span of 0. */
function bodyCell(cell: SheetCell, size: number): GridCell[] {
  const { text, isTotal: bold } = cell;
  if (cell.kind === 'figure') return [{ text, bold, align: AlignmentType.RIGHT }];
  if (cell.span === 0) return [];
  return [
    {
      text,
      bold,
      align: bold ? AlignmentType.CENTER : AlignmentType.LEFT,
      indent: indentOf(cell) * size * 20,
      colSpan: cell.span,
    },
  ];
}
