import type { Cell } from './Worksheet.ts';

/** A cell with its place, zero-based. */
export interface PlacedCell {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
}

/** Where each cell stands: those that span rows push the cells below them aside. */
export function placed(rows: readonly (readonly Cell[])[], width: number): readonly PlacedCell[] {
  const coveredUntil = Array.from({ length: width }, () => 0);
  return rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while ((coveredUntil[column] ?? 0) > row) column++;
      const start = column;
      coveredUntil.fill(row + cell.rowSpan, start, start + cell.colSpan);
      column += cell.colSpan;
      return { cell, row, column: start };
    });
  });
}

/** `A1`, `AB12` … of a zero-based place. */
export function reference(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** `A1:C3`: the places that a cell covers. */
export function rangeOf({ cell, row, column }: PlacedCell): string {
  return `${reference(row, column)}:${reference(row + cell.rowSpan - 1, column + cell.colSpan - 1)}`;
}

export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}
