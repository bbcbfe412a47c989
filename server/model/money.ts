import { Decimal } from 'decimal.js';

/**
 * Exact money. A whole number of fen (0.01 yuan) that is safe is a plain number, which costs a tenth of a Decimal to
 * read and add; everything else (fractions of a fen, sums beyond 2^53 fen) is a Decimal of fen. Always made by the
 * functions here, so that equal amounts have one form.
 */
export type Money = number | Decimal;

const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/** The units that money is written in, as fen. */
export const moneyUnits = { 元: 100, 千元: 100_000, 万元: 1_000_000, 亿元: 10_000_000_000 } as const;

export type MoneyUnit = keyof typeof moneyUnits;

export function isMoneyUnit(unit: string): unit is MoneyUnit {
  return Object.hasOwn(moneyUnits, unit);
}

function canonical(value: Decimal): Money {
  return value.isInteger() && value.abs().lte(Number.MAX_SAFE_INTEGER) ? value.toNumber() : value;
}

/** A result of plain numbers, where it is exact. */
function safe(value: number): number | undefined {
  return Number.isSafeInteger(value) ? value : undefined;
}

/** An exact decimal from ASCII digits with thousands separators left out. */
export function decimal(digits: string): Decimal {
  return new Exact(digits);
}

const POINT = 46;
const ZERO = 48;

/** `digits` times a unit of `fen` fen; exact. */
export function moneyOf(digits: string, fen: number): Money {
  let whole = 0;
  let step = fen;
  let isFraction = false;
  for (let i = 0; i < digits.length; i++) {
    const code = digits.charCodeAt(i);
    if (code === POINT) isFraction = true;
    else {
      whole = whole * 10 + (code - ZERO);
      if (isFraction) step /= 10;
    }
  }
  const product = whole * step;
  return Number.isInteger(step) && Number.isSafeInteger(product) ? product : canonical(new Exact(digits).times(fen));
}

/** The same of digits that may have a minus in front, and thousands separators: what is printed, read again. */
export function printedMoney(text: string, fen: number): Money {
  const digits = text.replaceAll(',', '');
  return digits.startsWith('-') ? negate(moneyOf(digits.slice(1), fen)) : moneyOf(digits, fen);
}

export function add(a: Money, b: Money): Money {
  if (typeof a === 'number' && typeof b === 'number') return safe(a + b) ?? canonical(new Exact(a).plus(b));
  return canonical(new Exact(a).plus(b));
}

export function subtract(a: Money, b: Money): Money {
  return add(a, negate(b));
}

export function negate(a: Money): Money {
  return typeof a === 'number' ? 0 - a : a.negated();
}

export function absolute(a: Money): Money {
  return typeof a === 'number' ? Math.abs(a) : a.abs();
}

/** Exact; by a whole number it costs next to nothing. */
export function multiply(a: Money, factor: Decimal | number): Money {
  if (typeof a === 'number' && typeof factor === 'number' && Number.isInteger(factor)) {
    const product = safe(a * factor);
    if (product !== undefined) return product;
  }
  return canonical(new Exact(a).times(factor));
}

/** `a / divisor`, to 60 significant digits where it does not come out even; by a whole number it costs next to nothing where it does. */
export function divide(a: Money, divisor: Decimal | number): Money {
  if (typeof a === 'number' && typeof divisor === 'number' && Number.isInteger(divisor) && a % divisor === 0)
    return a / divisor;
  return canonical(new Exact(a).div(divisor));
}

/** The result of a calculation: what its divisions left beyond 30 places is no part of the amount (1 / 3 * 3 is 1). */
export function settled(value: Money): Money {
  return typeof value === 'number' ? value : canonical(value.toDecimalPlaces(30));
}

/** In fen: what shares that do not come out even are off together (three times 10,000元/3 is 10,000元). */
const DUST = new Exact('1e-20');

/** Below zero, zero or above zero as `a` is less than, equal to or greater than `b`. */
export function compare(a: Money, b: Money): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const difference = new Exact(a).minus(b);
  return difference.abs().lt(DUST) ? 0 : difference.comparedTo(0);
}

