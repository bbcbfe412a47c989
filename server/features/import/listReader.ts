import type { Localized } from '../../language/schema.ts';
import { noAmountsReason } from '../paste/amountReport.ts';
import type { Columns } from '../paste/columns.ts';
import { declarationRow, moneyRow } from '../paste/moneyRows.ts';
import type { Row } from '../paste/plainRows.ts';
import { leftOut, type Outcome, type RowReader } from '../paste/Reading.ts';
import type { Draft, ListName } from './Draft.ts';
import { sumRows } from './sumRows.ts';
import { readingOf, type TableReader } from './TableReader.ts';

/** Lists of lines that a table may be the only one to tell. */
export function listReader(list: ListName, reader: RowReader, noun: Localized, turn: number): TableReader {
  return {
    noun,
    turn,
    read(table, draft) {
      const none = noneOf(list, table, draft);
      const reading = readingOf(table, list);
      const sums = list === 'performance' || list === 'subjects' ? noRows : sumRows(table.rows, reading);
      return table.rows.map((row) => {
        const outcome =
          none ??
          (sums.has(row) ? ofParts : undefined) ??
          reader(row, reading, reader === moneyRow || reader === declarationRow ? [row] : table.rows);
        if (outcome.kind === 'lines') draft.add(list, outcome.lines);
        return { row, outcome };
      });
    },
  };
}

const noRows: ReadonlySet<Row> = new Set();
const ofParts = leftOut('由下级科目算出', 'it follows from the subjects below it');

/** Why no row of a table is read; undefined where each is looked at. */
function noneOf(list: ListName, table: Columns, draft: Draft): Outcome | undefined {
  if (list !== 'subjects')
    return draft.has(list) ? leftOut('前面的表中已有', 'a table before this one has it') : undefined;
  // Subjects are declared by their names alone, but not where the figures beside them are no amounts.
  return noAmountsReason(table) ? leftOut('没有金额', 'no amount') : undefined;
}
