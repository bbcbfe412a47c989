import type { Localized } from '../../language/schema.ts';
import type { Amount } from '../../model/amount.ts';
import { agrees } from '../../model/figures/figures.ts';
import { totalOf } from '../../model/totalOf.ts';

/** Why a declared total becomes a comment. */
export const lastTotal: Localized = { zh: '上年的合计', en: "last year's total" };

interface HasAmount {
  readonly amount: Amount;
}

export function amountsOf(lines: readonly HasAmount[]): readonly Amount[] {
  return lines.map(({ amount }) => amount);
}

/** Whether lines make a total, be it within rounding. */
export function isSum(total: Amount, lines: readonly HasAmount[]): boolean {
  return agrees(total, totalOf(amountsOf(lines)));
}
