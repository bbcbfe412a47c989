import { PLAIN_RANK } from '../../data/amountWords.ts';
import { folded } from '../../text/folded.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import { amountWordOf, type Figures, ranked } from './amountHeaders.ts';
import {
  counts,
  figuresIn,
  holdsCodes,
  holdsListed,
  holdsTexts,
  leftOut,
  number,
  type TableYear,
} from './figureColumns.ts';
import { guess } from './guessedColumns.ts';
import { withLevels } from './levels.ts';
import { cellsOf, type Row } from './plainRows.ts';
import {
  isMoney,
  isOfSource,
  isPart,
  isPartBelow,
  kindAbove,
  names,
  partsOfGeneral,
  type Role,
  roleOf,
  roleOfText,
  sourceIn,
} from './roles.ts';
import { headerOf, isOfYears, isTitle, otherYears, tellsPlan, yearAt, yearOf } from './tableHead.ts';
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

/** What the columns of a table of indicators hold, of which there may be two: for several years, and for this one. */
const ofIndicators: ReadonlySet<Role | undefined> = new Set([
  'level2',
  'level3',
  'comparator',
  'value',
  'measure',
  'weight',
]);

/**
 * Finds the header of a table and what its columns hold: by their headers, and by what stands in them where those do not
 * tell. `known` is the year that the figures are wanted of, such as 2026.
 */
