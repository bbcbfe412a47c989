import { asWritten, counted } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import { exactSum, sharesIn } from '../paste/amountShares.ts';
import { rowText, textOf } from '../paste/Reading.ts';
import { isOfSource } from '../paste/roles.ts';
import { firstListed } from './firstListed.ts';
import { type ReadRows, readingOf } from './TableReader.ts';
import type { TableColumns } from './tableColumns.ts';

/** That rows with an amount have nothing in the columns of its sources, and count as money of the general public budget. */
export function sourcelessNotes(called: string, table: TableColumns, outcomes: ReadRows): Localized[] {
  const reading = readingOf(table, 'project');
  const roles = sharesIn(reading).map(({ role }) => role);
  if (!roles.some(isOfSource) || roles.includes('amount')) return [];
  const rows = outcomes.flatMap(({ row, outcome }) => {
    const isTold = textOf(row, 'sourceName', reading) !== '' || !exactSum(row, roles, reading).isZero();
    return outcome.kind === 'lines' && !isTold ? [row] : [];
  });
  if (rows.length === 0) return [];
  const first = firstListed(rows, (row) => asWritten(rowText(row)));
  return [
    {
      zh: `“${called}”有 ${rows.length} 行没有填各来源的金额，按一般公共预算读取，请核对：${first.zh}`,
      en: `${counted(rows.length, 'row')} of “${called}” ${rows.length === 1 ? 'has' : 'have'} nothing in the columns of sources and ${rows.length === 1 ? 'was' : 'were'} read as money of the general public budget, please check: ${first.en}`,
    },
  ];
}
