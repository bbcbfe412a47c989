import { Decimal } from 'decimal.js';
import type { TypedPercent } from './typedFigures.ts';

/** A fraction with as many decimals as a percentage was typed with. */
export function percentText({ decimals }: TypedPercent, fraction: Decimal): string {
  return `${fraction.times(100).toFixed(decimals, Decimal.ROUND_HALF_UP)}%`;
}
