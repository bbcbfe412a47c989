import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Diagnostic, Hover, TextEdit } from 'vscode-languageserver';
import type { ReadFileParams } from '../../server/lsp/protocol/readFileProtocol.ts';
import { errorsIn, hasErrors } from '../support/errorsIn.ts';
import { fileUri } from '../support/fileUri.ts';
import { type ClientOptions, LspClient } from '../support/LspClient.ts';
import { serverCommand } from '../support/places.ts';

/** 15.46 and, in the included file, 2.08 make the declared 17.54. */
const root = `部门 "示例单位" { 代码 901; 年度 2026; 单位性质 事业; 职责 "服务。" }
科目 { 2011308 "招商引资" 17.54 }
收入 { 一般公共预算 17.54 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 15.46 }
引入 "单位/城东.budget"
`;
const unit = '基本支出 2011308 "招商引资" {\n    30102  "津贴补贴"  2.08\n    合计  2.08\n}\n';
/** In the included file a total that its line does not make; in the root one that both files do not. */
const wrongUnit = unit.replace('"津贴补贴"  2.08', '"津贴补贴"  3.08');

interface Shown {
  readonly findings: readonly { readonly key: string; readonly message: string }[];
}

const editor = {
  workspace: {
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    configuration: true,
    workspaceFolders: true,
  },
};

let folder: string;
let client: LspClient;

beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'budget-workspace-')));
});

afterEach(async () => {
  expect(await client.close()).toBe(0);
  expect(client.log).toEqual([]);
  fs.rmSync(folder, { recursive: true, force: true });
});

function uriOf(name: string): string {
  return fileUri(path.join(folder, name));
}

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  return uriOf(name);
}

async function start(options: ClientOptions = {}): Promise<void> {
  client = new LspClient(serverCommand, {
    locale: 'zh-cn',
    capabilities: editor,
    folders: [fileUri(folder)],
    answers: { 'workspace/configuration': () => [null] },
    ...options,
  });
  await client.initialized;
}

function told(...uris: readonly string[]): void {
  client.notify('workspace/didChangeWatchedFiles', { changes: uris.map((uri) => ({ uri, type: 2 })) });
}

