import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../../server/cli/run.ts';
import { systemHost } from '../../server/cli/systemHost.ts';
import { chartRows } from '../../server/document/chartRows.ts';
import { chartsOf } from '../../server/document/chartsOf.ts';
import { blocksOf, type Chart, type LiveFigure } from '../../server/document/Disclosure.ts';
import { disclose } from '../../server/document/disclose.ts';
import { analyse } from '../../server/features/Analysis.ts';
import { charts } from '../../server/features/charts.ts';
import type { Budget } from '../../server/model/Budget.ts';
import { itemsOfOrigin } from '../../server/model/Origin.ts';
import { analysisOf } from '../support/caseFiles.ts';
import { LspClient } from '../support/LspClient.ts';
import { parseCases, readSample } from '../support/parseCases.ts';
import { root, serverCommand } from '../support/places.ts';
import { structure } from '../support/referenceDocument.ts';
import { TempFolder } from '../support/TempFolder.ts';

const reference = analyse(readSample('shuozhou-2026'));

function chart(id: string, budget: Budget = reference.budget): Chart {
  const found = chartsOf(budget).find((each) => each.id === id);
  if (!found) throw new Error(`no chart ${id}`);
  return found;
}

/** The rows of the table of a chart. */
function rows(of: Chart): string[][] {
  return chartRows(of).map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]);
}

function figures(of: Chart): LiveFigure[] {
  return chartRows(of).flatMap(({ cells }) => cells.flatMap(({ figure }) => figure ?? []));
}

function budgetOf(text: string): Budget {
  return analyse(text).budget;
}

/** A block of basic expenditure for each amount, under 类 that follow each other. */
function classes(amounts: readonly number[]): string {
  const codes = '201 203 204 205 206 207 208 210 211 212 213'.split(' ');
  return amounts.map((amount, i) => `基本支出 ${codes[i]}0101 "项" { 30101 "基本工资" ${amount} }\n`).join('');
}

describe('the reference', () => {
  test('has four charts, and publishes one of its own', () => {
    expect(chartsOf(reference.budget).map(({ id, title }) => [id, title])).toEqual([
      ['charts/function', '2026年支出结构（按功能分类）'],
      ['charts/economic', '2026年支出结构（按经济分类）'],
      ['charts/part', '2026年基本支出与项目支出'],
      ['charts/years', '2026年与2025年预算对比'],
    ]);
    const published = blocksOf(disclose(reference.budget), 'chart').map((block) => block.chart);
    expect(published.map(({ id }) => id)).toEqual(['general-chart']);
    expect(published.flatMap(figures).map(({ address }) => address)).toEqual(
      ['201', '208', '210', '221'].flatMap((code) => [`general-chart/${code}`, `general-chart/${code}-share`]),
    );
  });

  test('its structure by subject is the published one', () => {
    const found = chart('charts/function');
    expect(found).toMatchObject({ kind: 'pie', columns: ['功能分类', '金额（万元）', '占比'] });
    expect(rows(found)).toEqual(structure);
    expect(found.description).toBe(
      '2026年支出结构（按功能分类）：合计118.67万元，其中一般公共服务支出104.20万元，占87.81%；社会保障和就业支出6.97万元，占5.87%；卫生健康支出2.76万元，占2.33%；住房保障支出4.74万元，占3.99%。',
    );
    expect(figures(found)[2]).toMatchObject({ address: 'charts/function/208' });
    expect([...itemsOfOrigin((figures(found)[2] as LiveFigure).origin())].map(({ subject }) => subject?.code)).toEqual([
      '30108',
      '30109',
    ]);
  });

  test('by economic class, projects without items of one are a share of their own', () => {
    const found = chart('charts/economic');
    expect(rows(found)).toEqual([
      ['工资福利支出', '54.33', '45.78%'],
      ['未列经济分类', '64.34', '54.22%'],
    ]);
    expect(figures(found).map(({ address }) => address)).toEqual([
      'charts/economic/301',
      'charts/economic/301-share',
      'charts/economic/rest',
      'charts/economic/rest-share',
    ]);
    expect([...itemsOfOrigin((figures(found)[2] as LiveFigure).origin())]).toHaveLength(8);
  });

  test('basic against project expenditure, with one source as a whole only', () => {
    const found = chart('charts/part');
    expect(found).toMatchObject({ kind: 'bars', series: ['基本支出', '项目支出'], unit: '单位：万元' });
    expect(rows(found)).toEqual([['支出合计', '54.33', '45.78%', '64.34', '54.22%']]);
    expect(figures(found).map(({ address }) => address)).toEqual([
      'charts/part/basic',
      'charts/part/basic-share',
      'charts/part/project',
      'charts/part/project-share',
    ]);
    expect(found.description).toBe(
      '2026年基本支出与项目支出：支出合计中，基本支出54.33万元，占45.78%，项目支出64.34万元，占54.22%。',
    );
  });

  test('year against year, from what 上年 states', () => {
    const found = chart('charts/years');
    expect(found).toMatchObject({ kind: 'bars', series: ['上年预算（2025年）', '本年预算（2026年）'] });
    expect(rows(found)).toEqual(
      ['收入总计', '支出总计', '一般公共预算当年支出'].map((name) => [name, '182.73', '118.67', '-64.06', '-35.06%']),
    );
    expect(found.kind === 'bars' && found.groups[1]?.bars.map(({ value, figure }) => [value, figure.address])).toEqual([
      [182.73, 'charts/years/expenditure-before'],
      [118.67, 'charts/years/expenditure'],
    ]);
    expect(found.description).toContain('；支出总计118.67万元，比上年减少64.06万元，下降35.06%；');
  });
});

