import { findSubject } from '../../data/catalogue.ts';
import { folded } from '../../text/folded.ts';
import { type Figures, isChanged } from './amountHeaders.ts';
import { amountIn, codeIn, totalIn } from './cells.ts';
import { counts, isFigure, number } from './figureColumns.ts';
import type { Cell, Row } from './plainRows.ts';
import { type Role, sourceIn } from './roles.ts';

/** What is known of the headers of columns: whether they have one, and whether that tells a year. */
interface Headers {
  readonly isHeaded: (column: number) => boolean;
  readonly isOfYear: (column: number) => boolean;
}

/** Says of columns that no header tells what they hold, by what stands in them. */
export function guess(
  rows: readonly Row[],
  width: number,
  at: Map<Role, number>,
  figures: readonly Figures[],
  { isHeaded, isOfYear }: Headers,
): void {
  const share = (column: number, is: (cell: Cell) => boolean): boolean => {
    const cells = rows
      .flatMap((row) => row[column] ?? [])
      .filter(({ text, isRepeated }) => text !== '' && !isRepeated && totalIn(text) === undefined);
    return cells.length > 0 && cells.filter(is).length * 2 >= cells.length;
  };
  const take = (role: Role, is: (cell: Cell) => boolean): void => {
    if (at.has(role)) return;
    const used = new Set(at.values());
    for (let column = 0; column < width; column++) {
      if (used.has(column) || !share(column, is)) continue;
      at.set(role, column);
      return;
    }
  };
  const isTold = [...at.keys()].some((role) => role !== 'ordinal' && role !== 'name' && role !== 'code');
  if (!at.has('class')) take('code', (cell) => findSubject(codeIn(cell)?.code ?? '') !== undefined);
  take('sourceName', ({ text }) => sourceIn(text) !== undefined && at.has('code'));
  take('name', (cell) => amountIn(cell) === undefined && codeIn(cell) === undefined);
  const open = figures.filter((each) => mayBeAmount(each, rows));
  const current = open.filter(({ isEarlier }) => !isEarlier);
  // Beside those of other years what tells no year is of all of them, or of something else.
  const own = current.length < open.length ? current.filter(({ column }) => isOfYear(column)) : [];
  const candidates = new Set([own, current, open].find(({ length }) => length > 0)?.map(({ column }) => column));
  // What a change belongs to is not guessed.
  if (!isTold && !isChanged(figures))
    guessAmounts(
      rows,
      width,
      at,
      (column) => candidates.has(column) && share(column, (cell) => amountIn(cell) !== undefined),
      isHeaded,
    );
}

/** Whether figures may be amounts though no header says so: those of people are small whole numbers. */
function mayBeAmount({ column, word, hasFigures }: Figures, rows: readonly Row[]): boolean {
  if (word?.sort !== 'people') return hasFigures && word === undefined;
  return rows.some((row) => !/^\d{0,5}$/.test(folded(row[column]?.text ?? '')));
}

/** Of several columns of figures without headers, that which the others add up to is the amount; without one, the first. */
function guessAmounts(
  rows: readonly Row[],
  width: number,
  at: Map<Role, number>,
  isFigures: (column: number) => boolean,
  isHeaded: (column: number) => boolean,
): void {
  const used = new Set(at.values());
  const columns = Array.from({ length: width }, (_, column) => column).filter(
    (column) =>
      !used.has(column) &&
      isFigures(column) &&
      rows.some((row) => row[column] && isFigure(row[column])) &&
      !counts(rows, column),
  );
  const [first, second, third] = columns;
  if (first === undefined) return;
  at.set('amount', first);
  if (second === undefined || third === undefined || columns.length > 3 || isHeaded(second) || isHeaded(third)) return;
  const isSplit = rows.every((row) => Math.abs(number(row[first]) - number(row[second]) - number(row[third])) < 0.015);
  if (!isSplit || areKinds(rows, at.get('code') ?? -1, second, third)) return;
  at.set('basic', second);
  at.set('project', third);
}

/** Whether the first of two columns has what goes to people (301, 303) and the other all else: 人员经费 and 公用经费. */
function areKinds(rows: readonly Row[], code: number, people: number, others: number): boolean {
  const isOne = (row: Row): boolean => {
    const found = codeIn(row[code])?.code;
    const [own, other] = found && /^30[13]/.test(found) ? [people, others] : [others, people];
    return found === undefined
      ? totalIn(row[0]?.text ?? '') !== undefined
      : number(row[own]) !== 0 && number(row[other]) === 0;
  };
  return (
    rows.every(isOne) && rows.some((row) => number(row[people]) !== 0) && rows.some((row) => number(row[others]) !== 0)
  );
}
