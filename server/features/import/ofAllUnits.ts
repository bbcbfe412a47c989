import { findSubject } from '../../data/catalogue.ts';
import { decimal } from '../../model/money.ts';
import { folded } from '../../text/folded.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import { exactSum } from '../paste/amountShares.ts';
import { amountIn, isTotal, numberOf } from '../paste/cells.ts';
import { isRounding } from '../paste/isRounding.ts';
import { subjectIn } from '../paste/moneyRows.ts';
import type { Cell, Row } from '../paste/plainRows.ts';
import { leftOut, type Outcome, unread } from '../paste/Reading.ts';
import { isMoney } from '../paste/roles.ts';
import type { Home } from './Draft.ts';
import { homesIn } from './homes.ts';
import { type ReadRows, readingOf } from './TableReader.ts';
import { namesUnits, type TableColumns } from './tableColumns.ts';

/**
 * Reads a table that may tell a subject in several rows, of several units say: what is declared of it is that of all, so its rows
 * are one, with what they make together. Rows that cannot be told apart or added are not taken for each other.
 */
export function ofAllUnits(table: TableColumns, read: (table: TableColumns) => ReadRows): ReadRows {
  const { rows } = table;
  const subjects = byCode(table);
  const home = homesIn(table);
  const parts = new Set([...subjects].flatMap(([code, all]) => partsOf(code, all, home, table)));
  const others = new Map<Row, Outcome>([...parts].map((row) => [row, ofSubject]));
  for (const row of unitTotals({ ...table, rows: rows.filter((each) => !parts.has(each)) })) others.set(row, ofUnit);
  const sums = new Map<Row, Row>();
  for (const [code, all] of subjects) {
    const [first, ...more] = all.filter((row) => !parts.has(row));
    if (!first || more.length === 0) continue;
    const sum = sumOf([first, ...more], table);
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
const ofSubject = leftOut('上面同一科目的一行里已有', 'the row of the same subject above has it');
const ofUnit = leftOut('单位的合计由各科目算出', 'the total of the unit follows from its subjects');

const repeated = (code: string): Outcome =>
  unread(`科目 ${code} 前面已有，不知道怎样相加`, `${code} stands above, and how to add it is not known`);

/** The rows of each code. */
function byCode(table: TableColumns): ReadonlyMap<string, readonly Row[]> {
  const reading = readingOf(table, 'subjects');
  const rows = groupedBy(table.rows, (row) => subjectIn(row, reading)?.code ?? '');
  return new Map([...rows].filter(([code]) => code !== ''));
}

/** Rows that name a unit and no subject, and have what the subjects of that unit make. */
function unitTotals(table: TableColumns): readonly Row[] {
  if (!namesUnits(table)) return [];
  const reading = readingOf(table, 'subjects');
  const home = homesIn(table);
  const units = groupedBy(table.rows, (row) => JSON.stringify(home(row).unit));
  return [...units.values()].flatMap((rows) => {
    const codes = rows.map((row) => subjectIn(row, reading)?.code ?? '');
    const above = new Set(
      codes.flatMap((code) => [3, 5].flatMap((end) => (end < code.length ? code.slice(0, end) : []))),
    );
    const parts = rows.filter((_, i) => codes[i] !== '' && !above.has(codes[i] ?? ''));
    return rows.filter((row, i) => codes[i] === '' && !isTotal(row) && makes(row, parts, table));
  });
}

/** Of some rows of one code those whose amounts the row above them has: it is that of the subject itself, of their unit. */
function partsOf(code: string, all: readonly Row[], home: (row: Row) => Home, table: TableColumns): readonly Row[] {
  const name = folded(findSubject(code)?.name ?? '');
  const isNamed = (row: Row): boolean => name !== '' && row.some(({ text }) => folded(text) === name);
  return [...groupedBy(all, (row) => JSON.stringify(home(row).unit)).values()].flatMap(([first, ...others]) => {
    const isAbove = others.length > 1 || others.every((row) => first && isNamed(first) && !isNamed(row));
    return first && isAbove && makes(first, others, table) ? others : [];
  });
}

/** Whether each figure of a row is what others have in its column together, be it within rounding. */
export function makes(row: Row, others: readonly Row[], table: TableColumns): boolean {
  const reading = readingOf(table, 'basic');
  const roles = [...table.at.keys()].filter(isMoney);
  return (
    others.length > 0 &&
    roles.every((role) => {
      const rest = others.reduce(
        (left, each) => left.minus(exactSum(each, [role], reading)),
        exactSum(row, [role], reading),
      );
      return isRounding(rest, others.length);
    })
  );
}

/** The first row with the sums of all; undefined where nothing tells two of them apart, or an amount has a unit of its own. */
function sumOf(rows: readonly Row[], { at, more }: TableColumns): Row | undefined {
  const money = new Set([...at, ...more].flatMap(([role, of]) => (isMoney(role) ? of : [])));
  const told = new Set(
    rows.map((row) => JSON.stringify(row.map(({ text }, column) => (money.has(column) ? '' : text)))),
  );
  if (told.size < rows.length) return undefined;
  const width = Math.max(...rows.map(({ length }) => length));
  const cells = Array.from({ length: width }, (_, column) =>
    money.has(column) ? sumOfCells(rows, column) : (rows[0]?.[column] ?? { text: '', isRepeated: false }),
  );
  return cells.every((cell) => cell !== undefined) ? cells : undefined;
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