describe('an included file', () => {
  /** One on the disk that is open and edited, so that it has an error, beside its root; answers its URI. */
  async function editedUnit(): Promise<string> {
    const at = write('单位/城东.budget', unit);
    await start();
    client.open(uriOf('部门.budget'), root);
    await client.diagnosticsWhere(uriOf('部门.budget'), hasErrors());
    client.open(at, wrongUnit);
    await client.diagnosticsWhere(at, hasErrors('total-mismatch'));
    return at;
  }

  test('is read, counts in the root, and has what is found in it', async () => {
    const at = write('单位/城东.budget', wrongUnit);
    await start();
    client.open(uriOf('部门.budget'), root);
    const found = await client.diagnosticsWhere(uriOf('部门.budget'), hasErrors('total-mismatch', 'unbalanced-budget'));
    const mismatch = found.find(({ code }) => code === 'total-mismatch');
    expect(mismatch?.relatedInformation?.map(({ location }) => location.uri)).toContain(at);
    await client.diagnosticsWhere(at, hasErrors('total-mismatch'));
    expect(client.registered).toContain('workspace/didChangeWatchedFiles');
  });

  test('counts as it stands in the editor, has no complaints of its own, and counts as saved when it is closed', async () => {
    const at = await editedUnit();
    await client.diagnosticsWhere(uriOf('部门.budget'), hasErrors('total-mismatch', 'unbalanced-budget'));
    client.change(at, 2, '2.08', { start: { line: 1, character: 18 }, end: { line: 1, character: 22 } });
    await client.diagnosticsWhere(at, hasErrors());
    await client.diagnosticsWhere(uriOf('部门.budget'), hasErrors());
    client.change(at, 3, wrongUnit);
    await client.diagnosticsWhere(at, hasErrors('total-mismatch'));
    client.notify('textDocument/didClose', { textDocument: { uri: at } });
    await client.diagnosticsWhere(at, hasErrors());
    await client.diagnosticsWhere(uriOf('部门.budget'), hasErrors());
  });

  test('has a fix for all of an id that says it is for this file, as another of the budget has more of them', async () => {
    const at = write('单位/城东.budget', '基本支出 2011308 "办公经费" {\n    30102  "津贴"  2.08\n}\n');
    const budget = uriOf('部门.budget');
    await start();
    client.open(
      budget,
      root.replace('30101 "基本工资"', '30101 "工资"').replace('2011308 "招商引资" {', '2011308 "办公费" {'),
    );
    const found = await client.diagnosticsWhere(budget, (all) =>
      all.some(({ code }) => code === 'subject-name-mismatch'),
    );
    const [first] = found.filter(({ code }) => code === 'subject-name-mismatch');
    await client.diagnosticsWhere(at, (all) => all.some(({ code }) => code === 'subject-name-mismatch'));
    const titles = (first ? await client.fixes(budget, first.range) : []).map(({ title }) => title);
    expect(titles.filter((each) => each.includes('所有'))).toEqual(['把所有科目名称改为规范名称（本文件 2 处）']);
  });

  test('counts as saved once it is closed, though no watcher tells that it was', async () => {
    const at = await editedUnit();
    write('单位/城东.budget', wrongUnit);
    client.notify('textDocument/didSave', { textDocument: { uri: at } });
    client.notify('textDocument/didClose', { textDocument: { uri: at } });
    const { findings } = await client.request<Shown>('budget/previewFindings', { uri: uriOf('部门.budget') });
    expect(findings.map(({ message }) => message).join('\n')).toContain('2011308 合计');
  });

  test('is read again with each saving where no folder is open, and so nobody tells of it', async () => {
    await start({ folders: [] });
    const budget = uriOf('部门.budget');
    write('城东.budget', unit);
    client.open(budget, root.replace('单位/', ''));
    await client.diagnosticsWhere(budget, hasErrors());
    write('城东.budget', wrongUnit);
    client.notify('textDocument/didSave', { textDocument: { uri: budget } });
    await client.diagnosticsWhere(budget, hasErrors('total-mismatch', 'unbalanced-budget'));
    fs.rmSync(path.join(folder, '城东.budget'));
    client.notify('textDocument/didSave', { textDocument: { uri: budget } });
    await client.diagnosticsWhere(budget, (all) => errorsIn(all).includes('include-not-found'));
  });

  test('stands for itself as long as the file that includes it is not open', async () => {
    const at = write('单位/城东.budget', unit);
    await start();
    client.open(at, unit);
    await client.diagnosticsWhere(at, hasErrors('missing-field'));
    client.open(uriOf('部门.budget'), root);
    await client.diagnosticsWhere(at, hasErrors());
    client.notify('textDocument/didClose', { textDocument: { uri: uriOf('部门.budget') } });
    await client.diagnosticsWhere(at, hasErrors('missing-field'));
    await client.diagnosticsWhere(uriOf('部门.budget'), ({ length }) => length === 0);
  });

  test('of two budgets has each of very many findings once, and they are counted once', async () => {
    const names = Array.from({ length: 200 }, () => '    30102  "津贴"  0.01\n').join('');
    const at = write('单位/城东.budget', `基本支出 2011308 "招商引资" {\n${names}}\n`);
    await start();
    client.open(uriOf('部门.budget'), root);
    const count = (await client.diagnosticsWhere(at, ({ length }) => length > 199)).length;
    client.open(uriOf('另一部门.budget'), root);
    await client.diagnosticsWhere(uriOf('另一部门.budget'), ({ length }) => length > 0);
    expect(count).toBeLessThan(500);
    expect((await client.diagnosticsWhere(at, ({ length }) => length > 199)).length).toBe(count);
  });

  test('changes and goes on the disk, and comes back', async () => {
    const at = write('单位/城东.budget', unit);
    const budget = uriOf('部门.budget');
    await start();
    client.open(budget, root);
    await client.diagnosticsWhere(budget, hasErrors());
    write('单位/城东.budget', wrongUnit);
    told(at);
    await client.diagnosticsWhere(at, hasErrors('total-mismatch'));
    fs.rmSync(path.join(folder, '单位'), { recursive: true });
    told(uriOf('单位'));
    const found = await client.diagnosticsWhere(budget, (all) => errorsIn(all).includes('include-not-found'));
    expect(found.map(({ message }) => message)).toContain('没有“单位/城东.budget”这个文件');
    await client.diagnosticsWhere(at, ({ length }) => length === 0);
    write('单位/城东.budget', unit);
    told(at);
    await client.diagnosticsWhere(budget, hasErrors());
  });

  test('is looked at as a part of the whole: hovers count both files', async () => {
    const at = write('单位/城东.budget', unit);
    await start();
    client.open(uriOf('部门.budget'), root);
    client.open(at, unit);
    await client.diagnosticsWhere(at, hasErrors());
    const position = { line: 0, character: 6 };
    const hover = await client.request<Hover>('textDocument/hover', { textDocument: { uri: at }, position });
    expect(JSON.stringify(hover.contents)).toContain('17.54');
    expect(await client.request<object[]>('textDocument/documentSymbol', { textDocument: { uri: at } })).toHaveLength(
      1,
    );
  });

  test('is edited by a fix of the root, which is for the version that is open', async () => {
    const at = write('单位/城东.budget', '');
    await start();
    client.open(uriOf('部门.budget'), '引入 "单位/城东.budget"\n基本支出 2011377 "园区运营" { 30101 15.46 }\n');
    client.open(at, '');
    client.change(at, 7, '科目 { 2011308 "招商引资" }\n');
    const found = await client.diagnosticsWhere(uriOf('部门.budget'), (all) =>
      all.some(({ code }) => code === 'unknown-subject'),
    );
    const { range } = found.find(({ code }) => code === 'unknown-subject') ?? {};
    const fixes = range ? await client.fixes(uriOf('部门.budget'), range) : [];
    const end = { line: 0, character: 19 };
    expect(fixes.map(({ edit }) => edit?.documentChanges)).toContainEqual([
      {
        textDocument: { uri: at, version: 7 },
        edits: [{ range: { start: end, end }, newText: '; 2011377  "园区运营"' }],
      },
    ]);
  });

  test('has the finding put right that the preview of the root shows, or none once it was edited', async () => {
    const other = '基本支出 2080505 "养老" {\n    30108  "养老"  1.00\n    合计  1.50\n}\n';
    const at = write('单位/城东.budget', wrongUnit + other);
    await start();
    const uri = uriOf('部门.budget');
    client.open(uri, root);
    client.open(at, wrongUnit + other);
    await client.diagnosticsWhere(at, hasErrors('total-mismatch', 'total-mismatch'));
    const shown = async () => (await client.request<Shown>('budget/previewFindings', { uri })).findings;
    const isOf = (text: string) => (each: Shown['findings'][number]) => each.message.includes(text);
    const fixed = async (key: string) => client.request('budget/previewFix', { uri, version: 1, key, fix: 0 });
    const [first, second] = ['2011308 合计', '2080505 合计'].map((text) => isOf(text));
    const key = (await shown()).find(first ?? Boolean)?.key ?? '';
    expect(await fixed(key)).toMatchObject([{ uri: at, version: 1 }]);
    client.change(at, 2, unit + other);
    expect(await fixed(key)).toBeNull();
    const rest = await shown();
    expect(rest.find(first ?? Boolean)).toBeUndefined();
    expect(await fixed(rest.find(second ?? Boolean)?.key ?? '')).toMatchObject([{ uri: at, version: 2 }]);
  });

  test('in a circle with the root is told so, in whichever file closes it', async () => {
    const at = write('单位/城东.budget', `${unit}引入 "../部门.budget"\n`);
    await start();
    client.open(at, `${unit}引入 "../部门.budget"\n`);
    client.open(uriOf('部门.budget'), root);
    const found = await client.diagnosticsWhere(at, hasErrors('include-cycle'));
    expect(found.map(({ message }) => message)).toContain(
      '引入绕成一圈：部门.budget → 单位/城东.budget → ../部门.budget',
    );
    await client.diagnosticsWhere(uriOf('部门.budget'), hasErrors());
  });

  test('is kept in GB18030 and read as such; what is no text, a folder or outside is told so', async () => {
    // 基本支出 2011308 { 30102 2.08 } in GB18030.
    const words = [0xbb, 0xf9, 0xb1, 0xbe, 0xd6, 0xa7, 0xb3, 0xf6];
    write('单位/城东.budget', Uint8Array.from([...words, ...Buffer.from(' 2011308 { 30102 2.08 }\n')]));
    write('图.budget', Uint8Array.of(0x89, 0x50, 0, 0));
    const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-outside-'));
    fs.writeFileSync(path.join(outside, 'a.budget'), unit);
    fs.symlinkSync(outside, path.join(folder, '链'), 'junction');
    await start();
    client.open(uriOf('部门.budget'), root);
    await client.diagnosticsWhere(uriOf('部门.budget'), hasErrors());
    client.open(uriOf('b.budget'), ['图.budget', '单位', '链/a.budget', '../b.budget'].map(include).join(''));
    const found = await client.diagnostics(uriOf('b.budget'), 1);
    fs.rmSync(outside, { recursive: true });
    const messages = found.filter(({ code }) => code === 'include-not-found').map(({ message }) => message);
    expect(messages).toEqual([
      '“图.budget”不是文本文件：第 1 行的 0x00（文件的第 2 字节，从 0 数起）是空字节；请用原来的程序另存为 UTF-8 文本',
      '“单位”是文件夹，不是文件',
      '“链/a.budget”经由链接，指向预算所在的文件夹（工作区）之外',
      '“../b.budget”在预算所在的文件夹（工作区）之外；请打开两者共同的文件夹，用命令行时在那里放一个 budget-profile.json',
    ]);
  });

  test('is asked of the client where that reads files; the exported document waits for it', async () => {
    let asked: ReadFileParams | undefined;
    const readFile = async (params: ReadFileParams): Promise<object> => {
      if (params.uri.endsWith('budget-profile.json')) return { kind: 'missing' };
      asked = params;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { kind: 'text', text: unit };
    };
    await start({
      folders: ['vscode-vfs://github/org/budgets'],
      initializationOptions: { readsFiles: true },
      answers: { 'budget/readFile': readFile, 'workspace/configuration': () => [null] },
    });
    const uri = 'vscode-vfs://github/org/budgets/%E9%83%A8%E9%97%A8.budget';
    client.open(uri, root);
    const exported = await client.request<{ content: string }>('budget/export', { uri, format: 'md' });
    expect(exported.content).toContain('17.54');
    expect(asked).toEqual({
      uri: 'vscode-vfs://github/org/budgets/%E5%8D%95%E4%BD%8D/%E5%9F%8E%E4%B8%9C.budget',
      within: 'vscode-vfs://github/org/budgets/',
    });
    await client.diagnosticsWhere(uri, hasErrors());
  });

  test('cannot be found from a file that was never saved', async () => {
    await start({ folders: [] });
    client.open('untitled:Untitled-1', root);
    const found = await client.diagnostics('untitled:Untitled-1', 1);
    expect(found.filter(({ code }) => code === 'include-not-found').map(({ message }) => message)).toEqual([
      '本文件不在文件夹里（例如还没有保存），不知道“单位/城东.budget”在哪里',
    ]);
  });

  test('are found from a file that is not saved yet and knows where it will be, and once it is', async () => {
    write('单位/城东.budget', wrongUnit);
    await start();
    const saved = uriOf('新.budget');
    const unsaved = saved.replace('file://', 'untitled:');
    client.open(unsaved, root);
    await client.diagnosticsWhere(unsaved, hasErrors('total-mismatch', 'unbalanced-budget'));
    client.open(saved, root);
    client.change(unsaved, 2, '');
    client.notify('textDocument/didClose', { textDocument: { uri: unsaved } });
    await client.diagnosticsWhere(saved, hasErrors('total-mismatch', 'unbalanced-budget'));
    await client.diagnosticsWhere(unsaved, hasErrors());
    expect(await client.request('budget/units', { uri: saved })).not.toBeNull();
  });

  test('are not taken for one that is not saved yet, though it would be saved as one of them', async () => {
    await start();
    const saved = uriOf('新.budget');
    const unsaved = saved.replace('file://', 'untitled:');
    const tidied = (uri: string): Promise<TextEdit[] | null> => {
      const options = { tabSize: 4, insertSpaces: true };
      return client.request('textDocument/formatting', { textDocument: { uri }, options });
    };
    client.open(unsaved, '控制数 {\n  支出 1\n}\n');
    expect(await tidied(unsaved)).not.toBeNull();
    client.open(saved, '# 一\n# 二\n控制数 {\n 支出 1\n 人员经费 1\n}\n');
    client.change(unsaved, 2, '控制数 {\n   支出 1\n}\n');
    expect(await tidied(unsaved)).toBeNull();
    expect((await tidied(saved))?.length).toBeGreaterThan(0);
    client.notify('textDocument/didClose', { textDocument: { uri: saved } });
    expect((await tidied(unsaved))?.map(({ range }) => range.start.line)).toContain(1);
    expect((await tidied(unsaved))?.some(({ range }) => range.start.line > 1)).toBe(false);
  });
});

