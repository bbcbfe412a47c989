import { folded } from '../../text/folded.ts';
import { amountIn, codeIn, totalIn } from './cells.ts';
import { isFigure } from './figureColumns.ts';
import { type Cell, filledIn, type Row } from './plainRows.ts';
import { roleOfText } from './roles.ts';
import { isUnit } from './tableUnit.ts';

/** The most rows that stand above the figures of a table, and of these the most headers below titles. */
const MOST_HEAD = 5;
const MOST_HEADERS = 3;

/** The number of rows that stand above the figures of a table. */
export function headEnd(table: readonly Row[]): number {
  const headers = table.findIndex((row) => !isAboveHeaders(row));
  let end = 0;
  for (const [i, row] of table.slice(0, Math.max(MOST_HEAD, headers + MOST_HEADERS)).entries()) {
    const above = table[i - 1] ?? [];
    const filled = row.filter(({ text }) => text !== '');
    // Above all headers a code in brackets is that of the department: `[315]示例局`.
    const isTitle = filled.length === 1 && i < headers;
    if (!isTitle && ((i > headers && isGroup(row, above)) || isListed(filled))) break;
    if (isTitle || mayEndHead(filled) || (end === i && isBelowGroups(row, above))) end = i + 1;
  }
  return end;
}

/** Whether what stands in a row is one of those that a table lists: a total, an item with its number, a code or figures. */
function isListed(filled: Row): boolean {
  const isTotal = startsTotal(filled) && !isHeader(filled);
  const isNumbered = filled.length > 1 && filled.every(({ text }) => /^[一二三四五六七八九十]+、/.test(text));
  return isTotal || isNumbered || filled.some((cell) => isFigure(cell) || codeIn(cell));
}

/** A total without figures is one row of a table, a header has others beside it. */
function isHeader(filled: Row): boolean {
  const isOfTexts = filled.length > 2 && filled.every((cell) => amountIn(cell) === undefined);
  const known = knownIn(filled);
  return isOfTexts || (known > 1 && known * 2 >= filled.length);
}

/** Whether what stands in a row of no figures may be all of a head up to there. */
function mayEndHead(filled: Row): boolean {
  const known = knownIn(filled);
  return known * 2 >= filled.length || known > 1 || filled.length === 1 || startsTotal(filled);
}

function startsTotal([first]: Row): boolean {
  return totalIn(first?.text ?? '') !== undefined;
}

/** How many cells tell what their column holds. */
function knownIn(filled: Row): number {
  return filled.filter(({ text }) => roleOfText(text) || isUnit(text) || isYear(text)).length;
}

/** Whether a header says a year and nothing else: `2026年`. */
function isYear(text: string): boolean {
  return /^20\d\d年度?$/.test(folded(text));
}

/** Whether a row has a name alone, right below the header of its column: what is named so stands over the rows below it. */
function isGroup(row: Row, above: Row): boolean {
  const [column, ...others] = row.flatMap(({ text }, i) => (text === '' ? [] : [i]));
  if (column === undefined || others.length > 0) return false;
  const text = row[column]?.text ?? '';
  const headers = above.filter((cell) => roleOfText(cell.text));
  const isHeaded = (above[column]?.text ?? '') !== '' && above[column]?.isRepeated === false;
  return headers.length > 1 && isHeaded && roleOfText(text) === undefined && !isUnit(text) && !/[:：]|表/.test(text);
}

/** Whether all that stands in a row stands below headers over several columns: 人员经费 and 公用经费 below 基本支出. */
function isBelowGroups(row: Row, above: Row): boolean {
  const isHeaded = (column: number): boolean => (above[column]?.text ?? '') !== '';
  const own = row.flatMap(({ text, isRepeated }, column) => (text !== '' && !isRepeated ? [column] : []));
  const isOfGroup = (column: number): boolean =>
    above.slice(0, column + 1).some(({ text }) => text !== '') && !(isHeaded(column) && isHeaded(column + 1));
  return own.length > 1 && !own.includes(0) && own.every(isOfGroup);
}

