import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WorkspaceDiagnosticReport, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver';
import { errorsIn, hasErrors } from '../support/errorsIn.ts';
import { type ClientOptions, LspClient } from '../support/LspClient.ts';
import { serverCommand } from '../support/places.ts';
import { head, right, wrong } from '../support/smallBudget.ts';
import { TempFolder } from '../support/TempFolder.ts';

const editor = {
  workspace: {
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    configuration: true,
    workspaceFolders: true,
    fileOperations: { willRename: true },
  },
  window: { workDoneProgress: true },
};

let folder: TempFolder;
let client: LspClient;

beforeEach(() => {
  folder = new TempFolder();
});

afterEach(async () => {
  expect(await client.close()).toBe(0);
  expect(client.log).toEqual([]);
  folder.remove();
});

async function start({ answers, ...options }: ClientOptions = {}, check: 'open' | 'all' = 'all'): Promise<void> {
  client = new LspClient(serverCommand, {
    locale: 'zh-cn',
    capabilities: editor,
    folders: [folder.uri],
    ...options,
    answers: {
      'workspace/configuration': () => [{ workspace: { check } }],
      'window/workDoneProgress/create': () => null,
      ...answers,
    },
  });
  await client.initialized;
}

const wrongIds = ['total-mismatch', 'unbalanced-budget'];

function told(...changes: readonly (readonly [string, 1 | 2 | 3])[]): void {
  client.notify('workspace/didChangeWatchedFiles', { changes: changes.map(([uri, type]) => ({ uri, type })) });
}

