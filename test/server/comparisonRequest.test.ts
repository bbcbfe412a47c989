import { afterEach, expect, test } from 'vitest';
import type { ComparisonBase, ComparisonResult } from '../../server/lsp/protocol/comparisonProtocol.ts';
import type { ReadFileParams, ReadFileResult } from '../../server/lsp/protocol/readFileProtocol.ts';
import type { ReconciliationResult } from '../../server/lsp/protocol/reconciliationProtocol.ts';
import { LspClient } from '../support/LspClient.ts';
import { serverCommand } from '../support/places.ts';

const uri = 'file:///budget/2026.budget';

const text = (year: number, travel: string, prior = ''): string => `
部门 "示例局" { 代码 901; 年度 ${year}; 单位性质 行政; 职责 "城市管理。"${prior} }
收入 { 一般公共预算 30.00 }
引入 "人员.budget"
基本支出 2011302 "一般行政管理事务" { 30211 "差旅费" ${travel} }
`;
const staff = '基本支出 2011301 "行政运行" { 30101 "基本工资" 20.00 }';
const lastYear = '; 上年 "2025.budget"';

/** By path; of a revision, behind its name. */
const disk: Readonly<Record<string, string>> = {
  '/budget/2025.budget': text(2025, '4.00'),
  '/budget/人员.budget': staff,
  'v1:/budget/2026.budget': text(2026, '7.00'),
  'v1:/budget/人员.budget': staff.replace('20.00', '18.00'),
  'v2:/budget/2026.budget': text(2026, '7.00'),
};

const asked: ReadFileParams[] = [];

function readFile(params: ReadFileParams): ReadFileResult {
  asked.push(params);
  const { revision } = params;
  if (revision === 'outside') return { kind: 'unreachable' };
  const name = decodeURIComponent(new URL(params.uri).pathname);
  const found = disk[revision === undefined ? name : `${revision}:${name}`];
  return found === undefined ? { kind: 'missing' } : { kind: 'text', text: found };
}

let client: LspClient;
afterEach(() => client.close());

async function opened(content: string, readsFiles = true): Promise<void> {
  client = new LspClient(serverCommand, {
    locale: 'zh-cn',
    folders: ['file:///budget'],
    ...(readsFiles ? { initializationOptions: { readsFiles }, answers: { 'budget/readFile': readFile } } : {}),
  });
  await client.initialized;
  client.open(uri, content);
}

function comparison(base: ComparisonBase): Promise<ComparisonResult> {
  return client.request('budget/comparison', { uri, base });
}

/** Both sides of 合计 and of 行政运行 in table 3. */
function told(result: ComparisonResult): unknown {
  if (result?.kind !== 'comparison') return result;
  const rows = result.tables.find(({ id }) => id === 't3')?.rows ?? [];
  const sides = ['total/total', '2011301/total'].map((key) => rows.find((row) => row.key === key));
  return [result.before, result.after, ...sides.map((row) => `${row?.before} ${row?.after} ${row?.change}`)];
}

test('last year’s file, another file as it is open or on the disk, a revision with its own includes', async () => {
  await opened(text(2026, '10.00', lastYear));
  expect(told(await comparison({ kind: 'prior' }))).toEqual(['2025年', '2026年', '24.00 30.00 +6.00', '20.00 20.00 ']);
  const file: ComparisonBase = { kind: 'file', uri: 'file:///budget/2025.budget' };
  expect(told(await comparison(file))).toEqual(['2025年', '2026年', '24.00 30.00 +6.00', '20.00 20.00 ']);
  client.open('file:///budget/2025.budget', text(2026, '9.00'));
  expect(told(await comparison(file))).toEqual(['2025.budget', '2026.budget', '29.00 30.00 +1.00', '20.00 20.00 ']);
  expect(told(await comparison({ kind: 'revision', revision: 'v1' }))).toEqual([
    'v1',
    '现在的文本',
    '25.00 30.00 +5.00',
    '18.00 20.00 +2.00',
  ]);
  expect(asked.filter(({ revision }) => revision === 'v1').map((params) => decodeURIComponent(params.uri))).toEqual([
    uri,
    'file:///budget/人员.budget',
  ]);
});

test('a row leads to the line of the file that it comes from', async () => {
  await opened(text(2026, '10.00', lastYear));
  const result = await comparison({ kind: 'prior' });
  if (result?.kind !== 'comparison') throw new Error('refused');
  const rows = result.tables.find(({ id }) => id === 't3')?.rows ?? [];
  const locationOf = (key: string) => rows.find((row) => row.key === key)?.location;
  expect(locationOf('2011302/total')).toMatchObject({ uri, range: { start: { line: 4 } } });
  expect(decodeURIComponent(locationOf('2011301/total')?.uri ?? '')).toBe('file:///budget/人员.budget');
});

test('refusals are sentences', async () => {
  await opened(text(2026, '10.00'));
  const reason = async (base: ComparisonBase): Promise<unknown> => {
    const result = await comparison(base);
    return result?.kind === 'refusal' ? result.reason : result;
  };
  expect(await reason({ kind: 'prior' })).toBe('部门里没有写“上年”：既没有上年的文件，也没有上年的收入和支出');
  expect(await reason({ kind: 'file', uri: 'file:///budget/无.budget' })).toBe('没有“无.budget”这个文件');
  expect(await reason({ kind: 'revision', revision: 'outside' })).toBe('“2026.budget”不在 git 仓库里');
  expect(await reason({ kind: 'revision', revision: 'v0' })).toBe('版本“v0”里没有“2026.budget”');
  expect(await reason({ kind: 'revision', revision: 'v2' })).toBe(
    '引入的“人员.budget”读不到，不能对比（budget check 说明原因）',
  );
  expect(await client.request('budget/comparison', { uri: 'file:///x.budget', base: { kind: 'prior' } })).toBeNull();
});

test('an editor that reads no files for the server has no revisions', async () => {
  await opened(text(2026, '10.00'), false);
  expect(await comparison({ kind: 'revision', revision: 'v1' })).toEqual({
    kind: 'refusal',
    reason: '这个编辑器不提供文件以前的版本',
  });
});

test('the reconciliation: both sides with their places', async () => {
  await opened(text(2026, '10.00').replace('30.00', '33.00'));
  const result = await client.request<ReconciliationResult>('budget/reconciliation', { uri });
  const rows = result?.groups.flatMap((group) => group.rows) ?? [];
  expect(rows.find(({ key }) => key === 'A08')).toMatchObject({
    title: '表一：收入总计＝支出总计',
    left: {
      amount: '33.00万元',
      addresses: ['t1/revenue-total/amount'],
      location: { uri, range: { start: { line: 2 } } },
    },
    right: { amount: '30.00万元', addresses: ['t1/expenditure-total/total'] },
    relation: '=',
    difference: '+3.00万元',
    tolerance: '',
    state: 'broken',
  });
  expect(await client.request('budget/reconciliation', { uri: 'file:///x.budget' })).toBeNull();
});
