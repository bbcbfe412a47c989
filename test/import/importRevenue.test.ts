import { describe, expect, test } from 'vitest';
import { csvRows, imported, statements } from '../support/importExpectations.ts';
import { importTables } from '../support/importTables.ts';

describe('revenue in sheets of other systems', () => {
  test('revenue, and what is none', () => {
    const result = imported('项目,预算数（万元）\n一般公共预算拨款收入,118.67\n其他来路,2\n收入总计,120.67\n');
    expect(statements(result)).toEqual([
      '收入 {',
      '一般公共预算 118.67',
      '合计 120.67',
      '}',
      '# 未识别：“表” 其他来路 | 2（没有科目编码）',
    ]);
  });

  const bySource = '合计,上年结转,一般公共预算,政府性基金预算,财政专户管理资金,事业收入,其他收入';
  test.each([
    [
      'units',
      `2026年收入总表\n单位名称,${bySource}\n甲学校,116,,100,,10,3,3\n乙学校,20,,,20,,,\n合计,136,,100,20,10,3,3\n`,
    ],
    ['units without their total', `2026年收入总表\n单位名称,${bySource}\n甲学校,116,,100,,10,3,3\n乙学校,20,,,20,,,\n`],
    ['nothing but the total', `2026年收入总表\n${bySource}\n136,,100,20,10,3,3\n`],
  ])('a column for each source of revenue, and rows of %s', (_, csv) => {
    expect(statements(imported(csv))).toEqual([
      ...['收入 {', '一般公共预算 100', '政府性基金 20', '财政专户 10', '单位资金 3 + 3'],
      '}',
    ]);
  });

  test('sources of revenue in columns, by functions and with what was carried over', () => {
    const csv = (fund: string): string => `2026年收入总表
科目编码,科目名称,合计,上年结转,一般公共预算,政府性基金预算
合计,,${105 + Number(fund)},5,100,${fund}
205,教育支出,105,5,100,
20502,普通教育,105,5,100,
`;
    expect(statements(imported(csv('0')))).toEqual([
      ...['科目 {', '205 "教育支出" 105 { 结转 5 }', '20502 "普通教育" 105 { 结转 5 }', '}'],
      ...['收入 {', '一般公共预算 100', '一般公共预算 5 结转', '}'],
    ]);
    expect(statements(imported(csv('20'))).slice(-5)).toEqual([
      ...['收入 {', '一般公共预算 100', '政府性基金 20', '}'],
      expect.stringContaining('（没有说明上年结转 5 是哪一种来源的）'),
    ]);
    const named = csv('0').replace('上年结转,一般公共预算,', '上年结转一般公共预算,一般公共预算,');
    expect(statements(imported(named))).toEqual(statements(imported(csv('0'))));
    expect(statements(imported(named.replace('上年结转一般公共预算', '上年结转单位资金'))).slice(-3)).toEqual([
      ...['一般公共预算 100', '单位资金 5 结转', '}'],
    ]);
    const twice = importTables(
      [csv('0'), '项目,金额\n一般公共预算,100\n'].map((text, i) => ({ name: `${i}`, rows: csvRows(text) })),
      'zh-cn',
    );
    expect(twice && statements(twice).slice(-3)).toEqual(['收入 {', '一般公共预算 100', '}']);
  });

  test.each([
    ['机关运行经费表\n单位名称,金额\n示例市教育局,12\n合计,12\n'],
    ['2026年“三公”经费支出表\n项目,金额\n公务接待费,1\n合计,1\n'],
    ['项目,金额\n公务接待费,1\n合计,1\n'],
  ])('what %j adds up to is no revenue', (csv) => {
    expect(importTables([{ name: '表', rows: csvRows(csv) }], 'zh-cn')).toBeUndefined();
  });

  test('revenue by its codes keeps them, whatever source the column names', () => {
    const csv = `2026年政府性基金预算收入表
科目编码,科目名称,政府性基金预算收入
1030148,国有土地使用权出让收入,20
1030150,农业土地开发资金收入,5
合计,,25
`;
    expect(statements(imported(csv)).slice(0, 3)).toEqual([
      '收入 {',
      '1030148 "国有土地使用权出让收入" 20 政府性基金',
      '1030150 "农业土地开发资金收入" 5 政府性基金',
    ]);
  });

  test('two kinds of revenue from one source with one amount are two lines', () => {
    expect(statements(imported('收入项目,金额\n事业收入,5\n经营收入,5\n'))).toEqual([
      ...['收入 {', '单位资金 5', '单位资金 5', '}'],
    ]);
  });

  test('revenue on the left and expenditure on the right: 类 by their names, what stays, and what is not known', () => {
    const result = imported(`2026年部门收支总表,,,
部门名称：示例市教育局,,,单位：万元
收入,,支出,
项目,预算数,项目（按功能分类）,预算数
一、一般公共预算拨款收入,"1,118.67",一、一般公共服务支出,
二、政府性基金预算拨款收入,,五、教育支出,"1,100.00"
,,　　教育管理事务,100.00
,,八、社会保障和就业,18.67
,,九、其他事项,0.33
,,二十五、其他支出,
本年收入合计,"1,118.67",本年支出合计,"1,119.00"
上年结转,0.50,年终结转结余,0.17
收入总计,"1,119.17",支出总计,"1,119.17"
`);
    expect(statements(result)).toEqual([
      '科目 {',
      '205 "教育支出" 1,100.00',
      '20501 "教育管理事务" 100.00',
      '208 "社会保障和就业支出" 18.67',
      '}',
      '总计 {',
      '支出 1,119.00',
      '}',
      '收入 {',
      '一般公共预算 1,118.67',
      '一般公共预算 0.50 结转',
      '合计 1,119.17',
      '年终结转 0.17',
      '}',
      '# 未识别：“表（支出）” 九、其他事项 | 0.33（不认识“其他事项”）',
    ]);
  });

  test('the figures of the year before are not those of the budget', () => {
    const { text, ...others } = imported(`科目编码,科目名称,2025年预算数,2026年预算数
2010301,行政运行,90,100
`);
    expect(text).toContain('年度      2026');
    expect(statements({ text, ...others })).toContain('2010301 "行政运行" 100');
  });

  test('three sides: by function, by economic code where there are no projects, by kind', () => {
    const csv = (project: string): string => `部门收支总体情况表,,,,,,,
收入,,支出,,,,,
项目,金额,功能分类科目,金额,部门经济分类科目,金额,支出用途,金额
一般公共预算,20.00,教育支出,19.00,工资福利支出,15.00,一、基本支出,20.00
,,其他支出,1.00,商品和服务支出,4.00,人员经费,15.00
,,,,其他支出,1.00,公用经费,5.00
,,,,,,二、项目支出,${project}
`;
    const functions = ['科目 {', '205 "教育支出" 19.00', '229 "其他支出" 1.00', '}'];
    const economic = ['301 "工资福利支出" 15.00', '302 "商品和服务支出" 4.00', '399 "其他支出" 1.00'];
    const kinds = ['总计 {', '基本支出 20.00', '人员经费 15.00', '公用经费 5.00'];
    const money = ['收入 {', '一般公共预算 20.00', '}'];
    expect(statements(imported(csv('')))).toEqual([
      ...functions.slice(0, 3),
      ...economic,
      '}',
      ...kinds,
      '}',
      ...money,
    ]);
    expect(statements(imported(csv('0.01')))).toEqual([
      ...functions,
      ...kinds,
      '项目支出 0.01',
      '}',
      ...money,
      ...Array.from({ length: 3 }, () => expect.stringContaining('（包括项目支出，科目只声明基本支出）')),
    ]);
  });

  test('codes on the right with their parts; the unit that stands above one side is that of both', () => {
    const result = imported(`收支总表,,,,,,
,,,,,单位：元,
收入,,支出,,,,
项目,预算数,科目编码,科目名称,合计,基本支出,项目支出
一般公共预算,500.00,205,教育支出,500.00,300.00,200.00
,,2050204,高中教育,500.00,300.00,200.00
合计,500.00,合计,,500.00,300.00,200.00
`);
    expect(statements(result)).toEqual([
      '科目 {',
      '205 "教育支出" 500.00元 { 基本支出 300.00元; 项目支出 200.00元 }',
      '2050204 "高中教育" 500.00元 { 基本支出 300.00元; 项目支出 200.00元 }',
      '}',
      '收入 {',
      '一般公共预算 500.00元',
      '合计 500.00元',
      '}',
    ]);
  });

  test('a better table comes first, and fiscal appropriation is not taken for all there is', () => {
    const both = (title: string): string =>
      `${title},,,\n收入,,支出,\n项目,金额,项目,金额\n一般公共预算,20.00,教育支出,20.00\n`;
    const sheets = (...texts: string[]): ReturnType<typeof importTables> =>
      importTables(
        texts.map((csv, i) => ({ name: `表${i}`, rows: csvRows(csv) })),
        'zh-cn',
      );
    const better = sheets(both('收支总表'), '科目编码,科目名称,合计\n205,教育支出,19.00\n');
    expect(better && statements(better).slice(0, 3)).toEqual(['科目 {', '205 "教育支出" 19.00', '}']);
    expect(better?.sheets[1]).toMatchObject({ name: '表0（支出）', read: 0, unread: [], leftOut: [{}] });
    const other = '项目,金额\n一般公共预算,20.00\n单位资金,4.00\n';
    const partial = sheets(other, both('财政拨款收支总表'));
    expect(partial && statements(partial).slice(0, 4)).toEqual(['收入 {', '一般公共预算 20.00', '单位资金 4.00', '}']);
    expect(partial?.sheets[2]?.leftOut).toMatchObject([{ reason: '只是财政拨款的部分' }]);
    const whole = sheets(other, '收支总表,,,\n收入,,支出,\n项目,金额,项目,金额\n,,教育支出,24.00\n');
    expect(whole && statements(whole).slice(0, 3)).toEqual(['科目 {', '205 "教育支出" 24.00', '}']);
    const items = '一般公共预算,45.00,工资福利支出,40.00\n,,资本性支出,5.00\n,,办公设备购置,5.00\n';
    const economic = sheets(`收支总表,,,\n收入,,支出,\n项目,金额,项目,金额\n${items}`);
    expect(economic && statements(economic).slice(1, 4)).toEqual([
      ...['301 "工资福利支出" 40.00', '310 "资本性支出" 5.00', '31002 "办公设备购置" 5.00'],
    ]);
    const alone = sheets(both('财政拨款收支总表'));
    expect(alone && statements(alone)).toContain('205 "教育支出" 20.00');
  });

  test.each([
    ['单位：万元,,', ''],
    ['单位：元,,', ''],
    ['单位: 人民币万元,,', ''],
    ['单位：百元,,', ''],
    ['金额单位：元,,', ''],
    ['编制单位：示例市教育局  单位：万元,,', '示例市教育局'],
    ['单位：示例市教育局,,单位：万元', '示例市教育局'],
    ['单位：元氏县教育局,,单位：万元', '元氏县教育局'],
  ])('%s names the department “%s”', (line, name) => {
    expect(imported(`${line}\n项目,金额,备注\n一般公共预算,12,\n`).text).toContain(`部门 "${name}" {`);
  });
});

