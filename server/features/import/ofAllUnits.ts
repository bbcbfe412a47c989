import { decimal } from '../../model/money.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import { amountIn, numberOf } from '../paste/cells.ts';
import { subjectIn } from '../paste/moneyRows.ts';
import type { Cell, Row } from '../paste/plainRows.ts';
import { leftOut, type Outcome, unread } from '../paste/Reading.ts';
import type { Home } from './Draft.ts';
import { homesIn } from './homes.ts';
import { type ReadRows, readingOf } from './TableReader.ts';
import type { TableColumns } from './tableColumns.ts';

/**
 * Reads a table that tells the subjects of several units: what is declared of a subject is that of all units, so its rows are
 * one, with what they make together. Rows that cannot be added are not taken for each other.
 */
export function ofAllUnits(table: TableColumns, read: (table: TableColumns) => ReadRows): ReadRows {
  if (!table.naming.has('unit') && !table.naming.has('unitCode')) return read(table);
  const reading = readingOf(table, 'subjects');
  const { rows } = table;
  const home = homesIn(table);
  const others = new Map<Row, Outcome>();
  const sums = new Map<Row, Row>();
  const byCode = groupedBy(rows, (row) => subjectIn(row, reading)?.code ?? '');
  for (const [code, [first, ...more]] of byCode) {
    if (code === '' || !first || more.length === 0) continue;
    const sum = sumOfUnits([first, ...more], home, table);
    for (const row of more) others.set(row, sum ? added : repeated(code));
    if (sum) sums.set(first, sum);
  }
  const whole = (row: Row): Row => sums.get(row) ?? row;
  const kept = rows.filter((row) => !others.has(row)).map(whole);
  const outcomes = new Map(read({ ...table, rows: kept }).map(({ row, outcome }) => [row, outcome]));
  return rows.flatMap((row) => {
    const outcome = others.get(row) ?? outcomes.get(whole(row));
    return outcome ? [{ row, outcome }] : [];
  });
}

export const added = leftOut('已加到前面同一科目的合计里', 'added to the same subject above');

const repeated = (code: string): Outcome =>
  unread(`科目 ${code} 前面已有，不知道怎样相加`, `${code} stands above, and how to add it is not known`);

/** The first row with the sums of all; undefined where a unit has two rows, or an amount has a unit of its own. */
function sumOfUnits(rows: readonly Row[], home: (row: Row) => Home, table: TableColumns): Row | undefined {
  const units = new Set(rows.map((row) => JSON.stringify(home(row).unit)));
  if (units.size < rows.length) return undefined;
  const texts = new Set([
    ...table.naming.values(),
    table.at.get('code'),
    table.at.get('name'),
    table.at.get('ordinal'),
  ]);
  const cells = rows[0]?.map((cell, column) => (texts.has(column) ? cell : sumOfCells(rows, column)));
  return cells?.every((cell) => cell !== undefined) ? cells : undefined;
}

/** What some rows have in a column together; undefined where a cell is no amount, or has a unit of its own. */
export function sumOfCells(rows: readonly Row[], column: number): Cell | undefined {
  const amounts = rows.map((row) => amountIn(row[column]));
  let sum = decimal('0');
  for (const amount of amounts) {
    if (amount === undefined || (amount !== 'empty' && (amount.unit || amount.isYuan))) return undefined;
    if (amount !== 'empty') sum = sum.plus(numberOf(amount));
  }
  return { text: sum.isZero() ? '' : sum.toFixed(), isRepeated: false };
}
