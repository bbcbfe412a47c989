import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Range,
  TextDocumentEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isPreviewResult } from '../../server/lsp/protocol/previewProtocol.ts';
import { isSoak, tried } from '../support/counted.ts';
import { LspClient } from '../support/LspClient.ts';
import { root } from '../support/places.ts';

const server = [path.join(root, 'dist/server.cjs'), '--stdio'];
const sample = fs.readFileSync(path.join(root, 'samples/shuozhou-2026.budget'), 'utf8');
const uri = 'file:///budget/shuozhou-2026.budget';

const editor = {
  textDocument: { completion: { completionItem: { snippetSupport: true } } },
  workspace: { workspaceEdit: { documentChanges: true } },
};

/** The range of the nth time that a text stands in the sample. */
function rangeOf(text: string, within = sample, nth = 0): Range {
  let offset = within.indexOf(text);
  for (let i = 0; i < nth; i++) offset = within.indexOf(text, offset + 1);
  const document = TextDocument.create(uri, 'budget', 0, within);
  return { start: document.positionAt(offset), end: document.positionAt(offset + text.length) };
}

function editsOf({ edit }: CodeAction): TextDocumentEdit['edits'] {
  const [change] = edit?.documentChanges ?? [];
  return change && 'edits' in change ? change.edits : [];
}

function idsOf(diagnostics: readonly Diagnostic[]): unknown[] {
  return diagnostics.map(({ code }) => code);
}

/** What is found about totals; the slips that the reference has in its texts are left out. */
function aboutTotals(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const ids: readonly unknown[] = ['rounding-difference', 'total-mismatch', 'unbalanced-budget'];
  return diagnostics.filter(({ code }) => ids.includes(code));
}

