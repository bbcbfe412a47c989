import { describe, expect, test } from 'vitest';
import { csvRows, imported, statements, unreadIn } from '../support/importExpectations.ts';
import { importTables } from '../support/importTables.ts';

/** A form of the targets of one project, as it is filled in for each. */
function form(project: string, money: number): string {
  return `项目支出绩效目标申报表,,,,,
项目名称,${project},,,,
主管部门,示例市水利局,,实施单位,示例市河道管理站,
项目资金（万元）,年度资金总额：,${money},,,
总体目标,${project}按期完成,,,,
绩效指标,一级指标,二级指标,三级指标,指标值,分值
,产出指标,数量指标,${project}处数,≥5处,10
,,质量指标,${project}合格率,≥99%,20
`;
}

const lines = (project: string): string[] => [
  ...[
    `项目 "${project}" {`,
    `总体目标 "${project}按期完成"`,
    `指标 数量 "${project}处数" >= 5处 权重 10`,
    `指标 质量 "${project}合格率" >= 99% 权重 20`,
    '}',
  ],
];
const beside = (money: number): string[] => [
  '主管部门 | 示例市水利局 |  | 实施单位 | 示例市河道管理站',
  `项目资金（万元） | 年度资金总额： | ${money}`,
];

describe('forms of indicators', () => {
  test('with the money of the project above their headers have their weights, and the money is told', () => {
    const result = imported(form('渠道维修', 50));
    expect(statements(result).filter((line) => !line.startsWith('#'))).toEqual(lines('渠道维修'));
    expect(unreadIn(result)).toEqual(beside(50));
  });

  test('by whom the money comes from, where this makes all of it', () => {
    const money = (rows: string): string =>
      form('渠道维修', 100).replace(/^项目资金（万元）.*\n/m, `项目资金（元）,年度资金总额：,100,,,\n${rows}`);
    const rows = ',其中：中央资金,40,,,\n,省级补助,30,,,\n,市级资金,20,,,\n,县级配套,10,,,\n';
    const whole = imported(money(rows));
    expect(statements(whole).slice(0, 2)).toEqual([
      '项目 "渠道维修" {',
      '资金 { 中央 40元; 省级 30元; 市县 20元 + 10元 }',
    ]);
    expect(unreadIn(whole)).toEqual(beside(100).slice(0, 1));
    const part = imported(money(rows.replace('20', '19')));
    expect(statements(part)).not.toContain(expect.stringContaining('资金 {'));
    expect(unreadIn(part)).toContain('其中：中央资金 | 40');
    const list = '项目名称,金额（元）,中央资金,省级资金,市级资金,县级资金\n渠道维修,100,40,30,20,10\n';
    const both = importTables(
      [list, money(rows)].map((csv, i) => ({ name: `${i}`, rows: csvRows(csv) })),
      'zh-cn',
    );
    expect(both?.text.match(/ 资金 \{/g)).toHaveLength(1);
  });

  test.each(['', ',,,,,\n'])('of several projects stand below each other: %j', (between) => {
    const result = imported(form('渠道维修', 50) + between + form('防汛值守', 20));
    expect(statements(result).filter((line) => !line.startsWith('#'))).toEqual([
      ...lines('渠道维修'),
      ...lines('防汛值守'),
    ]);
    expect(unreadIn(result)).toEqual([...beside(50), ...beside(20)]);
  });

  test('whose goal stands above their headers, without money', () => {
    const result = imported(`项目支出绩效目标表,,,
项目名称,渠道维修,,
年度目标,项目按期完成,,
一级指标,二级指标,三级指标,指标值
产出指标,数量指标,维修处数,5处
`);
    expect(statements(result).slice(0, 4)).toEqual([
      ...['项目 "渠道维修" {', '年度目标 "项目按期完成"', '指标 数量 "维修处数" = 5处', '}'],
    ]);
    expect(unreadIn(result)).toEqual([]);
  });

  test('tell who filled them in, when, and what kind of project it is', () => {
    const signed = (project: string, person: string): string =>
      form(project, 50).replace('总体目标', '项目属性,一次性项目,,项目期,1年,\n总体目标') +
      `负责人：,${person},联系电话：,0349-1234567,填报日期：,2026/1/27\n财务负责人：,丙,,,,\n`;
    const result = imported(signed('渠道维修', '甲') + signed('防汛值守', '乙'));
    const told = (project: string, person: string): string[] => [
      `项目 "${project}" {`,
      ...['属性 一次性', '项目期 1年'],
      ...lines(project).slice(1, -1),
      ...[`负责人 "${person}"`, '电话 "0349-1234567"', '填报日期 2026-01-27', '}'],
    ];
    expect(statements(result).filter((line) => !line.startsWith('#'))).toEqual([
      ...told('渠道维修', '甲'),
      ...told('防汛值守', '乙'),
    ]);
    expect(unreadIn(result)).toEqual([...beside(50), ...beside(50)]);
  });

  test('that name their project in one cell, too', () => {
    const one = (project: string): string =>
      `项目名称：${project},,,\n一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,${project}处数,5处\n`;
    expect(statements(imported(`绩效目标表,,,\n${one('渠道维修')}${one('防汛值守')}`))).toEqual([
      ...['项目 "渠道维修" {', '指标 数量 "渠道维修处数" = 5处', '}'],
      ...['项目 "防汛值守" {', '指标 数量 "防汛值守处数" = 5处', '}'],
    ]);
  });

  test('a list of them says which of its columns are not read', () => {
    const result =
      imported(`单位名称,项目名称,预算数,绩效目标,一级指标,二级指标,三级指标,指标性质,指标值,度量单位,权重,备注
示例局,渠道维修,50,按期完成,产出指标,数量指标,维修处数,≥,5,处,10,略
`);
    expect(statements(result).slice(0, 3)).toEqual(['项目 "渠道维修" {', '指标 数量 "维修处数" >= 5处 权重 10', '}']);
    expect(result.notes).toEqual(['“表”只读了指标，没有读“预算数”、“绩效目标”']);
  });
});

test('a total in the column of projects is no project: what stands below it is of the one above', () => {
  const result = imported(`项目名称,预算数,一级指标,二级指标,三级指标,指标性质,指标值,度量单位
渠道维修,50,产出指标,数量指标,维修处数,≥,5,处
合计,50,产出指标,质量指标,合格率,＝,100,%
`);
  expect(statements(result).filter((line) => line.startsWith('项目'))).toEqual(['项目 "渠道维修" {']);
});
