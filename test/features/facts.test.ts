import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parquetValue } from '../../server/cli/bureau/parquetColumns.ts';
import { disclose } from '../../server/document/disclose.ts';
import { type Analysis, analyse, analyseRoot } from '../../server/features/Analysis.ts';
import { type BudgetSum, budgetSum } from '../../server/features/facts/BudgetSum.ts';
import { type Bureau, BureauSums } from '../../server/features/facts/Bureau.ts';
import type { BureauGroup } from '../../server/features/facts/bureauGroups.ts';
import { bureauJson } from '../../server/features/facts/bureauJson.ts';
import { bureauText } from '../../server/features/facts/bureauText.ts';
import { factColumns } from '../../server/features/facts/columns.ts';
import { discloseBureau } from '../../server/features/facts/discloseBureau.ts';
import type { Fact } from '../../server/features/facts/Fact.ts';
import { factsOf } from '../../server/features/facts/factsOf.ts';
import { csvHeader, csvLine, jsonLine } from '../../server/features/facts/factText.ts';
import { regionOf } from '../../server/features/facts/regionOf.ts';
import { roundedYuan, yuanOf, yuanText } from '../../server/features/facts/yuan.ts';
import { decimal } from '../../server/model/money.ts';
import { type Region, regionOfFolder } from '../../server/model/region.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { renderJson } from '../../server/render/json.ts';
import { renderDocument } from '../../server/render/renderDocument.ts';
import { analysisOf } from '../support/caseFiles.ts';
import { parseCases, readSample } from '../support/parseCases.ts';
import { root } from '../support/places.ts';

const folder = { code: '140600', name: '示例市' };

function facts(text: string, region: Region | undefined = folder): Fact[] {
  return factsOf(analyse(text), { region, nameOf: () => 'a.budget' });
}

/** What a fact has of some columns, by their names. */
function row(fact: Fact | undefined, ...names: string[]): unknown[] {
  return names.map((name) => fact && factColumns.find((column) => column.name === name)?.of(fact));
}

function sumOf(text: string, region: Region | undefined = folder, file = 'a.budget'): BudgetSum {
  return budgetSum(analyse(text).budget, facts(text, region), { region, file });
}

function wholeOf(
  all: readonly BudgetSum[],
  { by, ...called }: { readonly name: string; readonly code: string; readonly by: BureauGroup },
): Bureau {
  const sums = new BureauSums(by);
  for (const sum of all) sums.add(sum);
  return sums.bureau(called);
}

/** The department that stands in several files. */
function sampleInFiles(): Analysis {
  const folder = path.join(root, 'samples/department');
  const read = (name: string) => new SourceFile(name, readFileSync(path.join(folder, name), 'utf8'));
  return analyseRoot(read('department.budget'), { find: (name) => read(name) });
}

/** Of every kind of row one, worked out by hand. */
const department = `部门 "示例市教育局" {
    代码 0631; 年度 2026; 状态 定稿; 单位性质 行政
}
收入 {
    1030148 "土地收入" 80.00 政府性基金
    一般公共预算 12.00 结转
    一般公共预算 100.00
    年终结转 2.00 政府性基金
}
科目 { 2059999 "其他教育支出" }
基本支出 2050101 "行政运行" {
    30101 "基本工资" 62.00; 30217 "公务接待费" 1.40 结转
}
项目 "校舍维修" {
    功能科目 2050202; 类别 特定目标类
    金额 28.00
    金额 1.00万元 政府性基金 结转
}
预算单位 "示例中学" {
    代码 218002; 单位性质 事业
    基本支出 2050204 { 30101 1,234.5元 }
    项目 "设备" { 功能科目 2050204; 类别 其他运转类; 31003 100元 / 3 }
}`;

