import { formatMoney, type Money } from '../model/money.ts';

/** A figure as it is published: in 万元 with two decimals, rounded half up, and separators; without the unit. */
export function publishedText(value: Money): string {
  return formatMoney(value, { unit: '万元', decimals: 2, separators: true });
}