export function isZero(a: Money): boolean {
  return typeof a === 'number' ? a === 0 : a.abs().lt(DUST);
}

/** How a published amount is written. */
export interface AmountFormat {
  readonly unit: MoneyUnit;
  readonly decimals: number;
  readonly separators: boolean;
}

/** The amount in a unit, rounded half up (四舍五入, away from zero) to `decimals` places. */
export function formatMoney(value: Money, { unit, decimals, separators }: AmountFormat): string {
  const text = rounded(value, moneyUnits[unit], decimals);
  return separators ? withSeparators(text) : text;
}

function rounded(value: Money, fen: number, decimals: number): string {
  const step = fen / 10 ** decimals;
  if (typeof value !== 'number' || !Number.isInteger(step)) {
    return tidyZero(new Exact(value).div(fen).toFixed(decimals, Decimal.ROUND_HALF_UP));
  }
  const magnitude = Math.abs(value);
  const steps = Math.floor(magnitude / step) + ((magnitude % step) * 2 >= step ? 1 : 0);
  const digits = String(steps).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals > 0 ? `${whole}.${digits.slice(-decimals)}` : whole;
  return value < 0 && steps > 0 ? `-${text}` : text;
}

function tidyZero(text: string): string {
  return /^-0(?:\.0+)?$/.test(text) ? text.slice(1) : text;
}

/** How amounts are published in every layout. */
const published: Omit<AmountFormat, 'separators'> = { unit: '万元', decimals: 2 };

/** The amount as a reader takes it from what is printed: what is made of several has to follow from these. */
export function asPrinted(value: Money, { unit, decimals }: Omit<AmountFormat, 'separators'> = published): Money {
  return printedMoney(formatMoney(value, { unit, decimals, separators: false }), moneyUnits[unit]);
}

/** The number with separators between groups of three digits. */
export function withSeparators(text: string): string {
  const dot = text.indexOf('.');
  if ((dot < 0 ? text.length : dot) <= 3) return text;
  const end = dot < 0 ? text.length : dot;
  const sign = text.startsWith('-') ? 1 : 0;
  let grouped = text.slice(end - 3);
  for (let at = end - 3; at > sign; at -= 3) grouped = `${text.slice(Math.max(at - 3, sign), at)},${grouped}`;
  return sign ? `-${grouped}` : grouped;
}

/** All digits that the amount has in a unit, without rounding (a quotient that does not end is cut at 12 places), at least `decimals` of them. */
export function exactDigits(value: Money, unit: MoneyUnit, decimals = 0): string {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value !== 0)
    return digitsOfFen(value, moneyUnits[unit], decimals);
  const exact = new Exact(value).div(moneyUnits[unit]).toDecimalPlaces(12);
  return exact.toFixed(Math.max(decimals, exact.decimalPlaces()));
}

/** {@link exactDigits} as amounts stand in a text: those in 元 without decimals where they are whole, others with two. */
export function writtenDigits(value: Money, unit: MoneyUnit): string {
  const digits = exactDigits(value, unit);
  return unit === '元' && !digits.includes('.') ? digits : exactDigits(value, unit, 2);
}

/** A number as another one is typed, with separators where that has them. */
export function separatedLike(typed: string, text: string): string {
  return typed.includes(',') ? withSeparators(text) : text;
}

/** {@link exactDigits} with separators. */
export function exactText(value: Money, unit: MoneyUnit, decimals = 0): string {
  return withSeparators(exactDigits(value, unit, decimals));
}

/** Of a whole number of fen, with the point where the unit has it: units are powers of ten. */
function digitsOfFen(value: number, fen: number, decimals: number): string {
  const places = String(fen).length - 1;
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  let end = digits.length;
  while (end > digits.length - places && digits.charCodeAt(end - 1) === ZERO) end--;
  const fraction = digits
    .slice(-places)
    .slice(0, end - digits.length + places)
    .padEnd(decimals, '0');
  const whole = (value < 0 ? '-' : '') + digits.slice(0, -places);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
