import type { Amount } from './amount.ts';
import type { Item } from './Budget.ts';
import { bitOf, type Cells, cellCount } from './cells.ts';
import { add, isZero, type Money } from './money.ts';

/** What some lines add up to in each cell by its bit; undefined where there are none, lines of zero left out. */
export type SumsByBit = readonly (Amount | undefined)[];

type Growing = ({ value: Money; half: number } | undefined)[];

/** What the lines that are not zero add up to in each cell. */
export function sumsByBit(items: readonly Item[]): SumsByBit {
  const sums: Growing = [];
  sums.length = cellCount;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (item && !isZero(item.amount.value)) addTo(sums, bitOf(item), item.amount);
  }
  return sums;
}

/** What several of them add up to in each cell. */
export function sumOfSums(some: readonly SumsByBit[]): SumsByBit {
  const sums: Growing = [];
  sums.length = cellCount;
  for (const each of some)
    for (let bit = 0; bit < cellCount; bit++) {
      const amount = each[bit];
      if (amount) addTo(sums, bit, amount);
    }
  return sums;
}

function addTo(sums: Growing, bit: number, { value, half }: Amount): void {
  const sum = sums[bit];
  if (sum) {
    sum.value = add(sum.value, value);
    sum.half += half;
  } else sums[bit] = { value, half };
}

/** The cells in which there are lines. */
export function cellsOfSums(sums: SumsByBit): Cells {
  let cells: Cells = 0;
  for (let bit = 0; bit < cellCount; bit++) if (sums[bit]) cells |= 1 << bit;
  return cells;
}

/** What some cells add up to, beginning with `first`. */
export function sumOfCells(sums: SumsByBit, cells: Cells, first: Amount): Amount {
  let { value, half } = first;
  for (let bit = 0; bit < cellCount; bit++) {
    const sum = (cells & (1 << bit)) === 0 ? undefined : sums[bit];
    if (!sum) continue;
    value = add(value, sum.value);
    half += sum.half;
  }
  return { value, half };
}