describe('事业收入 and 财政专户管理资金', () => {
  test('a part that is of another source is taken out of the whole', () => {
    const csv = (parts: string): string =>
      `收入预算表,\n项目,预算数\n一、财政拨款,100\n二、事业收入,80\n${parts}三、其他收入,6\n`;
    expect(statements(imported(csv('其中：财政专户管理资金,60\n')))).toEqual([
      ...['收入 {', '一般公共预算 100', '单位资金 80 - 60', '财政专户 60', '单位资金 6', '}'],
    ]);
    expect(statements(imported(csv('其中：经营收入,60\n')))).toEqual([
      ...['收入 {', '一般公共预算 100', '单位资金 80', '单位资金 6', '}'],
    ]);
  });

  test('columns of 不含财政专户管理资金, 非同级财政拨款 and 单位其他资金 are units’ own money', () => {
    const csv = `收入预算表,,,,,,
单位名称,合计,一般公共预算财政拨款,事业收入（不含财政专户管理资金）,财政专户管理资金,非同级财政拨款,单位其他资金
甲校,200,100,20,60,15,5
`;
    expect(statements(imported(csv))).toEqual([
      ...['收入 {', '一般公共预算 100', '财政专户 60', '单位资金 20 + 15 + 5', '}'],
    ]);
  });

  test('of columns below 事业收入 that of all of it, and not that of 教育收费', () => {
    const csv = `收入预算总表,,,,,,
科目编码,科目名称,合计,一般公共预算拨款收入,事业收入,,其他收入
,,,,金额,其中：教育收费,
2050204,高中教育,186,100,80,60,6
`;
    expect(statements(imported(csv)).slice(-4)).toEqual([...['收入 {', '一般公共预算 100', '单位资金 80 + 6', '}']]);
  });
});
