import { type Cell, isFilled, type Row } from '../../paste/plainRows.ts';
import type { Allowance, Refusal } from './Allowance.ts';

const nothing: Cell = { text: '', isRepeated: false };

/** The cells of one sheet, as far as something stands in them. */
export class CellGrid {
  readonly #allowance: Allowance;
  readonly #rows: Cell[][] = [];

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  /** Puts a cell into its place, or says why no more is read. */
  put(cell: Cell, row: number, column: number): Refusal | undefined {
    const added = Math.max(0, column + 1 - (this.#rows[row]?.length ?? 0));
    const refusal = this.#allowance.cell(row, column, added, cell.text.length);
    if (refusal) return refusal;
    while (this.#rows.length <= row) this.#rows.push([]);
    const cells = this.#rows[row] ?? [];
    while (cells.length < column) cells.push(nothing);
    cells[column] = cell;
    return undefined;
  }

  /** Puts what stands in a cell into those below it, down to a row that is there. */
  repeatDown(first: Place, last: Place): Refusal | undefined {
    const text = this.#rows[first.row]?.[first.column]?.text;
    if (!text) return undefined;
    for (let row = first.row + 1; row <= last.row && row < this.#rows.length; row++) {
      const refusal = this.put({ text, isRepeated: true }, row, first.column);
      if (refusal) return refusal;
    }
    return undefined;
  }

  /** All rows down to the last one, each in its place. */
  get inPlace(): readonly Row[] {
    return this.#rows;
  }

  /** The rows in which something stands. */
  get rows(): Row[] {
    return this.#rows.filter(isFilled);
  }
}

/** Where a cell stands, counted from zero. */
export interface Place {
  readonly row: number;
  readonly column: number;
}
