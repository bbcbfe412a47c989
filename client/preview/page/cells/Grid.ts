/** A cell of a table, and over how many rows and columns it reaches. */
export interface Spanned<T> {
  readonly cell: T;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** A cell in its place: its first row and column, and the ones behind its last. */
export interface PlacedCell<T> {
  readonly cell: T;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A field of the grid; in a merged cell there are several. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of fields; `bottom` and `right` are behind the last ones. */
export interface GridRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Where the cells of a table stand, merged ones included. */
export interface Grid<T> {
  readonly rows: number;
  readonly columns: number;
  /** By row and column; undefined where a short row leaves a hole. */
  readonly fields: readonly (readonly (PlacedCell<T> | undefined)[])[];
  readonly places: ReadonlyMap<T, PlacedCell<T>>;
}

/** Puts the cells of a table in their places, as html does: a cell goes to the next field that none above reaches into. */
export function layOut<T>(rows: readonly (readonly Spanned<T>[])[]): Grid<T> {
  const fields: (PlacedCell<T> | undefined)[][] = rows.map(() => []);
  const places = new Map<T, PlacedCell<T>>();
  rows.forEach((cells, top) => {
    let left = 0;
    for (const { cell, rowSpan, colSpan } of cells) {
      while (fields[top]?.[left]) left++;
      const bottom = Math.min(top + Math.max(rowSpan, 1), rows.length);
      const placed = { cell, top, left, bottom, right: left + Math.max(colSpan, 1) };
      places.set(cell, placed);
      occupy(fields, placed);
      left = placed.right;
    }
  });
  const columns = fields.reduce((most, row) => Math.max(most, row.length), 0);
  return { rows: rows.length, columns, fields, places };
}

/** The cell at a field. */
export function cellAt<T>({ fields }: Grid<T>, { row, column }: GridPosition): PlacedCell<T> | undefined {
  return fields[row]?.[column];
}

/** The smallest rectangle that holds two fields and cuts through no merged cell. */
export function rangeBetween<T>(grid: Grid<T>, from: GridPosition, to: GridPosition): GridRange {
  let range: GridRange = {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row) + 1,
    right: Math.max(from.column, to.column) + 1,
  };
  for (;;) {
    const wider = cellsIn(grid, range).reduce(around, range);
    if (sizeOf(wider) === sizeOf(range)) return range;
    range = wider;
  }
}

/** All fields of a grid. */
export function wholeOf<T>({ rows, columns }: Grid<T>): GridRange {
  return { top: 0, left: 0, bottom: rows, right: columns };
}

/** The cells that reach into a range, each once, row by row. */
export function cellsIn<T>({ fields }: Grid<T>, { top, left, bottom, right }: GridRange): readonly PlacedCell<T>[] {
  const found = new Set<PlacedCell<T>>();
  for (const row of fields.slice(top, bottom)) {
    for (const placed of row.slice(left, right)) if (placed) found.add(placed);
  }
  return [...found];
}

/** How many fields a range has. */
export function sizeOf({ top, left, bottom, right }: GridRange): number {
  return (bottom - top) * (right - left);
}

function around(range: GridRange, cell: GridRange): GridRange {
  return {
    top: Math.min(range.top, cell.top),
    left: Math.min(range.left, cell.left),
    bottom: Math.max(range.bottom, cell.bottom),
    right: Math.max(range.right, cell.right),
  };
}

function occupy<T>(fields: (PlacedCell<T> | undefined)[][], placed: PlacedCell<T>): void {
  for (let row = placed.top; row < placed.bottom; row++) {
    for (let column = placed.left; column < placed.right; column++) {
      const line = fields[row];
      if (line) line[column] = placed;
    }
  }
}
