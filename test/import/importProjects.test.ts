import { describe, expect, test } from 'vitest';
import { csvRows, imported, statements, unreadIn } from '../support/importExpectations.ts';
import { importTables } from '../support/importTables.ts';

describe('how departments head their tables of projects', () => {
  const road = (...lines: string[]): string[] => [
    '项目 "道路维修" {',
    '功能科目 2120303 "小城镇基础设施建设"',
    ...lines,
    '}',
  ];

  test.each([
    '预算项目',
    '预算项目名称',
    '支出项目',
    '二级项目',
    '专项名称',
    '项目（政策）名称',
    '项目名称及内容',
    '项目',
  ])('%s', (header) => {
    const table = `序号,${header},功能科目,预算数\n1,道路维修,2120303,5\n2,公园绿化,2120303,3\n`;
    expect(statements(imported(table)).slice(0, 4)).toEqual(road('金额 5'));
  });

  test('a 项目 that is the name of its code is none', () => {
    const lines = statements(imported('科目编码,项目,金额\n2120303,小城镇基础设施建设,5\n'));
    expect(lines).toEqual(['科目 {', '2120303 "小城镇基础设施建设" 5', '}']);
  });

  test.each([
    ['合计,财政拨款,非财政拨款', '100,90,10', ['金额 90', '金额 10 单位资金']],
    ['申请资金总额,财政拨款,其他资金', '100,90,10', ['金额 90', '金额 10 单位资金']],
    ['年度资金总额,其中：财政拨款,其他资金', '100,90,10', ['金额 90', '金额 10 单位资金']],
    ['合计,财政性资金,自筹资金', '100,90,10', ['金额 90', '金额 10 单位资金']],
    ['合计,本年财政拨款,财政专户管理资金,单位资金', '100,90,,10', ['金额 90', '金额 10 单位资金']],
    ['本年拨款金额,财政拨款结转结余,单位资金', '90,5,10', ['金额 90', '金额 10 单位资金', '金额 5 结转']],
    ['合计,本年财政拨款,上年结转', '95,90,5', ['金额 90', '金额 5 结转']],
    ['合计,经费拨款,纳入预算管理的非税收入,政府性基金', '100,50,30,20', ['金额 50 + 30', '金额 20 政府性基金']],
    ['合计,一般公共预算,经费拨款,非税收入,政府性基金', '100,80,50,30,20', ['金额 80', '金额 20 政府性基金']],
    // Of one source alone the rest is of the general public budget.
    ['预算数,其中：政府性基金', '100,30', ['金额 100 - 30', '金额 30 政府性基金']],
    ['总额,其中：自筹资金', '100,30', ['金额 100 - 30', '金额 30 单位资金']],
    ['合计,自筹资金', '100,100', ['金额 100 单位资金']],
    ['合计,自筹资金', '100,', ['金额 100']],
    ['合计,一般公共预算', '100,100', ['金额 100']],
    ['合计,一般公共预算,其中：经费拨款,政府性基金', '100,80,50,20', ['金额 80', '金额 20 政府性基金']],
    ['资金需求,已安排,资金缺口', '120.5,100.2,20.3', ['金额 120.5']],
    ['全年预算,一季度,二季度', '100,60,40', ['金额 100']],
  ])('%s', (headers, figures, lines) => {
    const table = `项目名称,功能科目,${headers}\n道路维修,2120303,${figures}\n`;
    expect(statements(imported(table)).filter((line) => !line.startsWith('#'))).toEqual(road(...lines));
  });

  test.each(['预算数,自筹资金\n道路维修,20,30', '合计,一般公共预算\n道路维修,100,30'])(
    'what one source alone does not make, and cannot be in, is told: %j',
    (figures) => {
      const result = imported(`项目名称,${figures}\n公园绿化,5,5\n`);
      expect(result.sheets[0]).toMatchObject({ read: 1, unread: [{ reason: '各来源相加与合计不符' }] });
    },
  );

  test('columns of levels that make the amount say by whom it comes from', () => {
    const csv = `项目名称,合计,中央财政资金,省级财政资金,市县财政资金,自筹资金
道路维修,100,40,30,30,
公园绿化,50,,20,20,10
小区改造,50,,,20,10
`;
    expect(statements(imported(csv)).filter((line) => line.startsWith('资金'))).toEqual([
      '资金 { 中央 40; 省级 30; 市县 30 }',
      '资金 { 省级 20; 市县 20; 自筹 10 }',
    ]);
    const twice = `${csv}道路维修,10,10,,,\n`;
    expect(statements(imported(twice)).filter((line) => line.startsWith('资金'))).toHaveLength(1);
  });

  test('of a plan the year of its title; what was filled in the year before, and when, says nothing of it', () => {
    const years = '项目名称,功能科目,2026年预算,2027年预算,2028年预算\n道路维修,2120303,30,20,10\n';
    const planned = imported(`2026年项目支出三年规划表,,,,\n${years}`);
    expect(statements(planned).slice(0, 4)).toEqual(road('金额 30'));
    expect(planned.text).toContain('年度      2026');
    for (const title of ['2025年10月20日', '2025年执行和2026年安排情况表']) {
      const both = imported(`${title},,,\n项目名称,功能科目,2025年预算,2026年预算\n道路维修,2120303,9,5\n`);
      expect(statements(both).slice(0, 4)).toEqual(road('金额 5'));
      expect(both.text).toContain('年度      2026');
    }
  });

  test('a unit whose code stands before its name, or whose name begins with a number', () => {
    const table =
      '用款单位,项目名称,功能科目,预算数\n902001-示例县中心,道路维修,2120303,5\n301医院,公园绿化,2120303,3\n';
    expect(statements(imported(table)).filter((line) => /单位|代码/.test(line))).toEqual([
      ...['预算单位 "示例县中心" {', '代码 902001', '预算单位 "301医院" {'],
    ]);
  });
});

