/** How many columns and rows a cell of a grid takes; one of each where nothing is said. */
export interface Spanning {
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

/** Where each cell of each row begins, by column: cells that span rows push those below them aside. */
export function columnsOf(rows: readonly (readonly Spanning[])[], width: number): readonly (readonly number[])[] {
  const coveredUntil = Array.from({ length: width }, () => 0);
  return rows.map((cells, row) => {
    let column = 0;
    return cells.map(({ colSpan = 1, rowSpan = 1 }) => {
      while ((coveredUntil[column] ?? 0) > row) column++;
      const start = column;
      coveredUntil.fill(row + rowSpan, start, start + colSpan);
      column += colSpan;
      return start;
    });
  });
}
