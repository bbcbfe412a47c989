import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readBudget } from '../../server/cli/files/readBudget.ts';
import { run } from '../../server/cli/run.ts';
import { systemHost } from '../../server/cli/systemHost.ts';
import { blocksOf } from '../../server/document/Disclosure.ts';
import { disclose } from '../../server/document/disclose.ts';
import { placeholderText } from '../../server/document/explanation.ts';
import { analyse, analyseRoot } from '../../server/features/Analysis.ts';
import type { Budget } from '../../server/model/Budget.ts';
import { add, type Money } from '../../server/model/money.ts';
import { priorFigures } from '../../server/model/priorYear.ts';
import { procurementOf } from '../../server/model/procurement.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { budgetOf, counterpart, scopeNamed } from '../../server/model/units/unitBudget.ts';
import { fill } from '../../server/tables/fill.ts';
import { layoutOf } from '../../server/tables/layouts.ts';
import type { Sheet } from '../../server/tables/Sheet.ts';
import { filesInMemory } from '../support/caseFiles.ts';
import { LspClient } from '../support/LspClient.ts';
import { serverCommand } from '../support/places.ts';
import { beside, formOf, gridOf } from '../support/readDocument.ts';
import { TempFolder } from '../support/TempFolder.ts';

const folder = new URL('../../samples/department/', import.meta.url);

function sampleFile(name: string): ReturnType<typeof readBudget> {
  return readBudget(fileURLToPath(new URL(name, folder)), 'en', systemHost());
}

const department = sampleFile('department.budget')?.analysis.budget ?? analyse('').budget;

/** The budget of one scope; throws where there is none of this name. */
function view(nameOrCode: string, budget = department): Budget {
  const scope = scopeNamed(budget, nameOrCode);
  if (!scope) throw new Error(`no unit ${nameOrCode}`);
  return budgetOf(budget, scope);
}

function sheet(id: string, budget: Budget): Sheet {
  const layout = layoutOf(budget).tables.find((each) => each.id === id);
  if (!layout) throw new Error(`no table ${id}`);
  return fill(layout, budget);
}

function texts({ rows }: Sheet): string[][] {
  return rows.map(({ cells }) => cells.map(({ text }) => text));
}

/** Every figure of every table by its address. */
function figures(budget: Budget): Map<string, Money> {
  const cells = layoutOf(budget).tables.flatMap((layout) => fill(layout, budget).rows.flatMap((row) => row.cells));
  return new Map(cells.flatMap((cell) => (cell.kind === 'figure' ? [[cell.address, cell.amount] as const] : [])));
}

function summed(budgets: readonly Budget[]): Map<string, Money> {
  const sums = new Map<string, Money>();
  for (const budget of budgets)
    for (const [address, amount] of figures(budget)) sums.set(address, add(sums.get(address) ?? 0, amount));
  return sums;
}

/** Those that are not zero and stand in rows that all budgets have: a government twin is only told apart where units differ. */
function additive(all: ReadonlyMap<string, Money>): [string, string][] {
  return [...all]
    .filter(([address, amount]) => String(amount) !== '0' && !/^t6\/\d{5}/.test(address))
    .map(([address, amount]): [string, string] => [address, String(amount)])
    .sort();
}