describe('every budget of the workspace', () => {
  test('is checked without being opened, and follows the disk', async () => {
    const a = folder.write('县/甲/部门.budget', wrong);
    const b = folder.write('县/乙/部门.budget', wrong);
    folder.write('node_modules/丙.budget', wrong);
    await start();
    for (const each of [a, b]) await client.diagnosticsWhere(each, hasErrors(...wrongIds));
    folder.write('县/甲/部门.budget', right);
    told([a, 2]);
    await client.diagnosticsWhere(a, hasErrors());
    folder.delete('县/乙');
    told([folder.uriOf('县/乙'), 3]);
    await client.diagnosticsWhere(b, ({ length }) => length === 0);
    const c = folder.write('县/丁/部门.budget', wrong);
    told([folder.uriOf('县/丁'), 1]);
    await client.diagnosticsWhere(c, hasErrors(...wrongIds));
    expect(client.pushed().some((uri) => uri.includes('node_modules'))).toBe(false);
  });

  test('in a circle is checked as that of the department, and looked at from any of its files', async () => {
    folder.write('部门.budget', `${right}引入 "城东.budget"\n`);
    const at = folder.write('城东.budget', '引入 "城西.budget"\n');
    folder.write('城西.budget', '引入 "城东.budget"\n引入 "部门.budget"\n');
    await start();
    await client.diagnosticsWhere(folder.uriOf('城西.budget'), hasErrors('include-cycle', 'include-cycle'));
    client.open(at, '引入 "城西.budget"\n');
    await client.diagnosticsWhere(at, hasErrors());
  });

  test('is asked for of a client that has been answered: until then one answers nothing', async () => {
    const at = folder.write('部门.budget', wrong);
    const wasAnswered: boolean[] = [];
    let isAnswered = false;
    const listFiles = (): object => {
      wasAnswered.push(isAnswered);
      return { uris: [at] };
    };
    const started = start({
      initializationOptions: { listsFiles: true },
      answers: { 'budget/listFiles': listFiles },
    });
    void client.initialized.then(() => {
      isAnswered = true;
    });
    await started;
    await client.diagnosticsWhere(at, hasErrors(...wrongIds));
    expect(wasAnswered).toEqual([true]);
  });

  test('is one budget with the files that it includes, and names a file that goes', async () => {
    const root = folder.write('部门.budget', `${right}引入 "单位/城东.budget"\n`);
    const unit = folder.write('单位/城东.budget', '基本支出 2011308 { 30102 1; 合计 2 }\n');
    await start();
    await client.diagnosticsWhere(unit, hasErrors('total-mismatch'));
    await client.diagnosticsWhere(root, hasErrors(...wrongIds));
    folder.delete('单位/城东.budget');
    told([unit, 3]);
    await client.diagnosticsWhere(root, hasErrors('include-not-found'));
    await client.diagnosticsWhere(unit, ({ length }) => length === 0);
  });

  test('counts as it stands in the editor while it is open, and as saved when it is closed', async () => {
    const a = folder.write('甲.budget', wrong);
    await start();
    await client.diagnosticsWhere(a, hasErrors(...wrongIds));
    client.open(a, right);
    await client.diagnosticsWhere(a, hasErrors());
    client.notify('textDocument/didClose', { textDocument: { uri: a } });
    await client.diagnosticsWhere(a, hasErrors(...wrongIds));
  });

  test('does not stand for itself while an open one includes it, saved or not', async () => {
    const unit = folder.write('城东.budget', '基本支出 2011308 { 30102 1; 合计 2 }\n');
    const root = folder.write('部门.budget', right);
    await start();
    await client.diagnosticsWhere(unit, hasErrors('missing-field', 'total-mismatch'));
    client.open(root, right);
    client.change(root, 2, `${right}引入 "城东.budget"\n`);
    await client.diagnosticsWhere(unit, hasErrors('total-mismatch'));
    client.change(root, 3, right);
    await client.diagnosticsWhere(unit, hasErrors('missing-field', 'total-mismatch'));
  });

  test('is judged by its profile, and by the settings as they change', async () => {
    const a = folder.write('县/甲.budget', wrong);
    const profile = folder.write('budget-profile.json', '{ "severity": { "total-mismatch": "off" } }');
    let check = 'all';
    await start({ answers: { 'workspace/configuration': () => [{ workspace: { check } }] } });
    await client.diagnosticsWhere(a, hasErrors('unbalanced-budget'));
    folder.write('budget-profile.json', '{}');
    told([profile, 2]);
    await client.diagnosticsWhere(a, hasErrors(...wrongIds));
    check = 'open';
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.diagnosticsWhere(a, ({ length }) => length === 0);
  });

  test('goes with its folder', async () => {
    const a = folder.write('甲.budget', wrong);
    await start();
    await client.diagnosticsWhere(a, hasErrors(...wrongIds));
    const event = { added: [], removed: [{ uri: folder.uri, name: 'a' }] };
    client.notify('workspace/didChangeWorkspaceFolders', { event });
    await client.diagnosticsWhere(a, ({ length }) => length === 0);
  });

  test('is told whole to who still waits for it, when somebody else who asked has gone', async () => {
    for (let i = 0; i < 60; i++) folder.write(`${i}.budget`, wrong);
    const said: string[] = [];
    const begun: unknown[] = [];
    let hasBegun = (): void => {};
    const bothBegan = new Promise<void>((resolve) => {
      hasBegun = resolve;
    });
    await start({}, 'open');
    client.heard('window/showMessage', ({ message }: { message: string }) => said.push(message));
    client.heard('$/progress', ({ token, value }: { token: unknown; value: { kind: string } }) => {
      if (value.kind === 'begin' && begun.push(token) === 2) hasBegun();
    });
    const ask = (): Promise<unknown> =>
      client.request('workspace/executeCommand', { command: 'budget.server.checkWorkspace' });
    const both = [ask(), ask()];
    await bothBegan;
    client.notify('window/workDoneProgress/cancel', { token: begun[0] });
    await Promise.all(both);
    expect(said).toEqual([expect.stringMatching(/^检查了 60 份预算：120 个错误/)]);
  });

  test('is not checked by itself where only open ones are, but by the command, which tells how far it is', async () => {
    const a = folder.write('甲.budget', wrong);
    folder.write('乙.budget', right);
    const said: string[] = [];
    const kinds: string[] = [];
    await start({}, 'open');
    client.heard('window/showMessage', ({ message }: { message: string }) => said.push(message));
    client.heard('$/progress', ({ value }: { value: { kind: string } }) => kinds.push(value.kind));
    client.open(folder.uriOf('乙.budget'), right);
    await client.diagnosticsWhere(folder.uriOf('乙.budget'), hasErrors());
    expect(client.pushed()).not.toContain(a);
    await client.request('workspace/executeCommand', { command: 'budget.server.checkWorkspace' });
    await client.diagnosticsWhere(a, hasErrors(...wrongIds));
    expect(said[0]).toMatch(/^检查了 2 份预算：2 个错误，\d+ 个警告。$/);
    expect([kinds[0], kinds.at(-1)]).toEqual(['begin', 'end']);
  });
});

