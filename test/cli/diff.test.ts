import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '../../server/features/Analysis.ts';
import { printComparison } from '../../server/features/printComparison.ts';
import { type ComparedFigure, compareBudgets, differs } from '../../server/model/figures/compareBudgets.ts';
import { comparisonHtml } from '../../server/render/comparison/comparisonHtml.ts';
import { comparisonText } from '../../server/render/comparison/comparisonText.ts';
import { displayWidth } from '../../server/text/displayWidth.ts';
import { readSample } from '../support/parseCases.ts';
import { type Outcome, runBudget } from '../support/runBudget.ts';

const old = `部门 "示例局" { 代码 901; 年度 2025; 单位性质 行政; 职责 "服务。" }
收入 { 一般公共预算 30.00; 单位资金 5.00 结转 }
基本支出 2011301 "行政运行" { 30101 "基本工资" 20.00; 30217 "公务接待费" 1.00 }
项目 "信息化" { 功能科目 2011302; 类别 特定目标类; 金额 9.00 }
项目 "清淤" { 功能科目 2011302; 类别 特定目标类; 金额 5.00 单位资金 结转 }
`;

/** The same figures in another order and in English keywords, but for what the tests name. */
const now = `department "示例局" { code 901; year 2026; kind administrative; duties "服务。" }
project "信 息化" { function 2011302; category specific-purpose; amount 12.00 }
project "绿化" { function 2120501; category specific-purpose; amount 3.00 }
basic 2011301 "行政运行" { 30217 "公务接待费" 0.50; 30101 "基本工资" 20.00 }
revenue { general 35.50 }
`;

function rowsOf(before: string, after: string): Map<string, ComparedFigure> {
  const { groups } = compareBudgets(analyse(before).budget, analyse(after).budget);
  return new Map(groups.flatMap(({ id, rows }) => rows.map((row) => [`${id}:${row.key}`, row] as const)));
}

/** Before, after and change of a row in 万元, and its state. */
function figures(row: ComparedFigure | undefined): unknown[] {
  const shown = (value: unknown): unknown => (value === undefined ? undefined : Number(value) / 1_000_000);
  return [row?.state, shown(row?.before), shown(row?.after), shown(row?.change)];
}