export function columnsOf(table: readonly Row[], year: TableYear = 'this', known?: number): Columns {
  const width = Math.max(0, ...table.map(({ length }) => length));
  const { head, aboveHeaders, listed } = tableParts(table, width);
  const at = new Map<Role, number>();
  const more = new Map<Role, readonly number[]>();
  const heading = head.filter((row) => !isTitle(row, width));
  const all = Array.from({ length: width }, (_, column) => column);
  const isHeaded = (column: number): boolean => cellsOf(heading, column).length > 0;
  const titles = head.filter((row) => isTitle(row, width));
  const earlier = new Set(
    otherYears(heading, all, {
      known,
      titled: yearOf(titles),
      isPlan: titles.some((row) => row.some(({ text }) => tellsPlan(text))),
    }),
  );
  const rows = withLevels(
    listed,
    all.map((column) => roleOf(heading, column)),
  );
  const roles = withGroups(
    heading,
    withGeneral(
      heading,
      all.map((column) => roleIn(heading, rows, column)),
    ),
  );
  const overYears = new Set(earlier.size > 0 ? totalsOfYears(heading, rows, roles) : []);
  const figures = all.map((column) => figuresIn(heading, rows, column, roles[column], earlier.has(column), year));
  const ranks = ranked(figures);
  const rankOf = (column: number): number => ranks.get(column) ?? PLAIN_RANK;
  const usable = all.filter((column) => (!isMoney(roles[column]) || ranks.has(column)) && !overYears.has(column));
  const take = (columns: readonly number[]): void => {
    const isSecond = (column: number): boolean =>
      isPartBelow(heading, column) ||
      (ofIndicators.has(roles[column]) && isOfYears(headerOf(heading, column))) ||
      (roles[column] === 'measure' && folded(headerOf(heading, column)) === '单位');
    const orderOf = (column: number): number => rankOf(column) + (isSecond(column) ? 0.5 : 0);
    for (const column of [...columns].sort((a, b) => orderOf(a) - orderOf(b))) {
      const told = roles[column];
      const role = told === 'name' && !at.has('code') && holdsCodes(rows, column) ? 'code' : told;
      if (!role) continue;
      const first = at.get(role);
      if (first === undefined) at.set(role, column);
      else if (
        (isOfSource(role) || (isPartBelow(heading, first) && isPartBelow(heading, column))) &&
        !earlier.has(column) &&
        rankOf(first) === rankOf(column) &&
        !/其中/.test(headerOf(heading, column))
      )
        more.set(role, [...(more.get(role) ?? []), column]);
    }
    // This year's column is the amount where there is none of everything, or one that counts less and nothing beside this year.
    const current = at.get('current');
    const amount = at.get('amount');
    const isMore = current !== undefined && amount !== undefined && rankOf(current) < rankOf(amount);
    if (current !== undefined && (amount === undefined || (isMore && !at.has('carryover'))))
      at.set('amount', current).delete('current');
  };
  // Of two columns with the same figures, last year's is not the budget.
  take(usable.filter((each) => !earlier.has(each)));
  take(usable.filter((each) => earlier.has(each)));
  takeParts(
    heading,
    all.filter((each) => !earlier.has(each)),
    at,
    more,
  );
  // Of several columns of names that right behind the code is its own.
  const code = at.get('code') ?? at.get('item') ?? at.get('section');
  if (code !== undefined && roles[code + 1] === 'name' && names.test(cellsOf(heading, code + 1).at(-1) ?? ''))
    at.set('name', code + 1);
  guess(rows, width, at, figures, { isHeaded, isOfYear: (column) => Number.isFinite(yearAt(heading, column)) });
  if (head.some((row) => isTitle(row, width) && row.some(({ text }) => ofCarriedOver.test(folded(text))))) {
    carry(at);
    carry(more);
  }
  const used = new Set([...at.values(), ...[...more.values()].flat()]);
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

/** 人员经费 and 公用经费 make up the amount where no column has it, or basic expenditure beside that of projects. */
function takeParts(
  head: readonly Row[],
  columns: readonly number[],
  at: Map<Role, number>,
  more: Map<Role, readonly number[]>,
): void {
  const isPartOfBasic = (column: number): boolean => partsOfBasic.test(folded(cellsOf(head, column).at(-1) ?? ''));
  const [first, ...others] = columns.filter(isPartOfBasic);
  const isTold = at.has('current') || at.has('basic') || (at.get('amount') ?? first) !== first;
  if (first === undefined || others.length === 0 || isTold) return;
  const role = at.has('project') ? 'basic' : 'amount';
  at.set(role, first);
  more.set(role, others);
}

const partsOfBasic = /^(?:人员|公用|日常公用)(?:经费|支出)(?:支出)?$/;

/** Beside a column of all of 一般公共预算 what is in it is none of its own; where none has it, 本年财政拨款 beside other sources does. */
function withGeneral(head: readonly Row[], roles: readonly (Role | undefined)[]): readonly (Role | undefined)[] {
  const isPartOfIt = roles.map(
    (role, column) => role === 'general' && partsOfGeneral.test(folded(headerOf(head, column))),
  );
  if (roles.some((role, column) => role === 'general' && !isPartOfIt[column]))
    return roles.map((role, column) => (isPartOfIt[column] ? undefined : role));
  const isAlone =
    !roles.includes('general') && roles.some((role) => role !== undefined && isPart(role) && isOfSource(role));
  const isGranted = (column: number): boolean => /拨款/.test(cellsOf(head, column).at(-1) ?? '');
  return isAlone ? roles.map((role, column) => (role === 'current' && isGranted(column) ? 'general' : role)) : roles;
}

/** Below a source, where no column names one of its own, what stands there in all: the 金额 of 事业收入, and not 教育收费 in it. */
function withGroups(head: readonly Row[], roles: readonly (Role | undefined)[]): readonly (Role | undefined)[] {
  const cells = roles.map((_, column) => cellsOf(head, column).slice(-2));
  const [groups, own] = [cells.map(([group]) => group), cells.map(([, text = '']) => folded(text))];
  const columnsOfGroup = groupedBy([...roles.keys()], (column) => groups[column] ?? '');
  const changed = [...roles];
  for (const [group, columns] of columnsOfGroup) {
    const source = roleOfText(group);
    const whole = columns.find(
      (column) => roles[column] === 'amount' && /^(?:合计|小计|金额)$/.test(own[column] ?? ''),
    );
    const isNamed = columns.some((column) => sourceIn(own[column] ?? ''));
    if (whole === undefined || isNamed || source === 'general' || !isPart(source) || !isOfSource(source)) continue;
    for (const column of columns) changed[column] = column === whole ? source : undefined;
  }
  return changed;
}

/** The role of a column by its header; words of a stage of the budget are of money only where no texts stand below them. */
function roleIn(head: readonly Row[], rows: readonly Row[], column: number): Role | undefined {
  const role = roleOf(head, column);
  if (role === 'code' && numbersOthers(head, rows, column)) return 'ordinal';
  if (role === 'name' && !holdsTexts(rows, column)) return kindAbove(head, column) ?? role;
  const rank = amountWordOf(cellsOf(head, column))?.rank;
  if (role !== 'amount' || rank === PLAIN_RANK || !holdsTexts(rows, column)) return role;
  return cellsOf(head, column).some((text) => names.test(folded(text))) ? 'name' : undefined;
}

/** Whether codes are those of units, or of projects and no subjects. */
function numbersOthers(head: readonly Row[], rows: readonly Row[], column: number): boolean {
  const [, of] = /(单位|部门|项目)\)?(?:编码|代码|编号)$/.exec(folded(cellsOf(head, column).at(-1) ?? '')) ?? [];
  return of !== undefined && !(of === '项目' && holdsListed(rows, column));
}

/** Says of each column with money that it was carried over. */
function carry<T>(at: Map<Role, T>): void {
  for (const [role, column] of [...at]) {
    const carried =
      role === 'amount' || role === 'current' ? 'carryover' : isPart(role) ? (`carried-${role}` as const) : role;
    if (carried === role || at.has(carried)) continue;
    at.delete(role);
    at.set(carried, column);
  }
}
