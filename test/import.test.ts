import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../server/cli/run.ts';
import { systemHost } from '../server/cli/systemHost.ts';
import { disclose } from '../server/document/disclose.ts';
import { analyse, analyseRoot } from '../server/features/Analysis.ts';
import { diagnostic } from '../server/features/diagnostic.ts';
import { csvRows as readCsv } from '../server/features/import/csvRows.ts';
import type { ImportedTables } from '../server/features/import/importedTables.ts';
import { importBooks, importFiles } from '../server/features/import/importFiles.ts';
import { importTables } from '../server/features/import/importTables.ts';
import { mergeInto } from '../server/features/import/merge/mergeInto.ts';
import { ownDifferences } from '../server/features/import/ownDifferences.ts';
import type { SheetRows } from '../server/features/import/SheetRows.ts';
import type { TableFile } from '../server/features/import/tablesIn.ts';
import { workbookSheets } from '../server/features/import/workbookSheets.ts';
import type { Row } from '../server/features/paste/plainRows.ts';
import { isImportParams, isImportResult } from '../server/lsp/importProtocol.ts';
import type { Budget } from '../server/model/Budget.ts';
import { everything, partCells } from '../server/model/cells.ts';
import { SourceFile } from '../server/model/SourceFile.ts';
import { budgetOf, scopeNamed } from '../server/model/unitBudget.ts';
import { renderXlsx } from '../server/render/xlsx.ts';
import { standardProfile } from '../server/rules/profile/Profile.ts';
import { fill } from '../server/tables/fill.ts';
import { layoutOf } from '../server/tables/layouts.ts';
import { applyEdits } from '../server/text/TextEdit.ts';
import { filesInMemory } from './caseFiles.ts';
import { LspClient } from './LspClient.ts';
import { readSample } from './parseCases.ts';
import { TempFolder } from './TempFolder.ts';

function csvRows(text: string): readonly Row[] {
  const rows = readCsv(text);
  if ('reason' in rows) throw new Error(rows.reason.en);
  return rows;
}

/** One sheet as text with commas; throws where nothing of it was read. */
function imported(csv: string, name = '表'): ImportedTables {
  const result = importTables([{ name, rows: csvRows(csv) }], 'zh-cn');
  if (!result) throw new Error('nothing read');
  return result;
}

/** The statements without 部门, each line with single blanks. */
function statements({ text }: ImportedTables): string[] {
  const lines = text.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
  return lines.slice(lines.indexOf('}') + 1).filter(Boolean);
}

