import { Decimal } from 'decimal.js';

/** Whether what is left of a number less its parts may come from rounding: each of them and the whole to two places. */
export function isRounding(rest: Decimal, parts: number): boolean {
  return rest.abs().lte(new Decimal('0.005').times(parts + 1));
}