describe('what a chart shows', () => {
  test('nothing: no chart', () => {
    for (const text of ['', '部门 "局" { 年度 2026 }', '收入 { 合计 0 }', '{{{', '基本支出 2010101 { 30101 0 }'])
      expect(charts(analyse(text))).toEqual([]);
  });

  test('sources, each with its parts, where there are several', () => {
    const { budget } = analyse(readSample('short-english'));
    expect(rows(chart('charts/part', budget))).toEqual([
      ['支出合计', '292.31', '73.82%', '103.64', '26.18%'],
      ['一般公共预算', '292.31', '97.32%', '8.04', '2.68%'],
      ['政府性基金预算', '0', '0%', '95.60', '100.00%'],
    ]);
    const addresses = figures(chart('charts/part', budget)).map(({ address }) => address);
    expect(addresses).toContain('charts/part/basic-general');
    expect(addresses).toContain('charts/part/project-fund-share');
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test.each([
    ['eight', [1, 2, 3, 4, 5, 6, 7, 8], 'pie'],
    ['nine', [1, 2, 3, 4, 5, 6, 7, 8, 9], 'bars'],
    ['one', [1], 'pie'],
    ['one of them below zero', [3, -1], 'bars'],
    ['nothing but less than zero', [-1], 'bars'],
  ])('%s 类', (_, amounts, kind) => {
    const found = chart('charts/function', budgetOf(classes(amounts)));
    expect(found.kind).toBe(kind);
    expect(rows(found)).toHaveLength(amounts.length);
  });

  test('bars of shares say the amount and the share, below zero too', () => {
    const found = chart('charts/function', budgetOf(classes([3, -1])));
    expect(found).toMatchObject({ title: '支出结构（按功能分类）', series: ['金额（万元）'] });
    expect(
      found.kind === 'bars' && found.groups.map(({ bars }) => bars.map(({ text, value }) => [text, value])),
    ).toEqual([[['3.00（150.00%）', 3]], [['-1.00（-50.00%）', -1]]]);
  });

  test('parts that cancel each other are shown all the same', () => {
    const text = '基本支出 2010101 { 30101 2 }\n项目 "修缮" { 功能科目 2010101; 30213 -2 }';
    expect(rows(chart('charts/part', budgetOf(text)))).toEqual([['支出合计', '2.00', '0%', '-2.00', '0%']]);
  });

  test('amounts in yuan are shown in the unit of the document', () => {
    const found = chart('charts/part', budgetOf('基本支出 2010101 { 30101 12,345元 }'));
    expect(found.kind === 'bars' && found.groups[0]?.bars[0]).toMatchObject({ text: '1.23（100.00%）', value: 1.2345 });
  });

  test('a 类 that only one of the years had is there, and there is no rate of nothing', () => {
    const [each] = parseCases(`\`\`\`budget
部门 "局" { 年度 2026; 上年 "2025.budget" }
收入 { 一般公共预算 9 }
${classes([4, 5])}
\`\`\`
\`\`\`file 2025.budget
部门 "局" { 年度 2025 }
收入 { 一般公共预算 8 }
基本支出 2010101 "项" { 30101 2 }
基本支出 2080101 "项" { 30101 6 }
\`\`\`
`);
    if (!each) throw new Error('no case');
    const found = chart('charts/years', analysisOf(each).budget);
    expect(rows(found)).toEqual([
      ['收入总计', '8.00', '9.00', '1.00', '12.50%'],
      ['支出总计', '8.00', '9.00', '1.00', '12.50%'],
      ['一般公共预算当年支出', '8.00', '9.00', '1.00', '12.50%'],
      ['一般公共服务支出', '2.00', '4.00', '2.00', '100.00%'],
      ['国防支出', '0', '5.00', '5.00', ''],
      ['社会保障和就业支出', '6.00', '0', '-6.00', '-100.00%'],
    ]);
    expect(found.description).toContain('国防支出5.00万元，比上年增加5.00万元（上年为0万元，不计算增长率）；');
    expect(figures(found).map(({ address }) => address)).toContain('charts/years/208-before');
  });

  test('another layout has the same charts', () => {
    const text = readSample('shuozhou-2026').replace(
      '    代码      631',
      '    代码      631\n    表样 "shanghai-2025"',
    );
    expect(chartsOf(budgetOf(text)).map(({ id }) => id)).toEqual(chartsOf(reference.budget).map(({ id }) => id));
    expect(chart('charts/years', budgetOf(text)).description).toContain('比2025年预算减少64.06万元，下降35.06%');
  });

  test('no text that is cut anywhere fails', () => {
    const text = readSample('short-english');
    for (let end = 0; end < text.length; end += 97) expect(() => charts(analyse(text.slice(0, end)))).not.toThrow();
  });
});

describe('budget render --charts', () => {
  const temp = new TempFolder();
  afterAll(() => temp.remove());
  const sample = path.join(root, 'samples/shuozhou-2026.budget');

  async function render(folder: string): Promise<{ code: number; err: string[] }> {
    const err: string[] = [];
    const host = { ...systemHost(), complain: (line: string): void => void err.push(line) };
    const options = ['-o', path.join(temp.path, 'out.md'), '--charts', folder, '--locale', 'zh-cn'];
    return { code: await run(['render', sample, ...options], host), err };
  }

  test('writes a picture for each chart', async () => {
    expect(await render(temp.path)).toEqual({ code: 0, err: [] });
    const expected = charts(reference).map(({ title }) => `${title}.svg`);
    expect(readdirSync(temp.path).sort()).toEqual([...expected, 'out.md'].sort());
    for (const { title, svg } of charts(reference))
      expect(readFileSync(path.join(temp.path, `${title}.svg`), 'utf8')).toBe(svg);
  });

  test('needs a folder, and writes nothing without one', async () => {
    const nowhere = path.join(temp.path, 'nowhere');
    expect(await render(nowhere)).toEqual({ code: 2, err: [`${nowhere}: 文件夹 ${nowhere} 不存在`] });
    expect(await render(sample)).toEqual({ code: 2, err: [`${sample}: ${sample} 不是文件夹`] });
  });
});

describe('the server', () => {
  const client = new LspClient(serverCommand, {});
  afterAll(() => client.close());

  test('answers the charts of an open file', async () => {
    await client.initialized;
    const uri = 'file:///budget/a.budget';
    client.open(uri, readSample('shuozhou-2026'));
    expect(await client.request('budget/charts', { uri })).toEqual(charts(reference));
    expect(await client.request('budget/charts', { uri: 'file:///other.budget' })).toBeNull();
  });
});
