import { boundIn, comparatorIn, usualSign } from '../../model/meant/readings.ts';
import { endOfQuantity } from '../../syntax/scan.ts';
import { quoted } from '../../syntax/stringValue.ts';
import { ascii } from '../../text/ascii.ts';
import { folded } from '../../text/folded.ts';
import { onceFor } from '../../text/onceFor.ts';
import { tellsField } from './formFields.ts';
import { formRow } from './formRow.ts';
import { fundsRow } from './fundsRow.ts';
import { filledIn, type Row } from './plainRows.ts';
import { keyword, leftOut, type Outcome, type Reading, type RowReader, textOf, unread, valueWord } from './Reading.ts';
import { headerOf, isOfYears, namesLevels } from './tableHead.ts';

/** The kinds of indicators as the forms name them; the first that is found in a cell counts. */
const kindNames: readonly (readonly [string, RegExp])[] = [
  ['economicCost', /经济成本/],
  ['socialCost', /社会成本/],
  ['ecologicalCost', /生态(?:环境)?成本/],
  ['economic', /经济效益/],
  ['social', /社会效益/],
  ['ecological', /生态(?:环境)?效益/],
  ['sustainability', /可持续/],
  ['satisfaction', /满意度/],
  ['quantity', /数量/],
  ['quality', /质量/],
  ['timeliness', /时效/],
  ['cost', /成本/],
];

/** Whether a table lists indicators: by its headers, or by the kinds in its rows. */
export function listsIndicators({ columns: { at, rows } }: Pick<Reading, 'columns'>): boolean {
  if (at.has('level3') || at.has('level2')) return true;
  return rows.some((row) => {
    const at = levelAt(row);
    const isTold = row.slice(at + 1).some(({ text }) => /\d/.test(text) || isComparator(text));
    return at >= 0 && (/指标$/.test(row[at]?.text ?? '') || isTold);
  });
}

/** One indicator: `指标 数量 "…" >= 5户 权重 10`. */
export const indicatorRow: RowReader = (row, reading, rows) => {
  if (reading.columns.aboveHeaders.has(row) || tellsField(row))
    return formRow(row, reading) ?? fundsRow(row, reading) ?? notOfIndicators(row);
  if (namesLevels(row)) return leftOut('没有指标', 'no indicator');
  if (isOfLongTerm(row, reading, rows)) return leftOut('长期指标，没有采用', 'an indicator of several years');
  const cells = placed(row, reading);
  if (!cells) return unread('认不出哪一格是指标名称', 'no cell gives the name of an indicator');
  const { name, comparator, value, measure, weight } = cells;
  const kind = kindOf(row, reading, rows);
  if (name === '' && value === '') return leftOut('没有指标', 'no indicator');
  if (kind === undefined) return unread('认不出指标种类', 'the kind of the indicator is not known');
  if (name === '') return unread('没有指标名称', 'the indicator has no name');
  if (value === '') return unread('没有指标值', 'the indicator has no value');
  return line([keyword('indicator', reading), valueWord('indicatorKind', kind, reading), quoted(name)], {
    value: valueText(comparator, value, measure),
    weight: weightText(weight, reading),
  });
};

function notOfIndicators(row: Row): Outcome {
  const filled = filledIn(row);
  return filled.length > 1 ? unread('不是指标', 'it is no indicator') : leftOut('没有指标', 'no indicator');
}

/** 长期绩效指标, 年度指标: which indicators stand below, or to the right. */
const GROUP = /^(?:长期|中期|实施期|年度|当年|本年)(?:绩效)?指标/;

/** Whether a row is one of those for several years, where those of this year are told below them. */
function isOfLongTerm(row: Row, { columns: { head } }: Reading, rows: readonly Row[]): boolean {
  const { groups, last } = groupsIn(rows);
  const group = groups.get(row) ?? head.flatMap((each) => groupOf(each) ?? []).at(-1);
  return group !== undefined && isOfYears(group) && last !== undefined && !isOfYears(last);
}

/** Of the rows behind the first group in them, in which group they are, and the last group. */
const groupsIn = onceFor((rows: readonly Row[]) => {
  const groups = new Map<Row, string>();
  let last: string | undefined;
  for (const row of rows) {
    last = groupOf(row) ?? last;
    if (last !== undefined) groups.set(row, last);
  }
  return { groups, last };
});

function groupOf(row: Row): string | undefined {
  return row.find(({ text }) => GROUP.test(text))?.text;
}

function line(
  start: readonly string[],
  { value, weight }: { readonly value: string; readonly weight: string },
): Outcome {
  return { kind: 'lines', lines: [[...start, value, ...(weight === '' ? [] : [weight])]] };
}

interface Placed {
  readonly name: string;
  readonly comparator: string;
  readonly value: string;
  readonly measure: string;
  readonly weight: string;
}

/** By headers; without them, the texts behind the kind are the name and the value. */
function placed(row: Row, reading: Reading): Placed | undefined {
  const of = (role: Parameters<typeof textOf>[1]): string => textOf(row, role, reading);
  const { at } = reading.columns;
  // What stands before the name is the unit whose indicator it is.
  const isMeasure = (at.get('measure') ?? 0) > (at.get('level3') ?? -1);
  const rest = { comparator: of('comparator'), measure: isMeasure ? of('measure') : '', weight: of('weight') };
  if (at.has('level3')) return { name: of('level3'), value: of('value') || of('amount'), ...rest };
  const cells = behindKind(row);
  return cells && { weight: rest.weight, ...cells };
}