describe('the server over stdio', () => {
  let client: LspClient;
  beforeAll(() => {
    client = new LspClient(server, { locale: 'zh-CN', capabilities: editor });
  });
  afterAll(async () => {
    expect(await client.close()).toBe(0);
    expect(client.log).toEqual([]);
  });

  test('says what it can do', async () => {
    const { capabilities, serverInfo } = await client.initialized;
    expect(serverInfo?.name).toBe('budget');
    expect(Object.keys(capabilities)).toEqual(
      expect.arrayContaining([
        'hoverProvider',
        'completionProvider',
        'codeActionProvider',
        'documentSymbolProvider',
        'foldingRangeProvider',
      ]),
    );
  });

  test('finds the three rounding differences of the reference and no other difference', async () => {
    client.open(uri, sample);
    const found = aboutTotals(await client.diagnostics(uri, 1));
    expect(found.map(({ code, severity, source }) => [code, severity, source])).toEqual(
      Array.from({ length: 3 }, () => ['rounding-difference', 3, 'budget']),
    );
    expect(
      found.map(({ message }) => /写的是 ([\d.]+)万元，各项相加是 ([\d.]+)万元/.exec(String(message))?.slice(1)),
    ).toEqual([
      ['6.97', '6.96'],
      ['54.33', '54.31'],
      ['39.86', '39.85'],
    ]);
  });

  test('of a text with very many findings tells the most severe, and how many are left', async () => {
    const many = 'file:///budget/many.budget';
    const lines = Array.from({ length: 600 }, () => '    30101  "工资"  1.00\n    30102  甲\n').join('');
    client.open(many, `部门 "示例市水务局" { 年度 2026 }\n基本支出 2011308 "招商引资" {\n${lines}    合计  1.00\n}\n`);
    const found = await client.diagnostics(many, 1);
    expect(found.length).toBe(501);
    const last = found.at(-1);
    expect(last?.code).toBeUndefined();
    expect(last?.message).toMatch(/^本文件问题太多，只列出最严重的 500 处（同类警告 100 处），另有 \d+ 处未列出/);
    expect(found.filter(({ severity }) => severity === 1).length).toBe(500);
  });

  test('of a name that is wrong everywhere tells a hundred warnings, and the others all the same', async () => {
    const many = 'file:///budget/names.budget';
    const lines = Array.from({ length: 300 }, () => '    30101  "基本工资"  1.00\n').join('');
    const blocks = ['2011308 "招商引资"', '2080505 "机关养老"'].map(
      (head) => `基本支出 ${head} {\n${lines}    合计  1.00\n}\n`,
    );
    client.open(many, `科目 {\n    30101  "工资"\n}\n部门 "示例市水务局" { 年度 2026 }\n${blocks.join('')}`);
    const found = await client.diagnostics(many, 1);
    const names = found.filter(({ code }) => code === 'subject-name-mismatch');
    expect(names).toHaveLength(100);
    expect(idsOf(found)).toEqual(expect.arrayContaining(['missing-field', 'total-mismatch']));
    expect(found.at(-1)?.message).toMatch(/另有 \d+ 处未列出/);
  });

  test('a figure changed, its totals reported, the line put right', async () => {
    client.change(uri, 2, '25.46', rangeOf('15.46'));
    const found = await client.diagnostics(uri, 2);
    const edited = sample.replace('15.46', '25.46');
    const total = rangeOf(
      '39.86',
      edited,
      edited.slice(0, edited.indexOf('合计                       39.86')).split('39.86').length - 1,
    );
    const mismatch = found.find(
      ({ code, range }) => code === 'total-mismatch' && range.start.line === total.start.line,
    );
    expect(mismatch?.range).toEqual(total);
    expect(mismatch?.relatedInformation?.map(({ message }) => message)).toContain('30101 基本工资：25.46万元');
    const fixes = await client.fixes(uri, total);
    // Several totals miss by nearly as much, which one digit of this line explains.
    const [adjust] = fixes;
    const set = fixes.find(({ title }) => title.startsWith('把 39.86'));
    // Revenue bears the total out, so that nobody knows which of the two is wrong.
    expect(set?.isPreferred).toBe(false);
    expect(fixes.some(({ title }) => title.startsWith('把所有'))).toBe(false);
    expect(set && editsOf(set)).toEqual([{ range: total, newText: '49.85' }]);
    expect(adjust && editsOf(adjust)).toEqual([{ range: rangeOf('25.46', edited), newText: '15.46' }]);
    client.change(uri, 3, '15.47', rangeOf('25.46', edited));
    expect(idsOf(aboutTotals(await client.diagnostics(uri, 3)))).toEqual([
      'rounding-difference',
      'rounding-difference',
    ]);
    client.change(uri, 4, '15.46', rangeOf('25.46', edited));
    expect(aboutTotals(await client.diagnostics(uri, 4))).toHaveLength(3);
  });

  test('sets all totals that do not hold in one step', async () => {
    const changed = sample.replace('15.46', '25.46').replace('一般公共预算  118.67', '一般公共预算  128.66');
    client.change(uri, 5, changed);
    await client.diagnostics(uri, 5);
    const edited = TextDocument.create(uri, 'budget', 5, changed);
    const all = (await client.fixes(uri, rangeOf('104.20', edited.getText()))).find(({ title }) =>
      title.startsWith('把所有'),
    );
    expect(all?.title).toBe('把所有不符的合计改为各项之和（12 处）');
    const edits = all ? editsOf(all).flatMap((edit) => ('newText' in edit ? edit : [])) : [];
    client.change(uri, 6, TextDocument.applyEdits(edited, edits));
    const left = idsOf(aboutTotals(await client.diagnostics(uri, 6)));
    expect(left.filter((id) => id !== 'rounding-difference')).toEqual([]);
    client.change(uri, 7, sample);
  });

  test('hover, completion, symbols, folding, preview', async () => {
    const textDocument = { uri };
    const position = rangeOf('2011308').start;
    const hover = await client.request<Hover>('textDocument/hover', { textDocument, position });
    expect(JSON.stringify(hover.contents)).toContain('招商引资');
    const { items } = await client.request<CompletionList>('textDocument/completion', {
      textDocument,
      position: { line: rangeOf('30102').start.line, character: 4 },
    });
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['30103 奖金']));
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    expect(symbols.map(({ name }) => name).join('\n')).toContain('行政运行费');
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument });
    expect(folds.length).toBeGreaterThan(20);
    const preview = await client.request<unknown>('budget/preview', { uri });
    expect(isPreviewResult(preview) && preview?.order.filter((id) => /^t\d/.test(id))).toEqual(
      Array.from({ length: 13 }, (_, i) => `t${i + 1}`),
    );
    expect(isPreviewResult(preview) && preview?.parts.find(({ id }) => id === 't3')?.state).toBe('rounding');
  });

  test('a preview is told of edits once somebody has asked for it', async () => {
    const asked = 'file:///budget/asked.budget';
    const told: number[] = [];
    client.heard('budget/previewChanged', ({ uri: about, version }: { uri: string; version: number }) => {
      if (about === asked) told.push(version);
    });
    client.open(asked, sample);
    await client.diagnostics(asked, 1);
    client.change(asked, 2, `${sample}\n`);
    await client.diagnostics(asked, 2);
    await client.request('budget/preview', { uri: asked });
    client.change(asked, 3, sample);
    await client.diagnostics(asked, 3);
    expect(told).toEqual([1, 3]);
    client.notify('textDocument/didClose', { textDocument: { uri: asked } });
  });

  test('a document that is not open gets no answer and no error', async () => {
    const textDocument = { uri: 'file:///nowhere.budget' };
    expect(
      await client.request('textDocument/hover', { textDocument, position: { line: 0, character: 0 } }),
    ).toBeNull();
    expect(await client.request('budget/preview', textDocument)).toBeNull();
  });

  test('closing a document takes its diagnostics away', async () => {
    const other = 'file:///budget/other.budget';
    client.open(other, '部门\n');
    expect(await client.diagnostics(other, 1)).not.toEqual([]);
    client.notify('textDocument/didClose', { textDocument: { uri: other } });
    client.open(other, '');
    expect(await client.diagnostics(other, 1)).toBeDefined();
  });

  test('the sample as it is typed gives diagnostics at every step', async () => {
    const typed = 'file:///budget/typed.budget';
    client.open(typed, '');
    let [line, character, version] = [0, 0, 1];
    const size = isSoak ? 1 : 16;
    const characters = [...sample];
    tried('keys', Math.ceil(characters.length / size));
    for (let from = 0; from < characters.length; from += size) {
      const piece = characters.slice(from, from + size).join('');
      const at = { line, character };
      client.change(typed, ++version, piece, { start: at, end: at });
      const lines = piece.split('\n');
      character = (lines.at(-1)?.length ?? 0) + (lines.length > 1 ? 0 : character);
      line += lines.length - 1;
      expect(Array.isArray(await client.diagnostics(typed, version))).toBe(true);
    }
    expect(idsOf(aboutTotals(await client.diagnostics(typed, version)))).toEqual([
      'rounding-difference',
      'rounding-difference',
      'rounding-difference',
    ]);
  });
});

