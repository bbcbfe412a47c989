import { AlignmentType } from 'docx';
import type { HeaderCell, Sheet, SheetCell } from '../../tables/Sheet.ts';
import { type ColumnNeed, columnWidths, needOf, sizeForColumns } from '../columnWidths.ts';
import { widestOf } from '../textWidth.ts';
import { cellPadding, type Grid, type GridCell } from './gridTable.ts';

/** A header is not asked to fit in fewer half characters than these, nor to have more on one line. */
const headerNeed = { least: 6, wanted: 10 };

/** The narrowest that a long text is squeezed, in half characters. */
const textLeast = 12;

/** The grid of a published table; `preferred` is the size of its text in points, which is reduced for too many figures. */
export function sheetGrid(sheet: Sheet, preferred: number, width: number): Grid {
  const { headerRows, columnNumbers, header, rows } = sheet;
  const heads: GridCell[][] = Array.from({ length: headerRows }, () => []);
  for (const cell of header) placeHeader(cell, 0, heads);
  if (columnNumbers.length > 0) heads.push(columnNumbers.map(headerCell));
  const needs = needsOf(sheet);
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
      indent: indentOf(cell) * size * 10,
      colSpan: cell.span,
    },
  ];
}

/** In half characters: each level one character deeper than the one above. */
function indentOf(cell: SheetCell): number {
  return cell.kind === 'text' && !cell.isTotal ? Math.max(0, cell.level - 1) * 2 : 0;
}

function needsOf({ header, rows, columnNumbers }: Sheet): ColumnNeed[] {
  return leavesOf(header).map(({ text }, column) => {
    const cells = rows.flatMap(({ cells }) => cells[column] ?? []).filter(isNarrow);
    const texts = [columnNumbers[column] ?? '', ...cells.map((cell) => '　'.repeat(indentOf(cell) / 2) + cell.text)];
    const { least, wanted } = needOf(texts, textLeast);
    const head = widestOf([text]);
    return {
      least: Math.max(least, Math.min(head, headerNeed.least)),
      wanted: Math.max(wanted, Math.min(head, headerNeed.wanted)),
    };
  });
}

/** Whether a cell takes no more than its own column. */
function isNarrow(cell: SheetCell): boolean {
  return cell.kind === 'figure' || cell.span === 1;
}

/** The headers that are columns. */
function leavesOf(header: readonly HeaderCell[]): readonly HeaderCell[] {
  return header.flatMap((cell) => (cell.below.length > 0 ? leavesOf(cell.below) : [cell]));
}
