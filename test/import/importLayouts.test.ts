import { describe, expect, test } from 'vitest';
import { analyse } from '../../server/features/Analysis.ts';
import { importFiles } from '../../server/features/import/importFiles.ts';
import type { TableFile } from '../../server/features/import/tablesIn.ts';
import { csvRows, imported, statements, unreadIn } from '../support/importExpectations.ts';
import { importTables } from '../support/importTables.ts';

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

describe('subjects in several rows', () => {
  const notesIn = (csv: string): readonly string[] => imported(csv).notes;

  test('those of each unit, below the row of their unit, are added, and this is told', () => {
    const csv = `部门支出总表,,,,,,,
科目编码,,,单位代码,单位名称（科目）,合计,基本支出,项目支出
类,款,项,,,,,
,,,,合  计,100,60,40
,,,205001,示例县教育局本级,70,40,30
205,01,01,205001,行政运行,40,40
205,02,02,205001,小学教育,30,,30
,,,205002,示例县第一小学,30,20,10
205,02,02,205002,小学教育,30,20,10
`;
    expect(unreadIn(imported(csv))).toEqual([]);
    expect(statements(imported(csv)).slice(0, 4)).toEqual([
      ...['科目 {', '2050101 "行政运行" 40 { 基本支出 40 }', '2050202 "小学教育" 60 { 基本支出 20; 项目支出 40 }', '}'],
    ]);
    expect(notesIn(csv)).toEqual(['“表”中各单位的同一科目已经相加，没有分到单位']);
  });

  test('economic subjects of each unit, too', () => {
    const csv = `单位代码,单位名称,科目编码,科目名称,金额
205001,甲局本级,301,工资福利支出,32
205001,甲局本级,30101,基本工资,20
205001,甲局本级,30102,津贴补贴,12
205002,第一小学,301,工资福利支出,18
205002,第一小学,30101,基本工资,18
`;
    expect(statements(imported(csv)).slice(0, 5)).toEqual([
      ...['科目 {', '301 "工资福利支出" 50', '30101 "基本工资" 38', '30102 "津贴补贴" 12', '}'],
    ]);
  });

  test('projects below their subject are in its amount', () => {
    const csv = `科目编码,单位代码,单位名称（科目）,金额
2050202,205001,小学教育,30
2050202,205001,校舍维修,20
2050202,205001,设备购置,10
2050202,205002,小学教育,10
2050202,205002,图书购置,10
`;
    expect(statements(imported(csv))[1]).toBe('2050202 "小学教育" 40');
  });

  test('by another classification beside them they are added; rows that nothing tells apart are named', () => {
    const list = `功能科目编码,功能科目名称,政府经济科目,金额
2050101,行政运行,50101 工资奖金津补贴,50
2050101,行政运行,50201 办公经费,8
`;
    expect(statements(imported(list))).toEqual(['科目 {', '2050101 "行政运行" 58', '}']);
    const unknown = imported('科目编码,科目名称,金额\n2050202,小学教育,30\n2050202,小学教育,20\n');
    expect(unreadIn(unknown)).toEqual(['2050202 | 小学教育 | 20']);
  });
});

describe('columns of units', () => {
  test.each(['单位', '项目单位', '项目实施单位', '资金使用单位', '二级单位'])('%s', (header) => {
    const result = imported(`主管部门,${header},项目名称,功能科目,金额
示例市教育局,示例市电化教育馆,校舍维修,2050202 小学教育,20
示例市教育局,示例市第一小学,图书购置,2050202 小学教育,10
`);
    expect(result.text).toContain('部门 "示例市教育局" {');
    expect(statements(result)).toEqual([
      '预算单位 "示例市电化教育馆" {',
      ...['项目 "校舍维修" {', '功能科目 2050202 "小学教育"', '金额 20', '}', '}'],
      '预算单位 "示例市第一小学" {',
      ...['项目 "图书购置" {', '功能科目 2050202 "小学教育"', '金额 10', '}', '}'],
    ]);
  });

  test('several departments are units; units of money are none', () => {
    const spent = (header: string, units: readonly string[]): string[] =>
      statements(
        imported(
          `${header},功能科目,经济科目,金额\n${units.map((unit) => `${unit},2050101,30201 办公费,5\n`).join('')}`,
        ),
      );
    expect(spent('部门', ['甲局', '乙局'])).toContain('预算单位 "乙局" {');
    expect(spent('单位', ['元', '元'])).toEqual([
      '基本支出 2050101 "行政运行" {',
      ...['30201 "办公费" 5元', '30201 "办公费" 5元', '}'],
    ]);
  });

  test('a unit is called as the row of its code that has no subject', () => {
    const result = imported(`单位代码,单位名称（科目）,功能科目编码,经济科目编码,金额
205002,示例县第一小学,,,18
205002,基本工资,2050202,30101,18
`);
    expect(result.text).toContain('部门 "示例县第一小学" {\n    代码      205002');
    expect(unreadIn(result)).toEqual([]);
  });
});

