import { amountIn, codeIn, totalIn } from '../paste/cells.ts';
import { columnsOf } from '../paste/columns.ts';
import { cellsOf, type Row } from '../paste/plainRows.ts';
import { roleOfText, tellsMoney } from '../paste/roles.ts';
import { headerOf, isNumbering, numbersColumns } from '../paste/tableHead.ts';

/** The sides of a table, each as a table of its own. */
export interface Sides {
  /** All of a table that has one side only. */
  readonly left: readonly Row[];
  /** What stands beside revenue: expenditure, once for each classification that is told. */
  readonly right: readonly (readonly Row[])[];
}

/** Cuts a table that tells revenue on its left and expenditure on its right; others stay whole. */
export function sidesOf(table: readonly Row[]): Sides {
  const { head, rows } = columnsOf(table);
  const width = Math.max(0, ...table.map(({ length }) => length));
  const starts = sideStarts(head, rows, width);
  const [first] = starts;
  if (first === undefined || !tells(/收\s*入/, head, 0, first) || !tells(/支\s*出/, head, first, width))
    return { left: table, right: [] };
  const titles = titlesOf(head);
  // The numbers of the columns go through all sides.
  const below = table.slice(titles.length).filter((row) => !isNumbering(row) && !numbersColumns(row));
  const cut = (start: number, end: number): Row[] => [
    ...titles,
    ...below.map((row) => part(row, start, end)).filter((row) => row.some(({ text }) => text !== '')),
  ];
  return { left: cut(0, first), right: starts.map((start, i) => cut(start, starts[i + 1] ?? width)) };
}

/** The cells of one side; a total that is named once, before all sides, is named in each. */
function part(row: Row, start: number, end: number): Row {
  const own = row.slice(start, end);
  const [first] = row;
  const isUnnamed = own.every((cell) => amountIn(cell) !== undefined) && own.some(({ text }) => text !== '');
  const isTotal = start > 0 && first !== undefined && totalIn(first.text) === 'total' && own[0]?.text === '';
  return isTotal && isUnnamed ? [first, ...own.slice(1)] : own;
}

/** What stands above the headers is said of all sides: the title, the unit of the amounts. */
function titlesOf(head: readonly Row[]): Row[] {
  const end = head.findIndex((row) => namesAlone(row, /收\s*入/, /支\s*出/) && namesAlone(row, /支\s*出/, /收\s*入/));
  return head.slice(0, Math.max(0, end)).map((row) => {
    const text = row.flatMap((cell) => cell.text || []).join(' ');
    return [{ text, isRepeated: false }];
  });
}

/** Whether a cell of a row has one word and not the other: a title may have both. */
function namesAlone(row: Row, word: RegExp, other: RegExp): boolean {
  return row.some(({ text }) => word.test(text) && !other.test(text));
}

/** The columns in which names or codes stand again behind figures. */
function sideStarts(head: readonly Row[], rows: readonly Row[], width: number): number[] {
  const starts: number[] = [];
  let isBehindFigures = false;
  for (let column = 0; column < width; column++) {
    const kind = kindOf(column, head, rows);
    if (kind === 'figures') isBehindFigures = true;
    if (kind !== 'names' || !isBehindFigures) continue;
    starts.push(column);
    isBehindFigures = false;
  }
  return starts;
}

function kindOf(column: number, head: readonly Row[], rows: readonly Row[]): 'names' | 'figures' | 'nothing' {
  const cells = rows.flatMap((row) => (row[column]?.text ? [row[column]] : []));
  const header = headerOf(head, column);
  if (cellsOf(head, column).some((text) => roleOfText(text) === 'ordinal')) return 'nothing';
  if (cells.length === 0) return tellsMoney(header) ? 'figures' : 'nothing';
  const isOfCodes = /编码|代码/.test(header) && cells.some((cell) => codeIn(cell));
  const amounts = cells.filter((cell) => amountIn(cell) !== undefined).length;
  return !isOfCodes && amounts * 2 > cells.length ? 'figures' : 'names';
}

function tells(word: RegExp, head: readonly Row[], start: number, end: number): boolean {
  return head.some((row) => row.slice(start, end).some(({ text }) => word.test(text)));
}
