import { cellAt, type Grid, type GridPosition } from './Grid.ts';

/** How the keyboard moves in a table: a step, to the edge of what is filled, to the end of the row, of the table. */
export type Move =
  | { readonly kind: 'step' | 'leap'; readonly rows: -1 | 0 | 1; readonly columns: -1 | 0 | 1 }
  | { readonly kind: 'rowStart' | 'rowEnd' | 'start' | 'end' };

const arrows: ReadonlyMap<string, { readonly rows: -1 | 0 | 1; readonly columns: -1 | 0 | 1 }> = new Map([
  ['ArrowUp', { rows: -1, columns: 0 }],
  ['ArrowDown', { rows: 1, columns: 0 }],
  ['ArrowLeft', { rows: 0, columns: -1 }],
  ['ArrowRight', { rows: 0, columns: 1 }],
]);

/** The move that a key makes; undefined for all others. */
export function moveOf({
  key,
  ctrlKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>): Move | undefined {
  const isFar = ctrlKey || metaKey;
  const arrow = arrows.get(key);
  if (arrow) return { kind: isFar ? 'leap' : 'step', ...arrow };
  if (key === 'Home') return { kind: isFar ? 'start' : 'rowStart' };
  if (key === 'End') return { kind: isFar ? 'end' : 'rowEnd' };
  return undefined;
}

/**
 * Where a move leads. A merged cell is one step, and the row or column in which one came to it is kept, so that going up
 * and down through it leads back; at an edge the position stays.
 */
export function moved<T>(grid: Grid<T>, from: GridPosition, move: Move, isFilled: (cell: T) => boolean): GridPosition {
  switch (move.kind) {
    case 'step':
      return step(grid, from, move.rows, move.columns) ?? from;
    case 'leap':
      return leap(grid, from, move.rows, move.columns, isFilled);
    case 'rowStart':
      return filledField(grid, from.row, 'first') ?? from;
    case 'rowEnd':
      return filledField(grid, from.row, 'last') ?? from;
    case 'start':
      return filledField(grid, 0, 'first') ?? from;
    case 'end':
      return filledField(grid, grid.rows - 1, 'last') ?? from;
  }
}

function step<T>(grid: Grid<T>, from: GridPosition, rows: number, columns: number): GridPosition | undefined {
  const here = cellAt(grid, from);
  let { row, column } = from;
  do {
    row += rows;
    column += columns;
    if (row < 0 || column < 0 || row >= grid.rows || column >= grid.columns) return undefined;
  } while (cellAt(grid, { row, column }) === here || !cellAt(grid, { row, column }));
  return { row, column };
}

/** As in a spreadsheet: to the last filled cell before an empty one, or else to the next filled one, or to the edge. */
function leap<T>(
  grid: Grid<T>,
  from: GridPosition,
  rows: number,
  columns: number,
  isFilled: (cell: T) => boolean,
): GridPosition {
  const filledAt = (position: GridPosition) => {
    const cell = cellAt(grid, position);
    return cell !== undefined && isFilled(cell.cell);
  };
  let here = from;
  let next = step(grid, here, rows, columns);
  if (!next) return from;
  const isInBlock = filledAt(from) && filledAt(next);
  while (next && filledAt(next) === isInBlock) {
    here = next;
    next = step(grid, here, rows, columns);
  }
  return isInBlock || !next ? here : next;
}

function filledField<T>({ fields }: Grid<T>, row: number, end: 'first' | 'last'): GridPosition | undefined {
  const line = fields[row] ?? [];
  const column = end === 'first' ? line.findIndex(Boolean) : line.findLastIndex(Boolean);
  return column < 0 ? undefined : { row, column };
}
