import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import type { VerdictCounts } from '../../server/lsp/protocol/verdictProtocol.ts';
import { errorsIn } from '../support/errorsIn.ts';
import { type ClientOptions, LspClient } from '../support/LspClient.ts';
import { serverCommand } from '../support/places.ts';
import { TempFolder } from '../support/TempFolder.ts';

/** 15.46 and, in the included file, 2.08 make the declared 17.54. */
const root = `部门 "示例单位" { 代码 901; 年度 2026; 单位性质 事业; 职责 "服务。" }
科目 { 2011308 "招商引资" 17.54 }
收入 { 一般公共预算 17.54 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 15.46 }
引入 "单位/城东.budget"
`;
const unit = '基本支出 2011308 "招商引资" {\n    30102  "津贴补贴"  2.08\n    合计  2.08\n}\n';
const wrongUnit = unit.replace('"津贴补贴"  2.08', '"津贴补贴"  3.08');

const pulling = {
  textDocument: { diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false } },
  workspace: {
    diagnostics: { refreshSupport: true },
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

let folder: TempFolder;
let client: LspClient;
let refreshes: number;

beforeEach(() => {
  folder = new TempFolder();
  refreshes = 0;
});

afterEach(async () => {
  expect(await client.close()).toBe(0);
  expect(client.log).toEqual([]);
  folder.remove();
});

async function start(options: ClientOptions = {}): Promise<void> {
  client = new LspClient(serverCommand, {
    locale: 'zh-cn',
    capabilities: pulling,
    folders: [folder.uri],
    ...options,
    answers: {
      'workspace/configuration': () => [null],
      'workspace/diagnostic/refresh': () => {
        refreshes++;
        return null;
      },
      ...options.answers,
    },
  });
  await client.initialized;
}

function pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
  const previous = previousResultId === undefined ? {} : { previousResultId };
  return client.request('textDocument/diagnostic', { textDocument: { uri }, ...previous });
}

function pullWorkspace(
  known: ReadonlyMap<string, string> = new Map(),
  more: object = {},
): Promise<WorkspaceDiagnosticReport> {
  const previousResultIds = [...known].map(([uri, value]) => ({ uri, value }));
  return client.request('workspace/diagnostic', { previousResultIds, ...more });
}

/** What is told of the workspace from now on, in its order. */
function follow(known: ReadonlyMap<string, string> = new Map()): WorkspaceDocumentDiagnosticReport[] {
  const told: WorkspaceDocumentDiagnosticReport[] = [];
  client.heard('$/progress', ({ value }: { value: WorkspaceDiagnosticReport }) => told.push(...value.items));
  // It ends with the server.
  pullWorkspace(known, { partialResultToken: 'parts' }).catch(() => {});
  return told;
}

function itemsOf(report: { readonly kind: string; readonly items?: readonly Diagnostic[] }): readonly Diagnostic[] {
  expect(report.kind).toBe('full');
  return report.items ?? [];
}

function idsOf({ items }: WorkspaceDiagnosticReport): Map<string, string> {
  return new Map(items.map(({ uri, resultId = '' }) => [uri, resultId]));
}

function itemFor(uri: string, { items }: WorkspaceDiagnosticReport): WorkspaceDocumentDiagnosticReport {
  const item = items.find((each) => each.uri === uri);
  if (!item) throw new Error(`no report of ${uri} in ${JSON.stringify(items)}`);
  return item;
}

