import type { Amount } from './amount.ts';
import { add, type Money } from './money.ts';

/** What some amounts add up to; exact. */
export function totalOf(amounts: Iterable<Amount>): Amount {
  // To add to a safe number in a variable makes no object.
  let whole = 0;
  let rest: Money = 0;
  let half = 0;
  for (const amount of amounts) {
    const next: number = typeof amount.value === 'number' ? whole + amount.value : Number.NaN;
    if (Number.isSafeInteger(next)) whole = next;
    else rest = add(rest, amount.value);
    half += amount.half;
  }
  return { value: rest === 0 ? whole : add(rest, whole), half };
}
