import type { Row } from '../../paste/plainRows.ts';
import type { Unseen } from './unseen.ts';

/** One sheet of a workbook, or the only one of a text file. */
export interface SheetRows {
  readonly name: string;
  readonly rows: readonly Row[];
  /** Of a workbook: whether it is not shown; then its rows are not read. */
  readonly isHidden?: true;
  /** Of a workbook or a page: what was read of it that is not shown. */
  readonly unseen?: Unseen;
  /** Of a workbook: the cells with formulas whose results it does not have, `C4`. */
  readonly uncomputed?: readonly string[];
}