async function until(claim: () => boolean): Promise<void> {
  for (let tries = 0; !claim(); tries++) {
    if (tries > 200) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function told(uri: string, type: 1 | 2 | 3): void {
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
}

describe('a client that asks', () => {
  test('gets what is found in a document, and later that nothing changed; nothing is pushed', async () => {
    folder.write('单位/城东.budget', wrongUnit);
    await start();
    const budget = folder.uriOf('部门.budget');
    client.open(budget, root);
    const first = await pull(budget);
    expect(errorsIn(itemsOf(first))).toEqual(['total-mismatch', 'unbalanced-budget']);
    expect(await pull(budget, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    client.change(budget, 2, root.replace('15.46', '14.46'));
    const second = await pull(budget, first.resultId);
    expect(errorsIn(itemsOf(second))).toEqual([]);
    client.change(budget, 3, root);
    expect((await pull(budget, second.resultId)).resultId).toBe(first.resultId);
    expect(client.pushed()).toEqual([]);
  });

  test('is not told to ask again after an edit, but when a file changes on the disk', async () => {
    const at = folder.write('单位/城东.budget', unit);
    await start();
    const budget = folder.uriOf('部门.budget');
    client.open(budget, root);
    const first = await pull(budget);
    expect(errorsIn(itemsOf(first))).toEqual([]);
    for (const version of [2, 3, 4]) {
      client.change(budget, version, `${root}# ${version}\n`);
      await pull(budget);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(refreshes).toBe(0);
    folder.write('单位/城东.budget', wrongUnit);
    told(at, 2);
    await until(() => refreshes > 0);
    expect(errorsIn(itemsOf(await pull(budget)))).toEqual(['total-mismatch', 'unbalanced-budget']);
    expect(refreshes).toBe(1);
  });

  test('that asks about a document before it opens it is told to ask again', async () => {
    folder.write('单位/城东.budget', wrongUnit);
    await start();
    const budget = folder.uriOf('部门.budget');
    expect(errorsIn(itemsOf(await pull(budget)))).toEqual([]);
    client.open(budget, root);
    await until(() => refreshes > 0);
    expect(errorsIn(itemsOf(await pull(budget)))).toEqual(['total-mismatch', 'unbalanced-budget']);
  });

  test('waits while files are read; one that takes too long has it ask again', async () => {
    let release = (): void => {};
    const reading = new Promise<void>((resolve) => {
      release = resolve;
    });
    const readFile = async ({ uri }: { uri: string }): Promise<object> => {
      if (!uri.endsWith(encodeURIComponent('城东.budget'))) return { kind: 'missing' };
      await reading;
      return { kind: 'text', text: unit };
    };
    await start({
      initializationOptions: { readsFiles: true, listsFiles: true },
      answers: { 'budget/readFile': readFile, 'budget/listFiles': () => ({ uris: [] }) },
    });
    const budget = folder.uriOf('部门.budget');
    client.open(budget, root);
    await expect(pull(budget)).rejects.toMatchObject({ code: -32802, data: { retriggerRequest: true } });
    const second = pull(budget);
    release();
    expect(errorsIn(itemsOf(await second))).toEqual([]);
  });

  test('may lose its interest', async () => {
    const never = (): Promise<object> => new Promise(() => {});
    await start({
      initializationOptions: { readsFiles: true, listsFiles: true },
      answers: { 'budget/readFile': never, 'budget/listFiles': () => ({ uris: [] }) },
    });
    const budget = folder.uriOf('部门.budget');
    client.open(budget, root);
    for (const [method, params] of [
      ['textDocument/diagnostic', { textDocument: { uri: budget } }],
      ['workspace/diagnostic', { previousResultIds: [], partialResultToken: 'all' }],
    ] as const) {
      const source = new CancellationTokenSource();
      const answer = client.request(method, params, source.token);
      await new Promise((resolve) => setTimeout(resolve, 50));
      source.cancel();
      await expect(answer).rejects.toMatchObject({ code: -32800 });
    }
  });

  test('gets the closed files of a budget with it where it takes them', async () => {
    const at = folder.write('单位/城东.budget', wrongUnit);
    await start({ capabilities: { ...pulling, textDocument: { diagnostic: { relatedDocumentSupport: true } } } });
    const budget = folder.uriOf('部门.budget');
    client.open(budget, root);
    const { relatedDocuments: first = {} } = await pull(budget);
    expect(Object.keys(first)).toEqual([at]);
    expect(first[at]?.kind).toBe('full');
    const { relatedDocuments: second = {} } = await pull(budget);
    expect(second[at]?.kind).toBe('unchanged');
    client.open(at, wrongUnit);
    expect((await pull(budget)).relatedDocuments).toEqual({});
  });

  test('has nothing read from the disk for what is typed', async () => {
    let asked = 0;
    const readFile = ({ uri }: { uri: string }): object => {
      asked++;
      return uri.endsWith('.json') ? { kind: 'missing' } : { kind: 'text', text: unit };
    };
    const listFiles = (): object => ({ uris: [folder.uriOf('单位/城东.budget')] });
    await start({
      initializationOptions: { readsFiles: true, listsFiles: true },
      answers: { 'budget/readFile': readFile, 'budget/listFiles': listFiles },
    });
    const budget = folder.uriOf('部门.budget');
    client.open(budget, root);
    await pull(budget);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const before = asked;
    for (let version = 2; version < 12; version++) {
      client.change(budget, version, `${root}# ${version}\n`);
      await pull(budget);
    }
    expect(asked).toBe(before);
  });

  test('is not told of a version of a file, which an editor shows beside it, what is told of the file', async () => {
    await start();
    const budget = folder.uriOf('a.budget');
    const inGit = `${budget.replace('file://', 'git:')}?%7B%22ref%22%3A%22~%22%7D`;
    const versions = [inGit, 'clipboardCompare0:/a.budget'];
    for (const uri of [budget, ...versions]) client.open(uri, wrongUnit);
    expect(errorsIn(itemsOf(await pull(budget)))).toContain('total-mismatch');
    for (const uri of versions) expect(errorsIn(itemsOf(await pull(uri)))).toEqual([]);
    const { items } = await pullWorkspace();
    expect(items.map(({ uri }) => uri)).toEqual([budget]);
    const symbols = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: '30102' });
    expect(symbols.map(({ location: { uri } }) => uri)).toEqual([budget]);
    // Asked about one, the server knows it.
    const outline = await client.request<object[]>('textDocument/documentSymbol', {
      textDocument: { uri: versions[0] },
    });
    expect(outline).toHaveLength(1);
  });

  test('gets nothing of what a screen reader reads of a hover', async () => {
    await start();
    const uri = 'accessible-view:accessible-view-hover';
    client.open(uri, wrongUnit);
    expect(itemsOf(await pull(uri))).toEqual([]);
    const textDocument = { uri };
    expect(await client.request('textDocument/codeLens', { textDocument })).toBe(null);
    expect(await client.request('textDocument/documentSymbol', { textDocument })).toBe(null);
    client.change(uri, 2, `${wrongUnit}# 2\n`);
    expect((await pullWorkspace()).items.flatMap(itemsOf)).toEqual([]);
    client.notify('textDocument/didClose', { textDocument });
    expect((await pullWorkspace()).items.flatMap(itemsOf)).toEqual([]);
  });

  test('gets nothing of a version of a profile either, which is no budget', async () => {
    await start();
    const profile = folder.uriOf('budget-profile.json');
    const version = `${profile.replace('file://', 'git:')}?%7B%22ref%22%3A%22~%22%7D`;
    for (const uri of [profile, version]) client.open(uri, '{ "x": }');
    expect(errorsIn(itemsOf(await pull(profile)))).not.toEqual([]);
    expect(errorsIn(itemsOf(await pull(version)))).toEqual([]);
    const textDocument = { uri: version };
    expect(await client.request('textDocument/documentSymbol', { textDocument })).toBe(null);
    expect(await client.request('textDocument/semanticTokens/full', { textDocument })).toBe(null);
  });

  test('gets tags', async () => {
    await start();
    const budget = folder.uriOf('a.budget');
    const text =
      '基本支出 2100502 "事业单位医疗" { 30110 1 }\n# budget-ignore total-mismatch 已核对\n收入 { 一般公共预算 1 }\n';
    client.open(budget, text);
    const tags = itemsOf(await pull(budget)).filter((each) => each.tags);
    expect(tags.map(({ code, tags: [tag] = [] }) => `${code} ${tag}`).sort()).toEqual([
      'retired-subject 2',
      'unused-ignore 1',
    ]);
  });
});

describe('the workspace as a client asks for it', () => {
  test('has open budgets with the files that belong to them, and says what did not change', async () => {
    const at = folder.write('单位/城东.budget', wrongUnit);
    folder.write('别的.budget', wrongUnit);
    const budget = folder.write('部门.budget', root);
    await start();
    client.open(budget, root);
    const first = await pullWorkspace();
    expect([...idsOf(first).keys()].sort()).toEqual([at, budget].sort());
    expect(errorsIn(itemsOf(itemFor(at, first)))).toEqual(['total-mismatch']);
    expect(itemFor(budget, first).version).toBe(1);
    expect(itemFor(at, first).version).toBe(null);
    const second = await pullWorkspace(idsOf(first));
    expect(second.items.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
  });

  test('is told to a client that takes its answer in parts, as long as it listens, whenever something is new', async () => {
    const at = folder.write('单位/城东.budget', wrongUnit);
    const budget = folder.write('部门.budget', root);
    await start();
    client.open(budget, root);
    const told = follow(idsOf(await pullWorkspace()));
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(told).toEqual([]);
    client.change(budget, 2, root.replace('引入', '# 引入'));
    await until(() => told.length > 0);
    expect(told.map(({ uri }) => uri).sort()).toEqual([at, budget].sort());
    expect(itemsOf(itemFor(at, { items: told }))).toEqual([]);
    client.change(budget, 3, root);
    await until(() => told.length > 2);
    expect(errorsIn(itemsOf(itemFor(at, { items: told.slice(2) })))).toEqual(['total-mismatch']);
  });

  test('says of a document that was closed what is on the disk, and of one that is gone nothing', async () => {
    const budget = folder.write('部门.budget', root.replace(/引入.*\n/, ''));
    await start();
    client.open(budget, wrongUnit);
    const told = follow();
    expect(errorsIn(itemsOf(await pull(budget)))).toContain('total-mismatch');
    await until(() => told.length > 0);
    client.notify('textDocument/didClose', { textDocument: { uri: budget } });
    await until(() => told.length > 1);
    expect(itemsOf(itemFor(budget, { items: told.slice(1) }))).toEqual([]);
    // vscode-languageclient asks once more as it closes it, and until it has that answer throws away what it hears here.
    await pull(budget);
    await until(() => told.length > 2);
    expect(itemsOf(itemFor(budget, { items: told.slice(2) }))).toEqual([]);
  });

  test('says at once that nothing is found any more in a document that has another name now', async () => {
    const [before, after] = ['部门.budget', '另存.budget'].map((name) => folder.write(name, wrongUnit)) as [
      string,
      string,
    ];
    await start();
    client.open(before, wrongUnit);
    await pull(before);
    const told = follow();
    await until(() => told.length > 0);
    // As “Save as” does it.
    client.open(after, wrongUnit);
    await pull(after);
    await until(() => told.length > 1);
    client.notify('textDocument/didClose', { textDocument: { uri: before } });
    const closed = performance.now();
    await until(() => told.some(({ uri, kind }, i) => i > 1 && uri === before && kind === 'full'));
    expect(itemsOf(itemFor(before, { items: told.slice(2) }))).toEqual([]);
    // vscode-languageclient would wait for two seconds before it asked again.
    expect(performance.now() - closed).toBeLessThan(1500);
  });
});

describe('a file that is opened without the one that includes it', () => {
  test('is seen from there, misses no department, and follows it on the disk', async () => {
    const at = folder.write('单位/城东.budget', unit);
    const budget = folder.write('部门.budget', root);
    await start();
    client.open(at, unit);
    expect(errorsIn(itemsOf(await pull(at)))).toEqual([]);
    folder.write('部门.budget', root.replace('引入', '# 引入'));
    told(budget, 2);
    await until(() => refreshes > 0);
    expect(errorsIn(itemsOf(await pull(at)))).toEqual(['missing-field']);
    folder.write('部门.budget', root);
    told(budget, 2);
    await until(() => refreshes > 1);
    expect(errorsIn(itemsOf(await pull(at)))).toEqual([]);
    folder.delete('部门.budget');
    told(budget, 3);
    await until(() => refreshes > 2);
    expect(errorsIn(itemsOf(await pull(at)))).toEqual(['missing-field']);
  });

  test('has what is found in the whole budget, its closed files too', async () => {
    const at = folder.write('单位/城东.budget', unit);
    const west = folder.write('单位/城西.budget', wrongUnit);
    const budget = folder.write('部门.budget', `${root}引入 "单位/城西.budget"\n`);
    await start();
    client.open(at, unit);
    const found = await pullWorkspace();
    expect(errorsIn(itemsOf(itemFor(west, found)))).toEqual(['total-mismatch']);
    expect(errorsIn(itemsOf(itemFor(budget, found)))).toEqual(['total-mismatch', 'unbalanced-budget']);
    expect(errorsIn(itemsOf(itemFor(at, found)))).toEqual([]);
  });
});

describe('the verdict', () => {
  test('counts what is in all files of the budget, and follows it', async () => {
    const at = folder.write('单位/城东.budget', unit);
    folder.write('部门.budget', root);
    await start({ initializationOptions: { showsVerdicts: true } });
    const verdicts: { uri: string; root: string; status: string; counts: VerdictCounts }[] = [];
    client.heard('budget/verdict', (verdict: (typeof verdicts)[number]) => verdicts.push(verdict));
    client.open(at, unit);
    await until(() => verdicts.length > 0);
    expect(verdicts.at(-1)).toMatchObject({ uri: at, root: folder.uriOf('部门.budget'), status: 'draft' });
    expect(verdicts.at(-1)?.counts.error).toBe(0);
    client.change(at, 2, wrongUnit);
    await until(() => verdicts.at(-1)?.counts.error === 3);
  });
});
