import type { Row } from '../paste/plainRows.ts';

/** One sheet of a workbook, or the only one of a text file. */
export interface SheetRows {
  readonly name: string;
  readonly rows: readonly Row[];
}
