import { subjectsNamed, subjectsOf } from '../../../data/catalogue.ts';
import type { Localized } from '../../../language/schema.ts';
import { quoted } from '../../../syntax/stringValue.ts';
import { totalIn } from '../../paste/cells.ts';
import type { OwnGuide } from './OwnGuide.ts';
import { type OwnRow, type OwnTables, sum, written } from './ownTables.ts';

/** What stands behind an amount of each source; the order is that of the columns. */
export const sourceWords = ['', '政府性基金', '国有资本', '财政专户', '单位资金'] as const;

/** One of 表六 that is no sum, with its code; empty where none has its name. */
interface EconomicRow {
  readonly code: string;
  readonly row: OwnRow;
}

/** The items of 表六; one that the government's have no code for is alone. Of several codes with its name that of the 类 above. */
export function economicRows(tables: OwnTables): readonly EconomicRow[] {
  const found: EconomicRow[] = [];
  let above = '';
  for (const row of tables.rows('表六', 2)) {
    const { name, second } = row;
    const ofClass = second === '' ? economicClasses().get(name) : undefined;
    above = ofClass ?? above;
    const code = itemCode(name, above);
    const isItem = second !== '' || (code !== '' && ofClass === undefined);
    if (isItem && totalIn(name) === undefined) found.push({ code, row });
  }
  return found;
}

function itemCode(name: string, above: string): string {
  const codes = subjectsNamed('economic', name).flatMap(({ code }) => (code.length === 5 ? [code] : []));
  return codes.find((code) => code.startsWith(above)) ?? codes[0] ?? '';
}

/** Every total as published: with them what was rounded apart is published so again. */
export function subjectLines(tables: OwnTables): string[] {
  const functions = tables.rows('表三', 2).filter(({ code }) => code !== '');
  const lines = functions.map(({ code, name, amounts: [total = 0, basic = 0, project = 0] }) => {
    const parts = basic !== 0 && project !== 0 ? ` { 基本支出 ${written(basic)}; 项目支出 ${written(project)} }` : '';
    return `${code} ${quoted(name)} ${written(total)}${parts}`;
  });
  const [, basic = 0, project = 0] = wholeRow(tables, '表三');
  return [
    '科目 {',
    ...lines,
    ...economicTotals(tables, basic),
    '}',
    '',
    `总计 { 支出 ${written(basic + project)}; 基本支出 ${written(basic)}; 项目支出 ${written(project)} }`,
    '',
  ];
}

/** The totals of 类 are those of all basic expenditure only where that is all of this year's general budget. */
function economicTotals(tables: OwnTables, basic: number): string[] {
  const [whole = 0] = wholeRow(tables, '表六');
  if (whole !== basic) return [];
  return tables.rows('表六', 2).flatMap(({ name, second, amounts: [amount = 0] }) => {
    const code = second === '' ? (economicClasses().get(name) ?? '') : '';
    return code === '' || amount === 0 ? [] : [`${code} ${quoted(name)} ${written(amount)}`];
  });
}

/** The codes of 类 by their names. */
function economicClasses(): ReadonlyMap<string, string> {
  const classes = [...subjectsOf('economic')].filter(({ code }) => code.length === 3);
  return new Map(classes.map(({ code, name }) => [name, code]));
}

function wholeRow(tables: OwnTables, label: string): readonly number[] {
  return tables.rows(label, 2).find(({ name }) => name === '合计')?.amounts ?? [];
}

/** The rows of revenue in 表一, and the first three in 表四. */
const revenueNames = [
  '一、一般公共预算',
  '二、政府性基金预算',
  '三、国有资本经营预算',
  '四、财政专户管理资金',
  '五、单位资金',
];

