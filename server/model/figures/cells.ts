import type { Item, Source } from '../Budget.ts';
import { sources } from '../Budget.ts';

/**
 * A set of cells, one bit each: part (basic, project) × source × period (this year, carried over). Every filter of a
 * published column is such a set, so "only one part of a breakdown is not zero" is "both sets hold the same cells".
 */
export type Cells = number;

/** How many cells there are; the bit of each is below. */
export const cellCount = sources.length * 4;
const PER_PART = sources.length * 2;

/** All cells. */
export const everything: Cells = (1 << cellCount) - 1;
/** The cells of basic and of project expenditure. */
export const partCells: Readonly<Record<'basic' | 'project', Cells>> = {
  basic: (1 << PER_PART) - 1,
  project: everything - ((1 << PER_PART) - 1),
};

/** A total that 科目 may declare of a subject. */
export type DeclaredPart = 'total' | 'basic' | 'project' | 'carryover';

function cellsWhere(test: (source: Source, carryover: boolean) => boolean): Cells {
  let cells = 0;
  for (let bit = 0; bit < cellCount; bit++) {
    const rest = bit % PER_PART;
    const source = sources[rest >> 1];
    if (source && test(source, rest % 2 === 1)) cells |= 1 << bit;
  }
  return cells;
}

/** The cells of money carried over from the year before, and of this year's. */
export const carryoverCells = cellsWhere((_, carryover) => carryover);
export const currentCells = cellsWhere((_, carryover) => !carryover);

/** The cells of some sources. */
export function sourceCells(wanted: readonly Source[]): Cells {
  return cellsWhere((source) => wanted.includes(source));
}

/** The cells of 财政拨款: general, fund and capital budgets. */
export const appropriatedCells = sourceCells(['general', 'fund', 'capital']);

/** The bit of the one cell that a line of money stands in. */
export function bitOf({ part, source, carryover }: Pick<Item, 'part' | 'source' | 'carryover'>): number {
  return (part === 'project' ? PER_PART : 0) + sources.indexOf(source) * 2 + (carryover ? 1 : 0);
}

/** The cells of the totals that a subject may have declared; of an economic code the whole is basic expenditure. */
export const declarableCells: Readonly<Record<'economic' | 'functional', Readonly<Record<DeclaredPart, Cells>>>> = {
  economic: { total: partCells.basic, ...partCells, carryover: carryoverCells },
  functional: { total: everything, ...partCells, carryover: carryoverCells },
};

/** Those totals, the whole first. */
export const declaredParts: readonly DeclaredPart[] = ['total', 'basic', 'project', 'carryover'];