describe('the sample of a department in three files', () => {
  test.each(['department.budget', 'first-school.budget', 'second-school.budget'])('%s checks clean alone', (name) => {
    expect(sampleFile(name)?.diagnostics).toEqual([]);
  });

  test('each unit, and the department itself, by name and by code', () => {
    expect(department.scopes.map(({ unit: { code } }) => code)).toEqual(['218001', '218002', '218003']);
    expect(scopeNamed(department, '２１８００２')?.unit.name).toBe('示例市第一中学');
    expect(scopeNamed(department, ' 示例市教育局 ')?.unit.code).toBe('218001');
    expect(scopeNamed(department, '21800')).toBeUndefined();
  });

  test('the expenditure of a unit', () => {
    expect(texts(sheet('t3', view('218002')))).toEqual([
      ['合计', '', '357.00', '317.00', '40.00'],
      ['205', '教育支出', '357.00', '317.00', '40.00'],
      ['20502', '普通教育', '357.00', '317.00', '40.00'],
      ['2050204', '高中教育', '357.00', '317.00', '40.00'],
    ]);
  });

  test('a unit receives what it spends, the department itself the rest', () => {
    const revenue = (code: string): (string | undefined)[] => {
      const all = figures(view(code));
      return ['general', 'special', 'revenue', 'carryover', 'revenue-total'].map((key) =>
        String(all.get(`t1/${key}/amount`)),
      );
    };
    expect(revenue('218002')).toEqual(['314000000', '31000000', '345000000', '12000000', '357000000']);
    expect(revenue('218003')).toEqual(['242000000', '20000000', '262000000', '0', '262000000']);
    expect(revenue('218001')).toEqual(['131400000', '0', '131400000', '0', '131400000']);
  });

  test('the tables that list units list only it', () => {
    expect(texts(sheet('t12', view('218003'))).map(([name]) => name)).toEqual([
      '示例市实验小学',
      '示例市实验小学',
      '多媒体设备更新',
    ]);
    expect(texts(sheet('t11', view('218001'))).map(([name]) => name)).toEqual(['单位合计', '示例市教育局']);
    expect(texts(sheet('t11', view('218002'))).map(([name]) => name)).toEqual(['单位合计']);
  });

  test('the tables of the department tell it from itself with its units', () => {
    expect(texts(sheet('t11', department)).map(([name]) => name)).toContain('示例市教育局（本级）');
  });

  test('the document is that of the unit: its name, year, status, staff and procurement', () => {
    const document = disclose(view('218002'));
    expect(document).toMatchObject({ department: '示例市第一中学', status: 'final', watermark: undefined });
    expect(document.title).toBe('示例市第一中学2026年度单位预算公开');
    const text = JSON.stringify(document);
    expect(text).toContain('实施高中教育教学工作');
    expect(text).toContain('教学楼维修');
    for (const other of ['多媒体设备更新', '示例市实验小学', '示例市教育局', '局机关日常办公'])
      expect(text).not.toContain(other);
  });

  test('what a department as a whole changed for is not told of the department itself, of whose last year nothing is known', () => {
    expect(JSON.stringify(disclose(view('218001')))).not.toContain('安排了教学楼维修和多媒体设备更新');
  });

  test.each(['shanxi-2026', 'shanghai-2025'])(
    'its words in %s are those of a unit, and the department is told as such',
    (id) => {
      const { budget } = analyse(
        `部门 "某某局" { 代码 1; 年度 2026; 单位性质 行政; 表样 "${id}" }
预算单位 "某某馆" { 代码 2; 单位性质 事业; 项目 "展览" { 功能科目 2070109 "群众文化"; 类别 特定目标类; 金额 4 } }
`,
      );
      const document = disclose(view('2', budget));
      expect(document.owner).toBe('单位名称：某某馆');
      const sheets = blocksOf(document, 'sheet').map((block) => block.sheet);
      const printed = [
        ...blocksOf(document, 'paragraph').map(({ runs }) => runs.map(({ text }) => text).join('')),
        ...blocksOf(document, 'heading').map(({ text }) => text),
        ...sheets.flatMap((each) => [each.title, ...each.notes, ...texts(each).flat()]),
        ...gridOf(formOf(document, 'performance')).flat(),
      ].join('\n');
      const ofForms = /部门（单位）|内设职能部门|部门预算经济分类/g;
      expect(printed.replaceAll(ofForms, '')).not.toContain('部门');
      expect(printed).toContain('未编报单位整体支出绩效目标');
      expect(printed).not.toContain('下属');
      const form = formOf(document, 'project-1');
      expect([...beside(form, '主管部门及代码'), ...beside(form, '主管部门')]).toEqual([
        id === 'shanxi-2026' ? '1-某某局' : '某某局',
      ]);
      expect(beside(form, '实施单位')).toEqual(['某某馆']);
      expect(disclose(budget).owner).toBe('部门名称：某某局');
    },
  );

  test('the cells of all units add up to those of the department', () => {
    const units = department.scopes.map((scope) => budgetOf(department, scope));
    expect(additive(summed(units))).toEqual(additive(figures(department)));
  });
});