/** Revenue of each source; of funds and state capital by their codes. */
export function revenueLines(tables: OwnTables, guide: OwnGuide): string[] {
  const words = ['一般公共预算', ...sourceWords.slice(1)];
  const current = revenueNames.flatMap((name, i) => {
    const coded = i === 1 ? tables.leaves('表七') : i === 2 ? tables.leaves('表九') : [];
    const amount = tables.figure('表一', name, 0);
    if (coded.length > 0) return coded.map((row) => codedRevenue(row, words[i] ?? ''));
    return amount === 0 ? [] : [`${words[i]} ${written(amount)}`];
  });
  const carried = carriedRevenue(tables, guide);
  const total = tables.figure('表一', '收入总计', 0);
  return [
    '收入 {',
    ...current,
    ...amountLines(carried, (amount, i) => `${words[i]} ${amount} 结转`),
    ...amountLines(unspent(tables, carried), (amount, i) => `年终结转 ${amount} ${sourceWords[i]}`.trimEnd()),
    ...(total === 0 ? [] : [`合计 ${written(total)}`]),
    '}',
    '',
  ];
}

function codedRevenue({ code, name, amounts: [amount = 0] }: OwnRow, source: string): string {
  return `${code} ${quoted(name)} ${written(amount)} ${source}`;
}

function amountLines(amounts: readonly number[], line: (amount: string, i: number) => string): string[] {
  return amounts.flatMap((amount, i) => (amount === 0 ? [] : [line(written(amount), i)]));
}

/**
 * What was carried over of each source: of the appropriated ones 表四 tells it, below what is received this year; of the
 * others together what 表一 has beyond that.
 */
function carriedRevenue(tables: OwnTables, guide: OwnGuide): readonly number[] {
  const rows = tables.rows('表四', 1);
  const from = rows.findIndex(({ name }) => name.startsWith('上年财政拨款结转'));
  const told = revenueNames
    .slice(0, 3)
    .map((name) => (from < 0 ? 0 : (rows.slice(from + 1).find((row) => row.name === name)?.amounts[0] ?? 0)));
  const rest = tables.figure('表一', '上年结转', 0) - sum(told);
  return [...told, ...otherCarried(rest, guide.carriedSpecial)];
}

/** What was carried over of 财政专户 and of 单位资金, of what was of both: of the first as much as is known, if it is that much. */
export function otherCarried(both: number, known: number): [special: number, own: number] {
  const special = Math.max(0, Math.min(both, known));
  return [special, both - special];
}

/** Of 财政专户 and 单位资金 no table tells what was carried over of each. */
export function carriedNotes(tables: OwnTables, guide: OwnGuide): Localized[] {
  const amount = guide.isBlank ? (carriedRevenue(tables, guide)[4] ?? 0) : 0;
  if (amount === 0 || tables.figure('表一', revenueNames[3] ?? '', 0) === 0) return [];
  return [
    {
      zh: `表格不说明上年结转 ${written(amount)} 中财政专户管理资金和单位资金各有多少，都记为单位资金`,
      en: `no table says how much of the ${written(amount)} carried over is of the special account and how much of unit funds: all of it stands as unit funds`,
    },
  ];
}

/**
 * What stays unspent of each source. Of the appropriated ones 表四 tells it; what 表一 has beyond that is of the other two,
 * of which 财政专户 has what it receives and does not spend.
 */
function unspent(tables: OwnTables, carried: readonly number[]): readonly number[] {
  const row = tables.rows('表四', 1, 2).find(({ name }) => name === '年终结转');
  const told = [1, 2, 3].map((source) => row?.amounts[source] ?? 0);
  const spent = wholeRow(tables, '表二').slice(1);
  const [special = 0, unit = 0] = [3, 4].map((source) => {
    const received = tables.figure('表一', revenueNames[source] ?? '', 0) + (carried[source] ?? 0);
    return Math.max(0, received - (spent[source] ?? 0));
  });
  const rest = tables.figure('表一', '年终结转', 0, 2) - sum(told);
  const ofSpecial = Math.min(special, Math.max(0, rest));
  // Every figure is rounded by itself.
  const isRounding = special + unit === 0 && Math.abs(rest) <= told.length;
  return [...told, ofSpecial, isRounding ? 0 : rest - ofSpecial];
}
