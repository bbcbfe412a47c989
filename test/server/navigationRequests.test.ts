import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  DocumentHighlight,
  DocumentLink,
  FoldingRange,
  Location,
  LocationLink,
  Position,
  Range,
  SelectionRange,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LspClient } from '../support/LspClient.ts';
import { serverCommand } from '../support/places.ts';

const uri = encodeURI('file:///budget/部门.budget');
const unitUri = encodeURI('file:///budget/单位/城东.budget');

/** CRLF, and a character of two UTF-16 units before what is asked about on its line. */
const text = [
  '部门 "示例局" { 代码 901; 年度 2026; 单位性质 事业; 职责 "𠮷服务。"; 上年 "../2025.budget" }',
  '科目 { 2011377 "𠮷祥运营" 17.54 }',
  '总计 { 支出 17.54 }',
  '基本支出 2011377 "𠮷祥运营" { 30101 "基本工资" 15.46 }  # budget-ignore retired-subject 无',
  '说明 变动原因 "𠮷𠮷城东分局支出{支出}。"',
  '引入 "单位/城东.budget"',
  '',
].join('\r\n');
const unit = '预算单位 "城东分局" {\n    基本支出 2011377 "𠮷祥运营" { 30102 "津贴补贴" 2.08 }\n}\n';

