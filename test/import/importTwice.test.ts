import { describe, expect, test } from 'vitest';
import type { ImportedTables } from '../../server/features/import/importedTables.ts';
import { importFiles } from '../../server/features/import/importFiles.ts';
import { csvRows, imported, statements, unreadIn } from '../support/importExpectations.ts';
import { importTables } from '../support/importTables.ts';

/** Texts with commas as the sheets of one budget. */
function together(...csvs: readonly string[]): ImportedTables {
  const files = csvs.map((csv, i) => ({ name: `表${i + 1}.csv`, bytes: new TextEncoder().encode(csv) }));
  const read = importFiles(files, 'zh-cn');
  if ('reason' in read) throw new Error(read.reason.zh);
  return read;
}

const projects = '项目支出表,,\n项目名称,功能科目,金额\n渠道维修,2130306 水利工程运行与维护,50\n';
const once = ['项目 "渠道维修" {', '功能科目 2130306 "水利工程运行与维护"', '金额 50', '}'];

describe('what is told more than once is read once', () => {
  test.each([
    [
      '103,非税收入,20\n10301,政府性基金收入,20\n1030148,国有土地使用权出让收入,20\n',
      ['1030148 "国有土地使用权出让收入" 20'],
    ],
    // What the codes below do not make stays.
    [
      '103,非税收入,25\n1030148,国有土地使用权出让收入,20\n',
      ['103 "非税收入" 25', '1030148 "国有土地使用权出让收入" 20'],
    ],
  ])('codes of revenue and those above them: %j', (rows, lines) => {
    expect(statements(imported(`政府性基金预算收入表,,\n科目编码,科目名称,预算数\n${rows}`))).toEqual([
      ...['收入 {', ...lines, '}'],
    ]);
  });

  test.each(['A,货物,5', '货物类,,5', 'A02,设备,5', 'A0201,信息化设备,5'])('what is procured, below %s', (above) => {
    const result = imported(
      `政府采购预算表,,\n采购品目编码,采购品目名称,金额\n${above}\nA02010105,台式计算机,5\n合计,,5\n`,
    );
    expect(statements(result)).toEqual(['政府采购 {', 'A02010105 "台式计算机" 5', '合计 5', '}']);
  });

  test('numbered sources below the appropriation that they make', () => {
    const result = imported(`部门收入总表,
项目,预算数
一、财政拨款收入,1020
1.一般公共预算,1000
2.政府性基金预算,20
二、事业收入,30
合计,1050
`);
    expect(statements(result)).toEqual([
      '收入 {',
      '一般公共预算 1000',
      '政府性基金 20',
      '单位资金 30',
      '合计 1050',
      '}',
    ]);
  });

  test('the same projects and items in a table of a part of the money', () => {
    const part = projects.replace('项目支出表', '一般公共预算项目支出表');
    expect(statements(together(projects, part)).slice(0, -1)).toEqual(once);
    expect(together(projects, part).notes).toEqual(['“表2”中有 1 行与前面的表相同，没有再计一次']);
    const items = '基本支出表,,\n功能科目,经济科目,金额\n2130301 行政运行,30101 基本工资,65\n';
    expect(statements(together(items, items.replace('基本', '一般公共预算基本'))).slice(0, -1)).toEqual([
      ...['基本支出 2130301 "行政运行" {', '30101 "基本工资" 65', '}'],
    ]);
  });

  test('not so what stands twice in one table, or is of another source by the title', () => {
    expect(statements(together(`${projects}渠道维修,2130306 水利工程运行与维护,50\n`)).slice(2, 4)).toEqual([
      ...['金额 50', '金额 50'],
    ]);
    const funds = projects.replace('项目支出表', '政府性基金预算项目支出表');
    expect(statements(together(projects, funds)).slice(2, 4)).toEqual(['金额 50', '金额 50 政府性基金']);
    const untitled = projects.replace(/^.*\n/, '');
    const sheets = ['一般公共预算项目', '政府性基金项目'].map((name) => ({ name, rows: csvRows(untitled) }));
    const bySheet = importTables(sheets, 'zh-cn');
    expect(bySheet && statements(bySheet).slice(2, 4)).toEqual(['金额 50', '金额 50 政府性基金']);
    expect(bySheet?.notes).toEqual([]);
  });

  test.each(['政府购买服务预算表', '新增资产配置表', '项目支出中期规划预算表', '对下转移支付预算表'])('%s', (title) => {
    const other = `${title},,\n项目名称,内容,金额\n渠道维修,略,50\n`;
    const result = together(other, projects);
    expect(statements(result).slice(0, 4)).toEqual(once);
    expect(result.notes).toEqual(['没有导入“表1”：它的金额在支出各表中已有']);
    const alone = importFiles([{ name: '表.csv', bytes: new TextEncoder().encode(other) }], 'zh-cn');
    expect(alone).toMatchObject({ reason: { zh: expect.stringMatching('^这张表的金额在支出各表中已有') } });
  });

  test('a table of procurement that names projects and functions is one of procurement', () => {
    const result = imported(`政府采购预算表,,,,
项目名称,功能科目,采购目录,资金来源,金额
渠道维修,2130306 水利工程运行与维护,B07000000 专业施工,一般公共预算,20
没有目录,2130306 水利工程运行与维护,,一般公共预算,5
`);
    expect(statements(result).slice(0, 3)).toEqual(['政府采购 {', 'B07000000 "专业施工" 20', '}']);
    expect(unreadIn(result)).toHaveLength(1);
  });

  test('what a table of basic expenditure names as projects is none', () => {
    const result = imported(`部门基本支出预算表,,,
项目名称,功能科目,部门经济科目,金额
人员工资支出,2050202 小学教育,30101 基本工资,100
公用经费,2050202 小学教育,30201 办公费,5
`);
    expect(statements(result)).toEqual([
      ...['基本支出 2050202 "小学教育" {', '30101 "基本工资" 100', '30201 "办公费" 5', '}'],
    ]);
  });
});
