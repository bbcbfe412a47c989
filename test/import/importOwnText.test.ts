import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { disclose } from '../../server/document/disclose.ts';
import { analyse } from '../../server/features/Analysis.ts';
import type { ImportedTables } from '../../server/features/import/importedTables.ts';
import { importFiles } from '../../server/features/import/importFiles.ts';
import { mergeInto } from '../../server/features/import/merge/mergeInto.ts';
import type { TableFile } from '../../server/features/import/tablesIn.ts';
import type { Row } from '../../server/features/paste/plainRows.ts';
import { renderDocument } from '../../server/render/renderDocument.ts';
import { nothingChanged, published, rowsOf, statements } from '../support/importExpectations.ts';
import { readSample } from '../support/parseCases.ts';

describe('our own tables, saved as text one by one', () => {
  /** As a spreadsheet saves them: of merged cells only the first has the text. */
  const saved = async (text: string): Promise<readonly TableFile[]> => {
    const written = ({ text, lines = text, isRepeated }: Row[number]): string =>
      isRepeated ? '' : /[",\n]/.test(lines) ? `"${lines.replaceAll('"', '""')}"` : lines;
    return (await published(analyse(text).budget)).map(({ name, rows }, i) => ({
      name: `${i} ${name}.csv`,
      bytes: strToU8(rows.map((row) => row.map(written).join(',')).join('\n')),
    }));
  };
  const chosen = (files: readonly TableFile[], ...labels: readonly string[]): TableFile[] =>
    files.filter(({ name }) => labels.some((label) => name.includes(` ${label} `)));
  const back = (files: readonly TableFile[]): ImportedTables => {
    const result = importFiles(files, 'zh-cn');
    if ('reason' in result) throw new Error(result.reason.zh);
    return result;
  };

  const mixed = `部门 "示例局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }
收入 {
一般公共预算 382; 一般公共预算 21 结转; 政府性基金 95 ; 政府性基金 5 结转; 单位资金 13
年终结转 4 ; 年终结转 3 单位资金
}
基本支出 2010301 { 30101 "基本工资" 240; 30201 "办公费" 58.50; 30299 "其他商品和服务支出" 11 结转 }
项目 "维修" { 功能科目 2010302; 类别 特定目标类; 金额 79.50; 金额 10 单位资金; 金额 10 结转 }
项目 "征地" { 功能科目 2120801; 类别 特定目标类; 金额 95 政府性基金; 金额 5 政府性基金 结转 }
`;
  const ofTwo = `部门 "示例市教育局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }
收入 { 一般公共预算 6.02; 财政专户 3.00; 一般公共预算 2 结转 }
预算单位 "城东一中" { 代码 2; 单位性质 事业
项目 "修缮" { 功能科目 2050204; 类别 特定目标类; 金额 10,040元; 金额 3 财政专户 }
项目 "绿化" { 功能科目 2050204; 类别 特定目标类; 金额 10,040元 }
}
预算单位 "幼教集团" { 代码 3; 单位性质 事业
项目 "玩具" { 功能科目 2050201; 类别 特定目标类; 金额 4.01; 金额 2 结转 }
}
`;

  test('表十二: the row that numbers the columns, the department and its units are no projects', async () => {
    const result = back(chosen(await saved(mixed), '表十二'));
    expect(statements(result)).toEqual([
      ...['项目 "维修" {', '金额 79.5', '金额 10 单位资金', '}'],
      ...['项目 "征地" {', '金额 95 政府性基金', '}'],
    ]);
    expect(result.sheets).toMatchObject([{ read: 2, unread: [], leftOut: [{}, {}] }]);
  });

  test('表十三: all of it was carried over', async () => {
    const files = await saved(mixed);
    expect(statements(back(chosen(files, '表十三')))).toEqual([
      ...['项目 "维修" {', '金额 10 结转', '}'],
      ...['项目 "征地" {', '金额 5 政府性基金 结转', '}'],
    ]);
    expect(statements(back(chosen(files, '表十二', '表十三')))).toEqual([
      ...['项目 "维修" {', '金额 79.5', '金额 10 单位资金', '金额 10 结转', '}'],
      ...['项目 "征地" {', '金额 95 政府性基金', '金额 5 政府性基金 结转', '}'],
    ]);
  });

  test('表十二 and 表十三 of a department with units, whatever they are called and however their sums are rounded', async () => {
    const files = await saved(ofTwo);
    expect(statements(back(chosen(files, '表十二', '表十三')))).toEqual([
      '预算单位 "城东一中" {',
      ...['项目 "修缮" {', '金额 1', '金额 3 财政专户', '}'],
      ...['项目 "绿化" {', '金额 1', '}', '}'],
      '预算单位 "幼教集团" {',
      ...['项目 "玩具" {', '金额 4.01', '金额 2 结转', '}', '}'],
    ]);
    const single = back(chosen(await saved(ofTwo.replace(/预算单位 "幼教集团"[\s\S]*/, '')), '表十二'));
    expect(statements(single)[0]).toBe('预算单位 "城东一中" {');
  });

  test('表四: what was carried over of each source is told once; what stays unspent is told by source', async () => {
    const result = back(chosen(await saved(mixed), '表四'));
    expect(statements(result)).toEqual([
      ...['科目 {', '201 "一般公共服务支出" 399', '212 "城乡社区支出" 100', '}'],
      ...['总计 {', '支出 499', '}'],
      ...['收入 {', '一般公共预算 382', '政府性基金 95', '一般公共预算 21 结转', '政府性基金 5 结转'],
      ...['合计 503', '年终结转 4', '}'],
    ]);
    expect(result.sheets.flatMap(({ unread }) => unread)).toEqual([]);
  });

  test('表一 with 表四: what stays unspent and is not of fiscal appropriation is of the other money', async () => {
    const lines = statements(back(chosen(await saved(mixed), '表一', '表四')));
    expect(lines.filter((line) => line.startsWith('年终结转'))).toEqual(['年终结转 4', '年终结转 3.00 单位资金']);
  });

  test('表六: codes follow from names; two rows of one subject are one', async () => {
    const files = await saved(mixed);
    const codes = ['科目 {', '301 "工资福利支出" 240', '30101 "基本工资" 240', '302 "商品和服务支出" 58.5'];
    expect(statements(back(chosen(files, '表六')))).toEqual([...codes, '30201 "办公费" 58.5', '}']);
    // With 表五 there is one function that has basic expenditure.
    expect(statements(back(chosen(files, '表五', '表六'))).slice(-4)).toEqual([
      ...['基本支出 2010301 "行政运行" {', '30101 "基本工资" 240', '30201 "办公费" 58.5', '}'],
    ]);
    const twoKinds = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }
收入 { 一般公共预算 7 }
基本支出 2010301 { 30101 "基本工资" 3 }
预算单位 "中心" { 代码 2; 单位性质 事业; 基本支出 2010350 { 30101 "基本工资" 4 } }
`;
    expect(statements(back(chosen(await saved(twoKinds), '表六')))).toEqual([
      ...['科目 {', '301 "工资福利支出" 7', '30101 "基本工资" 7', '}'],
    ]);
  });

  test('表九: a total that is named once, on the left, is one on the right', async () => {
    const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }
收入 { 1030604 "清算收入" 20 国有资本 }
项目 "国资" { 功能科目 2230105; 类别 特定目标类; 金额 20 国有资本 }
`;
    const result = back(chosen(await saved(text), '表九'));
    const subjects = [
      '"国有资本经营预算支出"',
      '"解决历史遗留问题及改革成本支出"',
      '"国有企业退休人员社会化管理补助支出"',
    ];
    expect(statements(result)).toEqual([
      '科目 {',
      ...['223', '22301', '2230105'].map((code, i) => `${code} ${subjects[i]} 20 { 项目支出 20 }`),
      ...['}', '收入 {', '1030604 "清算收入" 20 国有资本', '}'],
    ]);
    expect(result.sheets.flatMap(({ unread }) => unread)).toEqual([]);
  });

  test.each([
    ['表七', '这张表没有数据'],
    ['表十', '这是“三公”经费表'],
    ['表十一', '这是机关运行经费表'],
  ])('%s makes no budget alone: %s', async (label, reason) => {
    const text = mixed.replace('30201 "办公费" 58.50', '30217 "公务接待费" 58.50').replaceAll('政府性基金', '单位资金');
    expect(importFiles(chosen(await saved(text), label), 'zh-cn')).toMatchObject({
      reason: { zh: expect.stringContaining(reason) },
    });
  });

  test.each([
    ['with the forms of projects', mixed, /./],
    ['without these', mixed, / 表/],
    ['of units, without forms', ofTwo.replaceAll('10,040元', '1'), / 表/],
  ])('all of them together are the workbook that they come from, %s', async (_, text, wanted) => {
    const result = back((await saved(text)).filter(({ name }) => wanted.test(name)));
    expect(result.sheets.flatMap(({ unread }) => unread)).toEqual([]);
    expect(rowsOf(analyse(result.text).budget)).toEqual(rowsOf(analyse(text).budget));
  });
});

