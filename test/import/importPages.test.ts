import { describe, expect, test } from 'vitest';
import { imported, statements, unreadIn } from '../support/importExpectations.ts';

describe('tables of one sheet with the same headers', () => {
  test('under a title of its own each is one: that of what was carried over is', () => {
    const result = imported(`项目支出预算表（本年）,,
单位：万元,,
项目名称,功能科目,合计
渠道维修,2130306 水利工程运行与维护,10
合计,,10
项目支出预算表（上年结转）,,
单位：万元,,
项目名称,功能科目,合计
渠道维修,2130306 水利工程运行与维护,4
合计,,4
`);
    expect(statements(result)).toEqual([
      ...['项目 "渠道维修" {', '功能科目 2130306 "水利工程运行与维护"', '金额 10', '金额 4 结转', '}'],
    ]);
    expect(result.sheets.map(({ name }) => name)).toEqual(['表', '表：项目支出预算表（上年结转）']);
  });

  test('in another unit each is one', () => {
    const table = (unit: string, row: string): string => `单位：${unit},,\n科目编码,科目名称,合计\n${row}\n`;
    const first = table('万元', '2130301,行政运行,800');
    const second = table('元', '2130306,水利工程运行与维护,200000');
    expect(statements(imported(`支出表\n${first}${second}`))).toEqual([
      ...['科目 {', '2130301 "行政运行" 800', '2130306 "水利工程运行与维护" 200000元', '}'],
    ]);
    const third = table('万元', '2130311,水资源节约管理与保护,7');
    expect(statements(imported(`支出表\n${first}${second}${third}`)).slice(3)).toEqual([
      ...['2130311 "水资源节约管理与保护" 7', '}'],
    ]);
  });

  test.each([
    ['', ''],
    ['支出预算表', '支出预算表'],
    ['表2 支出预算表', '表2 支出预算表（续）'],
    ['支出预算表', '续表'],
    ['支出预算表', '第 2 页'],
  ])('a table that goes on is one: %j, %j', (title, again) => {
    const head = (text: string): string =>
      `${text},,\n编制单位：示例局,,单位：元\n科目编码,科目名称,合计\n`.replace(/^,,\n/, '');
    const result = imported(
      `${head(title)}2130301,行政运行,800\n${head(again)}2130306,水利工程运行与维护,200\n合计,,1000\n`,
    );
    expect(statements(result)).toEqual([
      ...['科目 {', '2130301 "行政运行" 800元', '2130306 "水利工程运行与维护" 200元', '}'],
    ]);
    expect(result.sheets).toMatchObject([{ read: 2, unread: [] }]);
  });
});

describe('names that stand over rows', () => {
  test('right below the headers one is no header', () => {
    const result = imported('项目支出表,,\n项目名称,金额,备注\n特定目标类,,\n渠道维修,5,\n防汛值守,7,\n');
    expect(statements(result)).toEqual([
      ...['项目 "渠道维修" {', '类别 特定目标类', '金额 5', '}'],
      ...['项目 "防汛值守" {', '类别 特定目标类', '金额 7', '}'],
    ]);
  });

  test('without a code and an amount they say nothing', () => {
    const result = imported(
      '科目编码,科目名称,金额\n,人员部分,\n30101,基本工资,7\n,公用部分,\n30201,办公费,3\n,没有编码,2\n',
    );
    expect(statements(result).slice(0, 4)).toEqual(['科目 {', '30101 "基本工资" 7', '30201 "办公费" 3', '}']);
    expect(unreadIn(result)).toEqual(['没有编码 | 2']);
  });

  test('a project and its function told once are those of the economic codes below', () => {
    const result = imported(`项目名称,功能科目,部门经济科目,金额,资金来源
渠道维修,2130306 水利工程运行与维护,30213 维修（护）费,10,一般公共预算
,,30227 委托业务费,5,政府性基金
防汛值守,2130314 防汛,30211 差旅费,8,一般公共预算
合计,,,23,
`);
    expect(statements(result)).toEqual([
      ...['项目 "渠道维修" {', '功能科目 2130306 "水利工程运行与维护"'],
      ...['30213 "维修（护）费" 10', '30227 "委托业务费" 5 政府性基金', '}'],
      ...['项目 "防汛值守" {', '功能科目 2130314 "防汛"', '30211 "差旅费" 8', '}'],
    ]);
  });
});