describe('economic subjects of projects by their names alone', () => {
  const found = '“表”的部门经济科目只有名称，编码按名称查出，请核对';

  test.each(['部门经济科目', '部门预算支出经济科目名称', '经济分类'])('%s', (header) => {
    const result = imported(`项目名称,功能科目,${header},预算数
道路维修,2120303,维修(护)费,5
道路维修,2120303,办公费支出,2
公园绿化,2120303,委托业务费,3
`);
    expect(statements(result)).toEqual([
      ...[
        '项目 "道路维修" {',
        '功能科目 2120303 "小城镇基础设施建设"',
        '30213 "维修（护）费" 5',
        '30201 "办公费" 2',
        '}',
      ],
      ...['项目 "公园绿化" {', '功能科目 2120303 "小城镇基础设施建设"', '30227 "委托业务费" 3', '}'],
      `# 说明：${found}`,
    ]);
    expect(result.sheets[0]).toMatchObject({ read: 3, unread: [], leftOut: [] });
  });

  test('a name that is none, or that of several, stays with the project and is told with its row', () => {
    const table = (...names: string[]): string =>
      ['项目名称,经济科目,金额', ...names.map((name, i) => `项目${i},${name},${i + 1}`), ''].join('\n');
    const result = imported(table('办公设备购置', '其他支出', '劳务外包', '其他', '办公费', ''));
    expect(statements(result).filter((line) => /^[3金]/.test(line))).toEqual([
      ...['金额 1', '金额 2', '金额 3', '金额 4', '30201 "办公费" 5', '金额 6'],
    ]);
    expect(result.notes).toEqual([
      found,
      '“表”有 4 行的部门经济科目查不出是哪一个编码，金额只记在项目下：项目0 | 办公设备购置 | 1（30902、31002）；项目1 | 其他支出 | 2（399、39999）；项目2 | 劳务外包 | 3 等',
    ]);
    const english = importTables([{ name: 'a', rows: csvRows(table('劳务外包', '办公设备购置')) }], 'en');
    expect(english?.notes).toEqual([
      'which codes the departmental economic subjects in 2 rows of “a” have could not be found, and the money stands under the projects alone: 项目0 | 劳务外包 | 1; 项目1 | 办公设备购置 | 2 (30902, 31002)',
    ]);
  });

  test('subjects of the government are none, though some are called as those of departments', () => {
    for (const header of ['政府经济科目', '经济科目']) {
      const result = imported(`项目名称,${header},金额\n甲,办公经费,5\n乙,委托业务费,3\n`);
      expect(statements(result)).toEqual(['项目 "甲" {', '金额 5', '}', '项目 "乙" {', '金额 3', '}']);
    }
  });

  test('a project stands above its subjects, and a 类 above its 款', () => {
    const below = imported(
      '项目名称,部门经济科目,金额\n道路维修,,7\n,维修（护）费,5\n,办公费,2\n绿化,商品和服务支出,3\n',
    );
    expect(statements(below).slice(0, -1)).toEqual([
      ...['项目 "道路维修" {', '30213 "维修（护）费" 5', '30201 "办公费" 2', '}'],
      ...['项目 "绿化" {', '302 "商品和服务支出" 3', '}'],
    ]);
    const classes = imported('项目名称,部门经济科目,金额\n绿化,商品和服务支出,3\n绿化,办公费,1\n绿化,印刷费,2\n');
    expect(statements(classes).slice(0, -1)).toEqual(['项目 "绿化" {', '30201 "办公费" 1', '30202 "印刷费" 2', '}']);
  });

  test('with sources in columns, and what is sorted as 人员类 is basic expenditure', () => {
    const result = imported(`项目类别,项目名称,功能科目,部门经济科目,一般公共预算,政府性基金
人员类,在职人员工资,2130301,基本工资,30,
特定目标类,渠道维修,2130306,维修（护）费,2,1
`);
    expect(statements(result).slice(0, -1)).toEqual([
      ...['基本支出 2130301 "行政运行" {', '30101 "基本工资" 30', '}'],
      ...['项目 "渠道维修" {', '功能科目 2130306 "水利工程运行与维护"', '类别 特定目标类'],
      ...['30213 "维修（护）费" 2', '30213 "维修（护）费" 1 政府性基金', '}'],
    ]);
  });

  test('the same money in a list without them is not counted again', () => {
    const lists = ['项目名称,部门经济科目,金额\n道路维修,维修（护）费,5\n', '项目名称,金额\n道路维修,5\n'];
    const lines = (...csv: string[]): string[] => {
      const result = importTables(
        csv.map((text, i) => ({ name: `${i}`, rows: csvRows(text) })),
        'zh-cn',
      );
      return result ? statements(result).filter((line) => !line.startsWith('#')) : [];
    };
    expect(lines(...lists)).toEqual(['项目 "道路维修" {', '30213 "维修（护）费" 5', '}']);
    expect(lines(...lists.toReversed())).toEqual(['项目 "道路维修" {', '金额 5', '}']);
  });
});