describe('where there is nothing to tell apart', () => {
  test('a department without units is its own only unit', () => {
    const { budget } = analyse(readFileSync(new URL('../../samples/shuozhou-2026.budget', import.meta.url), 'utf8'));
    expect(view('631', budget)).toBe(budget);
  });

  test('declared totals are the department’s', () => {
    const { budget } = analyse(`部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 上年 { 收入 9; 支出 9 } }
科目 { 2050204 "高中教育" 9.99 }
收入 { 一般公共预算 5; 合计 5 }
总计 { 支出 7 }
预算单位 "校" { 代码 2; 单位性质 事业; 基本支出 2050204 "高中" { 30101 "基本工资" 3; 合计 4 } }
`);
    const own = view('2', budget);
    expect(own.comparisons.map(({ state }) => state)).toEqual(['mismatch']);
    expect(own.subjects.map(({ reference, total }) => [reference.code, total])).toEqual([['2050204', undefined]]);
    expect(texts(sheet('t3', own)).at(-1)).toEqual(['2050204', '高中教育', '3.00', '3.00', '']);
    expect(JSON.stringify(disclose(view('1', budget)))).not.toContain('9.00');
  });

  test('fund revenue keeps its code, and what nobody receives stands without one', () => {
    const { budget } = analyse(`部门 "局" { 代码 1; 年度 2026; 单位性质 行政 }
收入 { 1030148 "国有土地使用权出让收入" 5 政府性基金 }
预算单位 "一" { 代码 2; 单位性质 事业; 项目 "甲" { 功能科目 2120803; 类别 特定目标类; 金额 4 政府性基金 } }
预算单位 "二" { 代码 3; 单位性质 事业; 项目 "乙" { 功能科目 2120803; 类别 特定目标类; 金额 2 政府性基金 } }
`);
    const lines = (code: string): (string | undefined)[][] =>
      view(code, budget).revenue.flatMap((block) =>
        block.lines.map(({ subject, amount }) => [subject?.code, String(amount.value)]),
      );
    expect(lines('2')).toEqual([['1030148', '4000000']]);
    expect(lines('3')).toEqual([
      ['1030148', '1000000'],
      [undefined, '1000000'],
    ]);
    expect(lines('1')).toEqual([]);
  });
});

test('procurement and assets are those of each: 1.00 and 3.00 of 4.00, the offices of each alone', () => {
  const { budget } = analyse(`部门 "示例局" { 代码 1; 年度 2026; 单位性质 行政 }
政府采购 { 货物 1.00 }
国有资产 { 办公用房 211平方米 }
预算单位 "示例馆" { 代码 2; 单位性质 事业
    政府采购 { 货物 3.00 }
    国有资产 { 办公用房 322平方米 }
}
`);
  const told = (of: Budget): [number, string[]] => [
    Number(procurementOf(of).value) / 1_000_000,
    blocksOf(disclose(of), 'paragraph')
      .flatMap(({ runs }) => runs.map(({ text }) => text))
      .filter((text) => /^(?:211|322)/.test(text)),
  ];
  expect(told(budget)[0]).toBe(4);
  expect([view('1', budget), view('2', budget)].map(told)).toEqual([
    [1, ['211']],
    [3, ['322']],
  ]);
});