const capabilities = {
  textDocument: {
    definition: { linkSupport: true },
    foldingRange: { foldingRange: { collapsedText: true } },
    publishDiagnostics: { codeDescriptionSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
};

function rangeIn(content: string, found: string, nth = 0): Range {
  const document = TextDocument.create(uri, 'budget', 0, content);
  let offset = content.indexOf(found);
  for (let i = 0; i < nth; i++) offset = content.indexOf(found, offset + 1);
  return { start: document.positionAt(offset), end: document.positionAt(offset + found.length) };
}

const at = (position: Position, inUri = uri) => ({ textDocument: { uri: inUri }, position });

let client: LspClient;

async function begin(options: object): Promise<void> {
  client = new LspClient(serverCommand, { locale: 'zh-cn', folders: ['file:///budget'], ...options });
  await client.initialized;
  client.open(uri, text);
  client.open(unitUri, unit);
  await client.diagnosticsWhere(uri, () => true);
}

afterEach(async () => {
  expect(await client.close()).toBe(0);
  expect(client.log).toEqual([]);
});

describe('navigation over stdio', () => {
  beforeEach(() => begin({ capabilities, initializationOptions: { showsRulePages: true } }));

  test('definition across files, with what is underlined', async () => {
    const [link] = await client.request<LocationLink[]>(
      'textDocument/definition',
      at(rangeIn(unit, '2011377').start, unitUri),
    );
    expect(link?.targetUri).toBe(uri);
    expect(link?.targetSelectionRange).toEqual(rangeIn(text, '2011377'));
    expect(link?.originSelectionRange).toEqual(rangeIn(unit, '2011377'));
    const [mention] = await client.request<LocationLink[]>(
      'textDocument/definition',
      at(rangeIn(text, '东分局').start),
    );
    expect([mention?.targetUri, mention?.targetSelectionRange]).toEqual([unitUri, rangeIn(unit, '"城东分局"')]);
    const [file] = await client.request<LocationLink[]>(
      'textDocument/definition',
      at(rangeIn(text, '城东.budget').start),
    );
    expect(file?.targetUri).toBe(unitUri);
  });

  test('references and highlights', async () => {
    const ask = (includeDeclaration: boolean): Promise<Location[]> =>
      client.request('textDocument/references', {
        ...at(rangeIn(text, '2011377', 1).start),
        context: { includeDeclaration },
      });
    const uses = [
      { uri, range: rangeIn(text, '2011377', 1) },
      { uri: unitUri, range: rangeIn(unit, '2011377') },
    ];
    expect(await ask(false)).toEqual(uses);
    expect(await ask(true)).toEqual([{ uri, range: rangeIn(text, '2011377') }, ...uses]);
    const highlights = await client.request<DocumentHighlight[]>(
      'textDocument/documentHighlight',
      at(rangeIn(text, '𠮷祥运营').start),
    );
    expect(highlights).toEqual([
      { range: rangeIn(text, '𠮷祥运营'), kind: 3 },
      { range: rangeIn(text, '𠮷祥运营', 1), kind: 2 },
    ]);
  });

  test('rename edits every file; what a text mentions is to be confirmed', async () => {
    const position = rangeIn(unit, '城东分局').start;
    expect(await client.request('textDocument/prepareRename', at(position, unitUri))).toEqual({
      range: rangeIn(unit, '城东分局'),
      placeholder: '城东分局',
    });
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...at(position, unitUri),
      newName: '城东服务局',
    });
    expect(edit.documentChanges).toEqual([
      {
        textDocument: { uri: unitUri, version: 1 },
        edits: [{ range: rangeIn(unit, '"城东分局"'), newText: '"城东服务局"' }],
      },
      {
        textDocument: { uri, version: 1 },
        edits: [{ range: rangeIn(text, '城东分局'), newText: '城东服务局', annotationId: 'mention' }],
      },
    ]);
    expect(edit.changeAnnotations?.['mention']?.needsConfirmation).toBe(true);
  });

  test('what is not renamed is refused with the reason', async () => {
    await expect(client.request('textDocument/prepareRename', at(rangeIn(text, '30101').start))).rejects.toThrow(
      '30101 是标准科目',
    );
    await expect(
      client.request('textDocument/rename', { ...at(rangeIn(text, '2011377').start), newName: '201' }),
    ).rejects.toThrow('科目编码要是 7 位数字');
  });

  test('links, selections, folded blocks', async () => {
    const textDocument = { uri };
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument });
    expect(links.map(({ range, target }) => [range, target])).toEqual([
      [rangeIn(text, '../2025.budget'), 'file:///2025.budget'],
      [rangeIn(text, '单位/城东.budget'), unitUri],
      [rangeIn(text, 'retired-subject'), 'budget-rule:/retired-subject.md'],
    ]);
    const [selection] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument,
      positions: [rangeIn(text, '祥运营', 1).start],
    });
    expect(selection?.range).toEqual(rangeIn(text, '𠮷祥运营', 1));
    expect(selection?.parent?.range).toEqual(rangeIn(text, '"𠮷祥运营"', 1));
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri: unitUri } });
    expect(folds).toEqual([{ startLine: 0, endLine: 1, collapsedText: '2.08万元，1 条' }]);
  });

  test('workspace symbols', async () => {
    const found = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: '30102' });
    expect(found.map(({ name, containerName, location }) => [name, containerName, location])).toEqual([
      ['30102 津贴补贴', '基本支出 2011377 𠮷祥运营', { uri: unitUri, range: rangeIn(unit, '30102') }],
    ]);
  });

  test('the hierarchy of figures, up and down', async () => {
    const [line] = await client.request<CallHierarchyItem[]>(
      'textDocument/prepareCallHierarchy',
      at(rangeIn(unit, '30102').start, unitUri),
    );
    expect(line && [line.name, line.detail]).toEqual(['30102 津贴补贴', '2.08万元']);
    const up = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: line });
    expect(up.slice(0, 2).map(({ to: { name, detail } }) => [name, detail])).toEqual([
      ['基本支出 2011377 𠮷祥运营', '2.08万元'],
      ['30102 津贴补贴', '2.08万元'],
    ]);
    const [total] = await client.request<CallHierarchyItem[]>(
      'textDocument/prepareCallHierarchy',
      at(rangeIn(text, '{支出}').start),
    );
    const down = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: total });
    expect(down.map(({ from: { name, detail, uri: inUri } }) => [name, detail, inUri])).toEqual([
      ['201 一般公共服务支出', '17.54万元', uri],
    ]);
  });
});

describe('a client that can do less', () => {
  beforeEach(() => begin({ locale: 'en' }));

  test('gets plain places, no links to pages, no texts of folds, and texts left as they are', async () => {
    const found = await client.request<Location[]>('textDocument/definition', at(rangeIn(text, '2011377', 1).start));
    expect(found).toEqual([{ uri, range: rangeIn(text, '2011377') }]);
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
    expect(links.map(({ tooltip }) => tooltip)).toEqual(["Open last year's file", 'Open the included file']);
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri: unitUri } });
    expect(folds).toEqual([{ startLine: 0, endLine: 1 }]);
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...at(rangeIn(unit, '城东分局').start, unitUri),
      newName: '城东服务局',
    });
    expect(edit).toEqual({
      changes: { [unitUri]: [{ range: rangeIn(unit, '"城东分局"'), newText: '"城东服务局"' }] },
    });
    await expect(client.request('textDocument/prepareRename', at({ line: 5, character: 0 }))).rejects.toThrow(
      'Nothing here can be renamed',
    );
  });
});
