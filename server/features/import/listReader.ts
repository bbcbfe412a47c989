import type { Localized } from '../../language/schema.ts';
import { declarationRow, moneyRow } from '../paste/moneyRows.ts';
import { leftOut, type RowReader } from '../paste/Reading.ts';
import type { ListName } from './Draft.ts';
import { readingOf, type TableReader } from './TableReader.ts';

/** Lists of lines that a table may be the only one to tell. */
export function listReader(list: ListName, reader: RowReader, noun: Localized, turn: number): TableReader {
  return {
    noun,
    turn,
    read(table, draft) {
      const isKnown = draft.has(list) && list !== 'subjects';
      const reading = readingOf(table, list);
      return table.rows.map((row) => {
        const outcome = isKnown
          ? leftOut('前面的表中已有', 'a table before tells it')
          : reader(row, reading, reader === moneyRow || reader === declarationRow ? [row] : table.rows);
        if (outcome.kind === 'lines') draft.add(list, outcome.lines);
        return { row, outcome };
      });
    },
  };
}
