import type { Cells } from './cells.ts';

/** Values by the cells that they are of. A figure is asked for few cells, so they stand in a chain: a map takes far more. */
export class ByCells<V> {
  #last: Link<V> | undefined;

  get(cells: Cells): V | undefined {
    let link = this.#last;
    while (link && link.cells !== cells) link = link.next;
    return link?.value;
  }

  /** Adds the value of cells that have none yet. */
  add(cells: Cells, value: V): V {
    this.#last = { cells, value, next: this.#last };
    return value;
  }
}

interface Link<V> {
  readonly cells: Cells;
  readonly value: V;
  readonly next: Link<V> | undefined;
}
