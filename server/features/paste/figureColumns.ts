import { findSubject } from '../../data/catalogue.ts';
import { folded } from '../../text/folded.ts';
import { amountWordOf, type Figures, isNoAmount, isOfMoney } from './amountHeaders.ts';
import { amountIn, codeIn, totalIn } from './cells.ts';
import { type Cell, cellsOf, type Row } from './plainRows.ts';
import { isMoney, type Role, sourceIn } from './roles.ts';

/** Whether a table is of this year's budget, or of the one before. */
export type TableYear = 'this' | 'last';

/** What is known of a column of figures by its header and by what stands below it. */
export function figuresIn(
  head: readonly Row[],
  rows: readonly Row[],
  column: number,
  role: Role | undefined,
  isEarlier: boolean,
  year: TableYear,
): Figures {
  const cells = cellsOf(head, column);
  const told = amountWordOf(cells);
  const above = cells.slice(0, -1).filter((text) => !sourceIn(folded(text)));
  const isOther =
    role === 'ordinal' ||
    role === 'code' ||
    counts(rows, column) ||
    (!told && holdsCodes(rows, column) && (role === 'name' || holdsListed(rows, column)));
  const isFigures = rows.some((row) => row[column] && isFigure(row[column])) && !holdsTexts(rows, column);
  return {
    column,
    word: told?.sort === 'prior' && year === 'last' ? { ...told, sort: 'final', rank: 0 } : told,
    group: amountWordOf(above),
    isMoney: isMoney(role),
    isWhole: role === 'amount' || role === 'current',
    isEarlier,
    hasFigures: isFigures && !isOther,
  };
}

/** Of some columns that are not used those whose figures are worth a word beside the amounts that are. */
export function leftOut(
  figures: readonly Figures[],
  [first, ...others]: readonly number[],
  unknown: readonly number[],
  rows: readonly Row[],
): number[] {
  const unused = figures.filter(({ column }) => unknown.includes(column));
  const amount = first === undefined ? undefined : figures[first];
  const parts = amount ? partsOf(amount, unused, rows) : new Set();
  const isTold = (each: Figures): boolean => isToldApart(each, others.length === 0) && !parts.has(each.column);
  return unused.filter(isTold).map(({ column }) => column);
}

/** The columns that no header tells to be of another stage, where they add up to the amount in each row: 人员经费, 公用经费. */
function partsOf(amount: Figures, unused: readonly Figures[], rows: readonly Row[]): ReadonlySet<number> {
  const parts = unused.flatMap(({ column, word, hasFigures }) => {
    const isOwn =
      word === undefined || word.sort === 'people' || (!isNoAmount(word) && word.rank === amount.word?.rank);
    return hasFigures && isOwn ? [column] : [];
  });
  const isSum = rows.every((row) => {
    const rest = parts.reduce((left, column) => left - number(row[column]), number(row[amount.column]));
    return Math.abs(rest) < 0.01 * (parts.length + 1);
  });
  return new Set(isSum ? parts : []);
}

/** Whether figures that are not used are worth a word: of one amount all others, of one with its parts those of other stages. */
function isToldApart({ word, hasFigures }: Figures, isOne: boolean): boolean {
  if (!hasFigures || word?.sort === 'none') return false;
  return isOne || (isOfMoney(word) && word?.sort !== 'total');
}

/** Whether more than half of what stands in a column is no amount; it is known when that is no longer open. */
export function holdsTexts(rows: readonly Row[], column: number): boolean {
  let [open, balance] = [rows.length, 0];
  for (const row of rows) {
    const cell = row[column];
    open--;
    if (cell?.text) balance += amountIn(cell) === undefined ? 1 : -1;
    if (Math.abs(balance) > open) break;
  }
  return balance > 0;
}

/** Whether all that stands in a column is codes without names. */
export function holdsCodes(rows: readonly Row[], column: number): boolean {
  const cells = rows.flatMap((row) => (row[column]?.text ? [row[column]] : []));
  return cells.length > 0 && cells.every((cell) => codeIn(cell)?.name === '' || totalIn(cell.text));
}

/** Whether they are codes that are catalogued, so that they are no amounts by chance: in more than one row. */
export function holdsListed(rows: readonly Row[], column: number): boolean {
  const codes = rows.flatMap((row) => codeIn(row[column])?.code ?? []);
  return codes.length > 1 && codes.every((code) => findSubject(code) !== undefined);
}

/** Whether a cell is an amount and not empty. */
export function isFigure(cell: Cell): boolean {
  const amount = amountIn(cell);
  return amount !== undefined && amount !== 'empty';
}

/** Whether a column only numbers the rows. */
export function counts(rows: readonly Row[], column: number): boolean {
  return rows.length > 1 && rows.every((row, i) => row[column]?.text === String(i + 1));
}

/** The amount of a cell as it counts in a sum of its row. */
export function number(cell: Cell | undefined): number {
  const amount = amountIn(cell);
  return amount === undefined || amount === 'empty' ? 0 : Number(amount.digits.replaceAll(',', ''));
}
