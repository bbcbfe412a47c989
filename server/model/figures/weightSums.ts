import type { Amount } from '../amount.ts';
import type { Indicator } from '../Budget.ts';
import { compare } from '../money.ts';

const all: Amount = { value: 100, half: 0 };
const withoutExecutionRate: Amount = { value: 90, half: 0 };

/** What weights may sum to, the nearest first: without 预算执行率, which carries 10, that may have been left out or be none of them. */
export function weightSums(indicators: readonly Indicator[], { value }: Amount): readonly [Amount, ...Amount[]] {
  if (indicators.some(({ name }) => name.includes('预算执行率'))) return [all];
  return compare(value, 95) < 0 ? [withoutExecutionRate, all] : [all, withoutExecutionRate];
}
