import { describe, expect, test } from 'vitest';
import { analyseRoot } from '../../server/features/Analysis.ts';
import { type Comparison, comparison } from '../../server/features/comparison/comparison.ts';
import { sinceLastYear } from '../../server/features/comparison/sinceLastYear.ts';
import type { Localized } from '../../server/language/schema.ts';
import { noOtherFiles, type OtherFiles } from '../../server/model/OtherFiles.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { standardProfile } from '../../server/rules/profile/Profile.ts';

const options = { names: ['a', 'b'], threshold: standardProfile.changeThreshold, locale: 'zh-cn' } as const;

const before = `
部门 "示例局" { 代码 901; 年度 2025; 单位性质 行政; 职责 "城市管理。" }
收入 { 一般公共预算 100.00 }
基本支出 2011301 "行政运行" { 30101 "基本工资" 20.00; 30201 "办公费" 5.00 }
项目 "道路维护" { 功能科目 2120399; 类别 特定目标类; 金额 60.00 }
项目 "路灯维护" { 功能科目 2120399; 类别 特定目标类; 金额 15.00 }
`;

const after = `
部门 "示例局" { 代码 901; 年度 2026; 单位性质 行政; 职责 "城市管理。"; 上年 "2025.budget" }
收入 { 一般公共预算 127.00 }
基本支出 2011301 "行政运行" { 30101 "基本工资" 20.00; 30201 "办公费" 7.00 }
项目 "道路维护" { 功能科目 2120399; 类别 特定目标类; 金额 60.00 }
项目 "排水维护" { 功能科目 2120303; 类别 特定目标类; 金额 40.00 }
`;

function compared(now: string, then: string | undefined = before): Comparison {
  return whole(result(now, then));
}

function result(now: string, then: string | undefined): Comparison | Localized {
  const file = then === undefined ? undefined : new SourceFile('2025.budget', then);
  const others: OtherFiles = { find: (path) => (path === '2025.budget' && file ? file : { kind: 'missing' }) };
  return sinceLastYear(analyseRoot(new SourceFile('2026.budget', now), others), options);
}

function whole(of: Comparison | Localized): Comparison {
  if ('zh' in of) throw new Error(of.zh);
  return of;
}

function rows(of: Comparison, id: string): string[] {
  const table = of.tables.find((each) => each.id === id);
  return (table?.rows ?? []).map(
    ({ depth, code, name, before: from, after: to, change, rate, state, wantsReason }) =>
      `${'  '.repeat(depth)}${`${code} ${name}`.trim()} | ${from} | ${to} | ${change} | ${rate} | ${state}${wantsReason ? ' | reason' : ''}`,
  );
}

