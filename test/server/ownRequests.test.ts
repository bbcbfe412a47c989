import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isNewBudgetResult } from '../../server/lsp/protocol/newBudgetProtocol.ts';
import { isNextYearResult } from '../../server/lsp/protocol/nextYearProtocol.ts';
import { isToolResult } from '../../server/lsp/protocol/toolProtocol.ts';
import { LspClient } from '../support/LspClient.ts';
import { readSample } from '../support/parseCases.ts';
import { serverCommand } from '../support/places.ts';

const uri = 'file:///budget/shuozhou-2026.budget';

describe('what the server answers beside the protocol', () => {
  let client: LspClient;
  beforeAll(async () => {
    client = new LspClient(serverCommand, { locale: 'zh-cn' });
    await client.initialized;
    client.open(uri, readSample('shuozhou-2026'));
  });
  afterAll(() => client.close());

  const tool = (params: object): Promise<unknown> => client.request('budget/tool', params);

  test('the questions of a new budget, what is wrong with an answer, and the file', async () => {
    const begun = await client.request<unknown>('budget/newBudget', { answers: { name: '……' } });
    if (!isNewBudgetResult(begun)) throw new Error('malformed');
    expect(begun.questions.map(({ title }) => title)).toEqual([
      '部门名称',
      '部门代码',
      '预算年度',
      '单位性质',
      '部门职责',
    ]);
    expect(begun.questions[2]?.initial).toMatch(/^20\d\d$/);
    expect(begun.questions[3]?.choices.map(({ label }) => label)).toEqual(['行政', '事业', '参公']);
    expect(begun.faults).toEqual([{ question: 'name', isError: true, message: '“……”是待填的占位内容' }]);
    expect(begun.text).toBeNull();
    const answers = { name: '示例局', code: '215', year: '2026', kind: '行政', duties: '负责城市管理。' };
    const made = await client.request<unknown>('budget/newBudget', { answers });
    expect(isNewBudgetResult(made) && made.text).toContain('部门 "示例局" {');
  });

  test('the budget of the next year, its name and what it comes from; of one without a year why there is none', async () => {
    const rolled = await client.request<unknown>('budget/nextYear', { uri });
    if (!isNextYearResult(rolled) || rolled?.kind !== 'rolled') throw new Error('malformed');
    expect([rolled.from, rolled.fileName]).toEqual([uri, 'shuozhou-2027.budget']);
    expect(rolled.text).toContain('年度      2027');
    expect(rolled.text).toMatch(/上年 +"shuozhou-2026.budget"/);
    const yearless = 'file:///budget/yearless.budget';
    client.open(yearless, '部门 "示例局" { 代码 215 }\n');
    expect(await client.request('budget/nextYear', { uri: yearless })).toEqual({
      kind: 'refused',
      reason: '文件里没有写年度',
    });
    expect(await client.request('budget/nextYear', { uri: 'file:///other.budget' })).toBeNull();
  });

  test('figures and findings of an open budget, an explanation', async () => {
    const figures = await tool({ tool: 'figures', uri, table: 't3', subject: '2011308' });
    expect(isToolResult(figures) && figures).toContain('"address":"t3/2011308/basic"');
    const findings = await tool({ tool: 'findings', uri, id: 'rounding-difference' });
    expect(JSON.parse(String(findings))).toMatchObject({ count: 3, bySeverity: { information: 3 } });
    expect(await tool({ tool: 'explain', name: ' 30101 ' })).toContain('基本工资');
    expect(await tool({ tool: 'explain', name: 'total-mismach' })).toContain('是不是 total-mismatch？');
  });

  test('no answer where the document is not open', async () => {
    expect(await tool({ tool: 'figures', uri: 'file:///other.budget' })).toBeNull();
  });
});
