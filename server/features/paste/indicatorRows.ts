import { endOfQuantity } from '../../syntax/scan.ts';
import { quoted } from '../../syntax/stringValue.ts';
import { ascii } from '../../text/ascii.ts';
import { folded } from '../../text/folded.ts';
import type { Row } from './plainRows.ts';
import { keyword, leftOut, type Outcome, type Reading, type RowReader, textOf, unread, valueWord } from './Reading.ts';

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
  return rows.some((row) => row.some(({ text }) => /^.{2,8}指标$/.test(text) && kindIn(text) !== undefined));
}

/** One indicator: `指标 数量 "…" >= 5户 权重 10`. */
export const indicatorRow: RowReader = (row, reading, rows) => {
  const cells = placed(row, reading);
  if (!cells) return unread('认不出哪一格是指标名称', 'no cell is the name of an indicator');
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
  const rest = { comparator: of('comparator'), measure: of('measure'), weight: of('weight') };
  if (reading.columns.at.has('level3')) return { name: of('level3'), value: of('value') || of('amount'), ...rest };
  const at = row.findLastIndex(({ text }) => /^.{2,8}指标$/.test(text) && kindIn(text) !== undefined);
  const [name, ...behind] = row.slice(at + 1).flatMap(({ text }) => text || []);
  if (name === undefined) return undefined;
  const comparator =
    behind.length > 1 && comparatorIn(behind[0] ?? '') && behind[0]?.length === 1 ? behind.shift() : '';
  return { ...rest, name, comparator: comparator ?? '', value: behind[0] ?? '', measure: behind[1] ?? '' };
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
  const levels = row.filter(({ text }, i) => i !== name && /^.{2,10}(?:指标|满意度)/.test(text) && text.length < 16);
  return levels.flatMap(({ text }) => kindIn(text) ?? []).at(-1);
}

function kindIn(text: string): string | undefined {
  return kindNames.find(([, pattern]) => pattern.test(text))?.[0];
}

const comparators: readonly (readonly [string, RegExp])[] = [
  ['>=', /^(?:>=|=>|≥|不低于|不少于|大于等于|至少)/],
  ['<=', /^(?:<=|=<|≤|不高于|不超过|不大于|小于等于)/],
  ['>', /^(?:>|大于|高于)/],
  ['<', /^(?:<|小于|低于)/],
  ['=', /^(?:=|等于)/],
];

function comparatorIn(text: string): { readonly sign: string; readonly length: number } | undefined {
  for (const [sign, pattern] of comparators) {
    const [match] = pattern.exec(text) ?? [];
    if (match !== undefined) return { sign, length: match.length };
  }
  return undefined;
}

/** `>= 95%`, `= 1人`, or a string where the value is no number. */
function valueText(comparator: string, value: string, measure: string): string {
  const text = folded(comparator + value).replaceAll('﹪', '%');
  const sign = comparatorIn(text);
  const rest = text.slice(sign?.length ?? 0);
  const quantity = /^[\d.,]+$/.test(rest) ? rest + folded(measure) : rest;
  const isQuantity = /^\d/.test(quantity) && endOfQuantity(quantity, 0) === quantity.length;
  return isQuantity
    ? `${sign?.sign ?? '='} ${quantity}`
    : quoted(/^(?:定性|=)$/.test(comparator) ? value : comparator + value);
}

function weightText(weight: string, reading: Reading): string {
  const number = ascii(weight).replace(/[分%\s]/g, '');
  if (!/^\d+(?:\.\d+)?$/.test(number)) return '';
  return `${reading.language === 'zh' ? '权重' : 'weight'} ${number}`;
}
