import { lineCount } from '../textWidth.ts';
import { type PlacedCell, placed } from './grid.ts';
import type { Cell } from './Worksheet.ts';

/** The height of a line, of its font's size. */
const lineRate = 1.3;

/** Above and below the lines of a cell, in points. */
const padding = 5;

/** What a cell's borders take of its width, in characters, and what lines may be shorter than they could. */
const sides = 1.2;
const filled = 0.95;

/** The greatest height that a row can have, in points (Excel: 409). */
export const greatestHeight = 405;

/** Heights at which every text can be read as a whole, in points; `size` is that of the font that `widths` count. */
export function rowHeights(
  rows: readonly (readonly Cell[])[],
  widths: readonly number[],
  size: number,
): readonly number[] {
  const cells = placed(rows, widths.length);
  const heights = rows.map(() => size * lineRate + padding);
  for (const place of cells.toSorted((a, b) => a.cell.rowSpan - b.cell.rowSpan)) {
    const { row, cell } = place;
    const present = heights.slice(row, row + cell.rowSpan).reduce((sum, height) => sum + height, 0);
    const missing = heightOf(place, widths, size) - present;
    if (missing > 0)
      for (let i = row; i < row + cell.rowSpan; i++) heights[i] = (heights[i] ?? 0) + missing / cell.rowSpan;
  }
  return heights.map((height) => Math.ceil(height));
}

function heightOf({ cell, column }: PlacedCell, widths: readonly number[], size: number): number {
  const { content, look } = cell;
  const text = content.kind === 'text' ? content.text : '';
  const width = widths.slice(column, column + cell.colSpan).reduce((sum, each) => sum + each, 0);
  const room = ((width - sides - look.indent * 2) * filled * size) / look.font.size;
  const lines = look.wraps ? lineCount(text, Math.max(2, room)) : text.split('\n').length;
  return lines * look.font.size * lineRate + padding;
}

/** Rows and their heights. */
export interface Rows {
  readonly rows: readonly (readonly Cell[])[];
  readonly heights: readonly number[];
}

/** The same where rows that are too high for the file format are several, whose cells are joined. */
export function splitTallRows({ rows, heights }: Rows): Rows {
  const pieces = heights.map((height) => Math.ceil(height / greatestHeight));
  const spanOf = (row: number, span: number): number =>
    pieces.slice(row, row + span).reduce((sum, count) => sum + count, 0);
  return {
    rows: rows.flatMap((cells, row) => [
      cells.map((cell) => ({ ...cell, rowSpan: spanOf(row, cell.rowSpan) })),
      ...Array.from({ length: (pieces[row] ?? 1) - 1 }, () => []),
    ]),
    heights: heights.flatMap((height, row) => {
      const count = pieces[row] ?? 1;
      return Array.from({ length: count }, () => height / count);
    }),
  };
}
