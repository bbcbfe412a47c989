import fs from 'node:fs';
import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import Ajv from 'ajv-draft-04';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factColumns } from '../../server/features/facts/columns.ts';
import { decimal } from '../../server/model/money.ts';
import { writeProvince } from '../bench/province.mjs';
// The profiles of the npm packages datapackage 1.1.10 and tableschema 1.12.6 (Open Knowledge, MIT).
import dataPackageProfile from '../frictionless/data-package.json' with { type: 'json' };
import tableSchemaProfile from '../frictionless/table-schema.json' with { type: 'json' };
import { filesUnder } from '../support/filesUnder.ts';
import { root } from '../support/places.ts';
import { type Outcome, runBudget } from '../support/runBudget.ts';
import { TempFolder } from '../support/TempFolder.ts';

/** Beside what the province has: every source, money carried over and left, all kinds of units, a fraction of a fen, names that need care. */
const special = `部门 "=示例, \\"特别\\"局" {
    代码 0631; 年度 2026; 状态 定稿; 单位性质 参公; 职责 "示例。"
    行政区划 149900
    内设机构 "办公室"
    人员 { 编制 1; 在职 1; 在编 1; 其他 0 }
    上年 { 收入 0; 支出 0 }
}
收入 {
    1030148 "国有土地使用权出让收入" 300,000.05元 政府性基金
    一般公共预算 100,000元 + 1,000元 / 7
    一般公共预算 30,000元 结转
    国有资本 2.00; 财政专户 3.00; 单位资金 4.00
    年终结转 100,000.05元 政府性基金
}
基本支出 2050101 "行政运行" {
    30101 "基本工资" 60,000元
    30201 "办公费" 1,000元 / 7
    30217 "公务接待费" 40,000元
    30231 "公务用车运行维护费" 10,000元 结转
}
项目 "+设备, 更新" {
    功能科目 2050202 "小学教育"; 类别 特定目标类
    金额 200,000元 政府性基金
    金额 20,000元 结转
    31013 "公务用车购置" 2.00 国有资本
}
预算单位 "示例学校" {
    代码 00632; 单位性质 事业; 职责 "示例。"
    内设机构 "教务处"
    人员 { 编制 1; 在职 1; 在编 1; 其他 0 }
    基本支出 2050202 "小学教育" { 30101 "基本工资" 3.00 财政专户; 30201 "办公费" 4.00 单位资金 }
}
`;

const lastYear = `部门 "示例第1综合事务管理局" {
    代码 100001; 年度 2025; 状态 定稿; 单位性质 行政; 职责 "示例。"
}
收入 { 一般公共预算 300.00 }
基本支出 2050101 "行政运行" { 30101 "基本工资" 200.00 }
项目 "维修" { 功能科目 2050202 "小学教育"; 类别 特定目标类; 30213 "维修（护）费" 100.00 }
`;

const folder = new TempFolder();
const formats = ['parquet', 'csv', 'ndjson'] as const;

type Format = (typeof formats)[number];
type Cell = string | number | boolean | null;

interface Json {
  readonly tables: readonly {
    readonly id: string;
    readonly rows: readonly { readonly cells: readonly string[] }[];
  }[];
  readonly departments: readonly Record<string, string>[];
  readonly regions: readonly Record<string, string>[];
}

/** What the command line says, with the paths of Windows as they are elsewhere. */
function budget(...args: string[]): Outcome {
  const { code, out, err } = runBudget([...args, '--locale', 'zh-cn'], { cwd: folder.path });
  return { code, out, err: err.replaceAll(path.sep, '/') };
}

function read(name: string): string {
  return fs.readFileSync(path.join(folder.path, name), 'utf8');
}

function makeAdministrative(name: string): void {
  for (const file of filesUnder(path.join(folder.path, name)))
    if (file.endsWith('.budget'))
      folder.write(`${name}/${file}`, read(`${name}/${file}`).replaceAll(/(单位性质\s+)事业/g, '$1行政'));
}

const summed = new Map<string, Json>();

/** The whole as `budget rollup` has it. */
function rollup(...options: string[]): Json {
  const known = summed.get(options.join(' ')) ?? rollupAnew(options);
  summed.set(options.join(' '), known);
  return known;
}