describe('facts of a budget', () => {
  const all = facts(department);

  test('one row for each item, revenue first, with its line', () => {
    expect(all.map((fact) => row(fact, 'side', 'part', 'source', 'carryover', 'amount', 'line'))).toEqual([
      ['revenue', undefined, 'government-fund', false, '800000.00', 5],
      ['revenue', undefined, 'general', true, '120000.00', 6],
      ['revenue', undefined, 'general', false, '1000000.00', 7],
      ['year-end-carryover', undefined, 'government-fund', false, '20000.00', 8],
      ['expenditure', 'basic', 'general', false, '620000.00', 12],
      ['expenditure', 'basic', 'general', true, '14000.00', 12],
      ['expenditure', 'project', 'general', false, '280000.00', 16],
      ['expenditure', 'project', 'government-fund', true, '10000.00', 17],
      ['expenditure', 'basic', 'general', false, '1234.50', 21],
      ['expenditure', 'project', 'general', false, '33.33', 22],
    ]);
  });

  test('the code keeps its zero; region, year and department stand in every row', () => {
    for (const fact of all)
      expect(row(fact, 'year', 'region_code', 'region_name', 'department_code', 'department_name', 'file')).toEqual([
        2026,
        '140600',
        '示例市',
        '0631',
        '示例市教育局',
        'a.budget',
      ]);
  });

  test('revenue is the whole department’s; spending is its own or a unit’s', () => {
    const unit = ['unit_code', 'unit_name', 'unit_kind'];
    expect(row(all[0], ...unit)).toEqual([undefined, undefined, undefined]);
    expect(row(all[4], ...unit)).toEqual(['0631', '示例市教育局', 'administrative']);
    expect(row(all[8], ...unit)).toEqual(['218002', '示例中学', 'institution']);
  });

  test('functional and economic subjects with their names, the government’s by the kind of unit', () => {
    const subjects = ['function_class_code', 'function_class_name', 'function_code', 'function_name'];
    expect(row(all[4], ...subjects)).toEqual(['205', '教育支出', '2050101', '行政运行']);
    const economic = ['economic_code', 'economic_name', 'government_economic_code', 'government_economic_name'];
    expect(row(all[4], ...economic)).toEqual(['30101', '基本工资', '50101', '工资奖金津补贴']);
    expect(row(all[8], ...economic)).toEqual(['30101', '基本工资', '50501', '工资福利支出']);
  });

  test('a project with its amount alone has no economic subject', () => {
    const of = ['project_name', 'project_category', 'function_code', 'economic_code', 'government_economic_code'];
    expect(row(all[6], ...of)).toEqual(['校舍维修', 'specific-purpose', '2050202', undefined, undefined]);
  });

  test('revenue by its code', () => {
    expect(row(all[0], 'revenue_code', 'revenue_name')).toEqual(['1030148', '土地收入']);
    expect(row(all[1], 'revenue_code', 'revenue_name')).toEqual([undefined, undefined]);
  });

  test('what is less than a fen stands in a column of its own', () => {
    const third = all[9];
    expect(third?.amount.startsWith('33.3333333333333333333333')).toBe(true);
    expect(row(third, 'amount')).toEqual(['33.33']);
    const [below] = row(third, 'amount_below_fen');
    expect(String(below)).toMatch(/^0\.003{20,30}$/);
    expect(row(all[8], 'amount_below_fen')).toEqual([undefined]);
  });

  test('English keywords, full-width digits, CRLF and rare characters make the same rows', () => {
    const english = `department "𠮷县" { code 1; year 2026; kind institution }\r\nbasic 2050101 {\r\n    ３０１０１　１２．５０\r\n}\r\n`;
    const [only] = facts(english);
    expect(row(only, 'department_name', 'economic_code', 'amount', 'line')).toEqual(['𠮷县', '30101', '125000.00', 3]);
  });

  test('an item of an included file names that file and its line there', () => {
    const [found] = parseCases(
      '# a\n\n## b\n\n```budget\n部门 "甲" { 代码 1; 年度 2026 }\n引入 "单位/乙.budget"\n```\n```file 单位/乙.budget\n# 乙\n预算单位 "乙" {\n    基本支出 2050204 { 30101 1.00 }\n}\n```\n',
    );
    const analysis = found && analysisOf(found);
    const rows = analysis && factsOf(analysis, { region: undefined, nameOf: ({ address }) => address });
    expect(rows?.map((fact) => [fact.file.endsWith('单位/乙.budget'), fact.line, fact.unitName])).toEqual([
      [true, 3, '乙'],
    ]);
  });

  test('a file without a department, an empty one, a broken one', () => {
    expect(facts('')).toEqual([]);
    const [only] = facts('预算单位 "乙" { 代码 2; 基本支出 2050204 { 30101 1.00 } }', undefined);
    expect(row(only, 'department_code', 'region_code', 'year', 'unit_code')).toEqual([
      undefined,
      '140600',
      undefined,
      '2',
    ]);
    const [own] = facts('基本支出 2050204 { 30101 1.00', undefined);
    expect(row(own, 'unit_code', 'amount')).toEqual([undefined, '10000.00']);
  });

  test('no beginning of a budget throws, nor does its sum', () => {
    for (let end = 0; end <= department.length; end += 3) {
      const sum = sumOf(department.slice(0, end));
      expect(() => discloseBureau(wholeOf([sum], { name: '市', code: '', by: 'region' }))).not.toThrow();
    }
  });
});

