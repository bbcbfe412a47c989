import { addsUp, isCarried, shareOf, sharesIn, sources, sumOfRow } from '../paste/amountShares.ts';
import { totalIn, unnumbered } from '../paste/cells.ts';
import { moneyRow, subjectIn } from '../paste/moneyRows.ts';
import type { Row } from '../paste/plainRows.ts';
import { type Line, leftOut, type Outcome, type Reading, unread, valueWord } from '../paste/Reading.ts';
import { listReader } from './listReader.ts';
import { type ReadRows, readingOf, type TableReader } from './TableReader.ts';
import type { TableColumns } from './tableColumns.ts';
import { tells } from './titles.ts';

/** What a row of revenue is called. */
export const revenueNoun = { zh: '收入', en: 'line of revenue' };
const turn = 5;

/** Revenue row by row. What a table that tells something else adds up to is no revenue. */
export function revenue(table: TableColumns): TableReader {
  const isRevenue = tells(/收\s*入|收支/, table) || (!tells(/支\s*出|经费|采购|资产/, table) && hasLines(table));
  return listReader('revenue', isRevenue ? revenueRow : otherRow, revenueNoun, turn);
}

function hasLines(table: TableColumns): boolean {
  const reading = readingOf(table, 'revenue');
  return table.rows.some((row) => !row.some(isTotal) && moneyRow(row, reading, [row]).kind === 'lines');
}

/** Of several totals the last one is that of all revenue; the one before is without what was carried over. */
function revenueRow(row: Row, reading: Reading, rows: readonly Row[]): Outcome {
  return row.some(isTotal) && row !== rows.findLast((other) => other.some(isTotal))
    ? leftOut('收入总计在后面', 'the total of all revenue follows')
    : moneyRow(row, reading, [row]);
}

function otherRow(row: Row, reading: Reading): Outcome {
  const outcome = moneyRow(row, reading, [row]);
  return outcome.kind === 'lines' ? unread('这张表说的不是收入', 'this table is not about revenue') : outcome;
}

function isTotal({ text }: Row[number]): boolean {
  return totalIn(unnumbered(text)) === 'total';
}

/** Whether a table of revenue has a column for each source. */
export function tellsSources(table: TableColumns): boolean {
  return tells(/收\s*入/, table) && !tells(/支\s*出|收支/, table) && sources.some((role) => table.at.has(role));
}

/** Revenue that has a row for each unit or function and a column for each source. */
export const revenueBySource: TableReader = {
  noun: revenueNoun,
  turn: 6,
  read(table, draft): ReadRows {
    const reading = readingOf(table, 'revenue');
    const isKnown = draft.has('revenue');
    const whole = new Set(wholeRows(table.rows, reading));
    const outcomes = isKnown ? [known] : sourceLines([...whole], reading);
    for (const outcome of outcomes) if (outcome.kind === 'lines') draft.add('revenue', outcome.lines);
    const [last] = [...whole].slice(-1);
    return table.rows.flatMap((row) =>
      isKnown || row === last ? outcomes.map((outcome) => ({ row, outcome })) : [{ row, outcome: partOfTotal }],
    );
  },
};

const known = leftOut('前面的表中已有', 'a table before this one has it');
const partOfTotal = leftOut('合计中已有', 'the total already includes it');

/** The rows that are all revenue together: a total, a row that all others add up to, else those that stand below no other. */
function wholeRows(rows: readonly Row[], reading: Reading): readonly Row[] {
  const total = rows.findLast((row) => row.some(isTotal));
  if (total) return [total];
  const codes = new Set(rows.map((row) => subjectIn(row, reading)?.code ?? ''));
  const isBelow = (row: Row): boolean => {
    const code = subjectIn(row, reading)?.code ?? '';
    return [3, 5].some((length) => length < code.length && codes.has(code.slice(0, length)));
  };
  const [first, ...others] = rows.filter((row) => !isBelow(row));
  if (!first || others.length === 0) return rows.slice(0, 1);
  const rest = others.reduce((left, row) => left.minus(sumOfRow(row, reading)), sumOfRow(first, reading));
  return rest.isZero() ? [first] : [first, ...others];
}

/** A line for each source and for what was carried over of it, or what stands in the way. */
function sourceLines(rows: readonly Row[], reading: Reading): Outcome[] {
  const shares = sharesIn(reading);
  if (rows.some((row) => !addsUp(row, shares, reading)))
    return [unread('各来源相加与合计不符', 'the sources do not add up to the total')];
  const amounts = shares.map((share) => rows.map((row) => shareOf(row, share, reading)));
  if (amounts.flat().includes(undefined)) return [unread('有一格不是金额', 'one of the cells is not an amount')];
  const told = shares.flatMap(({ role }, i) => {
    const amount = amounts[i]?.filter((each) => each !== 'empty').join(' + ') ?? '';
    return amount === '' ? [] : [{ role, amount }];
  });
  const current = told.filter(({ role }) => role !== 'carryover');
  // What was carried over is of the source that has money, if there is only one.
  const [only] = current.length === 1 ? current : [];
  const lines = (only ? told : current).map(({ role, amount }): Line => {
    const [source = 'general'] = sources.filter((each) => (role === 'carryover' ? only?.role : role)?.endsWith(each));
    const word = valueWord('source', source, reading);
    return [word, '', amount, ...(isCarried(role) ? [valueWord('carryover', 'carryover', reading)] : [])];
  });
  const rest = only ? undefined : told.find(({ role }) => role === 'carryover');
  return [
    ...(lines.length > 0 ? [{ kind: 'lines', lines } as const] : []),
    ...(rest ? [untold(rest.amount)] : []),
    ...(told.length === 0 ? [leftOut('没有金额', 'no amount')] : []),
  ];
}

function untold(amount: string): Outcome {
  return unread(
    `没有说明上年结转 ${amount} 是哪一种来源的`,
    `it does not give the source of the ${amount} that was carried over`,
  );
}