describe('source.fixAll.budget and the pages of rules', () => {
  const slips = '基本支出 2011308 "招商引资" {\n    30102 "津贴和补贴" 2.08\n}\n说明 其他 "为园区内入住企业服务。；"\n';
  const put = '基本支出 2011308 "招商引资" {\n    30102 "津贴补贴" 2.08\n}\n说明 其他 "为园区内入驻企业服务。"\n';

  async function opened(initializationOptions: object): Promise<LspClient> {
    const capabilities = { ...editor, textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } };
    const client = new LspClient(server, { capabilities, initializationOptions });
    await client.initialized;
    client.open(uri, slips);
    return client;
  }

  test('puts every slip right at once that needs no judgement, and is offered to who asks for it alone', async () => {
    const client = await opened({});
    const all = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
    const ask = (only?: string[]): Promise<CodeAction[]> =>
      client.request('textDocument/codeAction', {
        textDocument: { uri },
        range: all,
        context: { diagnostics: [], only },
      });
    const [action, another] = await ask(['source.fixAll']);
    expect([action?.kind, another]).toEqual(['source.fixAll.budget', undefined]);
    const document = TextDocument.create(uri, 'budget', 1, slips);
    const edits = action ? editsOf(action).flatMap((edit) => ('newText' in edit ? [edit] : [])) : [];
    expect(TextDocument.applyEdits(document, edits)).toBe(put);
    expect((await ask()).map(({ kind }) => kind)).not.toContain('source.fixAll.budget');
    expect(await client.close()).toBe(0);
  });

  test('what puts an error right stands before what puts a warning right around it', async () => {
    const client = await opened({});
    client.open('file:///budget/order.budget', '项目 "甲"" {\n    类别 其他运转类\n}\n');
    const position = { line: 0, character: 6 };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: 'file:///budget/order.budget' },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['quickfix'] },
    });
    expect(actions[0]?.title).toBe('删除“"”');
    expect(actions.length).toBeGreaterThan(1);
    expect(await client.close()).toBe(0);
  });

  test('a code links to a file beside the server', async () => {
    const client = await opened({});
    const [found] = await client.diagnostics(uri, 1);
    const { href = '' } = found?.codeDescription ?? {};
    expect(fs.readFileSync(new URL(href), 'utf8')).toContain(`# ${found?.code}`);
    expect(await client.close()).toBe(0);
  });

  test('or to a page that the editor asks the server for', async () => {
    const client = await opened({ showsRulePages: true });
    const [found] = await client.diagnostics(uri, 1);
    expect(found?.codeDescription?.href).toBe(`budget-rule:/${found?.code}.md`);
    expect(await client.request('budget/rulePage', { name: found?.code })).toContain(`# ${found?.code}`);
    expect(await client.request('budget/rulePage', { name: 'index' })).toContain('total-mismatch');
    expect(await client.request('budget/rulePage', { name: 'no-such-rule' })).toBeNull();
    expect(await client.close()).toBe(0);
  });
});

test('messages follow the language of the client', async () => {
  const client = new LspClient(server, { locale: 'en' });
  await client.initialized;
  client.open(uri, sample);
  const [found] = await client.diagnostics(uri, 1);
  expect(found?.message).toContain('a rounding difference of 0.01万元');
  expect(await client.close()).toBe(0);
});

test('`budget lsp --stdio` is the same server', async () => {
  const client = new LspClient([path.join(root, 'dist/cli.cjs'), 'lsp', '--stdio']);
  const { serverInfo } = await client.initialized;
  expect(serverInfo?.name).toBe('budget');
  expect(await client.close()).toBe(0);
});
