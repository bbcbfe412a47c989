import { Decimal } from 'decimal.js';
import { folded } from '../../text/folded.ts';
import { exactSum, sources, sumOf } from '../paste/amountShares.ts';
import { amountIn, totalIn, unnumbered } from '../paste/cells.ts';
import { isFigure, number } from '../paste/figureColumns.ts';
import { isRounding } from '../paste/isRounding.ts';
import { cellsOf, type Row } from '../paste/plainRows.ts';
import { amountAt, type Line } from '../paste/Reading.ts';
import type { Role } from '../paste/roles.ts';
import { readingOf } from './TableReader.ts';
import type { TableColumns } from './tableColumns.ts';
import { tells } from './titles.ts';

/**
 * What a table of “三公”经费 or of 机关运行经费 tells that a budget asserts in 总计, by the rows that have it: all of the one, where
 * its kinds make it, and all of the other. Which expenditure that is, such tables do not say.
 */
export function crossTotals(table: TableColumns): ReadonlyMap<Row, readonly Line[]> {
  if (!tells(/三公["”]?经费/, table)) return operatingTotal(table);
  const byRows = threePublicInRows(table);
  return byRows.size > 0 ? byRows : threePublicInColumns(table);
}

type Kind = 'abroad' | 'reception' | 'vehicles' | 'purchase' | 'running' | 'operating';

/** The kind that a name or the header of a column names; that of vehicles as a whole is neither their purchase nor their running. */
function kindOf(told: string): Kind | undefined {
  const name = folded(unnumbered(unnumbered(told)));
  return kinds.find(([, pattern]) => pattern.test(name))?.[0];
}

const kinds: readonly (readonly [Kind, RegExp])[] = [
  ['operating', /^(?:20\d\d年度?)?机关运行经费/],
  ['abroad', /^因公出国/],
  ['reception', /^公务接待/],
  ['purchase', /^(?:公务用?车)?购置(?:费|费用|经费)?(?:支出)?$/],
  ['running', /^(?:公务用?车)?运行(?:维护|维修)?(?:费|费用|经费)?(?:支出)?$/],
  ['vehicles', /^公务用?车/],
];

/** Whether a name is that of all kinds together. */
function isWhole(told: string): boolean {
  const name = folded(unnumbered(told)).replace(/["“”]/g, '');
  return (
    totalIn(name) !== undefined || /^(?:一般公共预算|财政拨款)*三公经费(?:支出|预算|数)*(?:合计|小计|总额)?$/.test(name)
  );
}

/** A row for each kind. */
function threePublicInRows(table: TableColumns): ReadonlyMap<Row, readonly Line[]> {
  const reading = readingOf(table, 'totals');
  const roles = moneyRoles(table);
  const sums = new Map<Kind, Decimal>();
  let whole: Row | undefined;
  let operating: Row | undefined;
  for (const row of table.rows) {
    const name = nameIn(row);
    const kind = kindOf(name);
    if (kind === 'operating') operating ??= row;
    else if (kind && !sums.has(kind)) sums.set(kind, exactSum(row, roles, reading));
    else if (!kind && isWhole(name)) whole ??= row;
  }
  const total = whole && exactSum(whole, roles, reading);
  if (!whole || !total || !isMade(total, sums)) return new Map();
  return linesOf([
    [whole, '三公经费', sumOf(whole, roles, reading)],
    [operating, '机关运行经费', operating && sumOf(operating, roles, reading)],
  ]);
}

/** A column for each kind, beside that of all of them: the amount, or behind it one of its own where 会议费 is in the amount. */
function threePublicInColumns(table: TableColumns): ReadonlyMap<Row, readonly Line[]> {
  const reading = readingOf(table, 'totals');
  const row = wholeRow(table);
  const first = table.at.get('amount') ?? Number.POSITIVE_INFINITY;
  for (let whole = first; row && whole < row.length; whole++) {
    if (whole > first && !isTotalColumn(whole, table)) continue;
    const columns = kindsBehind(whole, row, table);
    const sums = new Map([...columns].map(([kind, column]) => [kind, new Decimal(number(row[column]))]));
    const operating = columns.get('operating');
    if (isMade(new Decimal(number(row[whole])), sums))
      return linesOf([
        [row, '三公经费', amountAt(row, whole, reading)],
        [row, '机关运行经费', operating === undefined ? undefined : amountAt(row, operating, reading)],
      ]);
  }
  return new Map();
}

/** The columns of the kinds behind that of all of them, up to the next such column. */
function kindsBehind(whole: number, row: Row, table: TableColumns): ReadonlyMap<Kind, number> {
  const columns = new Map<Kind, number>();
  for (let column = whole + 1; column < row.length && !isTotalColumn(column, table); column++) {
    const kind = kindAt(column, table);
    if (kind && !columns.has(kind)) columns.set(kind, column);
  }
  return columns;
}

function kindAt(column: number, { head }: TableColumns): Kind | undefined {
  return cellsOf(head, column).map(kindOf).findLast(Boolean);
}

/** Whether a column is a total, and not that of one kind. */
function isTotalColumn(column: number, table: TableColumns): boolean {
  return !kindAt(column, table) && cellsOf(table.head, column).some((text) => totalIn(text));
}

/** What all units spend, in a row of its own or in the only one. */
function operatingTotal(table: TableColumns): ReadonlyMap<Row, readonly Line[]> {
  const reading = readingOf(table, 'totals');
  const roles = moneyRoles(table);
  const whole = wholeRow(table);
  const others = table.rows.filter((row) => row !== whole);
  const sum = others.reduce((all, row) => all.plus(exactSum(row, roles, reading)), new Decimal(0));
  const isSum = whole && (others.length === 0 || isRounding(exactSum(whole, roles, reading).minus(sum), others.length));
  return isSum ? linesOf([[whole, '机关运行经费', sumOf(whole, roles, reading)]]) : new Map();
}

/** The row of all units together: the only one that has figures, else that of the total. */
function wholeRow({ rows }: TableColumns): Row | undefined {
  const [first, ...others] = rows.filter((row) => row.some(isFigure));
  return others.length === 0 ? first : rows.find((row) => row.some(({ text }) => totalIn(text) === 'total'));
}

function nameIn(row: Row): string {
  return row.find((cell) => cell.text !== '' && amountIn(cell) === undefined)?.text ?? '';
}

function moneyRoles({ at }: TableColumns): readonly Role[] {
  return at.has('amount') ? ['amount'] : sources;
}

/** Whether a total is what its kinds make, so that nothing else is in it: neither 会议费 nor another year's. */
function isMade(total: Decimal, sums: ReadonlyMap<Kind, Decimal>): boolean {
  const of = (kind: Kind): Decimal => sums.get(kind) ?? new Decimal(0);
  const vehicles = sums.has('vehicles') ? of('vehicles') : of('purchase').plus(of('running'));
  return !total.isZero() && isRounding(total.minus(of('abroad')).minus(of('reception')).minus(vehicles), sums.size);
}

type Told = readonly [row: Row | undefined, word: string, amount: string | undefined];

function linesOf(all: readonly Told[]): ReadonlyMap<Row, readonly Line[]> {
  const lines = new Map<Row, readonly Line[]>();
  for (const [row, word, amount = 'empty'] of all)
    if (row && amount !== 'empty') lines.set(row, [...(lines.get(row) ?? []), [word, '', amount]]);
  return lines;
}
