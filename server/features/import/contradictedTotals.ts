import { Decimal } from 'decimal.js';
import { exactSum, mainRole } from '../paste/amountShares.ts';
import { isTotal, totalIn } from '../paste/cells.ts';
import { isRounding } from '../paste/isRounding.ts';
import type { Row } from '../paste/plainRows.ts';
import { type Outcome, unread } from '../paste/Reading.ts';
import type { Home } from './Draft.ts';
import { type ReadRows, readingOf } from './TableReader.ts';
import type { TableColumns } from './tableColumns.ts';

/**
 * The rows of a table of items, with what is said of the totals among them that the items do not make; a total that they make
 * is left out, as it follows. What cannot be read may be in a total or not; rows of `above` are sums of others.
 */
export function withContradictions(
  read: ReadRows,
  table: TableColumns,
  home: (row: Row) => Home,
  above: ReadonlySet<Row>,
): ReadRows {
  const sums = new Map<string, Sum>();
  const all = new Sum();
  const blockOf = (row: Row): string => {
    const { unit, project, function: code } = home(row);
    return JSON.stringify([unit.code, unit.name, project, code?.code]);
  };
  for (const { row, outcome } of read) {
    if (isTotal(row) || above.has(row)) continue;
    const block = blockOf(row);
    const sum = sums.get(block) ?? new Sum();
    sums.set(block, sum);
    for (const each of [sum, all]) each.add(amountOf(row, table), outcome.kind === 'lines');
  }
  return read.map(({ row, outcome }) => {
    if (!isTotal(row)) return { row, outcome };
    const isGrand = !home(row).function && row.some(({ text }) => totalIn(text) === 'total');
    const sum = isGrand ? all : sums.get(blockOf(row));
    const total = amountOf(row, table);
    return { row, outcome: !sum || sum.makes(total) ? outcome : contradiction(total, sum) };
  });
}

/** What some rows make: all of them, and those that can be read. */
class Sum {
  whole = new Decimal(0);
  #read = new Decimal(0);
  #count = 0;

  add(value: Decimal, isRead: boolean): void {
    this.whole = this.whole.plus(value);
    if (isRead) this.#read = this.#read.plus(value);
    this.#count++;
  }

  /** Whether a total is theirs, each number rounded to two places. */
  makes(total: Decimal): boolean {
    return [this.whole, this.#read].some((sum) => isRounding(sum.minus(total), this.#count));
  }
}

function amountOf(row: Row, table: TableColumns): Decimal {
  const reading = readingOf(table, 'basic');
  return exactSum(row, [mainRole(reading)], reading);
}

function contradiction(total: Decimal, { whole }: Sum): Outcome {
  const [stated, summed] = [total, whole].map((each) => each.toFixed(2));
  return unread(
    `合计 ${stated} 与各行之和 ${summed} 不符`,
    `the total ${stated} is not the sum of the rows, ${summed}`,
  );
}
