import type { Exception } from '../Identity.ts';

/** A sum that is not zero, and what that means. */
export const exception = (sum: string, zh: string, en: string): Exception => ({ sum, reason: { zh, en } });

/** What stays at the end of the year is in one side only. */
export const noYearEnd = (sum: string): readonly Exception[] => [
  exception(sum, '有年终结转', 'There is a year-end carry-over'),
];

/** What was carried over is in one side only. */
export const noCarryover = (sum: string): Exception =>
  exception(sum, '有上年结转', 'Money is carried over from last year');

/** There is other money than this year’s of the general public budget. */
export const generalOnly: readonly Exception[] = [
  exception(
    't1/fund,capital,special,unit/amount',
    '除一般公共预算外还有别的资金',
    'Not all money is of the general public budget',
  ),
  noCarryover('t1/carryover/amount'),
];

/** By the layout t13 leaves out carried-over money that is no appropriation. */
export const appropriatedCarryover: readonly Exception[] = [
  exception(
    't1/carryover/amount - t4/carryover/amount',
    '上年结转里有财政专户或单位资金，按表样不列入表十三',
    'Money is carried over that is no appropriation, which T13 leaves out',
  ),
];
