/** What a row of money is: received, spent, or left at the end of the year. */
export type Side = 'revenue' | 'expenditure' | 'year-end-carryover';

/**
 * One item of a budget with all that it stands under: a row of the tidy table that a bureau asks. Plain data; the words of
 * enumerations are the language's English ones. What there is not is undefined.
 */
export interface Fact {
  readonly year: number | undefined;
  readonly regionCode: string | undefined;
  readonly regionName: string | undefined;
  readonly departmentCode: string | undefined;
  readonly departmentName: string | undefined;
  /** Who spends it: the department itself or a unit. Revenue is the whole department's. */
  readonly unitCode: string | undefined;
  readonly unitName: string | undefined;
  readonly unitKind: string | undefined;
  readonly side: Side;
  readonly part: 'basic' | 'project' | undefined;
  readonly source: string;
  readonly carryover: boolean;
  readonly functionCode: string | undefined;
  readonly functionName: string | undefined;
  /** The 类 of the function. */
  readonly functionClassCode: string | undefined;
  readonly functionClassName: string | undefined;
  /** Undefined for a project of which only the amount is known. */
  readonly economicCode: string | undefined;
  readonly economicName: string | undefined;
  readonly governmentEconomicCode: string | undefined;
  readonly governmentEconomicName: string | undefined;
  readonly revenueCode: string | undefined;
  readonly revenueName: string | undefined;
  readonly projectName: string | undefined;
  readonly projectCategory: string | undefined;
  /** In yuan: every digit, at least two decimals. */
  readonly amount: string;
  /** The file that the item stands in, with `/` between folders. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}