function include(name: string): string {
  return `引入 "${name}"\n`;
}

describe('the profile', () => {
  const wrong = '基本支出 2011308 "招商引资" {\n    30101 15.46\n    合计 16.46\n}\n';
  const severityIn = (diagnostics: readonly Diagnostic[]): unknown =>
    diagnostics.find(({ code }) => code === 'total-mismatch')?.severity;

  test('beside the budget or above it gives severities, and is checked itself', async () => {
    const profile = write('budget-profile.json', '{ "severity": { "total-mismatch": "warning" } }');
    const budget = uriOf('单位/a.budget');
    await start();
    client.open(budget, wrong);
    await client.diagnosticsWhere(budget, (found) => severityIn(found) === 2);
    write('budget-profile.json', '{ "severity": { "total-mismatch": "hint", "totals": "off" } }');
    told(profile);
    await client.diagnosticsWhere(budget, (found) => severityIn(found) === 4);
    const found = await client.diagnosticsWhere(profile, hasErrors('invalid-profile'));
    expect(found[0]?.range).toEqual({ start: { line: 0, character: 42 }, end: { line: 0, character: 50 } });
    fs.rmSync(path.join(folder, 'budget-profile.json'));
    told(profile);
    await client.diagnosticsWhere(budget, (all) => severityIn(all) === 1);
    await client.diagnosticsWhere(profile, hasErrors());
  });

  test('counts as it stands in the editor', async () => {
    const profile = write('budget-profile.json', '{}');
    const budget = uriOf('a.budget');
    await start();
    client.open(budget, wrong);
    await client.diagnosticsWhere(budget, (found) => severityIn(found) === 1);
    client.notify('textDocument/didOpen', {
      textDocument: { uri: profile, languageId: 'jsonc', version: 1, text: '{ "severity": { "total-mismatch": 3 } }' },
    });
    await client.diagnosticsWhere(profile, hasErrors('invalid-profile'));
    client.change(profile, 2, '{ "severity": { "total-mismatch": "off" } } // 本地');
    await client.diagnosticsWhere(profile, hasErrors());
    await client.diagnosticsWhere(budget, (found) => severityIn(found) === undefined);
    const textDocument = { uri: profile };
    expect(
      await client.request('textDocument/hover', { textDocument, position: { line: 0, character: 5 } }),
    ).toBeNull();
    client.notify('textDocument/didClose', { textDocument });
    await client.diagnosticsWhere(budget, (found) => severityIn(found) === 1);
  });

  test('goes behind the settings, which hold at once when they change', async () => {
    write('budget-profile.json', '{ "severity": { "total-mismatch": "warning" } }');
    const budget = uriOf('a.budget');
    let severity: unknown = { 'total-mismatch': 'information' };
    await start({ answers: { 'workspace/configuration': () => [{ rules: { severity } }] } });
    client.open(budget, wrong);
    await client.diagnosticsWhere(budget, (found) => severityIn(found) === 3);
    severity = null;
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.diagnosticsWhere(budget, (found) => severityIn(found) === 2);
    severity = { 'total-mismatch': 'off' };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.diagnosticsWhere(budget, (found) => severityIn(found) === undefined);
  });

  test('is told to a preview that somebody has asked for, as are the settings', async () => {
    const [budget, profile] = [uriOf('a.budget'), uriOf('budget-profile.json')];
    let severity: unknown = null;
    await start({ answers: { 'workspace/configuration': () => [{ rules: { severity } }] } });
    const told: string[] = [];
    client.heard('budget/previewChanged', ({ uri }: { uri: string }) => told.push(uri));
    client.open(budget, wrong);
    await client.diagnosticsWhere(budget, (found) => severityIn(found) === 1);
    await client.request('budget/preview', { uri: budget });
    const atFirst = told.length;
    severity = { 'total-mismatch': 'information' };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.diagnosticsWhere(budget, (found) => severityIn(found) === 3);
    expect(told.slice(atFirst)).toEqual([budget]);
    severity = null;
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.diagnosticsWhere(budget, (found) => severityIn(found) === 1);
    expect(told.slice(atFirst)).toEqual([budget, budget]);
    client.notify('textDocument/didOpen', {
      textDocument: {
        uri: profile,
        languageId: 'jsonc',
        version: 1,
        text: '{ "severity": { "total-mismatch": "off" } }',
      },
    });
    await client.diagnosticsWhere(budget, (found) => severityIn(found) === undefined);
    expect(told.slice(atFirst)).toEqual([budget, budget, budget]);
  });

  test('is not needed: a client that cannot be asked says it at the start, or sends it', async () => {
    const budget = uriOf('a.budget');
    await start({
      capabilities: {},
      initializationOptions: { budget: { rules: { severity: { 'total-mismatch': 'hint', nonsense: 7 } } } },
    });
    client.open(budget, wrong);
    await client.diagnosticsWhere(budget, (found) => severityIn(found) === 4);
    const settings = { budget: { rules: { severity: { 'total-mismatch': 'warning' } } } };
    client.notify('workspace/didChangeConfiguration', { settings });
    await client.diagnosticsWhere(budget, (found) => severityIn(found) === 2);
  });
});