/** The rows that were not read. */
function unreadIn({ sheets }: ImportedTables): string[] {
  return sheets.flatMap(({ unread }) => unread.map(({ text }) => text));
}

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
    expect(statements(below)).toEqual(['项目 "学生伙食费" {', '指标 数量 "补助学生数量" = 168人', '}']);
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

  test('a name stays as it is written behind its code; what follows from items is left out', () => {
    const items = imported(`功能科目,经济科目,项目名称,金额
2130306-水利工程运行与维护,30213-维修（护）费,渠道维修,40`);
    expect(statements(items)).toContain('30213 "维修（护）费" 40');
    const sheets = [
      { name: '三公', rows: csvRows('“三公”经费支出表,,\n项目,2025年,2026年\n公务接待费,1,0.5\n合计,1,0.5') },
      { name: '项目', rows: csvRows('项目名称,金额\n渠道维修,40') },
    ];
    const both = importTables(sheets, 'zh-cn');
    expect(both && statements(both)).toEqual(['项目 "渠道维修" {', '金额 40', '}']);
    expect(both?.sheets[0]).toMatchObject({ read: 0, unread: [] });
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

  test('projects with a column for each source', () => {
    const result = imported(`项目名称,合计,一般公共预算,政府性基金,上年结转
道路维修,30.00,10.00,20.00,
合计,30.00,10.00,20.00,
`);
    expect(statements(result)).toEqual(['项目 "道路维修" {', '金额 10.00', '金额 20.00 政府性基金', '}']);
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

  test('units and projects that cannot be told apart are not guessed at', () => {
    const result = importTables([{ name: '表', rows: csvRows('单位/项目名称,金额\n甲,50\n乙,30\n') }], 'zh-cn');
    expect(result).toBeUndefined();
    expect(statements(imported('项目名称,金额\n甲,50\n乙,30\n丙,20\n'))).toHaveLength(9);
  });

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

function workbook(sheet: string, more: Record<string, string> = {}): Uint8Array {
  const parts = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="支出&amp;表" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

describe('workbooks', () => {
  test('shared, inline and rich strings, numbers, empty cells, merged cells', () => {
    const bytes = workbook(
      `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>金额</t></is></c></row>
<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2"><f>1+1</f><v>15.460000000000001</v></c></row>
<row r="3"><c r="A3"/><c r="C3"><v>1.2E3</v></c><c r="D3" t="e"><v>#REF!</v></c></row></sheetData>
<mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>`,
      {
        'xl/sharedStrings.xml':
          '<sst><si><r><t>名</t></r><r><t xml:space="preserve">称 </t></r><rPh><t>ming</t></rPh></si><si><t>&lt;𠮷&gt;</t></si></sst>',
      },
    );
    const sheets = workbookSheets(bytes);
    if ('reason' in sheets) throw new Error(sheets.reason.en);
    expect(sheets.map(({ name }) => name)).toEqual(['支出&表']);
    expect(sheets[0]?.rows.map((row) => row.map(({ text, isRepeated }) => (isRepeated ? `=${text}` : text)))).toEqual([
      ['名称', '', '金额'],
      ['<𠮷>', '', '15.46'],
      ['=<𠮷>', '', '1200', '#REF!'],
    ]);
  });
});

test('a sheet that is not shown is named, and not read', () => {
  const cell = (text: string, place: string): string => `<c r="${place}" t="str"><v>${text}</v></c>`;
  const sheet = (amount: number): string =>
    `<worksheet><sheetData><row>${cell('项目名称', 'A1')}${cell('金额', 'B1')}</row>
<row>${cell('防汛', 'A2')}<c r="B2"><v>${amount}</v></c></row></sheetData></worksheet>`;
  const bytes = workbook(sheet(5), {
    'xl/workbook.xml': `<workbook><sheets><sheet name="表" sheetId="1" r:id="rId1"/><sheet name="底稿" sheetId="2" state="hidden" r:id="rId2"/>
<sheet name="空表" sheetId="3" state="veryHidden" r:id="rId3"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${[1, 2, 3].map((i) => `<Relationship Id="rId${i}" Target="worksheets/sheet${i}.xml"/>`).join('')}</Relationships>`,
    'xl/worksheets/sheet2.xml': sheet(7),
    'xl/worksheets/sheet3.xml': '<worksheet><sheetData/></worksheet>',
  });
  const read = importFiles([{ name: '项目.xlsx', bytes }], 'zh-cn');
  if ('reason' in read) throw new Error(read.reason.en);
  expect(read.notes).toEqual(['隐藏的工作表没有读：“底稿”']);
  expect(read.text).toContain('金额  5\n}\n# 说明：隐藏的工作表没有读：“底稿”\n');
});

test('rows and columns that a sheet hides are read and named', () => {
  const cell = (text: string, place: string): string => `<c r="${place}" t="str"><v>${text}</v></c>`;
  const row = (number: number, name: string, amount: number, hidden = ''): string =>
    `<row r="${number}"${hidden}>${cell(name, `A${number}`)}<c r="B${number}"><v>${amount}</v></c>${cell('甲', `AA${number}`)}</row>`;
  const bytes =
    workbook(`<worksheet><cols><col min="3" max="4" hidden="1"/><col min="27" max="16384" hidden="true"/></cols>
<sheetData><row r="1">${cell('项目名称', 'A1')}${cell('金额', 'B1')}</row>${row(2, '防汛', 5)}${row(3, '抗旱', 7, ' hidden="1"')}
<row r="4" hidden="1"/>${row(5, '巡查', 2, ' hidden="0"')}${row(6, '值守', 3, ' hidden="true"')}</sheetData></worksheet>`);
  const read = importFiles([{ name: '项目.xlsx', bytes }], 'zh-cn');
  if ('reason' in read) throw new Error(read.reason.en);
  expect(read.notes).toContain('“支出&表”中隐藏的第 3、6 行、AA 列也读了，请看要不要');
  expect(read.text).toContain('抗旱');
});

test('numbers that a workbook shows as days or percentages are read as it shows them', () => {
  const bytes = (settings: string): Uint8Array =>
    workbook(
      `<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>46049.5</v></c><c r="B1" s="2"><v>46049</v></c>
<c r="C1" s="3"><v>0.95</v></c><c r="D1" s="4"><v>46049</v></c><c r="E1" s="1"><v>-1</v></c></row></sheetData></worksheet>`,
      {
        'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
<numFmt numFmtId="177" formatCode="[Red]#,##0.00&quot;day&quot;"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="10"/><xf numFmtId="177"/></cellXfs></styleSheet>`,
        'xl/workbook.xml': `<workbook>${settings}<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      },
    );
  const cells = (settings: string): string[] => {
    const sheets = workbookSheets(bytes(settings));
    if ('reason' in sheets) throw new Error(sheets.reason.en);
    return sheets.flatMap(({ rows }) => rows.flatMap((row) => row.map(({ text }) => text)));
  };
  expect(cells('')).toEqual(['2026-01-27', '2026-01-27', '95%', '46049', '-1']);
  expect(cells('<workbookPr date1904="1"/>').slice(0, 1)).toEqual(['2030-01-28']);
});

/** The sheets of the workbook that is published of a budget. */
async function published(budget: Budget): Promise<readonly SheetRows[]> {
  const sheets = workbookSheets(await renderXlsx(disclose(budget)));
  if ('reason' in sheets) throw new Error(sheets.reason.en);
  return sheets;
}

/** What becomes of a budget that says what the tables say. */
const nothingChanged = { files: [], changes: [], notes: [] };

/** What comes back of the workbooks of some budgets. */
async function again(...budgets: readonly Budget[]): Promise<ImportedTables> {
  const books = await Promise.all(
    budgets.map(async (budget, i) => ({ name: `${i}.xlsx`, sheets: await published(budget) })),
  );
  const result = importBooks(books, 'zh-cn');
  if ('reason' in result) throw new Error(`${result.file}: ${result.reason.en}`);
  return result;
}

const tablesOf = (budget: Budget): { readonly title: string; readonly rows: readonly (readonly string[])[] }[] => {
  return layoutOf(budget).tables.map((layout) => {
    const { title, rows } = fill(layout, budget);
    return { title, rows: rows.map(({ cells }) => cells.map((cell) => cell.text)) };
  });
};
/** The rows in an order of their own: projects may change places. */
const rowsOf = (budget: Budget): unknown =>
  tablesOf(budget).map(({ title, rows }) => ({ title, rows: rows.map((row) => row.join('|')).sort() }));

describe('our own workbook', () => {
  test.each(['shuozhou-2026', 'short-english'])('%s comes back with the same tables', async (name) => {
    const text = readSample(name);
    const result = await again(analyse(text).budget);
    expect(tablesOf(analyse(result.text).budget)).toEqual(tablesOf(analyse(text).budget));
    expect(result.sheets.flatMap(({ unread }) => unread)).toEqual([]);
    const found = diagnostic(analyse(result.text), {
      locale: 'zh-cn',
      profile: standardProfile,
      failed: () => undefined,
    });
    const errors = found.filter(({ severity }) => severity === 'error').map(({ message }) => message);
    // No table says of what category a project is.
    expect([...new Set(errors)]).toEqual(['“项目”缺少“类别”（必填）']);
    expect(mergeInto(analyse(text), result, 'zh-cn')).toEqual(nothingChanged);
  });

  test.each([
    [
      'of basic expenditure',
      '基本支出 2010301 { 30101 "基本工资" 12; 30201 "办公费" -2 }\n项目 "维修" { 功能科目 2010302; 金额 5 }',
    ],
    [
      'of one function among others',
      '基本支出 2010301 { 30101 "基本工资" 12; 30201 "办公费" -2 }\n基本支出 2080505 { 30108 "养老保险" 3 }',
    ],
    ['of a project', '基本支出 2010301 { 30101 "基本工资" 12 }\n项目 "维修" { 功能科目 2010302; 30213 5; 30201 -2 }'],
    [
      'that is a project among others',
      '项目 "退款" { 功能科目 2010302; 金额 -2 }\n项目 "维修" { 功能科目 2010302; 金额 10 }\n项目 "培训" { 功能科目 2050803; 金额 3 }',
    ],
    [
      'that is all of a function',
      '基本支出 2010301 { 30101 "基本工资" 12 }\n项目 "退款" { 功能科目 2010302; 金额 -5 }',
    ],
  ])('an amount below zero %s', async (_, spent) => {
    const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政 }\n收入 { 一般公共预算 11 }\n${spent}\n`;
    const result = await again(analyse(text).budget);
    expect(result.sheets.flatMap(({ unread }) => unread)).toEqual([]);
    expect(rowsOf(analyse(result.text).budget)).toEqual(rowsOf(analyse(text).budget));
  });

  const errorsIn = (text: string): string[] => {
    const locale = { locale: 'zh-cn', profile: standardProfile, failed: (): undefined => undefined } as const;
    return diagnostic(analyse(text), locale).flatMap(({ id, severity }) => (severity === 'error' ? id : []));
  };

  test.each([
    ['of two sources', ['年终结转 4.00', '年终结转 3.00 单位资金'], ''],
    [
      'of all sources',
      [
        '年终结转 4.00',
        '年终结转 2.00 政府性基金',
        '年终结转 1.00 国有资本',
        '年终结转 0.50 财政专户',
        '年终结转 3.00 单位资金',
      ],
      '政府性基金 2.00; 国有资本 1.00; 财政专户 0.50',
    ],
    ['of unit funds alone', ['年终结转 3.00 单位资金'], '一般公共预算 -4.00'],
  ])('what stays unspent %s is told of each', async (_, lines, more) => {
    const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }
收入 { 一般公共预算 100.00; 单位资金 13.00; ${more}\n${lines.join('\n')} }
基本支出 2010301 { 30101 "基本工资" 60; 30201 "办公费" 16.00; 30201 "办公费" 4.00 单位资金 }
项目 "维修" { 功能科目 2010302; 类别 其他运转类; 金额 20; 金额 6 单位资金 }
`;
    const result = await again(analyse(text).budget);
    expect(statements(result).filter((line) => line.startsWith('年终结转'))).toEqual(lines);
    expect(result.sheets.flatMap(({ unread }) => unread)).toEqual([]);
    expect(errorsIn(result.text)).toEqual(['missing-field']);
  });

  test('what was carried over of money that no table tells the source of stands as unit funds, and a note says so', async () => {
    const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }
收入 { 财政专户 8; 财政专户 2 结转; 单位资金 5 结转 }
基本支出 2010301 { 30201 "办公费" 5 单位资金 结转 }
项目 "维修" { 功能科目 2010301; 类别 其他运转类; 金额 8 财政专户; 金额 2 财政专户 结转 }
`;
    const result = await again(analyse(text).budget);
    const told = statements(result).filter((line) => / 结转$/.test(line));
    expect(told).toEqual([
      '单位资金 7.00 结转',
      '30299 "其他商品和服务支出" 5.00 单位资金 结转',
      '金额 2.00 单位资金 结转',
    ]);
    expect(result.notes).toEqual(['表格不说明上年结转 7.00 中财政专户管理资金和单位资金各有多少，都记为单位资金']);
    expect(result.sheets.flatMap(({ unread }) => unread)).toEqual([]);
    expect(errorsIn(result.text)).toEqual(['missing-field']);
  });

  test('texts of several lines keep them; names stand on one', async () => {
    const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "一是管理。\\n二是 A\\\\B。" }
收入 { 一般公共预算 2 }
项目 "维修\\n（二期）" { 功能科目 2010302; 类别 特定目标类; 金额 2; 概况 "第一段。\\n第二段"; 总体目标 "三个\\"引号\\"\\n\\"\\"\\"" }
`;
    const { text: made } = await again(analyse(text).budget);
    const prose = async (of: string): Promise<string[]> =>
      (await published(analyse(of).budget))
        .flatMap(({ rows }) => rows.flatMap((row) => row.flatMap(({ lines }) => lines ?? [])))
        .filter((each) => !each.startsWith('维修'));
    expect(made).toContain('项目 "维修（二期）" {');
    expect(made).toContain('    职责      """\n        一是管理。\n        二是 A\\B。\n    """\n');
    expect(await prose(made)).toEqual(['一是管理。\n二是 A\\B。', '第一段。\n第二段', '三个"引号"\n"""']);
    expect(await prose(made)).toEqual(await prose(text));
  });

  test('whatever is received, spent and left of each source, this year and before, balances again', async () => {
    const words = ['一般公共预算', '政府性基金', '国有资本', '财政专户', '单位资金'];
    const money = fc.record({
      source: fc.constantFrom(0, 0, 1, 2, 3, 4),
      isCarried: fc.boolean(),
      cents: fc.integer({ min: 1, max: 99_999 }),
    });
    const block = fc.record({
      function: fc.constantFrom('2010101', '2080505', '2120803'),
      isProject: fc.boolean(),
      money: fc.array(money, { minLength: 1, maxLength: 3 }),
    });
    const left = fc.array(fc.constantFrom(0, 0, 1, 250), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 4 }), left, async (blocks, unspent) => {
        const spent = (source: number, isCarried: boolean): number =>
          blocks
            .flatMap((each) => each.money)
            .filter((each) => each.source === source && each.isCarried === isCarried)
            .reduce((sum, { cents }) => sum + cents, 0);
        const revenue = words.flatMap((word, i) => [
          `${word} ${(spent(i, false) + (unspent[i] ?? 0)) / 100}`,
          `${word} ${spent(i, true) / 100} 结转`,
          `年终结转 ${(unspent[i] ?? 0) / 100} ${word}`,
        ]);
        const lines = blocks.map((each, i) => {
          const start = each.isProject ? `项目 "项目${i}号"` : `基本支出 ${each.function}`;
          const inner = each.money.map(
            ({ source, isCarried, cents }) =>
              `${each.isProject ? '金额' : '30201'} ${cents / 100} ${words[source]} ${isCarried ? '结转' : ''}`,
          );
          const own = each.isProject ? [`功能科目 ${each.function}`, '类别 特定目标类'] : [];
          return `${start} {\n${[...own, ...inner].join('\n')}\n}`;
        });
        const head = '部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }';
        const text = `${head}\n收入 {\n${revenue.filter((line) => !/ 0 /.test(`${line} `)).join('\n')}\n}\n${lines.join('\n')}\n`;
        const result = await again(analyse(text).budget);
        expect(result.sheets.flatMap(({ unread }) => unread)).toEqual([]);
        expect(errorsIn(result.text).filter((id) => id !== 'missing-field')).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('the end of a form and free tables come back', async () => {
    const signed = '负责人 "张三"; 电话 "0349-1234567"; 填报日期 2026-01-15';
    const free =
      '附录 "采购目录" {\n表头 "编码" "名称" "备注"\n行 "A" "货物" "框架"\n行 "A0201" "服务器"\n注 "照录"\n}\n附录 "规则" {\n注 "一"\n注 "二"\n}\n';
    const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政 }
收入 { 一般公共预算 2 }
项目 "维修" { 功能科目 2010302; 金额 2; 指标 数量 "次数" = 1次; ${signed} }
${free}`;
    const { text: back } = await again(analyse(text).budget);
    const lines = back.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
    expect(lines.filter((line) => /^(?:负责人|经办人|电话|填报日期)/.test(line)).join('; ')).toBe(
      signed.replaceAll('2026-01-15', '20260115'),
    );
    expect(lines.filter((line) => line.startsWith('指标'))).toEqual(['指标 数量 "次数" = 1次']);
    expect(lines.join('\n').replace(/\n{2,}/g, '\n')).toContain(free);
  });

  test('whatever a department spends, the rows of its tables come back or what differs is told', async () => {
    const item = fc.record({
      code: fc.constantFrom('30101', '30102', '30201', '30217', '30302', '31002'),
      cents: fc.integer({ min: 1, max: 99_999 }),
      source: fc.constantFrom('', '', '', '政府性基金', '国有资本', '财政专户', '单位资金'),
      carryover: fc.constantFrom('', '', '', '结转'),
    });
    const block = fc.record({
      function: fc.constantFrom('2010101', '2080505', '2120803'),
      isProject: fc.boolean(),
      items: fc.array(item, { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 4 }), async (blocks) => {
        const lines = blocks.map(({ function: code, isProject, items }, i) => {
          const inner = items
            .map((each) => `${each.code} ${each.cents / 100} ${each.source} ${each.carryover}`)
            .join('\n');
          return isProject
            ? `项目 "项目${i}号" { 功能科目 ${code}; 类别 特定目标类\n${inner}\n}`
            : `基本支出 ${code} {\n${inner}\n}`;
        });
        const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政 }\n收入 { 一般公共预算 9 }\n${lines.join('\n')}\n`;
        const result = await again(analyse(text).budget);
        const made = analyse(result.text);
        expect(made.tree.segments.flatMap(({ faults }) => faults)).toEqual([]);
        if (result.sheets.every(({ unread }) => unread.length === 0))
          expect(rowsOf(made.budget)).toEqual(rowsOf(analyse(text).budget));
      }),
      { numRuns: 30 },
    );
  });

  test('what tables of several units do not tell is told', async () => {
    const text = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }
收入 { 一般公共预算 12 }
基本支出 2010101 { 30101 "基本工资" 3; 30201 "办公费" 2 }
预算单位 "校" { 代码 2; 单位性质 事业; 基本支出 2050204 { 30101 "基本工资" 4; 30201 "办公费" 3 } }
`;
    const result = await again(analyse(text).budget);
    const differing = result.sheets.filter(({ unread }) => unread.length > 0).map(({ name }) => name.split(' ')[0]);
    expect(differing).toEqual(['表六', '表十一']);
    expect(result.text).toContain(
      '# 未识别：“表十一 财政拨款安排机关运行经费预算表” 部门合计 | 2 | 2（还原后没有这一行）',
    );
  });
});

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

describe('a department with units', () => {
  const files = ['department', 'first-school', 'second-school'].map(
    (name) =>
      new SourceFile(
        `${name}.budget`,
        readFileSync(new URL(`../samples/department/${name}.budget`, import.meta.url), 'utf8'),
      ),
  );
  const [root] = files;
  if (!root) throw new Error('no sample');
  const { budget } = analyseRoot(root, filesInMemory(files));
  const unit = (code: string): Budget => {
    const scope = scopeNamed(budget, code);
    if (!scope) throw new Error(`no unit ${code}`);
    return budgetOf(budget, scope);
  };
  const differing = ({ sheets }: ImportedTables): string[] =>
    sheets.filter(({ unread }) => unread.length > 0).map(({ name }) => name);

  test('written into the budget itself, the workbooks of all change nothing; that of the department alone is refused', async () => {
    const analysis = analyseRoot(root, filesInMemory(files));
    const all = await again(budget, unit('218002'), unit('218003'));
    expect(mergeInto(analysis, all, 'zh-cn')).toEqual(nothingChanged);
    expect(mergeInto(analysis, await again(budget), 'zh-cn')).toEqual({
      zh: '文件分预算单位，表格没有分，没有并入；请把各单位的工作簿一起导入，只是本级的表在表头的部门名称后写“（本级）”',
      en: expect.stringContaining('import the workbooks of the units with them'),
    });
  });

  test('one workbook: projects fall to their units, basic expenditure to the department; what differs is told', async () => {
    const result = await again(budget);
    const made = analyse(result.text).budget;
    expect(made.scopes.map(({ unit: { name } }) => name)).toEqual(['示例市教育局', '示例市第一中学', '示例市实验小学']);
    expect(made.units.map(({ spendings }) => spendings.length)).toEqual([1, 1]);
    // 表六 has a row for each kind of unit, 表十一 the department's public expenditure alone.
    expect(differing(result)).toEqual([
      '表六 一般公共预算安排基本支出分经济科目表（不含上年结转）',
      '表十一 财政拨款安排机关运行经费预算表',
    ]);
    const note =
      '表格不说明“示例市第一中学”、“示例市实验小学”的基本支出，它记在部门本级；与各单位自己的工作簿一起导入，就能分到单位';
    expect(result.notes).toEqual([note]);
    expect(result.text).toContain(`\n# 说明：${note}\n# 未识别：“表六 `);
    expect(result.text).toContain('= 100%');
  });

  test('with the workbooks of its units, in any order, all tables of all come back', async () => {
    for (const books of [
      [budget, unit('218002'), unit('218003')],
      [unit('218003'), unit('218001'), budget, unit('218002')],
    ]) {
      const result = await again(...books);
      const made = analyse(result.text).budget;
      expect(result.notes).toEqual([]);
      expect(differing(result)).toEqual([]);
      expect(rowsOf(made)).toEqual(rowsOf(budget));
      for (const { unit: each } of budget.scopes) {
        const scope = scopeNamed(made, each.code);
        expect(scope && rowsOf(budgetOf(made, scope))).toEqual(rowsOf(unit(each.code)));
      }
      expect(result.text).toContain('人员 { 编制 12; 在职 11; 在编 11; 其他 0 }');
    }
  });

  test('what stands in rows of the 本级 comes back as the department’s own, also where these are called as the department', async () => {
    const project = (function_: string, amount: number): string =>
      `项目 "维修" { 功能科目 ${function_}; 类别 特定目标类; 金额 ${amount}; 概况 "维修 ${amount}" }`;
    const { budget: bureau } = analyse(`部门 "甲局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理" }
收入 { 一般公共预算 10 }
基本支出 2050101 "行政运行" { 30201 "办公费" 2 }
${project('2050102', 3)}
预算单位 "乙馆" { 代码 2; 单位性质 事业; 职责 "服务"; ${project('2050204', 5)} }
`);
    const scope = scopeNamed(bureau, '2');
    if (!scope) throw new Error('no unit');
    const result = await again(bureau, budgetOf(bureau, scope));
    const { text } = result;
    const made = analyse(text).budget;
    expect(differing(result)).toEqual([]);
    expect(rowsOf(made)).toEqual(rowsOf(bureau));
    expect(made.scopes.map(({ unit: { name, code, kind } }) => [name, code, kind])).toEqual([
      ['甲局', '1', 'administrative'],
      ['乙馆', '2', 'institution'],
    ]);
    expect(text).toMatch(/概况 +"维修 3"[\s\S]*预算单位 "乙馆"[\s\S]*概况 +"维修 5"/);
    expect(text).toContain('"服务"');
    const rows = ['部门合计', '甲局'].map((name) =>
      [name, '2.00', '2.00'].map((text) => ({ text, isRepeated: false })),
    );
    const name = '表十一 机关运行经费预算表';
    expect(ownDifferences(bureau, [{ name, rows }]).get(name)).toEqual({ lacking: [], added: [] });
  });

  test('where one of them is missing, what is left falls to the department, and the other is named', async () => {
    const result = await again(budget, unit('218002'));
    expect(result.notes).toEqual([expect.stringContaining('表格不说明“示例市实验小学”的基本支出')]);
    // 131.40 of its own and 206.00 of the other school.
    const { budget: made } = analyse(result.text);
    const [own, ...units] = made.scopes.map((scope) => budgetOf(made, scope).figures.expenditure.root);
    expect(String(own?.figure(partCells.basic).value)).toBe('337400000');
    expect(units.map((each) => String(each.figure(everything).value))).toEqual(['357000000', '56000000']);
  });

  test('whatever units spend, workbooks of all of them come back whole, or what differs is told', async () => {
    const item = fc.record({
      code: fc.constantFrom('30101', '30201', '30302'),
      cents: fc.integer({ min: 1, max: 99_999 }),
      source: fc.constantFrom('', '', '财政专户'),
    });
    const block = fc.record({
      function: fc.constantFrom('2010101', '2050204'),
      isProject: fc.boolean(),
      items: fc.array(item, { minLength: 1, maxLength: 2 }),
    });
    const blocks = fc.array(block, { minLength: 1, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(blocks, fc.array(blocks, { minLength: 1, maxLength: 2 }), async (own, units) => {
        const written = (all: typeof own, name: string): string =>
          all
            .map(({ function: code, isProject, items }, i) => {
              const lines = items.map((each) => `${each.code} ${each.cents / 100} ${each.source}`).join('\n');
              return isProject
                ? `项目 "${name}项目${i}" { 功能科目 ${code}; 类别 特定目标类\n${lines}\n}`
                : `基本支出 ${code} {\n${lines}\n}`;
            })
            .join('\n');
        const kinds = ['事业', '行政'];
        const { budget: whole } = analyse(
          [
            '部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }',
            '收入 { 一般公共预算 9999; 财政专户 9999 }',
            written(own, '局'),
            ...units.map(
              (all, i) => `预算单位 "单位${i}" { 代码 ${i + 2}; 单位性质 ${kinds[i]}\n${written(all, `单位${i}`)}\n}`,
            ),
          ].join('\n'),
        );
        const views = whole.units.map((scope) => budgetOf(whole, scope));
        const result = await again(whole, ...views);
        expect(result.notes).toEqual([]);
        const made = analyse(result.text);
        expect(made.tree.segments.flatMap(({ faults }) => faults)).toEqual([]);
        if (differing(result).length === 0) expect(rowsOf(made.budget)).toEqual(rowsOf(whole));
      }),
      { numRuns: 10 },
    );
  });

  test('whatever changes, tables written into a budget make it tell what they tell, and each comment stays', async () => {
    const lines = fc.dictionary(
      fc.constantFrom('30101', '30102', '30201', '30211', '30302'),
      fc.integer({ min: 1, max: 99_999 }),
      { minKeys: 1 },
    );
    // Tables do not say how economic codes fall to functions, nor how a project is spent.
    const blocks = fc.record({ '2010101': lines });
    const one = fc.record({ '30213': fc.integer({ min: 1, max: 99_999 }) });
    const projectsOfOneLine = fc.dictionary(fc.constantFrom('2010102', '2050299'), one);
    const written = (basic: typeof seed, projects: typeof seed, comment: string): string => {
      const all = (of: Record<string, number>, where: string): string =>
        Object.entries(of)
          .map(([code, cents]) => `    ${code} ${cents / 100}${comment && ` # ${comment}：${where} ${code}`}`)
          .join('\n');
      return [
        '部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管理。" }',
        '收入 { 一般公共预算 9999 }',
        ...Object.entries(basic).map(([code, of]) => `基本支出 ${code} {\n${all(of, code)}\n}`),
        ...Object.entries(projects).map(
          ([code, of]) => `项目 "项目${code}" { 功能科目 ${code}; 类别 特定目标类\n${all(of, `项目${code}`)}\n}`,
        ),
      ].join('\n');
    };
    const seed: Record<string, Record<string, number>> = {};
    await fc.assert(
      fc.asyncProperty(
        blocks,
        projectsOfOneLine,
        blocks,
        projectsOfOneLine,
        async (basic, projects, nextBasic, nextProjects) => {
          const text = written(basic, projects, '备注');
          const next = analyse(written({ ...basic, ...nextBasic }, { ...projects, ...nextProjects }, '')).budget;
          const tables = await again(next);
          const merged = mergeInto(analyse(text), tables, 'zh-cn');
          if (!('files' in merged)) throw new Error(merged.en);
          const after = merged.files.reduce((before, { edits }) => applyEdits(before, edits), text);
          expect(rowsOf(analyse(after).budget)).toEqual(rowsOf(analyse(tables.text).budget));
          for (const [comment] of text.matchAll(/# 备注.*/g)) expect(after).toContain(comment);
          expect(merged.notes).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('workbooks that are not of one department, and one that is given twice, are refused', async () => {
    const other = analyse(readSample('shuozhou-2026')).budget;
    await expect(again(budget, other)).rejects.toThrow('0.xlsx: “示例市教育局” spends less than the other workbooks');
    await expect(again(budget, unit('218002'), unit('218002'))).rejects.toThrow(
      '2.xlsx: the workbook of “示例市第一中学”',
    );
  });
});

describe('budget import', () => {
  const temp = new TempFolder();
  afterAll(() => temp.remove());
  const at = (name: string): string => path.join(temp.path, name);

  async function budget(...args: string[]): Promise<{ code: number; out: string; err: string[] }> {
    let out = '';
    const err: string[] = [];
    const host = {
      ...systemHost(),
      print: (text: string): void => {
        out += text;
      },
      complain: (line: string): void => void err.push(line),
    };
    return { code: await run(['import', '--locale', 'zh-cn', ...args], host), out, err };
  }

  test('GB18030 text: the file, and the report', async () => {
    const gb = Buffer.from('cfeec4bf2cbdf0b6ee0ad2bbb0e3b9abb9b2d4a4cbe32c31320a', 'hex');
    writeFileSync(at('a.csv'), gb);
    const { code, out, err } = await budget(at('a.csv'), '-o', at('a.budget'));
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(out).toBe(`a：1 行收入，未识别 0 行，不需要 0 行\n已写出 ${at('a.budget')}：识别 1 行，未识别 0 行\n`);
    expect(readFileSync(at('a.budget'), 'utf8')).toContain('一般公共预算  12');
  });

  test('a file that is there takes the figures and keeps all else, unless it is forced', async () => {
    writeFileSync(at('b.csv'), '项目,金额\n一般公共预算,12\n');
    const mine = Buffer.from('收入 { # 第二稿\r\n\t一般公共预算 11 # 待批\r\n}\r\n');
    const bytes = Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), mine]);
    writeFileSync(at('b.budget'), bytes);
    const merged = await budget(at('b.csv'), '-o', at('b.budget'));
    expect(merged).toMatchObject({ code: 0, err: [] });
    expect(merged.out.split('\n').slice(1)).toEqual([
      '改动 收入 › 一般公共预算：11 → 12',
      `已并入 ${at('b.budget')}：识别 1 行，未识别 0 行，1 处改动`,
      '',
    ]);
    expect(readFileSync(at('b.budget'), 'utf8')).toBe(bytes.toString('utf8').replace('11', '12'));
    expect((await budget(at('b.csv'), '-o', at('b.budget'), '--force')).code).toBe(0);
    expect(readFileSync(at('b.budget'), 'utf8')).not.toContain('第二稿');
  });

  test('a file that is there and cannot be read stays as it is', async () => {
    writeFileSync(at('d.csv'), '项目,金额\n一般公共预算,12\n');
    writeFileSync(at('d.budget'), '# 收入\n收入 { 一般公共预算 “11 }\n');
    const kept = await budget(at('d.csv'), '-o', at('d.budget'));
    expect(kept.code).toBe(2);
    expect(kept.err).toEqual([`${at('d.budget')}: 第 2 行读不懂，请先改好；要整份改写请加 --force`]);
    expect(readFileSync(at('d.budget'), 'utf8')).toContain('“11');
  });

  test.each([
    ['old.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), '这是旧的 xls 或有密码的工作簿'],
    ['broken.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4), '不是完好的 xlsx 文件'],
    ['letter.csv', new TextEncoder().encode('你好\n'), '没有认出任何预算表格'],
  ])('%s: %s', async (name, bytes, reason) => {
    writeFileSync(at(name), bytes);
    const { code, err } = await budget(at(name), '-o', at('c.budget'));
    expect(code).toBe(2);
    expect(err).toEqual([expect.stringContaining(`${at(name)}: ${reason}`)]);
    expect(existsSync(at('c.budget'))).toBe(false);
  });
});

describe('the server', () => {
  const client = new LspClient([path.resolve(import.meta.dirname, '../dist/server.cjs'), '--stdio'], {
    locale: 'zh-cn',
  });
  afterAll(() => client.close());
  const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
  const asked = (...files: readonly { readonly name: string; readonly content: string }[]): Promise<unknown> =>
    client.request('budget/import', { files });

  test('makes a budget of a text with commas, and says what of it is none', async () => {
    await client.initialized;
    const content = base64('项目,预算数（万元）\r\n一般公共预算拨款收入,118.67\r\n其他来路,2\r\n');
    expect(await asked({ name: '收入 表.CSV', content })).toEqual({
      kind: 'imported',
      text: `部门 "" {
    金额单位  万元
    状态      草稿
}

收入 {
    一般公共预算  118.67
}
# 未识别：“收入 表” 其他来路 | 2（没有科目编码）
`,
      fileName: '收入 表.budget',
      read: 1,
      unread: 1,
      notes: [],
      commentLine: 8,
    });
  });

  test('of workbooks, too; a file that is none is named', async () => {
    const { budget } = analyse(readSample('short-english'));
    const book = { name: 'a.xlsx', content: base64(await renderXlsx(disclose(budget))) };
    expect(await asked(book)).toMatchObject({ kind: 'imported', unread: 0, fileName: 'a.budget', commentLine: null });
    const old = { name: 'b.xls', content: base64(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)) };
    expect(await asked(book, old)).toEqual({
      kind: 'refused',
      file: 'b.xls',
      reason: '这是旧的 xls 或有密码的工作簿；请先另存为不带密码的 xlsx',
    });
    expect(await asked({ name: 'c.csv', content: '' })).toMatchObject({ kind: 'refused', file: 'c.csv' });
  });

  test('takes only what is declared', () => {
    for (const params of [
      null,
      {},
      { files: [] },
      { files: [{ name: 'a' }] },
      { files: [{ name: 'a', content: '?' }] },
    ])
      expect(isImportParams(params)).toBe(false);
    expect(isImportParams({ files: [{ name: 'a', content: 'YQ==' }] })).toBe(true);
    expect(isImportResult({ kind: 'imported', text: '', fileName: '', read: 1, unread: 0 })).toBe(false);
  });
});