describe('a file behind a link', () => {
  test('is the file that it leads to', async () => {
    const unit = folder.write('单位/城东.budget', '基本支出 2011308 { 30102 1; 合计 2 }\n');
    fs.symlinkSync(path.join(folder.path, '单位'), path.join(folder.path, '链'), 'junction');
    const root = folder.write('部门.budget', `${right}引入 "链/城东.budget"\n`);
    await start({}, 'open');
    client.open(root, `${right}引入 "链/城东.budget"\n`);
    await client.diagnosticsWhere(unit, hasErrors('total-mismatch'));
    client.open(unit, '基本支出 2011308 { 30102 2; 合计 2 }\n');
    await client.diagnosticsWhere(unit, hasErrors());
  });
});

describe('a renaming', () => {
  const including = `${right}引入 "单位/城东.budget"\n`;
  const withPrior = `${head.replace(' }', '; 上年 "2025/部门.budget" }')}引入 “单位\\城东.budget”\n`;

  async function renaming(from: string, to: string): Promise<Record<string, string[]>> {
    const files = [{ oldUri: folder.uriOf(from), newUri: folder.uriOf(to) }];
    const edit = await client.request<WorkspaceEdit | null>('workspace/willRenameFiles', { files });
    const changes = edit?.documentChanges ?? [];
    return Object.fromEntries(
      changes.map((change) =>
        'edits' in change
          ? [change.textDocument.uri, change.edits.map((each) => ('newText' in each ? each.newText : ''))]
          : ['', []],
      ),
    );
  }

  test('of an included file, of the file that includes, of a folder', async () => {
    const open = folder.write('部门.budget', including);
    const closed = folder.write('区/部门.budget', withPrior);
    folder.write('单位/城东.budget', '');
    folder.write('区/单位/城东.budget', '');
    folder.write('区/2025/部门.budget', right);
    await start();
    client.open(open, including);
    await client.diagnosticsWhere(folder.uriOf('区/部门.budget'), () => true);
    expect(await renaming('单位/城东.budget', '单位/东城.budget')).toEqual({ [open]: ['单位/东城.budget'] });
    expect(await renaming('部门.budget', '县/a/部门.budget')).toEqual({ [open]: ['../../单位/城东.budget'] });
    expect(await renaming('区/单位', '区/下属')).toEqual({ [closed]: ['下属\\城东.budget'] });
    expect(await renaming('区/2025', '往年/2025')).toEqual({ [closed]: ['../往年/2025/部门.budget'] });
    expect(await renaming('区', '县')).toEqual({});
    expect(await renaming('别的.budget', '又一个.budget')).toEqual({});
  });
});

