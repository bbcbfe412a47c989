import type { RowNote } from '../paste/Reading.ts';

/** What became of one sheet. */
export interface SheetReport {
  readonly name: string;
  /** What its rows became: 收入, 科目, 明细 … */
  readonly noun: string;
  readonly read: number;
  readonly unread: readonly RowNote[];
  /** Rows that the sheet does not have, and the budget makes. */
  readonly added?: readonly RowNote[];
  /** Rows that say nothing of their own: totals, headers, rows without an amount. */
  readonly leftOut: readonly RowNote[];
}

/** What is to be said of single rows. */
export function toldOf({ unread, added = [] }: SheetReport): readonly RowNote[] {
  return [...unread, ...added];
}

/** How many rows of some sheets were read, and how many were not. */
export function rowsOf(sheets: readonly SheetReport[]): { readonly read: number; readonly unread: number } {
  const sum = (of: (sheet: SheetReport) => number): number => sheets.reduce((all, sheet) => all + of(sheet), 0);
  return { read: sum(({ read }) => read), unread: sum(({ unread }) => unread.length) };
}
