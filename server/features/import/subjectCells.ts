import { appropriatedCells, type Cells, currentCells, everything, sourceCells } from '../../model/figures/cells.ts';
import type { ReadRows } from './TableReader.ts';
import type { TableColumns } from './tableColumns.ts';
import { isTitled, sourcesTitled } from './titles.ts';

/** The money that tables tell totals of, by the codes of subjects, where that is not all money by the titles of these. */
export type SubjectCells = ReadonlyMap<string, Cells>;

/** The money that a table is of by its title: `一般公共预算支出表（不含上年结转）` tells nothing of a subject's other money. */
function cellsTitled(table: TableColumns): Cells {
  const told = sourcesTitled(table);
  const ofSources = isTitled(/财政拨款/, table) ? appropriatedCells : told.length > 0 ? sourceCells(told) : everything;
  return ofSources & (isTitled(/不含(?:上年)?结转/, table) ? currentCells : everything);
}

/** The codes that a table has declared of a part of all money. */
export function codesTitled(table: TableColumns, outcomes: ReadRows): [string, Cells][] {
  const cells = cellsTitled(table);
  if (cells === everything) return [];
  return outcomes.flatMap(({ outcome }) =>
    outcome.kind === 'lines' ? outcome.lines.map(([code = '']): [string, Cells] => [code, cells]) : [],
  );
}
