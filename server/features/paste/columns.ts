import { PLAIN_RANK } from '../../data/amountWords.ts';
import { findSubject } from '../../data/catalogue.ts';
import { isMoneyUnit, type MoneyUnit } from '../../model/money.ts';
import { folded } from '../../text/folded.ts';
import { amountWordOf, type Figures, isChanged, isNoAmount, isOfMoney, ranked } from './amountHeaders.ts';
import { amountIn, codeIn, totalIn } from './cells.ts';
import type { Cell, Row } from './plainRows.ts';

/** What a column of a pasted table holds. */
export type Role =
  | 'ordinal'
  | 'code'
  | 'class'
  | 'section'
  | 'item'
  | 'name'
  | 'amount'
  | 'current'
  | 'carryover'
  | Part
  | CarriedPart
  | 'sourceName'
  | 'level1'
  | 'level2'
  | 'level3'
  | 'comparator'
  | 'value'
  | 'measure'
  | 'weight';

/** A part of an amount that may have a column of its own, and that of it which was carried over. */
type Part = 'basic' | 'project' | SourceRole;
export type CarriedPart = `carried-${Part}`;
export type SourceRole = 'general' | 'fund' | 'capital' | 'special' | 'unit';

/** A pasted table with what its columns hold. */
export interface Columns {
  /** The rows above the figures: titles, the unit, headers. */
  readonly head: readonly Row[];
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

/** Whether a table is of this year's budget, or of the one before. */
export type TableYear = 'this' | 'last';

/** Sources of money as tables name them. */
export const sourceNames: readonly (readonly [SourceRole, RegExp])[] = [
  ['fund', /政府性基金|government-?fund/i],
  ['capital', /国有资本|state-?capital/i],
  ['special', /财政专户|专户管理|special-?account/i],
  ['unit', /单位资金|事业收入|经营收入|自有资金|上级补助收入|附属单位上缴|^其他收入$|unit-?funds/i],
  ['general', /一般公共预算|财政拨款|general/i],
];

/** How tables name what was carried over. */
export const carriedOver = /结转|carryover/i;

/** How the title of a table tells that all of its money was carried over; 不含上年结转 does not. */
const ofCarriedOver =
  /\((?:上年|以前年度)?结[转余](?:资金)?\)|(?:上年|以前年度)结转(?:结余|资金|项目|支出|预算|安排)*(?:明细)?表/;

/** How tables name what is of this year alone, beside what was carried over. */
export const thisYear =
  /^(?:本年|当年)度?(?:财政拨款|预算|安排|控制|下达|核定|审定|批复|收入|支出|金额|小计|合计|数)*$/;

/** What a header says that a column holds; the first one counts. */
const headers: readonly (readonly [Role, RegExp])[] = [
  ['ordinal', /^(?:序号|行次|no\.?)$/i],
  ['class', /^类$/],
  ['section', /^款$/],
  ['item', /^项$/],
  ['code', /编码|代码|编号|^code$/i],
  ['level1', /一级指标/],
  ['level2', /二级指标|指标类[型别]/],
  ['level3', /三级指标|指标名称|指标内容|^indicator$/i],
  ['comparator', /指标性质|比较符|运算符|^符号$/],
  ['value', /指标值|目标值|^value$/i],
  ['measure', /(?:计量|度量)单位|^单位$/],
  ['weight', /权重|分值|weight/i],
  ['sourceName', /资金来源|资金性质|^来源$|^source$/i],
  ['carryover', carriedOver],
  ['current', thisYear],
  ...sourceNames,
  ['basic', /基本支出|^basic/i],
  ['project', /项目支出|^project/i],
];

/** What is left to a header that tells no money. */
const names = /名称|科目|品目|项目|收入|摘要|^name$/i;

/** The most rows that stand above the figures of a table, and of these the most headers below titles. */
const MOST_HEAD = 5;
const MOST_HEADERS = 3;

/** Finds the header of a table and what its columns hold: by their headers, and by what stands in them where those do not tell. */
export function columnsOf(table: readonly Row[], year: TableYear = 'this'): Columns {
  const end = headEnd(table);
  const rows = table.slice(end).filter((row, i) => !isNumbering(row) && !(i === 0 && end > 0 && numbersColumns(row)));
  const width = Math.max(0, ...table.map(({ length }) => length));
  const at = new Map<Role, number>();
  const more = new Map<Role, readonly number[]>();
  const head = spread(table.slice(0, end), width);
  const heading = head.filter((row) => !isTitle(row, width));
  const all = Array.from({ length: width }, (_, column) => column);
  const earlier = new Set(earlierColumns(heading, all));
  const roles = all.map((column) => roleIn(heading, rows, column));
  const figures = all.map((column) => figuresIn(heading, rows, column, roles[column], earlier.has(column), year));
  const ranks = ranked(figures);
  const rankOf = (column: number): number => ranks.get(column) ?? PLAIN_RANK;
  const usable = all.filter((column) => !isMoney(roles[column]) || ranks.has(column));
  const take = (columns: readonly number[]): void => {
    for (const column of [...columns].sort((a, b) => rankOf(a) - rankOf(b))) {
      const told = roles[column];
      const role = told === 'name' && !at.has('code') && holdsCodes(rows, column) ? 'code' : told;
      if (!role) continue;
      const first = at.get(role);
      if (first === undefined) at.set(role, column);
      else if (
        isOfSource(role) &&
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
  guess(rows, width, at, figures);
  if (head.some((row) => isTitle(row, width) && row.some(({ text }) => ofCarriedOver.test(folded(text))))) {
    carry(at);
    carry(more);
  }
  const used = new Set([...at.values(), ...[...more.values()].flat()]);
  const unknown = all.filter((column) => !used.has(column) && rows.some((row) => (row[column]?.text ?? '') !== ''));
  const [one, ...others] = [...at].flatMap(([role, column]) => (isMoney(role) ? [column] : []));
  const unused = figures.filter(({ column }) => unknown.includes(column));
  const parts = one === undefined || !figures[one] ? new Set() : partsOf(figures[one], unused, rows);
  const isLeftOut = (each: Figures): boolean => isToldApart(each, others.length === 0) && !parts.has(each.column);
  return {
    head,
    rows,
    at,
    more,
    unknown,
    figures,
    leftOut: unused.filter(isLeftOut).map(({ column }) => column),
    titleOf: (column) =>
      cellsOf(heading, column)
        .filter((text) => !/[:：]/.test(text))
        .join(' '),
    unitOf: (column) =>
      unitIn(head.map((row) => row[column]?.text)) ??
      unitIn(head.flatMap((row) => row.map(({ text }) => (isOfThings(text) ? '' : text)))),
  };
}

/** Whether figures that are not used are worth a word: of one amount all others, of one with its parts those of other stages. */
function isToldApart({ word, hasFigures }: Figures, isOne: boolean): boolean {
  if (!hasFigures || word?.sort === 'none') return false;
  return isOne || (isOfMoney(word) && word?.sort !== 'total');
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

/** The role of a column by its header; words of a stage of the budget are of money only where no texts stand below them. */
function roleIn(head: readonly Row[], rows: readonly Row[], column: number): Role | undefined {
  const role = roleOf(head, column);
  const rank = amountWordOf(cellsOf(head, column))?.rank;
  if (role !== 'amount' || rank === PLAIN_RANK || !holdsTexts(rows, column)) return role;
  return cellsOf(head, column).some((text) => names.test(folded(text))) ? 'name' : undefined;
}

function figuresIn(
  head: readonly Row[],
  rows: readonly Row[],
  column: number,
  role: Role | undefined,
  isEarlier: boolean,
  year: TableYear,
): Figures {
  const cells = cellsOf(head, column);
  const told = amountWordOf(cells);
  const above = cells.slice(0, -1).filter((text) => !sourceNames.some(([, pattern]) => pattern.test(folded(text))));
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

/** What stands in the header of a column, from above. */
function cellsOf(head: readonly Row[], column: number): string[] {
  return head.map((row) => row[column]?.text ?? '').filter(Boolean);
}

/** Whether more than half of what stands in a column is no amount; it is known when that is no longer open. */
function holdsTexts(rows: readonly Row[], column: number): boolean {
  let [open, balance] = [rows.length, 0];
  for (const row of rows) {
    const cell = row[column];
    open--;
    if (cell?.text) balance += amountIn(cell) === undefined ? 1 : -1;
    if (Math.abs(balance) > open) break;
  }
  return balance > 0;
}

/** Whether a header is one of numbers or prices of things, whose unit is their own: 单价（元）. */
function isOfThings(header: string): boolean {
  return amountWordOf([header])?.sort === 'count';
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

/** A line above the table, which says nothing of the column that it begins in. */
function isTitle(row: Row, width: number): boolean {
  return width > 1 && row.every(({ text, isRepeated }, column) => column === 0 || text === '' || isRepeated);
}

/** Headers that stand over several columns, said of each of them that has a header of its own below. */
function spread(head: readonly Row[], width: number): Row[] {
  return head.map((row, i) => {
    const below = head.slice(i + 1);
    const isHeaded = (column: number): boolean =>
      below.some(
        (other) => other[column]?.text !== undefined && other[column].text !== '' && !other[column].isRepeated,
      );
    let group = '';
    return Array.from({ length: width }, (_, column): Cell => {
      const text = row[column]?.text ?? '';
      if (text !== '' || !isHeaded(column)) group = isHeaded(column) && !/[:：]|表(?:$|[（(])/.test(text) ? text : '';
      return text === '' && group !== '' ? { text: group, isRepeated: true } : (row[column] ?? empty);
    });
  });
}

const empty: Cell = { text: '', isRepeated: false };

/** The columns whose headers say that they are of a year before the one of others. */
function earlierColumns(head: readonly Row[], columns: readonly number[]): readonly number[] {
  const told = columns.map((column) => headerOf(head, column));
  const years = told.map((header) => Number(/20\d\d/.exec(folded(header))?.[0] ?? Number.NaN));
  const latest = Math.max(...years.filter(Number.isFinite));
  return columns.filter((_, i) => (years[i] ?? latest) < latest);
}

/** The header of a column as it is read: its cells from above. */
export function headerOf(head: readonly Row[], column: number): string {
  return head
    .map((row) => row[column]?.text ?? '')
    .join(' ')
    .trim();
}

function headEnd(table: readonly Row[]): number {
  const headers = table.findIndex((row) => !isAboveHeaders(row));
  let end = 0;
  for (const [i, row] of table.slice(0, Math.max(MOST_HEAD, headers + MOST_HEADERS)).entries()) {
    const filled = row.filter(({ text }) => text !== '');
    const known = filled.filter(({ text }) => roleOfText(text)).length;
    // A total without figures is one row of a table, a header has others beside it.
    const isOfTexts = filled.length > 2 && filled.every((cell) => amountIn(cell) === undefined);
    const isHeader = isOfTexts || (known > 1 && known * 2 >= filled.length);
    const startsTotal = totalIn(filled[0]?.text ?? '') !== undefined;
    const isTotal = startsTotal && !isHeader;
    const isListed = filled.length > 1 && filled.every(({ text }) => /^[一二三四五六七八九十]+、/.test(text));
    if (isTotal || isListed || filled.some((cell) => isFigure(cell) || codeIn(cell))) break;
    if (known * 2 >= filled.length || known > 1 || filled.length === 1 || startsTotal) end = i + 1;
  }
  return end;
}

/** A title alone in its row, or what a table says of itself: `部门名称：示例局`, `单位：万元`. */
function isAboveHeaders(row: Row): boolean {
  const filled = row.filter(({ text, isRepeated }) => text !== '' && !isRepeated);
  return filled.length === 1 || filled.every(({ text }) => /[:：]/.test(text));
}

/** What the lowest header that tells something says; those above it say of which period or source that is. */
function roleOf(head: readonly Row[], column: number): Role | undefined {
  const own = head.map((row) => row[column]?.text ?? '').filter(Boolean);
  const at = own.findLastIndex((text) => roleOfText(text));
  const role = roleOfText(own[at] ?? '');
  const above = own.slice(0, at);
  if (role === 'carryover') {
    const source = sourceNames.find(([, pattern]) => own.some((text) => pattern.test(folded(text))))?.[0];
    return source ? `carried-${source}` : role;
  }
  if (above.some((text) => carriedOver.test(text)))
    return role === 'amount' || role === 'current' ? 'carryover' : isPart(role) ? `carried-${role}` : role;
  return role === 'amount' && above.some((text) => thisYear.test(folded(text))) ? 'current' : role;
}

function isPart(role: Role | undefined): role is Part {
  return role === 'basic' || role === 'project' || sourceNames.some(([source]) => source === role);
}

/** Whether a column of some role has amounts, or parts of them. */
export function isMoney(role: Role | undefined): boolean {
  return (
    role === 'amount' ||
    role === 'current' ||
    role === 'carryover' ||
    isPart(role) ||
    (role?.startsWith('carried-') ?? false)
  );
}

function isOfSource(role: Role): boolean {
  return sourceNames.some(([source]) => role === source || role === `carried-${source}`);
}

function roleOfText(text: string): Role | undefined {
  const header = folded(text).replace(/\((?:单位:?)?[千万亿]?元\)/g, '');
  const told = headers.find(([, pattern]) => pattern.test(header))?.[0];
  return told ?? (tellsMoney(text) ? 'amount' : names.test(header) ? 'name' : undefined);
}

/** Whether a header is one of money, of whatever year or stage. */
export function tellsMoney(header: string): boolean {
  return isOfMoney(amountWordOf([header]));
}

/** Whether all that stands in a column is codes without names. */
function holdsCodes(rows: readonly Row[], column: number): boolean {
  const cells = rows.flatMap((row) => (row[column]?.text ? [row[column]] : []));
  return cells.length > 0 && cells.every((cell) => codeIn(cell)?.name === '' || totalIn(cell.text));
}

/** Whether they are codes that are catalogued, so that they are no amounts by chance: in more than one row. */
function holdsListed(rows: readonly Row[], column: number): boolean {
  const codes = rows.flatMap((row) => codeIn(row[column])?.code ?? []);
  return codes.length > 1 && codes.every((code) => findSubject(code) !== undefined);
}

function isFigure(cell: Cell): boolean {
  const amount = amountIn(cell);
  return amount !== undefined && amount !== 'empty';
}

/** The row below a header that numbers the columns: `栏次 1 2 3`. */
function isNumbering(row: Row): boolean {
  return /^(?:栏次|行次|\*+)$/.test(folded(row.find(({ text }) => text !== '')?.text ?? ''));
}

/** The row below a header that numbers all columns: `1 2 3`, `甲 乙 1=2+3 2 3`. */
function numbersColumns(row: Row): boolean {
  const texts = row.slice(0, row.findLastIndex(({ text }) => text !== '') + 1).map(({ text }) => folded(text));
  const first = texts.findIndex((text) => columnNumber(text) === 1);
  const [letters, numbers] = [texts.slice(0, Math.max(0, first)), texts.slice(Math.max(0, first))];
  return (
    texts.length > 2 &&
    numbers.length > 1 &&
    numbers.every((text, i) => columnNumber(text) === i + 1) &&
    letters.every((text) => /^(?:[甲乙丙丁戊a-e*\-—]|)$/i.test(text))
  );
}

function columnNumber(text: string): number {
  return Number(/^\(?(\d{1,2})(?:=[\d+\-*/()]+)?\)?$/.exec(text)?.[1] ?? 0);
}

function guess(rows: readonly Row[], width: number, at: Map<Role, number>, figures: readonly Figures[]): void {
  const share = (column: number, is: (cell: Cell) => boolean): boolean => {
    const cells = rows.flatMap((row) => row[column] ?? []).filter(({ text, isRepeated }) => text !== '' && !isRepeated);
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
  take('sourceName', ({ text }) => sourceNames.some(([, pattern]) => pattern.test(text)) && at.has('code'));
  take('name', (cell) => amountIn(cell) === undefined && codeIn(cell) === undefined);
  const open = figures.filter((each) => mayBeAmount(each, rows));
  const current = open.filter(({ isEarlier }) => !isEarlier);
  const candidates = new Set((current.length > 0 ? current : open).map(({ column }) => column));
  // What a change belongs to is not guessed.
  if (!isTold && !isChanged(figures))
    guessAmounts(
      rows,
      width,
      at,
      (column) => candidates.has(column) && share(column, (cell) => amountIn(cell) !== undefined),
    );
}

/** Whether figures may be amounts though no header says so: those of people are small whole numbers. */
function mayBeAmount({ column, word, hasFigures }: Figures, rows: readonly Row[]): boolean {
  if (word?.sort !== 'people') return hasFigures && word === undefined;
  return rows.some((row) => !/^\d{0,5}$/.test(folded(row[column]?.text ?? '')));
}

/** Of several columns of figures, that which the others add up to is the amount; without one, the first. */
function guessAmounts(
  rows: readonly Row[],
  width: number,
  at: Map<Role, number>,
  isFigures: (column: number) => boolean,
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
  if (second === undefined || third === undefined || columns.length > 3) return;
  const isSplit = rows.every((row) => Math.abs(number(row[first]) - number(row[second]) - number(row[third])) < 0.015);
  if (!isSplit) return;
  at.set('basic', second);
  at.set('project', third);
}

function number(cell: Cell | undefined): number {
  const amount = amountIn(cell);
  return amount === undefined || amount === 'empty' ? 0 : Number(amount.digits.replaceAll(',', ''));
}

/** Whether a column only numbers the rows. */
function counts(rows: readonly Row[], column: number): boolean {
  return rows.length > 1 && rows.every((row, i) => row[column]?.text === String(i + 1));
}

/** A unit as a table says it: `百元` is 元, its figures with the point two places to the right. */
export interface TableUnit {
  readonly unit: MoneyUnit;
  readonly places: number;
}

/** `（万元）`, `单位：元`, `单位：` beside `百元`; of a column by its headers, else of the whole table. */
function unitIn(texts: readonly (string | undefined)[]): TableUnit | undefined {
  const text = texts.map((each) => folded(each ?? '')).join('|');
  const [, told = ''] =
    /\((?:单位:?|人民币)*([十百千万亿]*元)\)/.exec(text) ??
    /单位:?\|*(?:人民币)?([十百千万亿]*元)(?!\p{Script=Han})/u.exec(text) ??
    [];
  if (isMoneyUnit(told)) return { unit: told, places: 0 };
  const places = '元十百千'.indexOf(told[0] ?? '元');
  const unit = told.slice(1);
  return places > 0 && isMoneyUnit(unit) ? { unit, places } : undefined;
}
