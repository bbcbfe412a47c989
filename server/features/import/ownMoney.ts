import { subjectsNamed, subjectsOf } from '../../data/catalogue.ts';
import { quoted } from '../../syntax/stringValue.ts';
import { type OwnRow, type OwnTables, written } from './ownTables.ts';

/** What stands behind an amount of each source; the order is that of the columns. */
export const sourceWords = ['', '政府性基金', '国有资本', '财政专户', '单位资金'] as const;

/** The first code of an item by its name; empty where none has it. */
export function economicCode(name: string): string {
  return subjectsNamed('economic', name).find(({ code }) => code.length === 5)?.code ?? '';
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

function economicClasses(): Map<string, string> {
  const classes = [...subjectsOf('economic')].filter(({ code }) => code.length === 3);
  return new Map(classes.map(({ code, name }) => [name, code]));
}

function wholeRow(tables: OwnTables, label: string): readonly number[] {
  return tables.rows(label, 2).find(({ name }) => name === '合计')?.amounts ?? [];
}

/** Revenue of each source; of funds and state capital by their codes. */
export function revenueLines(tables: OwnTables): string[] {
  const names = [
    '一、一般公共预算',
    '二、政府性基金预算',
    '三、国有资本经营预算',
    '四、财政专户管理资金',
    '五、单位资金',
  ];
  const words = ['一般公共预算', ...sourceWords.slice(1)];
  const current = names.flatMap((name, i) => {
    const coded = i === 1 ? tables.leaves('表七') : i === 2 ? tables.leaves('表九') : [];
    const amount = tables.figure('表一', name, 0);
    if (coded.length > 0) return coded.map((row) => codedRevenue(row, words[i] ?? ''));
    return amount === 0 ? [] : [`${words[i]} ${written(amount)}`];
  });
  const unspent = tables.figure('表一', '年终结转', 0, 2);
  const total = tables.figure('表一', '收入总计', 0);
  return [
    '收入 {',
    ...current,
    ...carriedRevenue(tables, words),
    ...(unspent === 0 ? [] : [`年终结转 ${written(unspent)}`]),
    ...(total === 0 ? [] : [`合计 ${written(total)}`]),
    '}',
    '',
  ];
}

function codedRevenue({ code, name, amounts: [amount = 0] }: OwnRow, source: string): string {
  return `${code} ${quoted(name)} ${written(amount)} ${source}`;
}

/** Of the appropriated sources 表四 tells what was carried over, below what is received this year. */
function carriedRevenue(tables: OwnTables, words: readonly string[]): string[] {
  const rows = tables.rows('表四', 1);
  const from = rows.findIndex(({ name }) => name.startsWith('上年财政拨款结转'));
  const names = ['一、一般公共预算', '二、政府性基金预算', '三、国有资本经营预算'];
  const amounts = names.map((name) => rows.slice(from + 1).find((row) => row.name === name)?.amounts[0] ?? 0);
  const told = from < 0 ? [0, 0, 0] : amounts;
  const rest = tables.figure('表一', '上年结转', 0) - told.reduce((sum, amount) => sum + amount, 0);
  return [...told, 0, rest].flatMap((amount, i) => (amount === 0 ? [] : [`${words[i]} ${written(amount)} 结转`]));
}