describe('tables that follow from others', () => {
  const subjects = '科目编码,科目名称,预算数\n205,教育支出,68\n';
  const beside = (csv: string): readonly string[] =>
    importTables(
      [subjects, csv].map((text, i) => ({ name: `表${i}`, rows: csvRows(text) })),
      'zh-cn',
    )?.notes ?? [];
  const byCodes = '科目编码,科目名称,预算数\n501,机关工资福利支出,60\n50101,工资奖金津补贴,60\n合计,,60\n';
  const byNames = '政府预算支出经济分类科目名称,合计\n机关工资福利支出,60\n　工资奖金津补贴,60\n';
  const reason = '政府预算经济科目由部门预算经济科目和单位性质得出，请导入按部门预算经济科目列的表';

  test.each([byCodes, byNames])('by the government’s economic subjects alone: %j', (csv) => {
    expect(beside(csv)).toEqual([`没有导入“表1”：${reason}`]);
    const file = { name: '表.csv', bytes: new TextEncoder().encode(csv) };
    expect(importFiles([file], 'zh-cn')).toMatchObject({ reason: { zh: reason } });
  });

  const totalsBeside = (csv: string): readonly string[] => {
    const read = importTables(
      [subjects, csv].map((text, i) => ({ name: `表${i}`, rows: csvRows(text) })),
      'zh-cn',
    );
    return read ? statements(read).slice(3) : [];
  };
  const held = (of: string): string => `# 说明：“表1”只读了${of}的合计，写在“总计”里与各项支出核对`;

  test.each([
    [
      '“三公”经费预算表（单位：元）,,\n项目,2025年预算数,2026年预算数\n“三公”经费合计,330000,250000\n1.因公出国（境）费用,,\n2.公务接待费,150000,150000\n3.公务用车购置及运行维护费,180000,100000\n其中：（1）公务用车运行维护费,100000,100000\n（2）公务用车购置费,80000,\n',
      ['三公经费 250000元'],
    ],
    [
      '“三公”经费预算表,\n项目,一般公共预算,政府性基金\n因公出国（境）费,1,\n公务用车购置费,,2\n公务用车运行维护费,3.5,\n公务接待费,,1\n合计,4.5,3\n',
      ['三公经费 4.5 + 3'],
    ],
    ['单位名称,“三公”经费预算数,,\n,小计,公务接待费,会议费\n甲局,2.5,2.5,1.2\n', ['三公经费 2.5']],
    [
      '“三公”经费、会议费预算表,,,,\n单位名称,合计,“三公”经费,,,会议费\n,,小计,公务接待费,公务用车运行费,\n甲局,6,5,2,3,1\n乙所,2,2,,2,\n合计,8,7,2,5,1\n',
      ['三公经费 7'],
    ],
    [
      '“三公”经费和机关运行经费预算表,,,,,,,,,\n2025年预算数,,,,,2026年预算数,,,,\n合计,公务接待费,公务用车购置及运行费,,机关运行经费,合计,公务接待费,公务用车购置及运行费,,机关运行经费\n,,小计,运行费,,,,小计,运行费,\n19,2,17,17,90,12.5,2.5,10,10,95.31\n',
      ['三公经费 12.5', '机关运行经费 95.31'],
    ],
    [
      '“三公”经费和机关运行经费预算表,,,\n2026年“三公”经费预算数,,,2026年机关运行经费预算数\n合计,公务接待费,公务用车费,\n2.5,2.5,,95.31\n',
      ['三公经费 2.5', '机关运行经费 95.31'],
    ],
    ['机关运行经费预算表,\n单位名称,预算数\n甲局,12.1\n乙所,3\n合计,15.1\n', ['机关运行经费 15.1']],
    ['机关运行经费预算表,\n单位名称,预算数\n甲局,12.1\n', ['机关运行经费 12.1']],
  ])('of %j the totals are asserted', (csv, lines) => {
    const words = lines.map((line) => line.split(' ')[0]).join('、');
    expect(totalsBeside(csv)).toEqual(['总计 {', ...lines, '}', held(words)]);
    expect(importTables([{ name: '表', rows: csvRows(csv) }], 'zh-cn')).toBeUndefined();
  });

  test.each([
    ['“三公”经费预算表,\n项目,预算数\n公务接待费,2\n会议费,1\n合计,3\n', '“三公”经费由各项支出的经济科目算出'],
    ['机关运行经费预算表,\n单位名称,预算数\n甲局,12\n乙所,3\n', '机关运行经费由公用经费算出'],
  ])('of %j, which has another total or none, nothing is', (csv, why) => {
    expect(beside(csv)).toEqual([`没有导入“表1”：${why}`]);
  });

  test('nothing is told of one without figures', () => {
    expect(beside('“三公”经费预算表,\n项目,预算数\n公务接待费,\n合计,\n')).toEqual([]);
  });
});

