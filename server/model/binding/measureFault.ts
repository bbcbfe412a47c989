import type { Measure } from '../../language/schema.ts';
import type { QuantityNode } from '../../syntax/tree.ts';
import { type AmountFault, plainDigits } from '../amount.ts';
import { decimal } from '../money.ts';

/** A word for a unit; letters that were mistyped or are not finished are none. */
const WORD = /^\p{Script=Han}+$/u;

/** What is wrong with a number in another unit than it is published in; the same in that unit is to stand there instead. */
export function measureFault(
  { digits, unit, start, end }: QuantityNode,
  { unit: wanted, others }: Measure,
): AmountFault | undefined {
  const factor = Object.hasOwn(others, unit) ? others[unit] : undefined;
  const plain = plainDigits(digits);
  if (unit === wanted || factor === 1 || plain === undefined) return undefined;
  if (factor === undefined && !WORD.test(unit)) return undefined;
  const message = {
    zh: `这里要以${wanted}为单位，写的是${unit}`,
    en: `The unit has to be ${wanted} here, and not ${unit}`,
  };
  if (factor === undefined) return { start, end, message };
  return { start, end, message, replacements: [decimal(plain).times(factor).toFixed() + wanted] };
}
