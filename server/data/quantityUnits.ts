import type { Localized } from '../language/schema.ts';
import unitTable from './quantityUnits.tsv';
import { readTable } from './readTable.ts';

/** Where a unit is usual: in amounts, as a factor of them, and in values by what they measure. */
export type UnitUse = 'amount' | 'factor' | 'money' | 'share' | 'people' | 'time' | 'count' | 'area' | 'period';

/** A unit that may touch a number. */
export interface QuantityUnit {
  readonly unit: string;
  readonly uses: ReadonlySet<string>;
  readonly doc: Localized;
}

/** Every usual unit, in the order in which they are offered. */
export const quantityUnits: readonly QuantityUnit[] = readTable(unitTable).map((row) => ({
  unit: row('unit'),
  uses: new Set(row('uses').split(' ')),
  doc: { zh: row('zh'), en: row('en') },
}));

const words: ReadonlySet<string> = new Set(quantityUnits.map(({ unit }) => unit));

/** Whether a word is one of them. */
export function isUsualUnit(word: string): boolean {
  return words.has(word);
}
