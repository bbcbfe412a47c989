import { distance } from 'fastest-levenshtein';
import { ascii } from './ascii.ts';

/** Whether two numbers are one slip of typing apart: a digit more, less or other, two next to each other swapped, or the point elsewhere. */
export function isTypingSlip(one: string, other: string): boolean {
  const [a, b] = [digitsOf(one), digitsOf(other)];
  return Math.abs(a.length - b.length) <= 1 && (distance(a, b) <= 1 || isSwapped(a, b));
}

/** The same of two numbers in one unit, whose zeros count: 300,000 is none of 1,000,000. */
export function isNearSlip(one: string, other: string): boolean {
  const [a, b] = inPlaces(one, other);
  return digitsOf(one) === digitsOf(other) || distance(a, b) <= 1 || isSwapped(a, b);
}

/** Whether two numbers in one unit differ in two digits next to each other alone, which are swapped: 12.00 is none of 210.00. */
export function isTransposed(one: string, other: string): boolean {
  return isSwapped(...inPlaces(one, other));
}

/** The digits of both with as many decimals, so that each stands for as much as in the other one. */
function inPlaces(one: string, other: string): [one: string, other: string] {
  const decimals = Math.max(decimalsOf(one).length, decimalsOf(other).length);
  const placed = (each: string): string => wholeOf(each) + decimalsOf(each).padEnd(decimals, '0');
  return [placed(one), placed(other)];
}

function wholeOf(number: string): string {
  return (ascii(number).split('.')[0] ?? '').replace(/\D/g, '').replace(/^0+/, '');
}

function decimalsOf(number: string): string {
  return /\.(\d*)/.exec(ascii(number))?.[1] ?? '';
}

/** Without the point, and the zeros that only it needs. */
function digitsOf(number: string): string {
  const digits = ascii(number).replace(/\D/g, '').replace(/^0+/, '');
  let end = digits.length;
  while (digits.charAt(end - 1) === '0') end--;
  return digits.slice(0, end);
}

/** Whether one text is the other with two neighbours in each other's place. */
export function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((digit, i) => digit !== b[i]);
  const swapped = a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2);
  return at >= 0 && swapped === b;
}
