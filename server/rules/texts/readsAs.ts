import { absolute, compare, divide, isZero, type Money, subtract } from '../../model/money.ts';
import type { TypedAmount } from './typedFigures.ts';

/** Whether a figure reads as an amount was typed: rounded half up, or cut off. */
export function readsAs(value: Money, { value: typed, step }: Pick<TypedAmount, 'value' | 'step'>): boolean {
  const above = subtract(value, typed);
  if (isZero(above)) return true;
  return compare(above, 0) > 0 ? compare(above, step) < 0 : compare(absolute(above), divide(step, 2)) <= 0;
}