/** A title alone in its row, or what a table says of itself: `部门名称：示例局`, `单位：万元`. */
function isAboveHeaders(row: Row): boolean {
  const filled = filledIn(row);
  return filled.length === 1 || filled.every(({ text }) => /[:：]/.test(text));
}

/** Whether a row is the header of indicators: 一级指标, 二级指标, 三级指标. */
export function namesLevels(row: Row): boolean {
  const roles = new Set(row.flatMap(({ text }) => (text.includes('指标') ? (roleOfText(text) ?? []) : [])));
  return (['level1', 'level2', 'level3'] as const).filter((level) => roles.has(level)).length > 1;
}

/** Whether a header says that what stands below is of several years, and not of this one: 长期指标, 中期目标. */
export function isOfYears(header: string): boolean {
  return /长期|中期|实施期/.test(header);
}

/** The row below a header that numbers the columns: `栏次 1 2 3`. */
export function isNumbering(row: Row): boolean {
  return /^(?:栏次|行次|\*+)$/.test(folded(row.find(({ text }) => text !== '')?.text ?? ''));
}

/** The row below a header that numbers all columns: `1 2 3`, `甲 乙 1=2+3 2 3`. */
export function numbersColumns(row: Row): boolean {
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

/** Headers that stand over several columns, said of each of them that has a header of its own below. */
export function spread(head: readonly Row[], width: number): Row[] {
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

/** A line above the table, which says nothing of the column that it begins in. */
export function isTitle(row: Row, width: number): boolean {
  return width > 1 && row.every(({ text, isRepeated }, column) => column === 0 || text === '' || isRepeated);
}

/** The header of a column as it is read: its cells from above. */
export function headerOf(head: readonly Row[], column: number): string {
  return head
    .map((row) => row[column]?.text ?? '')
    .join(' ')
    .trim();
}

/** The year that titles tell, not the day on which a table was filled in; undefined where they tell none, or several. */
export function yearOf(titles: readonly Row[]): number | undefined {
  const told = titles.flatMap((row) =>
    row.flatMap(({ text }) => folded(text).match(/20\d\d(?!年?\d{1,2}月|[-/.]\d)/g) ?? []),
  );
  const [year, ...others] = new Set(told);
  return year === undefined || others.length > 0 ? undefined : Number(year);
}

/** Whether a year is among some with the next two, as in a plan of three years. */
export function beginsPlan(year: number, years: readonly number[]): boolean {
  return [year, year + 1, year + 2].every((each) => years.includes(each));
}

/** Whether the year of a title may be that of its table: it stands between others, or begins a plan. */
export function isOfTitle(year: number, years: readonly number[]): boolean {
  return beginsPlan(year, years) || [year - 1, year, year + 1].every((each) => years.includes(each));
}

/** What is known of the year of a table. */
interface WantedYear {
  /** That which its figures are wanted of. */
  readonly known: number | undefined;
  /** That which its title tells. */
  readonly titled: number | undefined;
  /** Whether its title says that it is a plan of the years to come. */
  readonly isPlan: boolean;
}

/** Whether a title calls its table a plan of several years. */
export function tellsPlan(title: string): boolean {
  return /规划|中期|滚动|三年/.test(title);
}

/** The year that the header of a column tells; not a number where it tells none. */
export function yearAt(head: readonly Row[], column: number): number {
  return Number(/20\d\d/.exec(folded(headerOf(head, column)))?.[0] ?? Number.NaN);
}

/**
 * The columns whose headers say that they are of another year than the table. It is of the year that is wanted, else of that
 * in its title where this stands between others or the next two follow it in a plan, else of the first of a plan, else of the latest.
 */
export function otherYears(
  head: readonly Row[],
  columns: readonly number[],
  { known, titled, isPlan }: WantedYear,
): readonly number[] {
  const years = columns.map((column) => yearAt(head, column));
  const told = years.filter(Number.isFinite);
  const first = Math.min(...told);
  const stated = titled !== undefined && isOfTitle(titled, told) ? titled : undefined;
  const planned = stated ?? (isPlan && beginsPlan(first, told) ? first : undefined);
  const own = (known !== undefined && told.includes(known) ? known : planned) ?? Math.max(...told);
  return columns.filter((_, i) => Number.isFinite(years[i]) && years[i] !== own);
}
