import {
  type Cells,
  carryoverCells,
  currentCells,
  everything,
  partCells,
  sourceCells,
} from '../model/figures/cells.ts';
import { onceFor } from '../text/onceFor.ts';
import type { Column, FigureColumn, Side, TextColumn, Where } from './layout.ts';

/** The cells that a restriction leaves. */
export function cellsOf(where?: Where): Cells {
  return where ? restricted(where) : everything;
}

/** Every cell of every table asks for those of its column. */
const restricted = onceFor(({ part, sources, carryover }: Where): Cells => {
  let cells = everything;
  if (part) cells &= partCells[part];
  if (sources) cells &= sourceCells(sources);
  if (carryover !== undefined) cells &= carryover ? carryoverCells : currentCells;
  return cells;
});

/** The columns that have no others below them. */
export function leaves(columns: readonly Column[]): (TextColumn | FigureColumn)[] {
  return columns.flatMap((column) => ('columns' in column ? leaves(column.columns) : [column]));
}

/** The cells that any column of a side shows. */
export function unionOfColumns({ columns, where }: Side): Cells {
  const shown = leaves(columns).reduce(
    (cells, column) => ('where' in column ? cells | cellsOf(column.where) : cells),
    0,
  );
  return shown & cellsOf(where);
}
