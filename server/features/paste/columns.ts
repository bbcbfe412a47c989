import { PLAIN_RANK } from '../../data/amountWords.ts';
import { folded } from '../../text/folded.ts';
import { type Figures, ranked } from './amountHeaders.ts';
import { columnRoles } from './columnRoles.ts';
import { counts, figuresIn, leftOut, number, type TableYear } from './figureColumns.ts';
import { guess } from './guessedColumns.ts';
import { withLevels } from './levels.ts';
import { cellsOf, type Row } from './plainRows.ts';
import { isMoney, type Role, roleOf } from './roles.ts';
import { TakenColumns } from './TakenColumns.ts';
import { isTitle, otherYears, tellsPlan, yearAt, yearOf } from './tableHead.ts';
import { tableParts } from './tableParts.ts';
import { type TableUnit, unitOf } from './tableUnit.ts';

/** A pasted table with what its columns hold. */
export interface Columns {
  /** The rows above the figures: titles, the unit, headers. */
  readonly head: readonly Row[];
  /** The rows that a form of indicators has above its headers: what it says of the project and its money. */
  readonly aboveHeaders: ReadonlySet<Row>;
  readonly rows: readonly Row[];
  readonly at: ReadonlyMap<Role, number>;
  /** Further columns of money from a source that has one already: 事业收入 and 其他收入 are both 单位资金. */
  readonly more: ReadonlyMap<Role, readonly number[]>;
  /** The unit that a column's header, or the line above the table, says. */
  readonly unitOf: (column: number) => TableUnit | undefined;
  /** The columns with figures or texts that nobody knows what they are. */
  readonly unknown: readonly number[];
  /** The columns of figures as far as they are known by their headers, and those of them that are not used. */
  readonly figures: readonly Figures[];
  readonly leftOut: readonly number[];
  /** The header of a column without what stands above the table. */
  readonly titleOf: (column: number) => string;
}

/** How the title of a table tells that all of its money was carried over; 不含上年结转 does not. */
const ofCarriedOver =
  /\((?:上年|以前年度)?结[转余](?:资金)?\)|(?:上年|以前年度)结转(?:结余|资金|项目|支出|预算|安排)*(?:明细)?表/;

/**
 * Finds the header of a table and what its columns hold: by their headers, and by what stands in them where those do not
 * tell. `known` is the year that the figures are wanted of, such as 2026.
 */
export function columnsOf(table: readonly Row[], year: TableYear = 'this', known?: number): Columns {
  const width = Math.max(0, ...table.map(({ length }) => length));
  const all = Array.from({ length: width }, (_, column) => column);
  const { head, aboveHeaders, listed } = tableParts(table, width);
  const titles = head.filter((row) => isTitle(row, width));
  const heading = head.filter((row) => !isTitle(row, width));
  const earlier = earlierOf(heading, titles, all, known);
  const rows = withLevels(
    listed,
    all.map((column) => roleOf(heading, column)),
  );
  const roles = columnRoles(heading, rows, all);
  const figures = all.map((column) => figuresIn(heading, rows, column, roles[column], earlier.has(column), year));
  const ranks = ranked(figures);
  const taken = new TakenColumns({
    head: heading,
    rows,
    roles,
    earlier,
    rankOf: (column) => ranks.get(column) ?? PLAIN_RANK,
  });
  const overYears = new Set(earlier.size > 0 ? totalsOfYears(heading, rows, roles) : []);
  const usable = all.filter((column) => (!isMoney(roles[column]) || ranks.has(column)) && !overYears.has(column));
  // Of two columns with the same figures, last year's is not the budget.
  taken.take(usable.filter((each) => !earlier.has(each)));
  taken.take(usable.filter((each) => earlier.has(each)));
  taken.takeParts();
  taken.takeNameBehindCode();
  const isHeaded = (column: number): boolean => cellsOf(heading, column).length > 0;
  guess(rows, width, taken.at, figures, { isHeaded, isOfYear: (column) => Number.isFinite(yearAt(heading, column)) });
  if (titles.some((row) => row.some(({ text }) => ofCarriedOver.test(folded(text))))) taken.carryOver();
  const { at, more, all: used } = taken;
  const tells = (column: number): boolean => isHeaded(column) || !counts(rows, column);
  const unknown = all.filter(
    (column) => !used.has(column) && tells(column) && rows.some((row) => (row[column]?.text ?? '') !== ''),
  );
  const amounts = [...at].flatMap(([role, column]) => (isMoney(role) ? [column] : []));
  return {
    head,
    aboveHeaders,
    rows,
    at,
    more,
    unknown,
    figures,
    leftOut: leftOut(figures, amounts, unknown, rows),
    titleOf: (column) =>
      cellsOf(heading, column)
        .filter((text, i, all) => !/(?<!^其中)[:：]/.test(text) && text !== all[i - 1])
        .join(' '),
    unitOf: (column) => unitOf(head, column),
  };
}

/** The columns that are of another year than the one that is wanted. */
function earlierOf(
  heading: readonly Row[],
  titles: readonly Row[],
  columns: readonly number[],
  known: number | undefined,
): ReadonlySet<number> {
  const isPlan = titles.some((row) => row.some(({ text }) => tellsPlan(text)));
  return new Set(otherYears(heading, columns, { known, titled: yearOf(titles), isPlan }));
}

/** The columns that have in each row what those of several years make: in a plan the total of its years. */
function totalsOfYears(
  head: readonly Row[],
  rows: readonly Row[],
  roles: readonly (Role | undefined)[],
): readonly number[] {
  const all = [...roles.keys()];
  const ofYears = all.filter((column) => Number.isFinite(yearAt(head, column)));
  const arePlain = ofYears.every((column) => [undefined, 'amount', 'current'].includes(roles[column]));
  if (ofYears.length < 2 || !arePlain || rows.length === 0) return [];
  const isTotal = (column: number): boolean =>
    rows.some((row) => number(row[column]) !== 0) &&
    rows.every((row) => {
      const rest = ofYears.reduce((left, each) => left - number(row[each]), number(row[column]));
      return Math.abs(rest) < 0.01 * (ofYears.length + 1);
    });
  return all.filter((column) => !ofYears.includes(column) && isTotal(column));
}