describe('symbols of the whole workspace', () => {
  const unit = '预算单位 "城东小学" {\n    代码 901002\n    项目 "教学楼维修" { 功能科目 2050202; 金额 3.00 }\n}\n';
  const symbols = async (query: string): Promise<string[]> => {
    const found = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query });
    return found.map(({ name, containerName = '', location }) =>
      [name, containerName, decodeURIComponent(location.uri).split('/').at(-1)].join(' | '),
    );
  };
  /** Folders are read after the server has started, and again when they change. */
  const symbolsWhere = async (query: string, isMeant: (found: readonly string[]) => boolean): Promise<string[]> => {
    for (const begin = Date.now(); ; ) {
      const found = await symbols(query);
      if (isMeant(found) || Date.now() - begin > 5_000) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const some = ({ length }: readonly string[]): boolean => length > 0;

  test('are found in files that are not open, by name and by the code of a unit', async () => {
    folder.write('部门.budget', `${right}引入 "单位/城东.budget"\n`);
    const closed = folder.write('单位/城东.budget', unit);
    await start({}, 'open');
    expect(await symbolsWhere('教学楼', some)).toEqual(['项目 “教学楼维修” | 预算单位 城东小学 | 城东.budget']);
    expect(await symbols('901002')).toEqual(['预算单位 城东小学 901002 |  | 城东.budget']);
    expect(await symbols('901')).toEqual([
      '部门 示例单位 901 |  | 部门.budget',
      '预算单位 城东小学 901002 |  | 城东.budget',
    ]);
    expect(await symbols('30101')).toEqual(['30101 基本工资 | 基本支出 2011308 招商引资 | 部门.budget']);
    expect(await symbols('没有')).toEqual([]);
    const [place] = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: '教学楼' });
    expect(place?.location).toEqual({
      uri: closed,
      range: { start: { line: 2, character: 4 }, end: { line: 2, character: 6 } },
    });
  });

  test('are those of the editor while a file is open, each once, and of the disk when it is closed or changed', async () => {
    const root = folder.write('部门.budget', `${right}引入 "单位/城东.budget"\n`);
    const closed = folder.write('单位/城东.budget', unit);
    await start({}, 'open');
    await symbolsWhere('教学楼', some);
    client.open(closed, unit.replace('教学楼', '食堂'));
    expect(await symbols('教学楼')).toEqual([]);
    expect(await symbols('食堂')).toEqual(['项目 “食堂维修” | 预算单位 城东小学 | 城东.budget']);
    expect(await symbols('示例')).toEqual(['部门 示例单位 |  | 部门.budget']);
    client.notify('textDocument/didClose', { textDocument: { uri: closed } });
    expect(await symbols('教学楼')).toEqual(['项目 “教学楼维修” | 预算单位 城东小学 | 城东.budget']);
    folder.write('单位/城东.budget', unit.replace('教学楼', '操场'));
    told([closed, 2]);
    expect(await symbolsWhere('操场', some)).toEqual(['项目 “操场维修” | 预算单位 城东小学 | 城东.budget']);
    expect(await symbols('教学楼')).toEqual([]);
    folder.delete('部门.budget');
    told([root, 3]);
    expect(await symbolsWhere('示例', (found) => !some(found))).toEqual([]);
  });
});

describe('two thousand budgets', () => {
  const count = 2_000;

  test('are checked in bounded memory: only what is found stays', async () => {
    for (let i = 0; i < count; i++) folder.write(`${i % 20}/${i}/部门.budget`, i % 10 === 0 ? wrong : right);
    client = new LspClient(['--max-old-space-size=128', ...serverCommand], {
      locale: 'zh-cn',
      capabilities: { ...editor, textDocument: { diagnostic: {} } },
      folders: [folder.uri],
      answers: {
        'workspace/configuration': () => [{ workspace: { check: 'open' } }],
        'window/workDoneProgress/create': () => null,
      },
    });
    await client.initialized;
    const begin = Date.now();
    await client.request('workspace/executeCommand', { command: 'budget.server.checkWorkspace' });
    const took = Date.now() - begin;
    const { items } = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    const errors = items.filter((each) => each.kind === 'full' && errorsIn(each.items).length > 0);
    const residentMb = client.residentMb();
    console.log(`${count} budgets: ${took} ms, ${items.length} reports, resident set of the server ${residentMb} MB`);
    expect(items).toHaveLength(count);
    expect(errors).toHaveLength(count / 10);
    const begun = Date.now();
    const file = folder.uriOf('0/0/部门.budget');
    client.open(file, wrong);
    for (let version = 2; version < 12; version++) {
      client.change(file, version, `${wrong}# ${version}\n`);
      await client.request('textDocument/diagnostic', { textDocument: { uri: file } });
    }
    console.log(`a keystroke among them: ${(Date.now() - begun) / 10} ms`);
    for (const query of ['基本工资', '基本', '901']) {
      const start = Date.now();
      const found = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query });
      console.log(`symbols “${query}”: ${Date.now() - start} ms, resident set ${client.residentMb()} MB`);
      expect(found).toHaveLength(500);
    }
  }, 120_000);
});

