import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeAction, Range } from 'vscode-languageserver';
import {
  type BlockTableResult,
  isBlockTableResult,
  isPasteRowsResult,
  type PasteRowsResult,
} from '../../server/lsp/protocol/tableProtocol.ts';
import { LspClient } from '../support/LspClient.ts';
import { serverCommand } from '../support/places.ts';

const uri = 'file:///budget/a.budget';
const text = ['基本支出 2011308 "𠮷" {', '    30102  "津贴补贴"  2.08', '    30101  "基本工资"  15.46', '}', ''].join(
  '\r\n',
);
const at = (line: number, character: number): Range => ({ start: { line, character }, end: { line, character } });

const editor = {
  textDocument: { codeAction: { dataSupport: true, disabledSupport: true, resolveSupport: { properties: ['edit'] } } },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

describe('writing, over stdio', () => {
  let client: LspClient;
  beforeAll(() => {
    client = new LspClient(serverCommand, { locale: 'zh-CN', capabilities: editor });
    client.open(uri, text);
  });
  afterAll(async () => {
    expect(await client.close()).toBe(0);
    expect(client.log).toEqual([]);
  });

  function actions(range: Range, only?: string[]): Promise<readonly CodeAction[]> {
    const context = { diagnostics: [], ...(only ? { only } : {}) };
    return client.request('textDocument/codeAction', { textDocument: { uri }, range, context });
  }

  test('rows of a spreadsheet are pasted behind 𠮷 and CRLF', async () => {
    const params = { uri, range: at(2, 24), plain: '30107\t绩效工资\t13.47\n30103\t奖金\tx', html: '' };
    const result = await client.request<PasteRowsResult>('budget/pasteRows', params);
    expect(isPasteRowsResult(result)).toBe(true);
    expect(result).toEqual({
      version: 1,
      range: at(2, 24),
      newText: '\r\n    30107  "绩效工资"  13.47\r\n    # 未识别：30103 | 奖金 | x（“x”不是金额）',
      title: '粘贴为 1 行明细（1 行未识别）',
      unread: [{ text: '30103 | 奖金 | x', reason: '“x”不是金额' }],
      leftOut: [],
    });
  });

  test('what is no table, and what is no open document, has no answer', async () => {
    const range = at(2, 24);
    for (const params of [
      { uri, range, plain: '30107 绩效工资', html: '' },
      { uri: 'file:///budget/none.budget', range, plain: '30107\t绩效工资\t13.47', html: '' },
    ])
      expect(await client.request('budget/pasteRows', params)).toBeNull();
    expect(await client.request('budget/blockTable', { uri, position: { line: 4, character: 0 } })).toBeNull();
  });

  test('a block is copied as a table', async () => {
    const result = await client.request<BlockTableResult>('budget/blockTable', {
      uri,
      position: { line: 1, character: 5 },
    });
    expect(isBlockTableResult(result)).toBe(true);
    expect(result).toEqual({
      text: '科目编码\t科目名称\t金额（万元）\t资金来源\n30102\t津贴补贴\t2.08\t\n30101\t基本工资\t15.46\t',
      rows: 2,
    });
  });

  test('refactorings are offered without their edits, which come when one is chosen', async () => {
    const found = await actions(at(1, 5), ['refactor']);
    expect(found.map(({ title, kind, edit }) => [title, kind, edit])).toEqual([
      ['拆成两行：1.04 和 1.04', 'refactor.rewrite.split-item', undefined],
      ['按科目编码排序', 'refactor.rewrite.sort-items', undefined],
      ['金额写成 20800元（元）', 'refactor.rewrite.convert-line-unit', undefined],
    ]);
    const resolved = await client.request<CodeAction>('codeAction/resolve', found[1] ?? {});
    expect(resolved.edit?.documentChanges).toEqual([
      {
        textDocument: { uri, version: 1 },
        edits: [
          {
            range: { start: { line: 1, character: 0 }, end: { line: 1, character: 23 } },
            newText: '    30101  "基本工资"  15.46',
          },
          {
            range: { start: { line: 2, character: 0 }, end: { line: 2, character: 24 } },
            newText: '    30102  "津贴补贴"  2.08',
          },
        ],
      },
    ]);
    expect((await actions(at(1, 5), ['refactor.extract'])).length).toBe(0);
    expect((await actions(at(1, 5), ['quickfix'])).filter(({ kind }) => kind?.startsWith('refactor'))).toEqual([]);
  });

  test('a block goes to a file that is made in the same edit', async () => {
    const [action] = await actions(at(0, 0), ['refactor.extract']);
    const resolved = await client.request<CodeAction>('codeAction/resolve', action ?? {});
    const made = `file:///budget/${encodeURIComponent('2011308-𠮷')}.budget`;
    expect(resolved.edit?.documentChanges).toEqual([
      { kind: 'create', uri: made, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri: made, version: null }, edits: [{ range: at(0, 0), newText: text }] },
      {
        textDocument: { uri, version: 1 },
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 3, character: 1 } },
            newText: '引入 "2011308-𠮷.budget"',
          },
        ],
      },
    ]);
  });

  test('a file of the folder is not made again, though no budget has it', async () => {
    client.open(`file:///budget/${encodeURIComponent('2011308-𠮷')}.budget`, '# 一\n');
    const [action] = await actions(at(0, 0), ['refactor.extract']);
    expect(action?.title).toBe('移到新文件“2011308-𠮷-2.budget”并引入');
  });

  test('a text that has changed gives no edit any more', async () => {
    const [action] = await actions(at(1, 5), ['refactor']);
    client.change(uri, 2, `${text}\r\n`);
    const resolved = await client.request<CodeAction>('codeAction/resolve', action ?? {});
    expect(resolved.edit).toBeUndefined();
  });
});

test('a client that knows nothing of this gets whole edits, and no files', async () => {
  const client = new LspClient(serverCommand, { locale: 'en' });
  client.open(uri, text);
  const context = { diagnostics: [], only: ['refactor'] };
  const at0 = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: at(0, 0),
    context,
  });
  expect(at0.map(({ title }) => title)).toEqual(['Sort by subject code', 'Turn the keywords of this file to English']);
  expect(at0[1]?.edit).toEqual({
    changes: {
      [uri]: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } }, newText: 'basic' }],
    },
  });
  expect(await client.close()).toBe(0);
});