describe('our own page', () => {
  test.each(['shuozhou-2026', 'short-english'])('of %s is read as its workbook is', async (name) => {
    const analysis = analyse(readSample(name));
    const page = await renderDocument(disclose(analysis.budget), 'html');
    const bytes = typeof page === 'string' ? strToU8(page) : page;
    const result = importFiles([{ name: '公开.xls', bytes }], 'zh-cn', analysis.budget);
    if ('reason' in result) throw new Error(result.reason.zh);
    expect(result.sheets.flatMap(({ unread, added = [] }) => [...unread, ...added])).toEqual([]);
    expect(rowsOf(analyse(result.text).budget)).toEqual(rowsOf(analysis.budget));
    expect(mergeInto(analysis, result, 'zh-cn')).toEqual(nothingChanged);
  });
});

test('tables of a page that have captions are sheets, each below its own title', () => {
  const table = (caption: string, rows: string): string =>
    `<table>${caption && `<caption>${caption}</caption>`}${rows}</table>`;
  const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const head = row('项目名称', '功能科目', '合计');
  const page = [
    table('项目支出预算表（单位：万元）', head + row('渠道维修', '2130306', '10')),
    table('项目支出预算表（上年结转）（单位：元）', head + row('渠道维修', '2130306', '40000')),
    table('', row('支出类别', '金额（万元）', '占比') + row('农林水支出', '14', '100%')),
  ].join('<p>说明</p>');
  const result = importFiles([{ name: '页.xls', bytes: strToU8(`<html><body>${page}</body></html>`) }], 'zh-cn');
  if ('reason' in result) throw new Error(result.reason.zh);
  expect(statements(result).slice(0, 5)).toEqual([
    ...['项目 "渠道维修" {', '功能科目 2130306 "水利工程运行与维护"', '金额 10', '金额 40000元 结转', '}'],
  ]);
  expect(result.sheets.map(({ name }) => name)).toEqual([
    '项目支出预算表（单位：万元）',
    '项目支出预算表（上年结转）（单位：元）',
    '页',
  ]);
});