describe('while the files of the folders are read', () => {
  const renaming = {
    workspace: { ...editor.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
  };
  const root =
    '部门 "示例单位" { 代码 901; 年度 2026; 单位性质 事业; 职责 "负责教学楼维修。" }\n引入 "单位/城东.budget"\n';
  const unit = '项目 "教学楼维修" { 功能科目 2050202; 金额 3.00 }\n';

  test('a name is not changed in one of them alone, and a path follows its file', async () => {
    const top = folder.write('部门.budget', root);
    const closed = folder.write('单位/城东.budget', unit);
    let found = (): void => {};
    const isFound = new Promise<void>((resolve) => {
      found = resolve;
    });
    await start(
      {
        capabilities: renaming,
        initializationOptions: { listsFiles: true },
        answers: { 'budget/listFiles': () => isFound.then(() => ({ uris: [top, closed] })) },
      },
      'open',
    );
    client.open(closed, unit);
    const position = { line: 0, character: 5 };
    const renamed = client.request<WorkspaceEdit | null>('textDocument/rename', {
      textDocument: { uri: closed },
      position,
      newName: '食堂维修',
    });
    const files = [{ oldUri: closed, newUri: folder.uriOf('单位/城西.budget') }];
    const moved = client.request<WorkspaceEdit | null>('workspace/willRenameFiles', { files });
    await new Promise((resolve) => setTimeout(resolve, 100));
    found();
    for (const edit of [await renamed, await moved])
      expect(edit?.documentChanges?.map((each) => 'textDocument' in each && each.textDocument.uri)).toContain(top);
  });

  test('a file that is read twice at once is as it was read last', async () => {
    const [top, unit] = [folder.uriOf('部门.budget'), folder.uriOf('城东.budget')];
    const text = '部门 "示例单位" { 代码 901; 年度 2026; 单位性质 事业; 职责 "服务。" }\n';
    let isNew = false;
    const late: (() => void)[] = [];
    const readFile = async ({ uri }: { readonly uri: string }): Promise<object> => {
      if (uri !== top) return { kind: 'text', text: '' };
      const was = isNew ? `${text}引入 "城东.budget"\n` : text;
      if (!isNew && changes.length > 0) await new Promise<void>((resolve) => late.push(resolve));
      return { kind: 'text', text: was };
    };
    const changes: unknown[] = [];
    const tell = (): void => {
      changes.push(top);
      told([top, 2]);
    };
    await start(
      {
        initializationOptions: { listsFiles: true, readsFiles: true },
        answers: { 'budget/listFiles': () => ({ uris: [top, unit] }), 'budget/readFile': readFile },
      },
      'open',
    );
    const asked = async (): Promise<string | undefined> =>
      (await client.request<{ from: string } | null>('budget/units', { uri: unit }))?.from;
    client.open(unit, '预算单位 "城东" { 代码 901001 }\n');
    expect(await asked()).toBe(unit);
    tell();
    while (late.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    isNew = true;
    tell();
    for (let i = 0; i < 200 && (await asked()) !== top; i++) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await asked()).toBe(top);
    for (const each of late) each();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await asked()).toBe(top);
  });
});