function rollupAnew(options: readonly string[]): Json {
  expect(budget('rollup', '省', '-o', 'whole.json', ...options)).toEqual({ code: 0, out: '', err: '' });
  return JSON.parse(read('whole.json'));
}

/** The blocks of SQL in the README: views first, one for each format, then queries with the lines above them. */
function readmeQueries(): { readonly title: string; readonly sql: string }[] {
  const text = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
  return [...text.matchAll(/([^\n]*)\n+```sql\n([\s\S]*?)```/g)].map(([, title = '', sql = '']) => ({ title, sql }));
}

const blocks = readmeQueries();
const queries = blocks.filter(({ sql }) => sql.startsWith('SELECT'));

function queryOf(title: string): string {
  const found = queries.find((each) => each.title.startsWith(title));
  if (!found) throw new Error(`no query “${title}” in the README`);
  return found.sql;
}

/** The facts of a format as the README reads them. */
async function opened(format: Format): Promise<DuckDBConnection> {
  const database = await DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false' });
  const connection = await database.connect();
  await connection.run(`SET file_search_path = '${path.join(folder.path, format)}'`);
  const view = blocks.find(({ sql }) => sql.startsWith('CREATE') && sql.includes(`'facts.${format}'`));
  if (!view) throw new Error(`no view of ${format} in the README`);
  await connection.run(view.sql);
  return connection;
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Cell[][]> {
  const result = await connection.runAndReadAll(sql);
  return result.getRowsJson() as Cell[][];
}

/** Yuan as the tables print them. */
function inTables(yuan: Cell | undefined): string {
  const [whole = '', fraction = ''] = decimal(String(yuan ?? 0))
    .div(10_000)
    .toFixed(2)
    .split('.');
  const text = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
  return text === '0.00' ? '' : text;
}

function cells({ tables }: Json, id: string): string[][] {
  return (tables.find((table) => table.id === id)?.rows ?? []).map((each) => [...each.cells]);
}

beforeAll(() => {
  writeProvince(path.join(folder.path, '省'), 24);
  // The units of the province are all institutions; some become administrative, so that there are operating costs.
  for (const region of ['140100-示例甲市', '140300-示例丙市', '140600-示例己市']) makeAdministrative(`省/${region}`);
  folder.write('省/特别.budget', special);
  folder.write('省/140100-示例甲市/2025.budget', lastYear);
  for (const format of formats) {
    fs.mkdirSync(path.join(folder.path, format));
    const output = `${format}/facts.${format}`;
    const { code, out, err } = budget('export', '省', '--to', format, '-o', output);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^${output}：26 份预算，\\d+ 行\n$`));
  }
}, 600_000);
afterAll(() => folder.remove());

describe.each(formats)('DuckDB, %s', (format) => {
  let connection: DuckDBConnection;
  const ask = (title: string): Promise<Cell[][]> => rowsOf(connection, queryOf(title));

  beforeAll(async () => {
    connection = await opened(format);
  });

  test('has the columns with their types', async () => {
    const described = await rowsOf(connection, 'SELECT column_name, column_type FROM (DESCRIBE facts)');
    expect(described.map(([name]) => name)).toEqual(factColumns.map(({ name }) => name));
    const types = new Map(described.map(([name, type]) => [name, type]));
    expect(types.get('department_code')).toBe('VARCHAR');
    expect(types.get('carryover')).toBe('BOOLEAN');
    expect(types.get('amount')).toBe('DECIMAL(18,2)');
    expect(types.get('amount_below_fen')).toBe('DECIMAL(38,32)');
  });

  test('codes keep their zeros', async () => {
    const sql = "SELECT DISTINCT department_code, unit_code FROM facts WHERE region_code = '149900' ORDER BY ALL";
    expect(await rowsOf(connection, sql)).toEqual([
      ['0631', '00632'],
      ['0631', '0631'],
      ['0631', null],
    ]);
  });

  test('texts are as they are, but for the apostrophe that keeps them text in CSV', async () => {
    const sql =
      "SELECT DISTINCT department_name, project_name FROM facts WHERE region_code = '149900' AND part = 'project'";
    const mark = format === 'csv' ? "'" : '';
    expect(await rowsOf(connection, sql)).toEqual([[`${mark}=示例, "特别"局`, `${mark}+设备, 更新`]]);
  });

  test('by function: table 3', async () => {
    const whole = rollup('--year', '2026');
    const expected = cells(whole, 't3').filter(([code = '']) => /^\d{3}$/.test(code));
    const found = await ask('支出按功能分类');
    expect(found.map(([code, name, ...sums]) => [code, name, ...sums.map(inTables)])).toEqual(expected);
    expect(found.length).toBeGreaterThan(3);
  });

  test('by region: the regions of rollup', async () => {
    const { regions } = rollup('--year', '2026');
    const found = await ask('各地区的收支');
    expect(found).toHaveLength(9);
    expect(found.map(([code, , count, ...sums]) => [code, count, ...sums.map(rounded)])).toEqual(
      regions.map(({ code, departments, revenue, expenditure, year_end_carryover: left }) => [
        code,
        String(departments),
        ...[revenue, expenditure, left].map(rounded),
      ]),
    );
    expect(found.find(([code]) => code === '140100')?.[1]).toBe('示例甲市');
  });

  test('by source: the sums of all departments', async () => {
    const { departments } = rollup('--year', '2026');
    const keys = { general: 'general', 'government-fund': 'government_fund', 'state-capital': 'state_capital' };
    const all = { ...keys, 'special-account': 'special_account', 'unit-funds': 'unit_funds' };
    const found = await ask('支出按资金来源');
    const sums = Object.entries(all)
      .map(([source, key]) => [source, rounded(sumOf(departments, key))])
      .sort(compareTexts);
    expect(found.map(([source, sum]) => [source, sum])).toEqual(sums);
    const carried = found.reduce((sum, [, , each]) => sum.plus(decimal(String(each ?? 0))), decimal('0'));
    expect(carried.toFixed(2)).toBe(rounded(sumOf(departments, 'carryover')));
  });

  test('three public expenses: those of the regions, and table 10', async () => {
    const whole = rollup('--year', '2026');
    const found = await ask('财政拨款安排的“三公”经费');
    const regions = whole.regions.filter(({ three_public: sum }) => sum !== '0.00');
    expect(found.map(([code, sum]) => [code, sum])).toEqual(
      regions.map(({ code, three_public: sum }) => [code, rounded(sum)]),
    );
    const kinds = [2, 3, 4, 5].map((column) =>
      inTables(found.reduce((sum, row) => sum.plus(decimal(String(row[column] ?? 0))), decimal('0')).toFixed()),
    );
    const printed = cells(whole, 't10').map(([, sum]) => sum);
    for (const kind of kinds.filter(Boolean)) expect(printed).toContain(kind);
  });

  test('operating costs: those of departments, and table 11', async () => {
    const whole = rollup('--year', '2026');
    const found = await ask('机关运行经费最多');
    const most = whole.departments
      .filter(({ operating }) => operating !== '0.00')
      .map(({ region_code: region, code, operating }) => [region ?? '', code ?? '', rounded(operating)] as const)
      .sort((a, b) => decimal(b[2]).comparedTo(decimal(a[2])) || compareTexts(a, b))
      .slice(0, 10);
    expect(found.map(([region, code, , sum]) => [region, code, sum])).toEqual(most);
    expect(found).toHaveLength(10);
    const printed = new Map(cells(whole, 't11').map(([name, sum]) => [name, sum]));
    for (const [, , name, sum] of found) expect(printed.get(String(name).replace(/^'/, ''))).toBe(inTables(sum));
  });

  test('the largest projects: table 12', async () => {
    const whole = rollup('--year', '2026');
    const names = new Set(whole.departments.map(({ name }) => name));
    const projects = cells(whole, 't12').filter(([name = ''], row) => row > 0 && !names.has(name));
    const found = await ask('今年安排的十个最大的项目');
    const sums = projects.map(([, sum = '0']) => Number(sum.replaceAll(',', ''))).sort((a, b) => b - a);
    expect(found).toHaveLength(10);
    expect(found.map(([, , , sum]) => Number(inTables(sum).replaceAll(',', '')))).toEqual(sums.slice(0, 10));
    for (const [, , name, sum] of found)
      expect(projects.map((row) => row.slice(0, 2))).toContainEqual([name, inTables(sum)]);
  });

  test('against last year: two rollups', async () => {
    const [before, now] = [rollup('--year', '2025'), rollup('--year', '2026')];
    const found = await ask('基本支出和项目支出比上年');
    expect(found.map(([part, ...sums]) => [part, ...sums.slice(0, 2)])).toEqual(
      ['basic', 'project'].map((part) => [
        part,
        rounded(sumOf(before.departments, part)),
        rounded(sumOf(now.departments, part)),
      ]),
    );
    for (const [, last, current, change, rate] of found) {
      expect(change).toBe(decimal(String(current)).minus(String(last)).toFixed(2));
      expect(rate).toBeCloseTo((Number(change) / Number(last)) * 100, 2);
    }
  });

  test('every figure of every department, with what is less than a fen', async () => {
    const { departments } = rollup('--year', '2026');
    const conditions: Readonly<Record<string, string>> = {
      revenue: "side = 'revenue'",
      expenditure: "side = 'expenditure'",
      year_end_carryover: "side = 'year-end-carryover'",
      basic: "part = 'basic'",
      project: "part = 'project'",
      carryover: "side = 'expenditure' AND carryover",
      general: "side = 'expenditure' AND source = 'general'",
      government_fund: "side = 'expenditure' AND source = 'government-fund'",
      state_capital: "side = 'expenditure' AND source = 'state-capital'",
      special_account: "side = 'expenditure' AND source = 'special-account'",
      unit_funds: "side = 'expenditure' AND source = 'unit-funds'",
      personnel: "part = 'basic' AND economic_code[:3] IN ('301', '303')",
      public: "part = 'basic' AND economic_code[:3] NOT IN ('301', '303')",
    };
    for (const [key, condition] of Object.entries(conditions)) {
      const found = await rowsOf(
        connection,
        `SELECT region_code, department_code, sum(amount) FILTER (${condition}), sum(amount_below_fen) FILTER (${condition})
         FROM facts WHERE year = 2026 GROUP BY ALL ORDER BY ALL`,
      );
      const exact = found.map(([region, code, sum, rest]) => [
        region,
        code,
        trimmed(
          decimal(String(sum ?? 0))
            .plus(String(rest ?? 0))
            .toFixed(),
        ),
      ]);
      const expected = departments.map(({ region_code: region, code, [key]: sum = '' }) => [
        region,
        code,
        trimmed(sum),
      ]);
      expect([key, exact]).toEqual([key, expected.sort(compareTexts)]);
    }
  });

  test('the descriptor is a Data Package, and lists the columns as they are', () => {
    const descriptor = JSON.parse(read(`${format}/datapackage.json`));
    const ajv = new Ajv({ strict: false, validateFormats: false });
    expect([ajv.validate(dataPackageProfile, descriptor), ajv.errors]).toEqual([true, null]);
    const [{ schema, path: file }] = descriptor.resources;
    expect([ajv.validate(tableSchemaProfile, schema), ajv.errors]).toEqual([true, null]);
    expect(file).toBe(`facts.${format}`);
    expect(schema.fields.map(({ name }: { name: string }) => name)).toEqual(factColumns.map(({ name }) => name));
    expect(descriptor.profile).toBe('fiscal-data-package');
  });

  test('what the descriptor requires of the values holds in every row', async () => {
    const [{ schema }] = JSON.parse(read(`${format}/datapackage.json`)).resources;
    for (const { name, constraints = {} } of schema.fields) {
      const allowed = (constraints.enum ?? []).map((word: string) => `'${word}'`).join(', ');
      const wrong = [
        ...(constraints.required ? [`${name} IS NULL`] : []),
        ...(allowed ? [`${name} NOT IN (${allowed})`] : []),
        ...(constraints.pattern ? [`NOT regexp_full_match(${name}, '${constraints.pattern}')`] : []),
      ];
      if (wrong.length === 0) continue;
      expect([name, await rowsOf(connection, `SELECT count(*) FROM facts WHERE ${wrong.join(' OR ')}`)]).toEqual([
        name,
        [['0']],
      ]);
    }
  });

  test('the same with several workers', () => {
    fs.mkdirSync(path.join(folder.path, 'again'), { recursive: true });
    const output = `again/facts.${format}`;
    expect(budget('export', '省', '--to', format, '-o', output, '--jobs', '3').code).toBe(0);
    const bytes = [output, `${format}/facts.${format}`].map((name) => fs.readFileSync(path.join(folder.path, name)));
    expect(bytes[0]?.equals(bytes[1] ?? Buffer.alloc(0))).toBe(true);
  });
});

test('Parquet keeps strings in dictionaries', async () => {
  const connection = await opened('parquet');
  const sql = `SELECT encodings FROM parquet_metadata('facts.parquet') WHERE path_in_schema = 'function_name'`;
  for (const [encodings] of await rowsOf(connection, sql)) expect(encodings).toContain('RLE_DICTIONARY');
});

test('rollup is the same with several workers', () => {
  expect(rollup('--year', '2026', '--jobs', '3')).toEqual(rollup('--year', '2026'));
  expect(rollup('--year', '2026', '--by', 'region', '--jobs', '3')).toEqual(rollup('--year', '2026', '--by', 'region'));
});

describe('what is not in order', () => {
  test('budgets of two years are named, and nothing is written', () => {
    const { code, out, err } = budget('rollup', '省', '-o', 'years.json');
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(
      `省/140100-示例甲市/2025.budget: 是 2025年的预算，其余多是 2026年；用 --year 选一年\nyears.json: 没有写出：1 份预算有问题，见上（--allow-errors 照样写出）\n`,
    );
    expect(fs.existsSync(path.join(folder.path, 'years.json'))).toBe(false);
  });

  test('errors, budgets of nobody and departments that are there twice', () => {
    folder.write('坏/甲.budget', special);
    folder.write('坏/甲（副本）.budget', special);
    folder.write('坏/乙.budget', special.replace('30101 "基本工资" 60,000元', '合计 1元'));
    folder.write(
      '坏/丙.budget',
      '预算单位 "丙" { 代码 9; 单位性质 事业; 职责 "示例。"; 基本支出 2050202 { 30101 1.00 } }\n',
    );
    const { code, err } = budget('export', '坏', '--to', 'csv', '-o', '坏.csv');
    expect(code).toBe(1);
    const lines = err.trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('坏/乙.budget: '))[0]).toMatch(/个错误/);
    expect(lines).toContain('坏/丙.budget: 没有“部门”，不知道是谁的预算');
    expect(lines.filter((line) => line.includes('会重复计算'))).toHaveLength(2);
    expect(lines.at(-1)).toBe('坏.csv: 没有写出：4 份预算有问题，见上（--allow-errors 照样写出）');
    expect(fs.readdirSync(folder.path).filter((name) => /坏\.csv|\.tmp|datapackage/.test(name))).toEqual([]);
  });

  test('with --allow-errors they are counted, and the exit code stays', () => {
    const { code, out } = budget('export', '坏', '--to', 'csv', '-o', '坏.csv', '--allow-errors');
    expect([code, out]).toEqual([1, '坏.csv：4 份预算，48 行\n']);
    expect(budget('rollup', '坏', '-o', '坏.md', '--allow-errors').code).toBe(1);
    const document = read('坏.md');
    expect(document).toContain('# 坏 2026年度部门预算汇总');
    const notes = document.split('\n').filter((line) => /^注：下列|\.budget：/.test(line));
    expect(notes.slice(0, 5)).toEqual([
      '注：下列预算有问题，汇总的数字可能不对',
      expect.stringMatching(/^.+\.budget：.+/),
      expect.stringMatching(/^.+\.budget：.+/),
      expect.stringMatching(/^.+\.budget：.+/),
      expect.stringMatching(/^.+\.budget：.+/),
    ]);
    expect(notes).toContain('丙.budget：没有“部门”，不知道是谁的预算');
    expect(notes.some((line) => /^乙\.budget：\d+ 个错误/.test(line))).toBe(true);
    expect(notes).toContain('甲（副本）.budget：与 乙.budget 是同一个部门、同一年度，会重复计算');
  });

  test('a budget that cannot be read is missing from the sum, which says so', () => {
    folder.write('缺/甲.budget', special);
    fs.writeFileSync(path.join(folder.path, '缺/乙.budget'), new Uint8Array([0xff, 0xff, 0x30]));
    const { code, err } = budget('rollup', '缺', '-o', '缺.json', '--allow-errors');
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n').at(-1)).toBe('缺.json: 仍已写出：1 份预算有问题，见上');
    const { status, faults } = JSON.parse(read('缺.json'));
    expect([status, faults]).toEqual(['draft', [{ file: '乙.budget', reason: '没有读到，没有计入' }]]);
    expect(budget('export', '缺', '--to', 'csv', '-o', '缺.csv').err).toMatch(/\n缺\.csv: 没有写出：1 份预算有问题/);
  });

  test('an amount with too many digits is never cut', () => {
    folder.write('大/甲.budget', special.replace('30101 "基本工资" 60,000元', '30101 "基本工资" 99999999999999999元'));
    const { code, err } = budget('export', '大', '--to', 'parquet', '-o', '大.parquet', '--allow-errors');
    expect(code).toBe(1);
    expect(err).toContain('大/甲.budget: 第 16 行的金额位数太多，明细表放不下\n');
    expect(err).toContain('大.parquet: 没有写出：1 份预算有问题，见上\n');
    expect(fs.existsSync(path.join(folder.path, '大.parquet'))).toBe(false);
  });

  test.each([
    ['export', '没有', '--to', 'csv'],
    ['export', '省/特别.budget', '--to', 'csv'],
    ['export', '省', '--to', 'csv', '-o', 'datapackage.json'],
    ['export', '省', '--to', 'csv', '-o', '没有/facts.csv'],
    ['export', '省', '--to', 'xml'],
    ['rollup', '省', '-o', 'a.txt'],
    ['rollup', '省', '-o', 'a.json', '--year', '26'],
    ['rollup', '省', '-o', 'a.json', '--year', '2024'],
    ['rollup', '空', '-o', 'a.json'],
  ])('wrong use: %s %s %s %s', (...args) => {
    folder.write('空/说明.txt', '');
    const { code, out, err } = budget(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('the descriptor of somebody else is left alone', () => {
    folder.write('别人/datapackage.json', '{"name":"x"}');
    const { code, err } = budget('export', '省', '--to', 'csv', '-o', '别人/facts.csv');
    expect([code, err]).toEqual([
      2,
      `别人/datapackage.json: 这里已有别的数据包的描述文件；请把明细表写到另一个文件夹\n`,
    ]);
    expect(read('别人/datapackage.json')).toBe('{"name":"x"}');
  });

  test('the samples: refused for those that show mistakes, equal to DuckDB where that is allowed', async () => {
    fs.cpSync(path.join(root, 'samples'), path.join(folder.path, '样例'), { recursive: true });
    fs.mkdirSync(path.join(folder.path, '样例表'));
    expect(budget('rollup', '样例', '-o', '样例.json').code).toBe(1);
    expect(budget('export', '样例', '--to', 'parquet', '-o', '样例表/facts.parquet', '--allow-errors').code).toBe(1);
    expect(budget('rollup', '样例', '-o', '样例.json', '--allow-errors').code).toBe(1);
    const database = await DuckDBInstance.create(':memory:');
    const connection = await database.connect();
    const found = await rowsOf(
      connection,
      `SELECT department_code, coalesce(sum(amount) FILTER (side = 'revenue'), 0), sum(amount) FILTER (side = 'expenditure')
       FROM '${path.join(folder.path, '样例表/facts.parquet')}' GROUP BY ALL ORDER BY ALL`,
    );
    const { departments }: Json = JSON.parse(read('样例.json'));
    expect(found).toEqual(
      departments.map(({ code, revenue, expenditure }) => [code, revenue, expenditure]).sort(compareTexts),
    );
  });
});

function sumOf(departments: Json['departments'], key: string): string {
  return departments.reduce((sum, each) => sum.plus(decimal(each[key] ?? '0')), decimal('0')).toFixed();
}

/** To the fen, as the queries show it; null where nothing was counted. */
function rounded(yuan: Cell | undefined): string {
  return decimal(String(yuan ?? 0)).toFixed(2);
}

/** Without the zeros at the end. */
function trimmed(yuan: string): string {
  return decimal(yuan).toFixed();
}

function compareTexts(a: readonly unknown[], b: readonly unknown[]): number {
  const [left, right] = [a.map(String).join('\n'), b.map(String).join('\n')];
  return left < right ? -1 : left > right ? 1 : 0;
}