describe('a budget beside another one, table by table', () => {
  test('subjects: in the order of their codes, with what breaks the last ones down, added and removed', () => {
    const found = compared(after);
    expect([found.before, found.after]).toEqual(['2025年', '2026年']);
    expect(rows(found, 't3')).toEqual([
      '合计 | 100.00 | 127.00 | +27.00 | +27.00% | changed',
      '  基本支出 | 25.00 | 27.00 | +2.00 | +8.00% | changed',
      '  项目支出 | 75.00 | 100.00 | +25.00 | +33.33% | changed',
      '201 一般公共服务支出 | 25.00 | 27.00 | +2.00 | +8.00% | changed',
      '  20113 商贸事务 | 25.00 | 27.00 | +2.00 | +8.00% | changed',
      '    2011301 行政运行 | 25.00 | 27.00 | +2.00 | +8.00% | changed',
      '212 城乡社区支出 | 75.00 | 100.00 | +25.00 | +33.33% | changed',
      '  21203 城乡社区公共设施 | 75.00 | 100.00 | +25.00 | +33.33% | changed',
      '    2120303 小城镇基础设施建设 |  | 40.00 | +40.00 |  | added | reason',
      '    2120399 其他城乡社区公共设施支出 | 75.00 | 60.00 | -15.00 | -20.00% | changed',
    ]);
  });

  test('projects by their names: a removed one stands behind the one that it followed', () => {
    expect(rows(compared(after), 't12')).toEqual([
      '示例局 | 75.00 | 100.00 | +25.00 | +33.33% | changed',
      '  示例局 | 75.00 | 100.00 | +25.00 | +33.33% | changed',
      '    道路维护 | 60.00 | 60.00 |  |  | same',
      '    路灯维护 | 15.00 |  | -15.00 | -100.00% | removed',
      '    排水维护 |  | 40.00 | +40.00 |  | added',
    ]);
  });

  test('a two-sided table: revenue, then expenditure; no row that is zero in both', () => {
    expect(rows(compared(after), 't1')).toEqual([
      '一般公共预算 | 100.00 | 127.00 | +27.00 | +27.00% | changed',
      '本年收入合计 | 100.00 | 127.00 | +27.00 | +27.00% | changed',
      '收入总计 | 100.00 | 127.00 | +27.00 | +27.00% | changed',
      '201 一般公共服务支出 | 25.00 | 27.00 | +2.00 | +8.00% | changed',
      '212 城乡社区支出 | 75.00 | 100.00 | +25.00 | +33.33% | changed',
      '本年支出合计 | 100.00 | 127.00 | +27.00 | +27.00% | changed',
      '支出总计 | 100.00 | 127.00 | +27.00 | +27.00% | changed',
    ]);
  });

  test('what the explanation speaks of wants no reason', () => {
    const found = compared(`${after}\n说明 变动原因 "新增排水维护。"`);
    expect(found.tables.flatMap((table) => table.rows.filter(({ wantsReason }) => wantsReason))).toEqual([]);
  });

  test('the last level of a removed subject tells its parts; keys are of the figures, and places of this year', () => {
    const mixed = `${before}\n项目 "机关维修" { 功能科目 2011301; 类别 其他运转类; 金额 9.00 }`;
    const found = compared(after, mixed);
    const subject = found.tables.find(({ id }) => id === 't3')?.rows.filter(({ key }) => key.startsWith('2011301'));
    expect(subject?.map(({ key, before: from, after: to, state, address }) => [key, from, to, state, address])).toEqual(
      [
        ['2011301/total', '34.00', '27.00', 'changed', 't3/2011301/total'],
        ['2011301/basic', '25.00', '27.00', 'changed', 't3/2011301/basic'],
        ['2011301/project', '9.00', '', 'removed', ''],
      ],
    );
    expect(subject?.map(({ location }) => location?.file.address)).toEqual(['2026.budget', '2026.budget', undefined]);
  });

  test('a figure below zero', () => {
    const less = before.replace('"办公费" 5.00', '"办公费" -2.00');
    const row = rows(compared(after.replace('"办公费" 7.00', '"办公费" -5.00'), less), 't6').find((each) =>
      each.includes('办公费'),
    );
    expect(row?.trim()).toBe('30201 办公费 | -2.00 | -5.00 | -3.00 | -150.00% | changed');
  });

  test('the same twice: nothing differs', () => {
    const found = compared(after, after.replace('; 上年 "2025.budget"', '')).tables.flatMap((table) => table.rows);
    expect(found.length).toBeGreaterThan(40);
    expect(found.filter(({ state, change }) => state !== 'same' || change !== '')).toEqual([]);
  });

  test('another set of tables: those of this year', () => {
    const shanghai = after.replace('职责', '表样 "shanghai-2025"; 职责');
    const found = compared(shanghai);
    expect(found.tables.map(({ id, unit }) => `${id} ${unit}`)).toEqual([
      't1 元',
      't2 元',
      't3 元',
      't4 元',
      't5 元',
      't8 元',
      't9 万元',
    ]);
    expect(rows(found, 't9')[0]).toContain('机关运行经费');
  });
});

describe('where last year has no file', () => {
  test('what 上年 states alone', () => {
    const stated = after.replace('上年 "2025.budget"', '上年 { 收入 100.00; 支出 130.00 }');
    const found = compared(stated, undefined);
    expect(found.tables).toHaveLength(1);
    expect(rows(found, 'totals')).toEqual([
      '收入 | 100.00 | 127.00 | +27.00 | +27.00% | changed',
      '支出 | 130.00 | 127.00 | -3.00 | -2.31% | changed',
    ]);
  });

  test('the change is the difference of what is printed beside it', () => {
    const exact = after.replace('上年 "2025.budget"', '上年 { 收入 999,949元; 支出 1,000,000元 }');
    const now = exact.replace('一般公共预算 127.00', '一般公共预算 1,000,051元');
    expect(rows(compared(now, undefined), 'totals')).toEqual([
      '收入 | 99.99 | 100.01 | +0.02 | +0.02% | changed',
      '支出 | 100.00 | 127.00 | +27.00 | +27.00% | changed',
    ]);
    const same = after.replace('上年 "2025.budget"', '上年 { 收入 1,269,951元; 支出 1,270,000元 }');
    expect(rows(compared(same, undefined), 'totals')).toEqual([
      '收入 | 127.00 | 127.00 |  |  | same',
      '支出 | 127.00 | 127.00 |  |  | same',
    ]);
  });

  test('nothing stated, a file that is not there, a file without figures', () => {
    expect(result(after.replace('; 上年 "2025.budget"', ''), undefined)).toMatchObject({
      zh: '部门里没有写“上年”：既没有上年的文件，也没有上年的收入和支出',
    });
    expect(result(after, undefined)).toMatchObject({ zh: '没有“2025.budget”这个文件' });
    expect(result(after, '部门 "示例局" { 代码 901 }')).toMatchObject({ zh: '那份文件里没有收入和支出，不能对比' });
    expect(result(after, `${before}\n引入 "缺.budget"`)).toMatchObject({
      zh: '引入的“缺.budget”读不到，不能对比（budget check 说明原因）',
    });
  });
});

test('any two texts can be compared, broken ones too', () => {
  for (let end = 0; end < after.length; end += 41) {
    const now = analyseRoot(new SourceFile('x', after.slice(0, end)), noOtherFiles);
    const then = analyseRoot(new SourceFile('y', before.slice(end)), noOtherFiles);
    const found = comparison(then.budget, now, options);
    if ('zh' in found) continue;
    for (const table of found.tables) expect(new Set(table.rows.map(({ key }) => key)).size).toBe(table.rows.length);
  }
});
