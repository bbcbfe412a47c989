import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { LspClient } from './LspClient.ts';
import { TempFolder } from './TempFolder.ts';

const server = [path.resolve(import.meta.dirname, '../dist/server.cjs'), '--stdio'];

const editor = {
  workspace: {
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    fileOperations: { willRename: true },
  },
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

async function start(
  initializationOptions: object,
  answers: Readonly<Record<string, (params: never) => unknown>>,
): Promise<void> {
  client = new LspClient(server, { capabilities: editor, folders: [folder.uri], initializationOptions, answers });
  await client.initialized;
}

describe('while the files of the folders are read', () => {
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
    await start({ listsFiles: true }, { 'budget/listFiles': () => isFound.then(() => ({ uris: [top, closed] })) });
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
      if (!isNew && told.length > 0) await new Promise<void>((resolve) => late.push(resolve));
      return { kind: 'text', text: was };
    };
    const told: unknown[] = [];
    const tell = (): void => {
      told.push(top);
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: top, type: 2 }] });
    };
    await start(
      { listsFiles: true, readsFiles: true },
      { 'budget/listFiles': () => ({ uris: [top, unit] }), 'budget/readFile': readFile },
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
