import { chartRows } from '../../document/chartRows.ts';
import type { Chart } from '../../document/Disclosure.ts';
import { element, escapeXml } from '../xml.ts';
import { columnName } from './grid.ts';
import { printedNumber } from './printedNumber.ts';
import { quotedName } from './worksheetXml.ts';

/** The row in which the table of a chart begins, its header not counted; one-based. */
const FIRST = 3;

/** One column of the table of a chart, drawn from the worksheet with this name. */
export interface Series {
  readonly chart: Chart;
  readonly worksheet: string;
  /** Of the series, from zero. */
  readonly index: number;
  /** Of the worksheet, from zero: names are in the first one. */
  readonly column: number;
}

/** An element with nothing but a value. */
export function val(name: string, value: string | number): string {
  return element(`c:${name}`, { val: value });
}

/** The colour of what is drawn. */
export function fillXml(color: string): string {
  return element('c:spPr', {}, element('a:solidFill', {}, element('a:srgbClr', { val: color })));
}

/** A series with its looks between its header and the names and numbers of its rows. */
export function seriesXml({ chart, worksheet, index, column }: Series, looks: readonly string[]): string {
  const rows = chartRows(chart);
  const last = FIRST + rows.length - 1;
  const amounts = rows.map(({ cells }) => String(printedNumber(cells[column - 1]?.text ?? '')?.value ?? 0));
  return element(
    'c:ser',
    {},
    val('idx', index),
    val('order', index),
    element('c:tx', {}, strings(rangeOf(worksheet, column, FIRST - 1, FIRST - 1), [chart.columns[column] ?? ''])),
    ...looks,
    element(
      'c:cat',
      {},
      strings(
        rangeOf(worksheet, 0, FIRST, last),
        rows.map(({ label }) => label),
      ),
    ),
    element('c:val', {}, numbers(rangeOf(worksheet, column, FIRST, last), amounts)),
  );
}

function rangeOf(worksheet: string, column: number, from: number, to: number): string {
  const letter = columnName(column);
  return `${quotedName(worksheet)}!$${letter}$${from}${to > from ? `:$${letter}$${to}` : ''}`;
}

function strings(formula: string, texts: readonly string[]): string {
  return element('c:strRef', {}, element('c:f', {}, escapeXml(formula)), cache('str', texts));
}

function numbers(formula: string, values: readonly string[]): string {
  return element('c:numRef', {}, element('c:f', {}, escapeXml(formula)), cache('num', values));
}

function cache(kind: 'str' | 'num', values: readonly string[]): string {
  const points = values.map((value, idx) => element('c:pt', { idx }, element('c:v', {}, escapeXml(value))));
  const format = kind === 'num' ? [element('c:formatCode', {}, 'General')] : [];
  return element(`c:${kind}Cache`, {}, ...format, val('ptCount', values.length), ...points);
}