describe('two budgets', () => {
  const rows = rowsOf(old, now);

  test('are compared by code', () => {
    expect(figures(rows.get('function:2011301'))).toEqual(['changed', 21, 20.5, -0.5]);
    expect(figures(rows.get('function:2120501'))).toEqual(['added', undefined, 3, 3]);
    expect(figures(rows.get('economic:30101'))).toEqual(['same', 20, 20, 0]);
    expect(figures(rows.get('three-public:reception'))).toEqual(['changed', 1, 0.5, -0.5]);
  });

  test('are compared by the names of projects, blanks aside', () => {
    expect(figures(rows.get('project:/信息化'))).toEqual(['changed', 9, 12, 3]);
    expect(figures(rows.get('project:/清淤'))).toEqual(['removed', 5, undefined, -5]);
    expect(figures(rows.get('project:/绿化'))).toEqual(['added', undefined, 3, 3]);
  });

  test('what was carried over stands under its source, whichever of the two has it', () => {
    const plain = '收入 { 一般公共预算 9; 政府性基金 4; 单位资金 2 }';
    const carried = '收入 { 一般公共预算 9; 一般公共预算 1 结转; 政府性基金 4; 政府性基金 3 结转 }';
    const keys = (from: string, to: string): string[] =>
      [...rowsOf(from, to).values()].flatMap(({ key }) => (/^(?:general|fund|unit)\b/.test(key) ? [key] : []));
    const parts = (source: string): string[] => [source, `${source}/current`, `${source}/carryover`];
    const all = [...parts('general'), ...parts('fund'), 'unit'];
    expect(keys(plain, carried)).toEqual(all);
    expect(keys(carried, plain)).toEqual(all);
    expect(figures(rowsOf(plain, carried).get('revenue:general/current'))).toEqual(['same', 9, 9, 0]);
  });

  test('tell what stays at the end of the year', () => {
    const left = rowsOf('收入 { 一般公共预算 9; 年终结转 2 }', '收入 { 一般公共预算 9; 年终结转 3 }');
    expect(figures(left.get('totals:yearEnd'))).toEqual(['changed', 2, 3, 1]);
  });

  test('are compared by source, carry-over apart', () => {
    expect(figures(rows.get('revenue:general'))).toEqual(['changed', 30, 35.5, 5.5]);
    expect(figures(rows.get('revenue:unit/carryover'))).toEqual(['removed', 5, undefined, -5]);
    expect(figures(rows.get('totals:expenditure'))).toEqual(['changed', 35, 35.5, 0.5]);
  });

  test('are equal where only the order and the language differ', () => {
    const turned = `基本支出 2011301 "行政运行" { 30217 "公务接待费" 1.00; 30101 "基本工资" 20.00 }
项目 "清淤" { 功能科目 2011302; 类别 特定目标类; 金额 50,000元 单位资金 结转 }
收入 { unit-funds 5.00 carryover; general 30.00 }
project "信息化" { function 2011302; category specific-purpose; amount 9.00 }
部门 "示例局" { 代码 901; 年度 2025; 单位性质 行政; 职责 "服务。" }
`;
    expect(differs(compareBudgets(analyse(old).budget, analyse(turned).budget))).toBe(false);
  });

  test('have projects of one name in two units, and one name twice', () => {
    const unit = (code: string, amount: string): string =>
      `预算单位 "单位${code}" { 代码 ${code}; 单位性质 事业; 职责 "服务。"\n项目 "维修" { 功能科目 2011302; 类别 特定目标类; 金额 ${amount} } }\n`;
    const both = rowsOf(unit('01', '1') + unit('02', '2'), unit('02', '3') + unit('01', '1'));
    expect(figures(both.get('project:01/维修'))).toEqual(['same', 1, 1, 0]);
    expect(figures(both.get('project:02/维修'))).toEqual(['changed', 2, 3, 1]);
    const twice = (second: string): string =>
      ['1', second].map((n) => `项目 "维修" { 功能科目 2011302; 类别 特定目标类; 金额 ${n} }\n`).join('');
    expect(figures(rowsOf(twice('2'), twice('4')).get('project:/维修/2'))).toEqual(['changed', 2, 4, 2]);
  });

  test('have units that are known by their code, else by their name, and the department itself once', () => {
    const unit = (code: string): string =>
      `${old}预算单位 "甲" { 代码 ${code}; 单位性质 事业; 基本支出 2011308 { 30101 1.00 }; 项目 "会议" { 功能科目 2011308; 类别 特定目标类; 金额 2 } }\n`;
    const same = rowsOf(unit('901001'), unit('901009'));
    expect([...same.values()].filter(({ state }) => state !== 'same')).toEqual([]);
    const other = compareBudgets(
      analyse(unit('901001')).budget,
      analyse(unit('901009').replace('"甲"', '"乙"')).budget,
    ).groups.find(({ id }) => id === 'unit');
    expect(other?.rows.map(({ key, state }) => `${key} ${state}`)).toEqual([' same', '901001 removed', '901009 added']);
  });

  test('may be broken anywhere', () => {
    const whole = analyse(old).budget;
    fc.assert(
      fc.property(fc.nat(now.length), (end) => {
        compareBudgets(whole, analyse(now.slice(0, end)).budget);
        compareBudgets(analyse(now.slice(0, end)).budget, whole);
      }),
    );
    expect(differs(compareBudgets(analyse('').budget, analyse('').budget))).toBe(false);
  });

  test('give the negative when they are turned round', () => {
    const back = rowsOf(now, old);
    for (const [key, { change }] of rows) expect(Number(back.get(key)?.change) + Number(change)).toBe(0);
  });
});

