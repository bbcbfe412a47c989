import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../server/features/Analysis.ts';
import { csvRows, imported, statements, unreadIn } from '../support/importExpectations.ts';
import { importTables } from '../support/importTables.ts';

describe('rows of text', () => {
  const cells = (text: string): string[][] => csvRows(text).map((row) => row.map((cell) => cell.text));

  test.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"1,234.50","他说""好""",\n', [['1,234.50', '他说"好"']]],
    ['"办公费",2.08\n"印刷费",', [['办公费', '2.08'], ['印刷费']]],
    ['"两\n行",𠮷\n\n,,\n', [['两行', '𠮷']]],
    ['"办公费\n（含水电）","“三公”\r\n经费",维修\n', [['办公费（含水电）', '“三公”经费', '维修']]],
    ['"𠮷\n𠮷","维修—\n保养","网络A\n设备","ABC\n\n def"\n', [['𠮷𠮷', '维修—保养', '网络A 设备', 'ABC def']]],
    ['a;b\n1,5;2\n', [['a;b'], ['1', '5;2']]],
    [
      'a;b\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\tb,c\n', [['a', 'b,c']]],
    ['收支表\n单位：万元\na\tb\n1\t1,234.50\n', [['收支表'], ['单位：万元'], ['a', 'b'], ['1', '1,234.50']]],
    ['收支表\na;b\n1;2\n', [['收支表'], ['a', 'b'], ['1', '2']]],
    [
      '编码,名称\n="0631",\'902\n"=1+1",\t901\n',
      [
        ['编码', '名称'],
        ['0631', '902'],
        ['=1+1', '901'],
      ],
    ],
    ['', []],
  ])('%j', (text, rows) => {
    if (text === 'a;b\n1,5;2\n')
      expect(cells(text)).toEqual([
        ['a', 'b'],
        ['1,5', '2'],
      ]);
    else expect(cells(text)).toEqual(rows);
  });
});