describe('a unit and the year before', () => {
  const head = '单位性质 事业';
  const now = `部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 上年 "2025.budget" { 支出 99 } }
收入 { 一般公共预算 11 }
基本支出 2010101 { 30101 "基本工资" 3 }
预算单位 "一中" { 代码 2; ${head}; 基本支出 2050204 { 30101 "基本工资" 4 } }
预算单位 "小学" { 代码 9; ${head}; 基本支出 2050202 { 30101 "基本工资" 3 } }
预算单位 "新校" { 代码 5; ${head}; 基本支出 2050202 { 30101 "基本工资" 1 } }
`;
  /** The first school had another name, the other one another code, which is now that of none. */
  const before = `部门 "局" { 代码 1; 年度 2025; 单位性质 行政 }
收入 { 一般公共预算 9.50 }
基本支出 2010101 { 30101 "基本工资" 2 }
预算单位 "第一中学" { 代码 ２; ${head}; 基本支出 2050204 { 30101 "基本工资" 5 } }
预算单位 "小学" { 代码 3; ${head}; 基本支出 2050202 { 30101 "基本工资" 2.50 } }
`;
  const withPrior = (text: string): Budget => {
    const files = [new SourceFile('2026.budget', now), new SourceFile('2025.budget', text)] as const;
    return analyseRoot(files[0], filesInMemory(files)).budget;
  };
  const yuan = (money: Money): number => Number(money) / 1_000_000;
  const pairs = (code: string, budget: Budget): unknown[] =>
    priorFigures(view(code, budget)).map((each) => [each.key, yuan(each.before), yuan(each.now)]);

  test('it is found by its code, else by its name; the department itself without its units', () => {
    const budget = withPrior(before);
    const of = (prior: number, current: number): unknown[] =>
      ['revenue', 'expenditure', 'general'].map((key) => [key, prior, current]);
    expect(pairs('2', budget)).toEqual(of(5, 4));
    expect(pairs('9', budget)).toEqual(of(2.5, 3));
    expect(pairs('1', budget)).toEqual(of(2, 3));
    expect(pairs('5', budget)).toEqual([]);
  });

  test('the document says what changed: 5 − 4 = 1, 20 %', () => {
    const text = JSON.stringify(disclose(view('2', withPrior(before))));
    expect(text).toContain('1.00');
    expect(placeholderText('增减额', view('2', withPrior(before)))).toBe('1.00万元');
    expect(placeholderText('增减率', view('2', withPrior(before)))).toBe('20.00%');
    expect(placeholderText('上年支出', view('1', withPrior(before)))).toBe('2.00万元');
  });

  test('nothing is compared with a file that is not split into units', () => {
    const whole = '部门 "局" { 代码 1; 年度 2025 }\n基本支出 2010101 { 30101 "基本工资" 9.50 }\n';
    expect(['1', '2', '9'].flatMap((code) => pairs(code, withPrior(whole)))).toEqual([]);
  });

  test('of several units with one code, each is held against that of its name', () => {
    const units = [2, 3].map(
      (code) => `预算单位 "${code}校" { 代码 9; 单位性质 事业; 基本支出 205020${code} { 30101 1.00 } }`,
    );
    const text = (year: number): string => `部门 "局" { 代码 1; 年度 ${year} }\n${units.join('\n')}\n`;
    const [old, other] = [analyse(text(2025)).budget, analyse(text(2026)).budget];
    const found = other.units.map((each) => counterpart(old, other, each)?.unit.name);
    expect(found).toEqual(['2校', '3校']);
  });

  describe('budget diff --unit', () => {
    const temp = new TempFolder();
    afterAll(() => temp.remove());
    const diff = async (...more: string[]): Promise<{ code: number; out: string; err: string[] }> => {
      const files = { '2025.budget': before, '2026.budget': now };
      for (const [name, text] of Object.entries(files)) writeFileSync(path.join(temp.path, name), text);
      let out = '';
      const err: string[] = [];
      const host = {
        ...systemHost(),
        print: (text: string): void => {
          out += text;
        },
        complain: (line: string): void => void err.push(line),
      };
      const named = Object.keys(files).map((name) => path.join(temp.path, name));
      const code = await run(['diff', ...named, '--locale', 'zh-cn', ...more], host);
      return { code, out, err };
    };

    test('compares the same unit of both', async () => {
      const { code, out, err } = await diff('--unit', '2', '--format', 'json');
      expect({ code, err }).toEqual({ code: 0, err: [] });
      expect(out).toContain('2050204');
      expect(out).not.toContain('2050202');
      expect(JSON.stringify(JSON.parse(out))).toMatch(/"before":"?5\.?0*"?,"after":"?4/);
    });

    test('names the file that has no such unit, and its units', async () => {
      const { code, err } = await diff('--unit', '新校');
      expect(code).toBe(2);
      expect(err).toEqual([
        `${path.join(temp.path, '2025.budget')}: 没有预算单位“新校”；可选的单位：1 局、2 第一中学、3 小学`,
      ]);
    });
  });
});

describe('budget render --unit', () => {
  const temp = new TempFolder();
  afterAll(() => temp.remove());
  const file = fileURLToPath(new URL('department.budget', folder));

  async function render(...more: string[]): Promise<{ code: number; err: string[]; document: unknown }> {
    const output = path.join(temp.path, 'out.json');
    const err: string[] = [];
    const host = { ...systemHost(), complain: (line: string): void => void err.push(line) };
    const code = await run(['render', '-o', output, ...more], host);
    const document: unknown = existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : undefined;
    rmSync(output, { force: true });
    return { code, err, document };
  }

  test('by code, and the department itself by its name', async () => {
    const unit = await render(file, '--unit', '218003');
    expect(unit).toMatchObject({ code: 0, err: [] });
    expect(JSON.stringify(unit.document)).toContain('示例市实验小学2026年');
    const own = await render(file, '--unit', '示例市教育局');
    expect(JSON.stringify(own.document)).not.toContain('实验小学');
    const whole = await render(file);
    expect(JSON.stringify(whole.document)).toContain('实验小学');
  });

  test('a unit that is not there: the units are listed, nothing is written', async () => {
    const { code, err, document } = await render(file, '--unit', '218009', '--locale', 'zh-cn');
    expect({ code, document }).toEqual({ code: 2, document: undefined });
    expect(err).toEqual([
      `${file}: 没有预算单位“218009”；可选的单位：218001 示例市教育局、218002 示例市第一中学、218003 示例市实验小学`,
    ]);
  });

  test('a code that several units have: they are named, nothing is written', async () => {
    const twice = path.join(temp.path, 'twice.budget');
    const unit = (name: string): string =>
      `预算单位 "${name}" { 代码 1; 单位性质 事业; 基本支出 2050204 { 30101 1.00 } }`;
    writeFileSync(twice, `部门 "局" { 代码 1; 年度 2026; 单位性质 行政; 职责 "管" }\n${unit('甲')}\n${unit('乙')}\n`);
    const { code, err, document } = await render(twice, '--unit', '1', '--locale', 'zh-cn');
    expect({ code, document }).toEqual({ code: 2, document: undefined });
    expect(err).toEqual([`${twice}: “1”不止一个预算单位：1 局、1 甲、1 乙`]);
    expect(JSON.stringify((await render(twice, '--unit', '乙')).document)).toContain('乙2026年');
  });

  test('the file of one unit alone is published as that unit', async () => {
    const { document } = await render(fileURLToPath(new URL('first-school.budget', folder)));
    expect(JSON.stringify(document)).toContain('示例市第一中学');
  });
});

describe('the server', () => {
  const client = new LspClient(serverCommand);
  afterAll(() => client.close());

  test('names the units of an open budget, and exports that of one', async () => {
    const uri = new URL('department.budget', folder).href;
    await client.initialized;
    client.open(uri, readFileSync(new URL(uri), 'utf8'));
    const units = [
      { name: '示例市教育局', code: '218001' },
      { name: '示例市第一中学', code: '218002' },
      { name: '示例市实验小学', code: '218003' },
    ];
    expect(await client.request('budget/units', { uri })).toEqual({ from: uri, units });
    const included = new URL('first-school.budget', folder).href;
    client.open(included, readFileSync(new URL(included), 'utf8'));
    expect(await client.request('budget/units', { uri: included })).toEqual({ from: uri, units });
    const exported = (unit?: string): Promise<unknown> =>
      client.request('budget/export', { uri, format: 'md', ...(unit === undefined ? {} : { unit }) });
    expect(JSON.stringify(await exported('218002'))).not.toContain('实验小学');
    expect(JSON.stringify(await exported())).toContain('实验小学');
    // A unit that was renamed since it was chosen: the whole department is not what was asked for.
    await expect(exported('218009')).rejects.toThrow('218009');
    expect(await client.request('budget/units', { uri: 'file:///other.budget' })).toBeNull();
  });

  test('offers nothing to choose where there are no units', async () => {
    const uri = 'file:///budget/alone.budget';
    client.open(uri, '部门 "局" { 代码 1 }\n');
    expect(await client.request('budget/units', { uri })).toEqual({ from: uri, units: [] });
  });
});

const sourceWord = fc.constantFrom('', '政府性基金', '国有资本', '财政专户', '单位资金');
const item = fc.record({
  code: fc.constantFrom('30101', '30201', '30217', '31013'),
  fen: fc.integer({ min: 1, max: 1_000_000 }),
  source: sourceWord,
  carryover: fc.constantFrom('', '结转'),
});
const block = fc.record({
  function: fc.constantFrom('2010101', '2050204', '2120803'),
  isProject: fc.boolean(),
  items: fc.array(item, { minLength: 1, maxLength: 4 }),
});
const blocks = fc.array(block, { minLength: 0, maxLength: 3 });

type Block = typeof block extends fc.Arbitrary<infer B> ? B : never;

function blockText({ function: code, isProject, items }: Block, name: string): string {
  const lines = items.map((each) => `${each.code} ${each.fen / 100}元 ${each.source} ${each.carryover}`).join('\n');
  return isProject
    ? `项目 "${name}" { 功能科目 ${code}; 类别 特定目标类\n${lines}\n}`
    : `基本支出 ${code} {\n${lines}\n}`;
}

function revenueText(all: readonly Block[]): string {
  const sums = new Map<string, number>();
  for (const { source, carryover, fen } of all.flatMap(({ items }) => items)) {
    const key = `${source || '一般公共预算'} %元 ${carryover}`;
    sums.set(key, (sums.get(key) ?? 0) + fen);
  }
  return `收入 {\n${[...sums].map(([key, fen]) => key.replace('%', String(fen / 100))).join('\n')}\n}`;
}

test('whatever units spend, their tables add up to those of the department', () => {
  fc.assert(
    fc.property(blocks, fc.array(blocks, { minLength: 1, maxLength: 3 }), (own, units) => {
      const text = [
        '部门 "局" { 代码 1; 年度 2026; 单位性质 行政 }',
        revenueText([...own, ...units.flat()]),
        ...own.map((each, i) => blockText(each, `本级${i}`)),
        ...units.map(
          (all, i) =>
            `预算单位 "单位${i}" { 代码 ${i + 2}; 单位性质 行政\n${all.map((each, j) => blockText(each, `项目${i}-${j}`)).join('\n')}\n}`,
        ),
      ].join('\n');
      const { budget } = analyse(text);
      const views = budget.scopes.map((scope) => budgetOf(budget, scope));
      expect(additive(summed(views))).toEqual(additive(figures(budget)));
    }),
    { numRuns: 60 },
  );
});