describe('what is shown', () => {
  const comparison = compareBudgets(analyse(old).budget, analyse(now).budget);
  const text = comparisonText(printComparison(comparison, ['a', 'b'], 'differing', 'zh-cn'));

  test('are the amounts, the change and its rate', () => {
    expect(text).toMatch(/^~ 一般公共预算 +30\.00 +35\.50 +\+5\.50 +\+18\.33%$/m);
    expect(text).toMatch(/^- 清淤 +5\.00 +-5\.00 +-100\.00%$/m);
    expect(text).toMatch(/^\+ 绿化 +3\.00 +\+3\.00$/m);
    expect(text).not.toContain('30101');
  });

  test('stands in columns of equal display width', () => {
    const lines = text.split('\n').filter((line) => /%$/.test(line));
    expect(new Set(lines.map(displayWidth)).size).toBe(1);
  });

  test('is everything where that is asked for', () => {
    expect(comparisonText(printComparison(comparison, ['a', 'b'], 'all', 'en'))).toContain('30101 基本工资');
  });

  test('does not repeat a subject that only one part makes up', () => {
    expect(text.match(/项目支出/g)).toHaveLength(1);
  });

  test('is escaped in a page of tables with headings', () => {
    const named = analyse(old.replace('清淤', '<b>&𠮷')).budget;
    const page = comparisonHtml(
      printComparison(compareBudgets(analyse(now).budget, named), ['<a>', 'b'], 'all', 'zh-cn'),
    );
    expect(page).toContain('&lt;b&gt;&amp;𠮷');
    expect(page).not.toContain('<b>');
    expect(page).not.toContain('<a>');
    expect(page).not.toMatch(/<script|https?:/);
    const tables = page.slice(page.indexOf('<table'), page.lastIndexOf('</table>')).split('</table>');
    expect(tables.length).toBeGreaterThan(4);
    for (const table of tables) {
      expect(table).toContain('<caption>');
      expect(table.match(/<th scope="col">/g)).toHaveLength(7);
      expect(table.match(/<th scope="row"/g)).toHaveLength((table.match(/<tr/g) ?? []).length - 1);
    }
  });
});

describe('budget diff', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-diff-'));

  beforeAll(() => {
    fs.writeFileSync(path.join(folder, 'old.budget'), old);
    fs.writeFileSync(path.join(folder, 'now.budget'), now);
    fs.writeFileSync(path.join(folder, 'shuozhou.budget'), readSample('shuozhou-2026'));
  }, 60_000);
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  function budget(...args: string[]): Outcome {
    return runBudget(args, { cwd: folder });
  }

  test('prints what differs, and ends with 0, or 1 where that is asked for', () => {
    const { code, out } = budget('diff', 'old.budget', 'now.budget', '--locale', 'zh-cn');
    expect(code).toBe(0);
    expect(out).toMatch(/^预算对比 {2}old\.budget → now\.budget {2}单位：万元\n/);
    expect(out).toContain('2025年');
    expect(budget('diff', 'old.budget', 'now.budget', '--exit-code').code).toBe(1);
    const same = budget('diff', 'old.budget', 'old.budget', '--exit-code', '--locale', 'en');
    expect([same.code, same.out.split('\n')[1]]).toEqual([0, 'no amount differs']);
  });

  test('writes json with keys and decimal strings', () => {
    const { out } = budget('diff', 'old.budget', 'now.budget', '--format', 'json', '--locale', 'zh-cn');
    const { groups } = JSON.parse(out) as { groups: { id: string; rows: Record<string, unknown>[] }[] };
    expect(groups.find(({ id }) => id === 'project')?.rows[0]).toEqual({
      key: '/信息化',
      code: '',
      name: '信 息化',
      state: 'changed',
      before: '9.00',
      after: '12.00',
      change: '3.00',
      rate: '+33.33%',
    });
  });

  test('writes a page to a file, and never over what it reads', () => {
    expect(budget('diff', 'old.budget', 'shuozhou.budget', '--format', 'html', '-o', 'out.html').code).toBe(0);
    expect(fs.readFileSync(path.join(folder, 'out.html'), 'utf8')).toMatch(/^<!DOCTYPE html>/);
    const over = budget('diff', 'old.budget', 'now.budget', '-o', 'old.budget');
    expect([over.code, over.err.split('\n').length]).toEqual([2, 2]);
    expect(fs.readFileSync(path.join(folder, 'old.budget'), 'utf8')).toBe(old);
  });

  test('counts what is included, and refuses where that is not there', () => {
    fs.writeFileSync(path.join(folder, 'parts.budget'), '引入 "part.budget"\n');
    expect(budget('diff', 'old.budget', 'parts.budget').code).toBe(2);
    expect(budget('diff', 'old.budget', 'parts.budget').err).toContain('part.budget');
    fs.writeFileSync(path.join(folder, 'part.budget'), old);
    expect(budget('diff', 'old.budget', 'parts.budget', '--exit-code').code).toBe(0);
    expect(budget('diff', 'old.budget', 'none.budget').code).toBe(2);
    expect(budget('diff', 'old.budget').code).toBe(2);
  });
});
