import { Decimal } from 'decimal.js';
import { decimal, type Money, printedMoney } from '../../model/money.ts';

/** So many digits before the point fit into the column of amounts, however they are rounded. */
export const mostYuan = 15;

/** An amount in yuan with all its digits, at least two of them decimals: `-1234.50`, `0.333333…`. */
export function yuanText(value: Money): string {
  if (typeof value !== 'number') {
    const yuan = decimal(value.toString()).div(100);
    return yuan.toFixed(Math.max(2, yuan.decimalPlaces()));
  }
  const digits = String(Math.abs(value)).padStart(3, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The money that {@link yuanText} wrote. */
export function yuanOf(text: string): Money {
  return printedMoney(text, 100);
}

/** An amount rounded to the fen, half away from zero, and what it was rounded by; together they are the amount. */
export interface RoundedYuan {
  readonly rounded: string;
  /** Undefined where the amount is whole fen. */
  readonly rest: string | undefined;
}

/** Cuts an amount in yuan in two at the fen. */
export function roundedYuan(text: string): RoundedYuan {
  if (text.length - text.indexOf('.') <= 3) return { rounded: text, rest: undefined };
  const exact = decimal(text);
  const rounded = exact.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  return { rounded: rounded.toFixed(2), rest: exact.minus(rounded).toFixed() };
}
