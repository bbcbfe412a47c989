import type { BlockName } from '../../language/blocks.ts';
import type { Localized } from '../../language/schema.ts';
import { analyse } from '../Analysis.ts';
import type { Columns } from '../paste/columns.ts';
import type { Row } from '../paste/plainRows.ts';
import type { Outcome, Reading } from '../paste/Reading.ts';
import type { Draft } from './Draft.ts';
import type { TableColumns } from './tableColumns.ts';

/** What became of each row of a table. */
export type ReadRows = readonly { readonly row: Row; readonly outcome: Outcome }[];

/** Reads one kind of table into a draft. */
export interface TableReader {
  readonly noun: Localized;
  /** Tables that say more are read first. */
  readonly turn: number;
  readonly read: (table: TableColumns, draft: Draft) => ReadRows;
  /** Why nothing of such tables is read. */
  readonly notRead?: Localized;
  /** What is read of such tables where not all of them is. */
  readonly partly?: Localized;
}

const base = analyse('').budget;

/** What readers of rows are told of a table that stands in no file yet. */
export function readingOf(columns: Columns, block: BlockName): Reading {
  return { columns, block, budget: base, language: 'zh', has: () => false };
}
