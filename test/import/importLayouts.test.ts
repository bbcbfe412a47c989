import { describe, expect, test } from 'vitest';
import { imported, statements, unreadIn } from '../support/importExpectations.ts';

describe('revenue beside expenditure', () => {
  test('the unit of the amounts stands above headers that say of which year the sides are', () => {
    expect(
      statements(
        imported(`2026年单位财务收支预算总表,,,
编制单位：示例市第一小学,,,单位：元
本年收入,,本年支出,
项目,预算数,项目,预算数
一、一般公共预算资金,4605000,一、教育支出,4605000
收入总计,4605000,支出总计,4605000
`),
      ),
    ).toEqual([
      ...['科目 {', '205 "教育支出" 4605000元', '}'],
      ...['收入 {', '一般公共预算 4605000元', '合计 4605000元', '}'],
    ]);
  });

  test('numbers of rows and columns go through both sides', () => {
    const result = imported(`部门收支预算总表,,,,
部门编码及名称：[920]示例县财政所,,,,单位：万元
序号,收入,,支出,
,项目,预算数,项目,预算数
栏次,1,2,3,4
1,一、一般公共预算拨款收入,118.67,一、一般公共服务支出,104.20
2,二、政府性基金预算拨款收入,,二、社会保障和就业支出,14.47
3,本年收入合计,118.67,本年支出合计,118.67
4,上年结转结余,,年终结转结余,0.30
`);
    expect(unreadIn(result)).toEqual([]);
    expect(statements(result)).toEqual([
      ...['科目 {', '201 "一般公共服务支出" 104.20', '208 "社会保障和就业支出" 14.47', '}'],
      ...['总计 {', '支出 118.67', '}'],
      ...['收入 {', '一般公共预算 118.67', '合计 118.67', '年终结转 0.30', '}'],
    ]);
  });
});