describe('the year of a table', () => {
  test('headers of years alone, beside one of names', () => {
    const lines = statements(imported('项目支出表,,\n项目名称,2025年,2026年度\n渠道维修,60,68\n'));
    expect(lines.slice(0, 3)).toEqual(['项目 "渠道维修" {', '金额 68', '}']);
  });

  const road = (csv: string): readonly string[] => statements(imported(csv)).slice(0, 4);
  const years = ['2026年,2027年,2028年', '20,30,40'];
  const [header, figures] = years;

  test.each([
    [`部门项目支出三年规划表,,,,\n项目名称,功能科目,${header}\n校舍维修,2050202,${figures}\n`, '20', '2026'],
    [`2027年项目支出表,,,,\n项目名称,功能科目,${header}\n校舍维修,2050202,${figures}\n`, '30', '2027'],
    [`项目名称,功能科目,合计,${header}\n校舍维修,2050202,90,${figures}\n`, '40', '2028'],
    [`项目名称,功能科目,总投资,${header}\n校舍维修,2050202,500,${figures}\n`, '40', '2028'],
    [`项目名称,功能科目,合计,2025年结转,2026年预算\n校舍维修,2050202,50,30,20\n`, '50 - 30', '2026'],
  ])('%j', (csv, amount, year) => {
    expect(road(csv).slice(0, 3)).toEqual(['项目 "校舍维修" {', '功能科目 2050202 "小学教育"', `金额 ${amount}`]);
    expect(imported(csv).text).toContain(`年度      ${year}`);
  });

  test('a total of several years is named among what is not used', () => {
    expect(imported(`项目名称,功能科目,合计,${header}\n校舍维修,2050202,90,${figures}\n`).notes).toEqual([
      '“表”的金额取自“2028年”，没有采用“合计”、“2026年”、“2027年”',
    ]);
  });

  test('is that of the budget that it is written into; the name of its file tells it where nothing else does', () => {
    const file = (name: string, text: string): TableFile => ({ name, bytes: new TextEncoder().encode(text) });
    const plan = file('plan.csv', `项目名称,功能科目,${header}\n校舍维修,2050202,${figures}\n`);
    const { budget } = analyse('部门 "局" { 年度 2026 }\n');
    const read = importFiles([plan], 'zh-cn', budget);
    expect('text' in read && read.text).toMatch(/金额 +20\n/);
    const named = importFiles([file('2026年预算.csv', '科目编码,科目名称,金额\n2050202,小学教育,20\n')], 'zh-cn');
    expect('text' in named && named.text).toContain('年度      2026');
  });
});

describe('tables beside each other', () => {
  test('a list that goes on at its right', () => {
    const csv = `2026年支出预算表,,,,,
单位：元,,,,,
科目编码,科目名称,金额,科目编码,科目名称,金额
2012601,行政运行,39.86,2080505,养老,14.47
2012604,档案馆,64.34,,,
`;
    expect(statements(imported(csv))).toEqual([
      ...['科目 {', '2012601 "行政运行" 39.86元', '2012604 "档案馆" 64.34元', '2080505 "养老" 14.47元', '}'],
    ]);
  });

  test('with titles and units of their own', () => {
    const csv = `支出预算表（一）,,,,,支出预算表（二）,,,
单位：万元,,,,,单位：元,,,
科目编码,科目名称,基本支出,项目支出,,科目编码,科目名称,基本支出,项目支出
2012601,行政运行,39.86,,,2080505,养老,144700,
`;
    expect(statements(imported(csv))).toEqual([
      ...['科目 {', '2012601 "行政运行" { 基本支出 39.86 }', '2080505 "养老" { 基本支出 144700元 }', '}'],
    ]);
  });

  test('the sides of a table are none', () => {
    const csv = `收入,,支出,
项目,预算数,项目,预算数
一般公共预算,10,教育支出,10
`;
    expect(statements(imported(csv))).toEqual([
      ...['科目 {', '205 "教育支出" 10', '}', '收入 {', '一般公共预算 10', '}'],
    ]);
  });
});