describe('projects in sheets of other systems', () => {
  test('projects with a column for each source', () => {
    const result = imported(`项目名称,合计,一般公共预算,政府性基金,上年结转
道路维修,30.00,10.00,20.00,
合计,30.00,10.00,20.00,
`);
    expect(statements(result)).toEqual(['项目 "道路维修" {', '金额 10.00', '金额 20.00 政府性基金', '}']);
  });

  test('an amount without anything in the columns of sources is of the general public budget, which is told', () => {
    const csv = (head: string, ...rows: string[]): string =>
      ['项目名称,合计', ...rows].join('\n').replace('合计', `合计,${head}`);
    const both = csv('一般公共预算,政府性基金', '道路维修,100,,', '绿化,5,5,', '桥梁,7,,7', '路灯,3,0,—', '防汛,2,,');
    expect(imported(`${both}\n值守,1,,\n合计,118,5,7\n`).notes).toEqual([
      '“表”有 4 行没有填各来源的金额，按一般公共预算读取，请核对：道路维修 | 100；路灯 | 3 | 0 | —；防汛 | 2 等',
    ]);
    expect(imported(csv('一般公共预算,政府性基金', '绿化,5,5,', '桥梁,7,,7')).notes).toEqual([]);
    expect(imported(csv('资金来源,一般公共预算,政府性基金', '绿化,5,政府性基金,,')).notes).toEqual([]);
    // What is not of the one source is of the general public budget.
    expect(imported(csv('政府性基金', '绿化,5,')).notes).toEqual([]);
    const items = '功能科目,部门经济科目,合计,一般公共预算,单位资金\n2130301,30101,100,,\n';
    expect(importTables([{ name: 'a', rows: csvRows(items) }], 'en')?.notes).toEqual([
      '1 row of “a” has nothing in the columns of sources and was read as money of the general public budget, please check: 2130301 | 30101 | 100',
    ]);
  });

  test('projects with what was carried over beside all, and below headers over several columns', () => {
    const beside = imported('项目名称,合计,本年预算,上年结转\n道路维修,30,20,10\n绿化,5,5,\n');
    expect(statements(beside)).toEqual([
      ...['项目 "道路维修" {', '金额 20', '金额 10 结转', '}'],
      ...['项目 "绿化" {', '金额 5', '}'],
    ]);
    const single = imported('项目名称,项目支出,上年结转\n道路维修,20,10\n');
    expect(statements(single)).toEqual(['项目 "道路维修" {', '金额 20', '金额 10 结转', '}']);
    const below = imported(`项目名称,合计,本年,,上年结转,
,,一般公共预算,政府性基金,一般公共预算,政府性基金
道路维修,130,70,30,10,20
`);
    expect(statements(below)).toEqual([
      ...['项目 "道路维修" {', '金额 70', '金额 30 政府性基金', '金额 10 结转', '金额 20 政府性基金 结转', '}'],
    ]);
    const ofOne = imported('项目名称,本年预算合计,一般公共预算,政府性基金,上年结转\n河道,30,,30,4\n绿化,5,5,,2\n');
    expect(statements(ofOne)).toEqual([
      ...['项目 "河道" {', '金额 30 政府性基金', '金额 4 政府性基金 结转', '}'],
      ...['项目 "绿化" {', '金额 5', '金额 2 结转', '}'],
    ]);
  });

  test('the source of a row is that of this year’s money and of what was carried over', () => {
    const result = imported(`项目名称,资金来源,合计,本年,上年结转
防汛值守,政府性基金,12,10,2
渠道维修,一般公共预算,7,7,
水质监测,单位资金,5,,5
其他,别处,3,1,2
`);
    expect(statements(result).slice(0, -1)).toEqual([
      ...['项目 "防汛值守" {', '金额 10 政府性基金', '金额 2 政府性基金 结转', '}'],
      ...['项目 "渠道维修" {', '金额 7', '}'],
      ...['项目 "水质监测" {', '金额 5 单位资金 结转', '}'],
    ]);
    expect(unreadIn(result)).toEqual(['其他 | 别处 | 3 | 1 | 2']);
  });

  test('what of an amount was carried over (其中) is in it', () => {
    expect(statements(imported('项目名称,资金来源,预算数,其中：上年结转\n防汛值守,政府性基金,12,2\n'))).toEqual([
      ...['项目 "防汛值守" {', '金额 12 - 2 政府性基金', '金额 2 政府性基金 结转', '}'],
    ]);
  });

  test('what is of a source stands beside this year’s money and that of before only where it is all of it', () => {
    const table = (source: string, of: string): string =>
      `项目名称${source},合计,其中：财政拨款,本年,上年结转\n防汛值守${of},20,20,15,5\n`;
    expect(statements(imported(table(',资金性质', ',一般公共预算')))).toEqual([
      ...['项目 "防汛值守" {', '金额 15', '金额 5 结转', '}'],
    ]);
    // Nothing says how the 5 are in the 20 of the source.
    expect(unreadIn(imported(`${table('', '')}渠道维修,7,7,7,\n`))).toEqual(['防汛值守 | 20 | 20 | 15 | 5']);
  });

  test('what is sorted as 人员类 or 公用经费 is basic expenditure, all else has its category', () => {
    const result = imported(`项目名称,项目类别,功能科目,部门经济科目,金额
在职人员工资,人员类,2130301 行政运行,30101 基本工资,30
日常公用经费,公用经费,2130301 行政运行,30201 办公费,5
渠道维修,其他运转类项目,2130306 水利工程运行与维护,30213 维修（护）费,2
`);
    expect(statements(result)).toEqual([
      ...['基本支出 2130301 "行政运行" {', '30101 "基本工资" 30', '30201 "办公费" 5', '}'],
      ...[
        '项目 "渠道维修" {',
        '功能科目 2130306 "水利工程运行与维护"',
        '类别 其他运转类',
        '30213 "维修（护）费" 2',
        '}',
      ],
    ]);
  });

  test('projects in a column beside basic expenditure, without names and with them', () => {
    const items = `功能科目编码,功能科目名称,部门经济分类编码,部门经济分类名称,合计,基本支出,项目支出
2010301,行政运行,30101,基本工资,100,100,
2010301,行政运行,30201,办公费,50,20,30
2010302,一般行政管理事务,30201,办公费,8,,8
合计,,,,158,120,38
`;
    const basic = ['基本支出 2010301 "行政运行" {', '30101 "基本工资" 100', '30201 "办公费" 20', '}'];
    const alone = imported(items);
    expect(statements(alone)).toEqual([
      ...basic,
      ...['项目 "行政运行项目支出" {', '功能科目 2010301 "行政运行"', '30201 "办公费" 30', '}'],
      ...['项目 "一般行政管理事务项目支出" {', '功能科目 2010302 "一般行政管理事务"', '30201 "办公费" 8', '}'],
      '# 说明：项目支出没有项目名称，按功能科目暂记为“行政运行项目支出”、“一般行政管理事务项目支出”，请改成真实的项目',
    ]);
    expect(alone.sheets[0]).toMatchObject({ read: 3, unread: [], leftOut: [{}] });
    const rows = [items, '项目名称,金额\n道路维修,38\n'].map((csv, i) => ({ name: `${i}`, rows: csvRows(csv) }));
    const named = importTables(rows, 'zh-cn');
    expect(named && statements(named)).toEqual([
      ...basic,
      ...['项目 "道路维修" {', '金额 38', '}'],
      '# 说明：项目已有名称，没有名称的项目支出没有再记：2010301 30201 "办公费" 30；2010302 30201 "办公费" 8',
    ]);
  });

  test.each([
    [
      'in the column of projects',
      '项目名称,金额\n特定目标类,50\n道路维修,30\n绿化,20\n其他运转类,15\n物业费,15\n合计,65\n',
    ],
    [
      'in a column of its own',
      '项目类别,项目名称,金额\n特定目标类,,50\n,道路维修,30\n,绿化,20\n其他运转类,,15\n,物业费,15\n其他运转类小计,,15\n',
    ],
    [
      'in every row',
      '项目类别,项目名称,金额\n特定目标类,道路维修,30\n特定目标类,绿化,20\n其他运转类,物业费,15\n,小计,65\n',
    ],
  ])('the category of projects, %s, is no project', (_, csv) => {
    const result = imported(csv);
    expect(statements(result)).toEqual([
      ...['项目 "道路维修" {', '类别 特定目标类', '金额 30', '}'],
      ...['项目 "绿化" {', '类别 特定目标类', '金额 20', '}'],
      ...['项目 "物业费" {', '类别 其他运转类', '金额 15', '}'],
    ]);
    expect(result.sheets[0]?.unread).toEqual([]);
  });

  test('a subtotal does not say whether the projects above it or below it are meant', () => {
    const result = imported('项目名称,金额\n道路维修,30\n特定目标类项目小计,30\n物业费,15\n其他运转类小计,15\n');
    expect(statements(result)).toEqual(['项目 "道路维修" {', '金额 30', '}', '项目 "物业费" {', '金额 15', '}']);
  });

  test('a category without projects is no project either, but its figure stays', () => {
    expect(statements(imported('项目名称,金额\n道路维修,30\n其他运转类,15\n'))).toEqual([
      ...['项目 "道路维修" {', '金额 30', '}'],
      '# 未识别：“表” 其他运转类 | 15（没有项目名称）',
    ]);
  });

  test.each(['1,2,3,4', '甲,1,2,3', '—,1=2+3,2,3', '栏次,1,2,3'])('the row %s numbers the columns', (numbers) => {
    const csv = `项目名称,合计,一般公共预算,单位资金\n${numbers}\n道路维修,5,2,3\n1,2,2,\n`;
    expect(statements(imported(csv))).toEqual([
      ...['项目 "道路维修" {', '金额 2', '金额 3 单位资金', '}'],
      ...['项目 "1" {', '金额 2', '}'],
    ]);
  });

  test.each([
    ['2026年项目支出表（上年结转）', '金额 5 结转'],
    ['2026年上年结转项目支出明细表', '金额 5 结转'],
    ['2026年项目支出表（不含上年结转）', '金额 5'],
    ['2026年项目支出表（含上年结转）', '金额 5'],
  ])('%s: %s', (title, line) => {
    expect(statements(imported(`${title},\n项目名称,金额\n道路维修,5\n`))).toEqual(['项目 "道路维修" {', line, '}']);
  });

  test('sources below what was carried over are carried over where they make it, and this year’s where not', () => {
    const csv = (whole: string): string =>
      `收入项目,金额\n一般公共预算,10\n上年结转,${whole}\n（一）一般公共预算,2\n（二）单位资金,3\n收入总计,15\n备注：略\n`;
    expect(statements(imported(csv('5')))).toEqual([
      ...['收入 {', '一般公共预算 10', '一般公共预算 2 结转', '单位资金 3 结转', '合计 15', '}'],
    ]);
    expect(statements(imported(csv('6')))).toEqual([
      ...['收入 {', '一般公共预算 10', '一般公共预算 2', '单位资金 3', '合计 15', '}'],
      '# 未识别：“表” 上年结转 | 6（没有说明上年结转是哪一种来源的）',
    ]);
  });

  test.each([
    ['一般公共预算,100\n上年结转,20', ['一般公共预算 100', '一般公共预算 20 结转']],
    ['事业收入,100\n政府性基金,\n上年结转结余,20\n合计,120', ['单位资金 100', '单位资金 20 结转', '合计 120']],
    ['上年结转,20\n政府性基金,100\n合计,120', ['政府性基金 20 结转', '政府性基金 100', '合计 120']],
  ])('what was carried over is of the only source that there is: %s', (rows, lines) => {
    expect(statements(imported(`收入来源,金额\n${rows}\n`))).toEqual(['收入 {', ...lines, '}']);
  });

  test.each([
    ['一般公共预算,100\n单位资金,3\n上年结转,20', '上年结转 | 20'],
    ['一般公共预算,120\n其中：上年结转,20\n合计,120', '其中：上年结转 | 20'],
    ['一般公共预算,120\n其中：上年结转,20', '其中：上年结转 | 20'],
    ['一般公共预算,120\n上年结转,20\n合计,120', '上年结转 | 20'],
    ['上年结转,20\n一般公共预算,120', '上年结转 | 20'],
    ['一般公共预算,100\n捐赠,5\n上年结转,20', '上年结转 | 20'],
  ])('nor is it where it may be of others, or be in their figures: %s', (rows, row) => {
    const { text } = imported(`收入来源,金额\n${rows}\n`);
    expect(text).toContain(`# 未识别：“表” ${row}（没有说明上年结转是哪一种来源的）`);
    expect(text).not.toContain('20  结转');
  });

  test.each([
    ['采购类别,金额\n货物,13\n工程,5\n服务,2', ['货物 13', '工程 5', '服务 2']],
    [
      '政府采购预算表,\n采购项目,预算金额\n一、货物类,13\n二、工程类,5\n三、服务类,\n合计,18',
      ['货物 13', '工程 5', '合计 18'],
    ],
  ])('procurement by its three kinds, without codes: %s', (csv, lines) => {
    expect(statements(imported(`${csv}\n`))).toEqual(['政府采购 {', ...lines, '}']);
  });

  test.each([
    '类别,金额\n货物,13\n服务,2',
    '采购类别,采购内容,金额\n货物,电脑,13\n货物,打印机,5',
    '采购方式,金额\n公开招标,13\n询价,2',
  ])('what does not say that it is procurement, or is a list of purchases, is none: %s', (csv) => {
    expect(importTables([{ name: '表', rows: csvRows(`${csv}\n`) }], 'zh-cn')).toBeUndefined();
  });

  const ofTwoSchools = [
    ...['预算单位 "示例市第一中学" {', '项目 "道路维修" {', '金额 30', '}', '项目 "绿化" {', '金额 20', '}', '}'],
    ...['预算单位 "示例市实验小学" {', '项目 "物业费" {', '金额 15', '}', '}'],
  ];
  test.each([
    [
      'in a column of their own',
      '单位名称,项目名称,金额\n示例市第一中学,,50\n,道路维修,30\n,绿化,20\n示例市实验小学,,15\n,物业费,15\n合计,,65\n',
    ],
    [
      'on a line that says 小计',
      '单位名称,项目名称,金额\n示例市第一中学,小计,50\n,道路维修,30\n,绿化,20\n示例市实验小学,小计,15\n,物业费,15\n',
    ],
    [
      'in one column with the projects',
      '单位/项目名称,金额\n示例市第一中学,50\n道路维修,30\n绿化,20\n示例市实验小学,15\n物业费,15\n合计,65\n',
    ],
    [
      'in one column below the department',
      '单位（项目）名称,金额\n示例市教育局,65\n示例市第一中学,50\n道路维修,30\n绿化,20\n示例市实验小学,15\n物业费,15\n',
    ],
    [
      'below 项目名称, told by their names',
      '项目名称,金额\n示例市第一中学,50\n道路维修,30\n绿化,20\n示例市实验小学,15\n物业费,15\n',
    ],
  ])('units above their projects, %s', (_, csv) => {
    const result = imported(csv);
    expect(statements(result)).toEqual(ofTwoSchools);
    expect(result.sheets[0]?.unread).toEqual([]);
  });

  test.each([
    [
      '单位名称,项目名称,金额',
      '示例市教育局,,',
      ['示例市第一中学,,50', ',道路维修,30', ',绿化,20', '示例市实验小学,物业费,15'],
    ],
    [
      '单位名称,项目名称,金额',
      '示例市教育局,,',
      ['示例市第一中学,,50', '示例市第一中学,道路维修,30', '示例市第一中学,绿化,20', '示例市实验小学,物业费,15'],
    ],
    [
      '主管部门,单位名称,项目名称,金额',
      '示例市教育局,,,',
      [',示例市第一中学,道路维修,30', ',示例市第一中学,绿化,20', ',示例市实验小学,,15', ',示例市实验小学,物业费,15'],
    ],
  ])(
    'what the department or a unit has above its projects is a total where they make it: %s %s%j',
    (head, whole, rows) => {
      const table = (amount: number): string => [head, `${whole}${amount}`, ...rows, ''].join('\n');
      const result = imported(table(65));
      expect(statements(result)).toEqual(ofTwoSchools);
      expect(result.sheets[0]).toMatchObject({ read: 3, unread: [] });
      expect(imported(table(66)).sheets[0]?.unread).toMatchObject([{ reason: '没有项目名称' }]);
    },
  );

  test('units and projects that cannot be told apart are not guessed at', () => {
    const result = importTables([{ name: '表', rows: csvRows('单位/项目名称,金额\n甲,50\n乙,30\n') }], 'zh-cn');
    expect(result).toBeUndefined();
    expect(statements(imported('项目名称,金额\n甲,50\n乙,30\n丙,20\n'))).toHaveLength(9);
  });
});