describe('sheets of other systems', () => {
  test('a list with units, functional and economic codes, projects and sources', () => {
    const result = imported(
      `示例市教育局2026年支出明细表,,,,,,,
单位：元,,,,,,,
单位编码,单位名称,功能科目编码,功能科目名称,部门经济分类编码,部门经济分类名称,项目名称,资金性质,金额
901001,第一中学,2050204,高中教育,30101,基本工资,,一般公共预算,"1,234,500.00"
901001,第一中学,2050204,高中教育,30201,办公费,,财政专户管理资金,20000
901001,第一中学,2050204,高中教育,30213,维修（护）费,教学楼维修,上年结转,120000
901002,实验小学,2050202,小学教育,30101,基本工资,,一般公共预算,1040000
901002,实验小学,2050202,小学教育,5050101,工资,,一般公共预算,1
合计,,,,,,,,2414500
`,
    );
    expect(statements(result)).toEqual([
      '预算单位 "第一中学" {',
      '代码 901001',
      '基本支出 2050204 "高中教育" {',
      '30101 "基本工资" 1,234,500.00元',
      '30201 "办公费" 20000元 财政专户',
      '}',
      '项目 "教学楼维修" {',
      '功能科目 2050204 "高中教育"',
      '30213 "维修（护）费" 120000元 结转',
      '}',
      '}',
      '预算单位 "实验小学" {',
      '代码 901002',
      '基本支出 2050202 "小学教育" {',
      '30101 "基本工资" 1040000元',
      '}',
      '}',
      expect.stringMatching(/^# 未识别：“表” 901002 \| 实验小学 \| .* \| 1（5050101 是.*，不属于这里）$/),
    ]);
    expect(result.text).toContain('年度      2026');
    expect(result.sheets).toMatchObject([{ name: '表', read: 4, unread: [{}], leftOut: [{}] }]);
  });

  test('totals that the items make follow from these; one that they do not make is told', () => {
    const table = (total: string): string =>
      `部门基本支出预算表,,,
单位：元,,,
科目编码,科目名称,经济科目,金额
2011308,招商引资,30101 基本工资,154600.00
2011308,招商引资,30102 津贴补贴,20800.00
2011308,招商引资,小计,${total}
,,总计,175400.00
`;
    expect(imported(table('175400.00')).sheets).toMatchObject([{ read: 2, unread: [], leftOut: [{}, {}] }]);
    const wrong = imported(table('175800.00'));
    expect(wrong.sheets).toMatchObject([{ read: 2, unread: [{}], leftOut: [{}] }]);
    expect(wrong.text).toContain('（合计 175800.00 与各行之和 175400.00 不符）');
  });

  test('a column of one code among totals is one of codes', () => {
    const result = imported(
      '单位：元,,,\n科目编码,科目名称,经济科目,金额\n2011308,招商引资,30101 基本工资,100\n2011308,招商引资,小计,100\n,,总计,100\n',
    );
    expect(statements(result)).toEqual(['基本支出 2011308 "招商引资" {', '30101 "基本工资" 100元', '}']);
  });

  test('functional codes with 基本支出 and 项目支出 are declared totals', () => {
    const result = imported(`科目编码,科目名称,合计,基本支出,项目支出
合计,,104.20,39.86,64.34
201,一般公共服务支出,104.20,39.86,64.34
2011308,招商引资,104.20,39.86,64.34
`);
    expect(statements(result)).toEqual([
      '科目 {',
      '201 "一般公共服务支出" 104.20 { 基本支出 39.86; 项目支出 64.34 }',
      '2011308 "招商引资" 104.20 { 基本支出 39.86; 项目支出 64.34 }',
      '}',
    ]);
  });

  test('economic codes belong to the only 项 with basic expenditure', () => {
    const subjects = '科目编码,科目名称,合计,基本支出,项目支出\n2011308,招商引资,17.54,17.54,\n';
    const items = '科目编码,科目名称,金额\n301,工资福利支出,17.54\n30101,基本工资,15.46\n30102,津贴补贴,2.08\n';
    const sheets = [items, subjects].map((csv, i) => ({ name: `表${i}`, rows: csvRows(csv) }));
    const result = importTables(sheets, 'zh-cn');
    expect(result && statements(result)).toEqual([
      '科目 {',
      '2011308 "招商引资" 17.54 { 基本支出 17.54 }',
      '}',
      '基本支出 2011308 "招商引资" {',
      '30101 "基本工资" 15.46',
      '30102 "津贴补贴" 2.08',
      '}',
    ]);
    const alone = imported(items);
    expect(statements(alone)).toEqual([
      '科目 {',
      '301 "工资福利支出" 17.54',
      '30101 "基本工资" 15.46',
      '30102 "津贴补贴" 2.08',
      '}',
    ]);
  });

  test('an economic subject without its code has that below the 类 above it', () => {
    const csv = `部门预算支出经济科目名称,预算数
工资福利支出,40.00
基本工资,40.00
资本性支出,5.00
办公设备购置,5.00
合计,45.00
`;
    expect(statements(imported(csv))).toEqual([
      '科目 {',
      ...['301 "工资福利支出" 40.00', '30101 "基本工资" 40.00', '310 "资本性支出" 5.00', '31002 "办公设备购置" 5.00'],
      '}',
    ]);
  });

  test('类, 款 and 项 in columns below one header are one code; rows of sums by functions follow from the items', () => {
    const head = `科目编码,,,科目名称,部门经济分类,,合计,基本支出,项目支出
类,款,项,,编码,名称,,,`;
    const items = `213,03,01,行政运行,30101,基本工资,"５０，０００",50000,
213,03,01,行政运行,30201,办公费,10000,10000,`;
    const sums = (amount: number): string => `213,,,农林水支出,,,${amount},${amount},
213,03,01,行政运行,,,60000,60000,`;
    const read = imported(`单位：元\n${head}\n${sums(60000)}\n${items}`);
    expect(statements(read)).toEqual([
      '基本支出 2130301 "行政运行" {',
      ...['30101 "基本工资" 50000元', '30201 "办公费" 10000元', '}'],
    ]);
    expect(unreadIn(imported(`单位：元\n${head}\n${sums(65000)}\n${items}`))).toEqual([
      '213 |  |  | 农林水支出 |  |  | 65000 | 65000',
    ]);
  });

  test('below 基本支出 the whole of it stands beside its parts, or these make it', () => {
    const lines = (csv: string): string[] => statements(imported(csv)).slice(1, -1);
    expect(
      lines(`科目编码,科目名称,2026年基本支出,,
,,合计,人员经费,公用经费
30101,基本工资,50,50,
30201,办公费,10,,10`),
    ).toEqual(['30101 "基本工资" { 基本支出 50 }', '30201 "办公费" { 基本支出 10 }']);
    expect(
      lines(`科目编码,科目名称,合计,基本支出,,,项目支出,
,,,小计,人员经费,公用经费,小计,其中：基建
2130301,行政运行,83,83,73,10,,
2130306,水利工程运行与维护,40,,,,40,12`),
    ).toEqual(['2130301 "行政运行" 83 { 基本支出 83 }', '2130306 "水利工程运行与维护" 40 { 项目支出 40 }']);
    expect(
      lines(`功能科目编码,功能科目名称,经济科目编码,经济科目名称,基本支出,
,,,,人员经费,公用经费
2130301,行政运行,30101,基本工资,73,
2130301,行政运行,30201,办公费,,10`),
    ).toEqual(['30101 "基本工资" 73', '30201 "办公费" 10']);
  });

  test('indicators below the name of a project are those of the project', () => {
    const aims = `项目名称：渠道维修
一级指标,二级指标,三级指标,指标值
产出指标,数量指标,维修渠道,30公里`;
    expect(statements(imported(aims))).toEqual(['项目 "渠道维修" {', '指标 数量 "维修渠道" = 30公里', '}']);
    const sheets = [
      { name: '绩效', rows: csvRows(aims) },
      { name: '项目', rows: csvRows('项目名称,金额\n渠道维修,40\n防汛,5') },
    ];
    const both = importTables(sheets, 'zh-cn');
    expect(both && statements(both)).toEqual([
      ...['项目 "渠道维修" {', '金额 40', '指标 数量 "维修渠道" = 30公里', '}'],
      ...['项目 "防汛" {', '金额 5', '}'],
    ]);
  });

  test('indicators that name their projects in a column are those of the projects; the unit before them is no unit of measurement', () => {
    const listed = imported(`项目名称,单位,一级指标,二级指标,三级指标,指标性质,指标值,度量单位
营养改善计划,示例县明德中学,产出指标,数量指标,学生受资助人数,≧,735,人次
,,产出指标,时效指标,资金到位及时率,═,100,%
校舍维修,示例县明德中学,产出指标,数量指标,维修面积,＝,320,平方米
,,满意度指标,服务对象满意度,学生满意度,≧,95,%`);
    expect(statements(listed)).toEqual([
      ...['项目 "营养改善计划" {', '指标 数量 "学生受资助人数" >= 735人次', '指标 时效 "资金到位及时率" = 100%', '}'],
      ...['项目 "校舍维修" {', '指标 数量 "维修面积" = 320平方米', '指标 满意度 "学生满意度" >= 95%', '}'],
    ]);
    const below = imported(`部门：505_示例州教育局,,,,金额单位：万元
单位（专项）名称,资金总额,二级指标,三级指标,指标值
示例州特殊教育学校,30,,,
学生伙食费,30,数量指标,补助学生数量,168人`);
    expect(below.text).toContain('部门 "示例州教育局" {');
    expect(statements(below)).toEqual([
      ...['项目 "学生伙食费" {', '指标 数量 "补助学生数量" = 168人', '}'],
      '# 说明：“表”只读了指标，没有读“资金总额”',
    ]);
  });

  test('a form that names its project above and has its headers in the middle is of that project', () => {
    const form = imported(`项目支出绩效目标表,,,,,
项目名称,道路养护,,,,
主管部门,示例市交通运输局,,实施单位,示例市公路中心,
绩效指标,一级指标,二级指标,三级指标,指标值,权重
,产出指标,数量指标,养护里程,≥300公里,15`);
    expect(statements(form)).toEqual(['项目 "道路养护" {', '指标 数量 "养护里程" >= 300公里 权重 15', '}']);
  });

  test('what is in 一般公共预算 and no source itself does not stand in its place', () => {
    const both = imported(`部门收支总体情况表,,,
部门：示例市林业局,,,单位：万元
收入,,支出,
项目,预算数,项目,预算数
一、一般公共预算拨款,2626.61,农林水支出,2626.61
其中：经费拨款,2500.00,,
纳入一般公共预算管理的非税收入拨款,126.61,,
本年收入合计,2626.61,本年支出合计,2626.61`);
    expect(statements(both).slice(-4)).toEqual(['收入 {', '一般公共预算 2626.61', '合计 2626.61', '}']);
  });

  test('the codes of 部门（单位） are none of subjects, and codes of procurement need not be catalogued', () => {
    const revenue = imported(`单位收入总表,,,
部门（单位）代码,部门（单位）名称,一般公共预算,财政专户管理资金
305,示例县教育局,15.12,1.26
305012,示例县第一中学,15.12,1.26`);
    expect(statements(revenue)).toEqual(['收入 {', '一般公共预算 15.12', '财政专户 1.26', '}']);
    const bought = imported(`政府采购预算表,,,,
采购项目,采购品目,数量,计量单位,金额
办公设备,A02010105台式计算机,5,台,2.50
造林工程,B99000000其他建筑工程,1,项,30.00
道路维修,B08000000修缮工程,1,项,12.50`);
    expect(statements(bought)).toEqual([
      ...[
        '政府采购 {',
        'A02010105 "台式计算机" 2.50',
        'B99000000 "其他建筑工程" 30.00',
        'B08000000 "修缮工程" 12.50',
        '}',
        '# 说明：“表”的金额取自“金额”，没有采用“数量”',
      ],
    ]);
  });

  test('类, 款 and 项 in columns of their own: those above are left out, or each has the code up to it', () => {
    const declared = [
      ...['科目 {', '213 "农林水支出" 361.70', '21302 "林业和草原" 361.70', '2130201 "行政运行" 300.00'],
      ...['2130234 "林业草原防灾减灾" 61.70', '}'],
    ];
    const table = (...codes: readonly string[]): string =>
      ['类,款,项,科目名称,合计', ...codes.map((code, i) => `${code},${named[i]}`)].join('\n');
    const named = ['农林水支出,361.70', '林业和草原,361.70', '行政运行,300.00', '林业草原防灾减灾,61.70'];
    for (const codes of [
      ['213,,', ',02,', ',,01', ',,34'],
      ['213,,', '213,02,', '213,02,01', '213,02,34'],
      ['213,,', '213,21302,', '213,21302,2130201', ',,2130234'],
    ])
      expect(statements(imported(table(...codes)))).toEqual(declared);
  });

  test('tables that stand below each other are read one by one, in the unit that the first tells; one goes on below its headers', () => {
    const below = imported(`示例县水利局2026年预算,,,,单位：元
一、收入,,,,
项目,预算数,,,
一般公共预算,1334500,,,
合计,1334500,,,
,,,,
二、支出,,,,
科目编码,科目名称,合计,基本支出,项目支出
2130301,行政运行,834500,834500,
科目编码,科目名称,合计,基本支出,项目支出
2130306,水利工程运行与维护,500000,,500000
合计,,1334500,834500,500000
注：不含上年结转,,,,
三、政府采购（单位：万元）,,,,
采购品目编码,采购品目名称,金额,,
A02010105,台式计算机,6,,`);
    expect(statements(below)).toEqual([
      ...['科目 {', '2130301 "行政运行" 834500元 { 基本支出 834500元 }'],
      ...['2130306 "水利工程运行与维护" 500000元 { 项目支出 500000元 }', '}'],
      ...['收入 {', '一般公共预算 1334500元', '合计 1334500元', '}'],
      ...['政府采购 {', 'A02010105 "台式计算机" 6', '}'],
    ]);
    expect(unreadIn(below)).toEqual([]);
    expect(below.sheets.map(({ name }) => name)).toEqual(['表', '表：二、支出', '表：三、政府采购（单位：万元）']);
  });

  test('revenue with what is in it: where this makes it, it follows; else it is not added to it', () => {
    const rows = (general: number): string => `部门：示例局,单位：万元
项目,2026年预算
一、财政拨款收入,153
其中：一般公共预算,${general}
政府性基金,30
二、事业收入,10
合计,163`;
    const lines = (general: number): string[] => statements(imported(rows(general))).slice(1, -1);
    expect(lines(123)).toEqual(['一般公共预算 123', '政府性基金 30', '单位资金 10', '合计 163']);
    expect(lines(20)).toEqual(['一般公共预算 153', '单位资金 10', '合计 163']);
  });

  test('above a table the code of a department and its name, below it notes and who filled it in', () => {
    const { text, sheets } = imported(`编报单位：315 示例县水利局,,
项目名称,功能科目,金额
渠道维修,2130306 水利工程运行与维护,40
注：1.本表不含结转。,,
2.按项目填列。,,
填表人：,审核人：,2026-01-20`);
    expect(text).toContain('部门 "示例县水利局" {\n    代码      315\n');
    expect(sheets).toMatchObject([{ read: 1, unread: [], leftOut: [] }]);
    const coded = imported(`[315]示例县水利局,,
项目编码,项目名称,金额
140600210000000001,渠道维修,40
140600210000000002,防汛,5`);
    expect(statements(coded)).toEqual(['项目 "渠道维修" {', '金额 40', '}', '项目 "防汛" {', '金额 5', '}']);
  });

  test('a name stays as it is written behind its code; what follows from items is held against them', () => {
    const items = imported(`功能科目,经济科目,项目名称,金额
2130306-水利工程运行与维护,30213-维修（护）费,渠道维修,40`);
    expect(statements(items)).toContain('30213 "维修（护）费" 40');
    const sheets = [
      { name: '三公', rows: csvRows('“三公”经费支出表,,\n项目,2025年,2026年\n公务接待费,1,0.5\n合计,1,0.5') },
      { name: '项目', rows: csvRows('项目名称,金额\n渠道维修,40') },
    ];
    const both = importTables(sheets, 'zh-cn');
    expect(both && statements(both)).toEqual([
      ...['总计 {', '三公经费 0.5', '}', '项目 "渠道维修" {', '金额 40', '}'],
      '# 说明：“三公”只读了三公经费的合计，写在“总计”里与各项支出核对',
    ]);
    expect(both?.sheets[0]).toMatchObject({ read: 1, unread: [] });
  });

  test.each([
    ['2026年支出预算表（单位：元）,,\n科目编码,科目名称,金额', '元'],
    [',,元\n科目编码,科目名称,金额', '元'],
    ['科目编码,科目名称,金额/千元', '千元'],
    ['科目编码,科目名称,金额[元]', '元'],
    ['科目编码,科目名称,"金额（元、角、分）"', '元'],
    ['科目编码,科目名称,金额\n,,（元）', '元'],
    ['科目编码,科目名称,金额,其中：财政拨款\n,,（千元）,（千元）', '千元'],
    ['单位：RMB 元,,\n科目编码,科目名称,金额', '元'],
    ['"单位：人、千元",,\n科目编码,科目名称,金额', '千元'],
    ['"单位：人、万元",,,\n科目编码,科目名称,人数,金额', '', '20,'],
    ['单位：人,,,\n科目编码,科目名称,人数,金额', '', '20,'],
    ['单价50万元以上的设备,,\n科目编码,科目名称,金额', ''],
    ['科目编码,科目名称,单价（元）,金额', '', '20,'],
  ])('the unit of %j', (head, unit, before = '') => {
    const read = imported(`${head}\n30101,基本工资,${before}1000\n30102,津贴补贴,${before}20\n`);
    expect(statements(read).slice(0, 4)).toEqual([
      ...['科目 {', `30101 "基本工资" 1000${unit}`, `30102 "津贴补贴" 20${unit}`, '}'],
    ]);
    expect(read.text).toContain('部门 "" {');
  });

  test('the unit of a note below the table, and of each row in a column of its own', () => {
    const lines = (csv: string): string[] => statements(imported(`科目编码,科目名称,金额${csv}`));
    expect(lines('\n30101,基本工资,1000\n注：本表金额单位为元。,,\n')[1]).toBe('30101 "基本工资" 1000元');
    expect(lines('（千元）\n30101,基本工资,1000\n注：其他表金额单位为元。,,\n')[1]).toBe('30101 "基本工资" 1000千元');
    expect(lines(',单位\n30101,基本工资,1000,元\n30102,津贴补贴,20,万元\n').slice(1, 3)).toEqual([
      ...['30101 "基本工资" 1000元', '30102 "津贴补贴" 20'],
    ]);
  });

  test('behind 类, 款 and 项 stands the name of the subject, and not that of the unit before them', () => {
    const csv = `单位代码,单位名称,类,款,项,功能科目名称,总计,基本支出,,,项目支出
,,,,,,,小计,人员经费,公用经费,小计
902001,示例局本级,201,13,01,行政运行,120,120,100,20,
902002,示例中心,201,13,50,事业运行,50,50,40,10,
`;
    expect(statements(imported(csv))).toEqual([
      '科目 {',
      '2011301 "行政运行" 120 { 基本支出 120 }',
      '2011350 "事业运行" 50 { 基本支出 50 }',
      '}',
    ]);
  });

  test('codes of units and projects are none of subjects; 类 and 款 may be those of an economic code', () => {
    expect(
      statements(
        imported(`单位代码,类,款,项,科目名称,金额
315,213,03,06,水利工程运行与维护,40
315,213,03,14,防汛,20`),
      ).slice(1, -1),
    ).toEqual(['2130306 "水利工程运行与维护" 40', '2130314 "防汛" 20']);
    const sheets = [
      {
        name: '收入',
        rows: csvRows(`收入预算总表,,,
科目编码,科目名称,合计,财政拨款收入,事业收入
2130301,行政运行,83,73,10`),
      },
      {
        name: '支出',
        rows: csvRows('科目编码,科目名称,合计,基本支出,项目支出\n2130301,行政运行,83,83,'),
      },
      {
        name: '基本支出',
        rows: csvRows(`经济分类科目编码,,经济分类科目名称,合计,人员经费,公用经费
类,款,,,,
301,,工资福利支出,73,73,
301,01,基本工资,73,73,
302,01,办公费,10,,10`),
      },
    ];
    const read = importTables(sheets, 'zh-cn');
    expect(read && statements(read)).toEqual([
      ...['科目 {', '2130301 "行政运行" 83 { 基本支出 83 }', '}'],
      ...['收入 {', '一般公共预算 73', '单位资金 10', '}'],
      ...['基本支出 2130301 "行政运行" {', '30101 "基本工资" 73', '30201 "办公费" 10', '}'],
    ]);
  });

  test('what was carried over and stays unspent may be nothing', () => {
    const sides = imported(`收入,,支出,
项目,预算数,项目,预算数
一般公共预算,83,十二、农林水支出,83
上年结转结余,0,年终结转结余,0
收入总计,83,支出总计,83`);
    expect(unreadIn(sides)).toEqual([]);
  });

  test('the department in a cell behind its label, its own projects first; a year in a remark is not that of the budget', () => {
    const { text } = imported(`2026年项目支出预算表,,
编制部门：,示例县水利局,单位：万元
单位/项目名称,合计,备注
合计,95,
示例县水利局,75,
渠道维修,40,2027年完工
防汛,35,
示例县灌溉所,20,
泵站改造,20,`);
    expect(text).toContain('部门 "示例县水利局" {\n    年度      2026\n');
    expect(text.split('\n').slice(6).join(' ').replace(/ +/g, ' ')).toBe(
      '项目 "渠道维修" { 金额 40 } 项目 "防汛" { 金额 35 } 预算单位 "示例县灌溉所" { 项目 "泵站改造" { 金额 20 } } ',
    );
  });

  test('a formula that came to an error is no amount, and is told', () => {
    expect(unreadIn(imported('项目名称,金额\n渠道维修,40\n泵站,#REF!'))).toEqual(['泵站 | #REF!']);
  });

  test('tables that are headed with several units: each has its own expenditure, and all else is told', () => {
    const of = (unit: string, amount: number): string =>
      `单位名称：${unit}\n功能科目编码,部门经济科目编码,部门经济科目名称,基本支出\n2130399,30101,基本工资,${amount}\n`;
    const texts = [
      of('甲县水利局', 11),
      of('水利局', 3),
      of('甲县灌溉所', 22),
      '单位名称：甲县灌溉所\n项目,预算数\n一般公共预算,22\n',
    ];
    const sheets = texts.map((text, i) => ({ name: `表${i + 1}`, rows: csvRows(text) }));
    const result = importTables(sheets, 'zh-cn');
    expect(result && statements(result)).toEqual([
      '基本支出 2130399 "其他水利支出" {',
      '30101 "基本工资" 11',
      '30101 "基本工资" 3',
      '}',
      '预算单位 "甲县灌溉所" {',
      '基本支出 2130399 "其他水利支出" {',
      '30101 "基本工资" 22',
      '}',
      '}',
      '# 说明：表头写的单位有“甲县水利局”、“甲县灌溉所”，各单位的支出分开记；新建的文件以“甲县水利局”为部门，请核对',
      '# 未识别：“表4” 一般公共预算 | 22（是“甲县灌溉所”的，不能与别的单位的表合在一起，请单独导入）',
    ]);
  });

  test('subjects of several units: what all of them make; rows that cannot be added stay in comments', () => {
    const result = imported(`单位名称,科目编码,科目名称,合计,基本支出,项目支出
示例市教育局,2010101,行政运行,100.00,100.00,
,2010102,一般行政管理事务,20.00,,20.00
示例市第一中学,2010101,行政运行,50.05,50.05,
示例市第一中学,2010102,一般行政管理事务,1.00,,1.00
示例市第一中学,2010102,一般行政管理事务,2.00,,2.00
`);
    expect(statements(result).filter((line) => !line.startsWith('#'))).toEqual([
      '科目 {',
      '2010101 "行政运行" 150.05 { 基本支出 150.05 }',
      '2010102 "一般行政管理事务" 20.00 { 项目支出 20.00 }',
      '}',
    ]);
    expect(result.text.match(/^# 未识别：.*$/gm)).toHaveLength(2);
  });

  test('large amounts of which nobody says the unit are told as read in 万元', () => {
    const notesOf = (table: string): readonly string[] => imported(table).notes;
    const note = '“表”没有写金额单位，按万元读取；如果是元，请在表里写上“单位：元”再导入';
    const list = '科目编码,科目名称,金额\n30101,基本工资,"300,000"\n30201,办公费,12\n';
    expect(notesOf(list)).toEqual([note]);
    for (const told of [
      list.replace('300,000', '9,999.99'),
      list.replace('12\n', '12元\n'),
      list.replace('金额', '金额（元）'),
    ])
      expect(notesOf(told)).toEqual([]);
    expect(notesOf(`单位：万元,,\n${list}`)).toEqual([]);
  });

  test('a list that has a text behind its figures has one side', () => {
    const result = imported('项目名称,金额,收入来源,支出说明\n道路维修,30.00,一般公共预算,路面\n');
    expect(statements(result)).toEqual(['项目 "道路维修" {', '金额 30.00', '}']);
  });

  test('nothing is made of what is no table', () => {
    expect(importTables([{ name: 'x', rows: csvRows('通知\n请各单位按时报送。\n') }], 'zh-cn')).toBeUndefined();
    expect(importTables([], 'zh-cn')).toBeUndefined();
  });

  test('whatever stands in cells, the text has no fault of syntax', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '科目编码',
        '项目名称',
        '金额',
        '30101',
        '2011308',
        '合计',
        '1.5',
        '一般公共预算',
        '',
        '类',
        '款',
        '项',
      ),
      fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '\n', '#', '预', '𠮷', ';', '“', ' ') }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (table) => {
        const rows = table.map((row) =>
          row.map((text) => ({ text: text.replace(/\s+/g, ' ').trim(), isRepeated: false })),
        );
        const result = importTables([{ name: '表{"', rows }], 'zh-cn');
        for (const { faults } of analyse(result?.text ?? '').tree.segments) expect(faults).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