test('rows and columns that a web page hides are read and named', () => {
  const page = `<table><col><col style="display: none"><col><tr><td>科目编码</td><td>科目名称</td><td>金额</td></tr>
<tr><td>2050202</td><td>小学教育</td><td>20</td></tr><tr style='height:0;display:none'><td>2050201</td><td>学前教育</td><td>5</td></tr></table>`;
  const read = importFiles([{ name: '支出.xls', bytes: new TextEncoder().encode(page) }], 'zh-cn');
  expect(read).toMatchObject({ notes: ['“支出”中隐藏的第 3 行、B 列也读了，请看要不要'] });
});

test('a list of the tables is none of them, and a cover tells the department and the year', () => {
  const sheets = [
    '2026年部门预算\n预算单位：示例局\n',
    '目　录,\n1,2026年部门收支预算总表\n2,2026年部门支出预算总表\n',
    '科目编码,科目名称,金额\n2050202,小学教育,20\n',
  ].map((csv, i) => ({ name: `表${i}`, rows: csvRows(csv) }));
  const read = importTables(sheets, 'zh-cn');
  expect(read?.sheets.map(({ name }) => name)).toEqual(['表0', '表2']);
  expect(read?.sheets.flatMap(({ unread }) => unread)).toEqual([]);
  expect(read?.text).toContain('部门 "示例局" {\n    年度      2026');
});

test('each sheet of a page that LibreOffice writes is one', () => {
  const sheet = (i: number, name: string, row: string): string =>
    `<A NAME="table${i}"><h1>Sheet ${i + 1}: <em>${name}</em></h1></A>\n<table cellspacing="0" border="0">
<tr><td>单位：元</td></tr><tr><td>科目编码</td><td>科目名称</td><td>金额</td></tr><tr>${row}</tr></table>`;
  const page = `<html><body>${sheet(0, '支出', '<td>205</td><td>教育支出</td><td>200000</td>')}
${sheet(1, '采购', '<td>A02010105</td><td>台式计算机</td><td>50000</td>')}</body></html>`;
  const read = importFiles([{ name: '预算.html', bytes: new TextEncoder().encode(page) }], 'zh-cn');
  expect(read).toMatchObject({
    sheets: [
      { name: '支出', read: 1 },
      { name: '采购', read: 1 },
    ],
  });
});

test('what stands below 项目支出 in two columns is money of projects together, be one of them 转移支付', () => {
  const read = imported(`部门支出总表,,,,,
科目编码,科目名称,合计,基本支出,项目支出,
,,,,部门预算项目,对下转移支付
2011301,行政运行,60.00,60.00,,
2011308,招商引资,40.00,,30.00,10.00
`);
  expect(statements(read)).toContain('2011308 "招商引资" 40.00 { 项目支出 30.00 + 10.00 }');
});

describe('the 本级 of a department', () => {
  const units = (head: string, own: string): string => `项目支出预算表,,
${head},,单位：万元
单位名称,项目名称,金额
${own},渠道维修,40
示例市灌溉所,防汛,5
合计,,45
`;
  const lines = [
    ...['项目 "渠道维修" {', '金额 40', '}'],
    ...['预算单位 "示例市灌溉所" {', '项目 "防汛" {', '金额 5', '}', '}'],
  ];

  test.each([
    ['部门：示例市水利局', '示例市水利局（本级）'],
    ['部门：示例市水利局', '示例市水利局本级'],
    ['部门：示例市水利局', '示例市水利局'],
    ['', '示例市水利局(机关)'],
    ['', '315001-示例市水利局本级'],
  ])('what it spends is the department’s own: %j, %j', (head, own) => {
    const result = imported(units(head, own));
    expect(result.text).toContain('部门 "示例市水利局" {');
    expect(statements(result)).toEqual(lines);
  });

  test('alone it is the department', () => {
    const result = imported(
      '项目支出预算表,\n部门：示例市水利局,\n单位名称,项目名称,金额\n示例市水利局本级,渠道维修,40\n',
    );
    expect(statements(result)).toEqual(lines.slice(0, 3));
  });
});

