import type { Localized } from '../../language/schema.ts';
import { shortened } from '../../text/shortened.ts';
import type { Row } from '../paste/plainRows.ts';
import { rowText } from '../paste/Reading.ts';
import { firstListed } from './firstListed.ts';
import type { ReadTables, Table } from './importTables.ts';
import { revenueNoun } from './revenueReaders.ts';
import type { ReadRows } from './TableReader.ts';
import { tells } from './titles.ts';

/** Why no row was read of the tables that are known by what their columns name; undefined where none is. */
export function whyNoRows({ tables, outcomes }: ReadTables): Localized | undefined {
  const all = tables.flatMap((table) => reasonOf(table, outcomes.get(table) ?? []) ?? []);
  return all.length === 0 ? undefined : firstListed(all, (reason) => reason);
}

/** The reasons of its first rows; those that are not needed say something only where there are no others. */
function reasonOf({ name, reader, columns }: Table, outcomes: ReadRows): Localized | undefined {
  const isOfRevenue = reader.noun === revenueNoun;
  const tellsRevenue = tells(/收\s*入/, columns);
  // What nothing is known of is read as revenue.
  if (isOfRevenue && columns.naming.size === 0 && !tellsRevenue && !tells(/科目/, columns)) return undefined;
  const of = (kind: 'unread' | 'left-out'): Why[] =>
    outcomes.flatMap(({ row, outcome }) => (outcome.kind === kind ? { row, reason: outcome.reason } : []));
  const unread = of('unread');
  const rows = unread.length > 0 ? unread : of('left-out');
  if (rows.length === 0) return undefined;
  const { zh, en } = firstListed(rows, whyOf);
  const isNamed = !isOfRevenue || tellsRevenue;
  return {
    zh: `认出了“${name}”${isNamed ? `（${reader.noun.zh}）` : ''}，但没有一行能读：${zh}`,
    en: `“${name}” was recognized${isNamed ? ` (by ${reader.noun.en})` : ''}, but no row of it could be read: ${en}`,
  };
}

/** A row that was not read. */
interface Why {
  readonly row: Row;
  readonly reason: Localized;
}

function whyOf({ row, reason: { zh, en } }: Why): Localized {
  const text = shortened(rowText(row), MOST_SHOWN);
  return { zh: `${text}（${zh}）`, en: `${text} (${en})` };
}

/** How many characters of a row are shown. */
const MOST_SHOWN = 80;