describe('the region of a department', () => {
  const at = (text: string, ...folders: string[]) => regionOf(analyse(text).budget, folders);

  test('as it is written, called as a folder above calls it', () => {
    expect(at('部门 "甲" { 行政区划 140602 }', '140602-示例区', '140600-示例市')).toEqual({
      code: '140602',
      name: '示例区',
    });
    expect(at('部门 "甲" { region 140602 }', '140600-示例市')).toEqual({ code: '140602', name: '' });
  });

  test('else the nearest folder that begins with six digits', () => {
    expect(at('部门 "甲" { 代码 1 }', '教育', '140602示例区', '140600-示例市')?.code).toBe('140602');
    expect(at('部门 "甲" { 行政区划 1406 }', '140600 示例市')).toEqual({ code: '140600', name: '示例市' });
    expect(at('部门 "甲" { 代码 1 }', '教育', '1406-示例', '20260101报送')).toBeUndefined();
  });

  test.each([
    ['140600', ''],
    ['140600-朔州', '朔州'],
    ['140600_朔州', '朔州'],
    ['140600朔州', '朔州'],
    ['140600－朔州', '朔州'],
  ])('%s', (name, called) => {
    expect(regionOfFolder(name)).toEqual({ code: '140600', name: called });
  });

  test.each(['14060', '1406001', '040600-甲', '甲140600', ''])('%j is no region', (name) => {
    expect(regionOfFolder(name)).toBeUndefined();
  });
});

describe('amounts in yuan', () => {
  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [-123, '-1.23'],
    [100, '1.00'],
  ])('%d fen', (fen, text) => {
    expect(yuanText(fen)).toBe(text);
    expect(yuanOf(text)).toBe(fen);
  });

  test('rounded half away from zero, with what is left', () => {
    expect(roundedYuan('1.005')).toEqual({ rounded: '1.01', rest: '-0.005' });
    expect(roundedYuan('-1.005')).toEqual({ rounded: '-1.01', rest: '0.005' });
    expect(roundedYuan('1.004')).toEqual({ rounded: '1.00', rest: '0.004' });
    expect(roundedYuan('1.50')).toEqual({ rounded: '1.50', rest: undefined });
  });

  test('a Parquet decimal is the whole number of its last places', () => {
    const column = (name: string) => {
      const found = factColumns.find((each) => each.name === name);
      if (!found) throw new Error(name);
      return found;
    };
    expect(parquetValue(column('amount'), '-1234.50')).toBe(-123450n);
    expect(parquetValue(column('amount_below_fen'), '-0.005')).toBe(-5n * 10n ** 29n);
    expect(parquetValue(column('line'), 3)).toBe(3);
  });
});

describe('text formats', () => {
  const [first] = facts('部门 "=1+1,\\"局\\"" { 代码 -1; 年度 2026 }\n收入 { 一般公共预算 -5.00 }');

  test('CSV: formulas stay text, quotes are doubled, numbers are numbers', () => {
    expect(first && csvLine(first)).toContain(`,"'=1+1,""局""",`);
    expect(first && csvLine(first)).toContain(',-50000.00,');
    for (const text of ['=1', '+1', '-1', '@A1', '\\t=1', ' =1', '＝1'].map((each) => each.replace('\\t', '\t'))) {
      const line = first && csvLine({ ...first, departmentName: text });
      expect(line, text).toContain(`,'${text},`);
    }
    expect(csvHeader.startsWith('\uFEFFyear,region_code,')).toBe(true);
    expect(first && csvLine(first).endsWith('\r\n')).toBe(true);
  });

  test('JSON: the text as it is, decimals as texts, null for what is not there', () => {
    const parsed = JSON.parse(first ? jsonLine(first) : '');
    expect(parsed).toMatchObject({
      department_name: '=1+1,"局"',
      amount: '-50000.00',
      unit_code: null,
      carryover: false,
    });
    expect(Object.keys(parsed)).toEqual(factColumns.map(({ name }) => name));
  });
});

interface Json {
  readonly title: string;
  readonly status: string;
  readonly tables: readonly {
    readonly id: string;
    readonly rows: readonly { readonly cells: readonly string[]; readonly figures: readonly string[] }[];
  }[];
  readonly departments: readonly Record<string, string>[];
  readonly regions: readonly Record<string, string>[];
}

