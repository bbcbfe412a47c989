import type { Amount } from '../amount.ts';
import type { Item } from '../Budget.ts';
import { add, compare, isZero, type Money } from '../money.ts';
import { bitOf, type Cells, cellCount } from './cells.ts';

/** What some lines add up to in each cell in which there are any. A line of zero is a rounded number like others. */
export class CellSums {
  /** The cells in which there are lines. */
  readonly cells: Cells;
  /** One for each of them, in the order of their bits. */
  readonly #amounts: readonly Amount[];

  private constructor(cells: Cells, amounts: readonly Amount[]) {
    this.cells = cells;
    this.#amounts = amounts;
  }

  /** Those of some lines. */
  static of(items: readonly Item[]): CellSums {
    const [only, another] = items;
    if (only && !another) return new CellSums(1 << bitOf(only), [only.amount]);
    let cells: Cells = 0;
    for (const item of items) {
      const bit = bitOf(item);
      grow(bit, item.amount);
      cells |= 1 << bit;
    }
    return CellSums.#grown(cells);
  }

  /** What several of them add up to. */
  static together(some: readonly CellSums[]): CellSums {
    let cells: Cells = 0;
    for (const each of some) {
      const bits = bitsOf(each.cells);
      for (let i = 0; i < bits.length; i++) {
        const [bit, amount] = [bits[i], each.#amounts[i]];
        if (bit !== undefined && amount) grow(bit, amount);
      }
      cells |= each.cells;
    }
    return CellSums.#grown(cells);
  }

  static #grown(cells: Cells): CellSums {
    return new CellSums(cells, bitsOf(cells).map(taken));
  }

  /** Whether they are the same in every cell. */
  equals(other: CellSums): boolean {
    const amounts = other.#amounts;
    return this.cells === other.cells && amounts.every((amount, i) => isSameAmount(amount, this.#amounts[i] ?? amount));
  }

  /** The cells in which the lines add up to something. */
  get nonZero(): Cells {
    let cells: Cells = 0;
    bitsOf(this.cells).forEach((bit, i) => {
      const amount = this.#amounts[i];
      if (amount && !isZero(amount.value)) cells |= 1 << bit;
    });
    return cells;
  }

  /** What stands in some cells, one by one. */
  within(cells: Cells): readonly Amount[] {
    if ((this.cells & cells) === this.cells) return this.#amounts;
    const bits = bitsOf(this.cells);
    return this.#amounts.filter((_, i) => cells & (1 << (bits[i] ?? 0)));
  }
}

// The sums that grow stand here: to add to a number in one of these makes no object.
const wholes = new Float64Array(cellCount);
const halves = new Float64Array(cellCount);
const rests: Money[] = [];

function grow(bit: number, { value, half }: Amount): void {
  const whole = typeof value === 'number' ? (wholes[bit] ?? 0) + value : Number.NaN;
  if (Number.isSafeInteger(whole)) wholes[bit] = whole;
  else rests[bit] = add(rests[bit] ?? 0, value);
  halves[bit] = (halves[bit] ?? 0) + half;
}

/** What has grown in a cell, which is empty then. */
function taken(bit: number): Amount {
  const value = add(small(wholes[bit] ?? 0), rests[bit] ?? 0);
  const half = small(halves[bit] ?? 0);
  wholes[bit] = 0;
  halves[bit] = 0;
  delete rests[bit];
  return { value, half };
}

/** The same number: what comes out of an array of floating numbers would be an object of its own, even if it is a small one. */
function small(value: number): number {
  const whole = value | 0;
  return whole === value ? whole : value;
}

const known = new Map<Cells, readonly number[]>();

/** The bits of some cells in ascending order: there are few sets of cells in a budget. */
function bitsOf(cells: Cells): readonly number[] {
  let bits = known.get(cells);
  if (!bits) {
    bits = Array.from({ length: cellCount }, (_, bit) => bit).filter((bit) => cells & (1 << bit));
    known.set(cells, bits);
  }
  return bits;
}

/** Whether two amounts are the same, and rounded alike. */
export function isSameAmount(a: Amount, b: Amount): boolean {
  return a.half === b.half && compare(a.value, b.value) === 0;
}
