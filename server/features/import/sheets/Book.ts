import type { SheetRows } from './SheetRows.ts';

/** The sheets of one file. */
export interface Book {
  /** Without its folder and its ending. */
  readonly name: string;
  readonly sheets: readonly SheetRows[];
}
