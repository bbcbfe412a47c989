import { Decimal } from 'decimal.js';
import { formatMoney, isZero, type Money, moneyUnits } from '../model/money.ts';
import type { AmountStyle } from './DocumentLayout.ts';

/** An amount as a document writes it, without its unit. */
export function printedAmount(value: Money, { unit, decimals, zero, whole }: AmountStyle): string {
  if (isZero(value)) return zero;
  const isWhole = whole === true && new Decimal(value).mod(moneyUnits[unit]).isZero();
  return formatMoney(value, { unit, decimals: isWhole ? 0 : decimals, separators: true });
}

/** What part of `whole` an amount is; zero of nothing. */
export function fractionOf(part: Money, whole: Money): Decimal {
  return isZero(whole) ? new Decimal(0) : new Decimal(part).div(whole);
}

/** A fraction as a percentage with two decimals, rounded half up: `45.78%`, `0.00%`, of nothing `0%`; `100%` where a whole one has no decimals. */
export function printedPercent(fraction: Decimal, whole = false): string {
  const percent = fraction.times(100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const hasDecimals = !fraction.isZero() && !(whole && percent.isInteger());
  return `${percent.toFixed(hasDecimals ? 2 : 0)}%`;
}