interface BehindKind extends Omit<Placed, 'weight'> {
  /** The column of the last cell that says something of the indicator. */
  readonly last: number;
}

/** The name, the comparator and the value with its unit in the cells behind the kind, whatever is empty between them. */
function behindKind(row: Row): BehindKind | undefined {
  const from = levelAt(row) + 1;
  const [name, ...behind] = row.flatMap(({ text }, column) =>
    column >= from && text !== '' ? [{ text, column }] : [],
  );
  if (!name) return undefined;
  const comparator = behind.length > 1 && isComparator(behind[0]?.text ?? '') ? behind.shift() : undefined;
  const [value, next] = behind;
  const measure = /^[\d.,]+$/.test(folded(value?.text ?? '')) ? next : undefined;
  return {
    name: name.text,
    comparator: comparator?.text ?? '',
    value: value?.text ?? '',
    measure: measure?.text ?? '',
    last: (measure ?? value ?? name).column,
  };
}

/**
 * Columns that a table of indicators has behind all that is read of it; with headers, what these do not tell. What only rows
 * about the project have is told with these.
 */
export function unusedColumns({ columns }: Pick<Reading, 'columns'>): readonly number[] {
  const { at, head, unknown } = columns;
  const rows = columns.rows.filter((row) => !columns.aboveHeaders.has(row) && !tellsField(row));
  const isTold = (column: number): boolean => headerOf(head, column) !== '' || rows.some((row) => row[column]?.text);
  if (at.has('level3')) return unknown.filter(isTold);
  const last = Math.max(...rows.map((row) => behindKind(row)?.last ?? -1));
  return unknown.filter((column) => column > last);
}

/** The kind that the row names, or the nearest row above it: the cells of a kind are merged or left empty below the first. */
function kindOf(row: Row, reading: Reading, rows: readonly Row[]): string | undefined {
  const { at } = reading.columns;
  for (let i = rows.indexOf(row); i >= 0; i--) {
    const above = rows[i];
    const told = above && (at.has('level2') ? textOf(above, 'level2', reading) : '');
    const kind = kindIn(told ?? '') ?? kindAmong(above ?? [], at.get('level3'));
    if (kind !== undefined) return kind;
  }
  return undefined;
}

function kindAmong(row: Row, name: number | undefined): string | undefined {
  const isLevel = ({ text }: Row[number], i: number): boolean =>
    i !== name && (isLevelName(text) || (/^.{2,10}(?:指标|满意度)/.test(text) && text.length < 16));
  const levels = row.filter(isLevel);
  return levels.flatMap(({ text }) => kindIn(text) ?? []).at(-1);
}

/** The column in which a row without headers names its kind; the name and the value stand behind it. */
function levelAt(row: Row): number {
  return row.findLastIndex(({ text }, i) => isLevelName(text) && row.slice(i + 1).some((other) => other.text !== ''));
}

/** 数量指标, or 数量 alone: a cell that says the kind of an indicator and nothing more. */
function isLevelName(text: string): boolean {
  if (/^.{2,8}指标$/.test(text)) return kindIn(text) !== undefined;
  return /^(?:数量|质量|时效|(?:(?:经济|社会|生态|生态环境)?成本)|(?:经济|社会|生态|生态环境)效益|可持续影响|(?:服务对象)?满意度)$/.test(
    text,
  );
}

function kindIn(text: string): string | undefined {
  return kindNames.find(([, pattern]) => pattern.test(text))?.[0];
}

/** The comparator that a text begins with, as a sign or in words. */
function comparatorAt(text: string): { readonly sign: string; readonly length: number } | undefined {
  const meant = comparatorIn(text);
  if (meant) return { sign: meant.sign, length: meant.word.length };
  const [typed] = /^(?:[<>]=?|[=≥≤])/.exec(text) ?? [];
  return typed === undefined ? undefined : { sign: usualSign(typed), length: typed.length };
}

/** Whether a cell has a comparator and nothing else; 定性 says that there is none. */
function isComparator(text: string): boolean {
  const sign = folded(text);
  return sign === '定性' || comparatorAt(sign)?.length === sign.length;
}

/** `>= 95%`, `= 1人`, or a string where the value is no number. */
function valueText(comparator: string, value: string, measure: string): string {
  const text = folded(comparator + value).replaceAll('﹪', '%');
  const { sign, rest } = boundOf(text) ?? withoutComparator(text);
  const quantity = /^[\d.,]+$/.test(rest) ? rest + folded(measure) : rest;
  const isQuantity = /^\d/.test(quantity) && endOfQuantity(quantity, 0) === quantity.length;
  return isQuantity
    ? `${sign ?? '='} ${quantity}`
    : quoted(/^(?:定性|=)$/.test(comparator) ? value : comparator + value);
}

interface Compared {
  readonly sign: string | undefined;
  readonly rest: string;
}

function withoutComparator(text: string): Compared {
  const found = comparatorAt(text);
  return { sign: found?.sign, rest: text.slice(found?.length ?? 0) };
}

/** 95%以上, and ≥95%以上, but not ≤95%以上. */
function boundOf(text: string): Compared | undefined {
  const bound = boundIn(text);
  const stated = bound?.stated ? comparatorAt(bound.stated)?.sign : bound?.sign;
  return bound && stated === bound.sign ? { sign: bound.sign, rest: bound.number } : undefined;
}

function weightText(weight: string, reading: Reading): string {
  const number = ascii(weight).replace(/[分%\s]/g, '');
  if (!/^\d+(?:\.\d+)?$/.test(number)) return '';
  return `${reading.language === 'zh' ? '权重' : 'weight'} ${number}`;
}