describe('functional subjects by their names alone', () => {
  const found = (called = '表'): string => `# 说明：“${called}”的功能科目只有名称，编码按名称查出，请核对`;

  test('in one column, each 项 below its 类 and 款', () => {
    const csv = `支出预算表,,,
功能科目名称,合计,基本支出,项目支出
一般公共服务支出,104.2,60,44.2
人大事务,44.2,,44.2
代表工作,44.2,,44.2
政府办公厅(室)及相关机构事务,60,60,
行政运行,60,60,
合计,104.2,60,44.2
`;
    expect(statements(imported(csv))).toEqual([
      '科目 {',
      '201 "一般公共服务支出" 104.2 { 基本支出 60; 项目支出 44.2 }',
      '20101 "人大事务" 44.2 { 项目支出 44.2 }',
      '2010108 "代表工作" 44.2 { 项目支出 44.2 }',
      '20103 "政府办公厅（室）及相关机构事务" 60 { 基本支出 60 }',
      '2010301 "行政运行" 60 { 基本支出 60 }',
      '}',
      found(),
    ]);
  });

  test('in columns of 类, 款 and 项, or in one cell', () => {
    const columns = imported(`类,款,项,经济科目编码,金额
一般公共服务支出,人大事务,行政运行,30101,60
,,代表工作,30201,44
社会保障和就业支出,行政事业单位养老支出,机关事业单位基本养老保险缴费支出,30108,7
`);
    expect(statements(columns).filter((line) => line.startsWith('基本支出'))).toEqual([
      '基本支出 2010101 "行政运行" {',
      '基本支出 2010108 "代表工作" {',
      '基本支出 2080505 "机关事业单位基本养老保险缴费支出" {',
    ]);
    const cells = imported(`项目名称,支出功能分类,金额
代表视察,一般公共服务支出-人大事务-代表工作,12
运转,行政运行,13
校舍维修,小学教育,5
`);
    expect(statements(cells)).toEqual([
      ...['项目 "代表视察" {', '功能科目 2010108 "代表工作"', '金额 12', '}'],
      ...['项目 "运转" {', '金额 13', '}'],
      ...['项目 "校舍维修" {', '功能科目 2050202 "小学教育"', '金额 5', '}'],
      found(),
      '# 说明：“表”的功能科目“行政运行”查不出是哪一个编码',
    ]);
  });

  test('beside columns in which nothing stands but their headers', () => {
    const functions = '功能科目名称,项目名称,总计,一般公共预算,政府性基金\n防汛,值守,30,30\n';
    expect(statements(imported(functions))).toEqual([
      ...['项目 "值守" {', '功能科目 2130314 "防汛"', '金额 30', '}', found()],
    ]);
    const economic = '部门经济科目名称,总计,一般公共预算,政府性基金\n办公费,30,30\n';
    expect(statements(imported(economic))).toEqual(['科目 {', '30201 "办公费" 30', '}']);
  });

  test('what stands below a name that is not listed is told, and why', () => {
    const result = imported(`支出预算表,
项目,预算数
科学技术支出,10
新设事务,5
行政运行,5
科学技术管理事务,5
行政运行,5
合计,10
`);
    expect(statements(result).slice(0, 5)).toEqual([
      ...['科目 {', '206 "科学技术支出" 10', '20601 "科学技术管理事务" 5', '2060101 "行政运行" 5', '}'],
    ]);
    expect(result.sheets[0]?.unread).toEqual([
      { text: '新设事务 | 5', reason: '没有科目编码' },
      {
        text: '行政运行 | 5',
        reason: '“行政运行”有编码 2010101、2010201、2010301 等，看不出是哪个类、款下的',
      },
    ]);
  });

  test.each([
    '项目,预算数\n行政运行,5\n',
    '经济科目名称,预算数\n其他支出,5\n',
    '科目名称,预算数\n物业费,5\n其他支出,5\n',
  ])('names of others are none: %j', (csv) => {
    expect(importTables([{ name: '表', rows: csvRows(csv) }], 'zh-cn')?.text ?? '').not.toContain(found());
  });
});