function rolledUp(sums: readonly BudgetSum[], by: BureauGroup = 'department'): Json {
  const bureau = wholeOf(sums, { name: '示例市', code: '140600', by });
  return JSON.parse(bureauJson(bureau, discloseBureau(bureau)));
}

function cells({ tables }: Json, id: string): string[][] {
  return (tables.find((table) => table.id === id)?.rows ?? []).map((each) => [...each.cells]);
}

describe('the sum of a bureau', () => {
  const other = readSample('short-english');
  const both = [sumOf(department), sumOf(other, { code: '140700', name: '另一市' }, 'b.budget')];
  const json = rolledUp(both);

  test('the figures of each department, worked out by hand', () => {
    expect(json.departments[0]).toMatchObject({
      code: '0631',
      name: '示例市教育局',
      region_code: '140600',
      file: 'a.budget',
      revenue: '1920000.00',
      year_end_carryover: '20000.00',
      basic: '635234.50',
      carryover: '24000.00',
      government_fund: '10000.00',
      personnel: '621234.50',
      public: '14000.00',
      three_public: '14000.00',
      operating: '14000.00',
    });
    expect(json.departments[0]?.['project']).toMatch(/^290033\.3{20,}$/);
    expect(json.departments[1]).toMatchObject({
      revenue: '3959500.00',
      operating: '406700.00',
      three_public: '54000.00',
    });
  });

  test('regions in the order of their codes, with how many departments they have', () => {
    expect(json.regions.map(({ code, name, departments }) => [code, name, departments])).toEqual([
      ['140600', '示例市', 1],
      ['140700', '另一市', 1],
    ]);
    const { amounts: first } = wholeOf(both, { name: '', code: '', by: 'region' }).regions[0] ?? {};
    expect(first).toContainEqual(['basic', '635234.50']);
  });

  test('all thirteen tables, departments in the place of units', () => {
    expect(json.tables.map(({ id }) => id)).toEqual(Array.from({ length: 13 }, (_, i) => `t${i + 1}`));
    expect(cells(json, 't3')[0]?.slice(-3)).toEqual(['488.48', '355.83', '132.64']);
    expect(cells(json, 't11').map(([name, sum]) => [name, sum])).toEqual([
      ['部门合计', '42.07'],
      ['示例市教育局', '1.40'],
      ['示例市城市管理局', '40.67'],
    ]);
    expect(cells(json, 't12').map(([name]) => name)).toEqual([
      '示例市',
      '示例市教育局',
      '校舍维修',
      '设备',
      '示例市城市管理局',
      '市容秩序协管员劳务费',
      '背街小巷改造工程',
    ]);
  });

  test('by region: its departments’ projects say whose they are', () => {
    const byRegion = rolledUp(both, 'region');
    expect(cells(byRegion, 't11').map(([name, sum]) => [name, sum])).toEqual([
      ['部门合计', '42.07'],
      ['示例市', '1.40'],
      ['另一市', '40.67'],
    ]);
    expect(cells(byRegion, 't13').map(([name]) => name)).toEqual([
      '示例市',
      '示例市',
      '示例市教育局：校舍维修',
      '另一市',
      '示例市城市管理局：背街小巷改造工程',
    ]);
    expect(cells(byRegion, 't5')).toEqual(cells(json, 't5'));
  });

  test('the sum of one department has the figures of its own tables', () => {
    for (const analysis of [analyse(other), sampleInFiles()]) {
      const own: Json = JSON.parse(renderJson(disclose(analysis.budget)));
      const rows = factsOf(analysis, { region: folder, nameOf: ({ address }) => address });
      const alone = rolledUp([budgetSum(analysis.budget, rows, { region: folder, file: 'a.budget' })]);
      for (const id of ['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 't9', 't10'])
        expect([id, cells(alone, id)]).toEqual([id, cells(own, id)]);
    }
  });

  test('a draft among them makes a draft; names that need it are quoted', () => {
    expect(json.status).toBe('final');
    const draft = sumOf(
      '部门 "甲\\\\乙\\"丙" { 代码 "1/2"; 年度 2026; 单位性质 行政 }\n基本支出 2050101 { 30201 -1.00 }',
    );
    const together = rolledUp([...both, draft]);
    expect(together.status).toBe('draft');
    expect(cells(together, 't11').at(-2)).toEqual(['甲\\乙"丙', '-1.00', '-1.00', '', '']);
  });

  test('the same code twice in a region keeps the addresses of figures apart', () => {
    const again = rolledUp([sumOf(department), sumOf(department.replaceAll('教育局', '体育局'))]);
    const addresses = again.tables.flatMap(({ rows }) => rows.flatMap(({ figures }) => figures.filter(Boolean)));
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test('a subject that no catalogue has is called what its department calls it', () => {
    const text = `部门 "甲" { 代码 1; 年度 2026; 单位性质 行政 }\n科目 { 2059801 "本省科目" }\n基本支出 2059801 { 30101 1.00 }`;
    expect(cells(rolledUp([sumOf(text)]), 't3').find(([code]) => code === '2059801')?.[1]).toBe('本省科目');
  });

  test('so is one that the catalogue has from memory, whichever department has a name for it', () => {
    const unnamed = '部门 "甲" { 代码 1; 年度 2026; 单位性质 行政 }\n基本支出 2230105 { 30101 1.00 }';
    const named = unnamed.replace('2230105 {', '2230105 "国有企业办职教幼教补助支出" {').replace('甲', '乙');
    expect(cells(rolledUp([sumOf(unnamed), sumOf(named)]), 't3').find(([code]) => code === '2230105')?.[1]).toBe(
      '国有企业办职教幼教补助支出',
    );
  });

  test('a department without money has its region, a file of units its first name', () => {
    const empty = sumOf('部门 "甲" { 代码 1; 年度 2026 }');
    expect([empty.regionCode, empty.regionName, empty.own, empty.shared]).toEqual(['140600', '示例市', [], []]);
    const units = sumOf('预算单位 "乙" { 代码 2; 单位性质 事业; 基本支出 2050204 { 30101 1.00 } }');
    expect([units.name, units.code]).toEqual(['乙', '2']);
  });

  test('every format has both lists and the tables', async () => {
    const disclosure = discloseBureau(wholeOf(both, { name: '示例市', code: '', by: 'department' }));
    const markdown = String(await renderDocument(disclosure, 'md'));
    expect(markdown).toContain('分地区汇总表');
    expect(markdown).toMatch(/\| 140700 +\| 215 +\| 示例市城市管理局 +\| +395\.95 +\|/);
    const html = String(await renderDocument(disclosure, 'html'));
    expect(html).toContain('data-figure="departments/140700-215/expenditure"');
    for (const format of ['docx', 'xlsx'] as const)
      expect((await renderDocument(disclosure, format)).length).toBeGreaterThan(10_000);
  });

  test('sums of many budgets are the sums of their items, in any order and grouping', () => {
    const amount = fc.integer({ min: -99_999, max: 9_999_999 }).map((n) => (n / 100).toFixed(2));
    const item = fc.tuple(
      fc.constantFrom('30101', '30201', '30217', '31013', '30305'),
      amount,
      fc.constantFrom('一般公共预算', '政府性基金', '单位资金'),
      fc.constantFrom('', '结转'),
      fc.constantFrom('元', '万元', '元 / 7'),
    );
    const itemsText = (items: readonly (readonly string[])[]): string =>
      items.map(([code, value, source, flag, unit]) => `${code} ${value}${unit} ${source} ${flag}`).join('\n');
    const budget = fc
      .tuple(
        fc.constantFrom('行政', '事业', '参公'),
        fc.array(item, { maxLength: 5 }),
        fc.array(item, { maxLength: 5 }),
      )
      .map(
        ([kind, basic, project]) =>
          `部门 "局" { 代码 1; 年度 2026; 单位性质 ${kind} }\n基本支出 2050101 {\n${itemsText(basic)}\n}\n项目 "甲" { 功能科目 2050202\n${itemsText(project)}\n}`,
      );
    fc.assert(
      fc.property(
        fc.array(budget, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('department', 'region'),
        (texts, by) => {
          const sums = texts.map((text, i) => sumOf(text, { code: `14060${i % 2}`, name: '' }, `${i}`));
          const bureau = wholeOf(sums, { name: '市', code: '', by });
          const again = facts(bureauText(bureau));
          const exact = (all: readonly Fact[]) =>
            all
              .filter(({ side }) => side === 'expenditure')
              .reduce((sum, { amount: text }) => sum.plus(decimal(text)), decimal('0'))
              .toFixed();
          expect(exact(again)).toBe(exact(texts.flatMap((text) => facts(text))));
        },
      ),
      { numRuns: 60 },
    );
  });
});
