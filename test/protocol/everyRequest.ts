import type {
  CallHierarchyItem,
  CodeAction,
  CodeLens,
  CompletionList,
  InlayHint,
  Position,
  Range,
} from 'vscode-languageserver';
import type { PreviewFindingsResult } from '../../server/lsp/protocol/previewFindingsProtocol.ts';
import type { LspClient } from '../support/LspClient.ts';

/** A document to ask about. */
export interface Subject {
  readonly uri: string;
  readonly range: Range;
}

/** An answer; of a refusal, what it says. */
export type Answers = ReadonlyMap<string, unknown>;

const options = { tabSize: 4, insertSpaces: true };

/**
 * Asks a server everything that it can answer about a document, once, and everything that is about none; or what of that
 * is wanted.
 */
export async function everyRequest(
  client: LspClient,
  { uri, range }: Subject,
  isWanted: (name: string) => boolean = () => true,
): Promise<Answers> {
  const answers = new Map<string, unknown>();
  const textDocument = { uri };
  const position = range.start;
  const ask = async <T>(method: string, params: object, name = method): Promise<T | undefined> => {
    if (!isWanted(name)) return undefined;
    const answer = await client.request<T>(method, params).catch(({ message }: Error) => message);
    answers.set(name, answer);
    return typeof answer === 'string' ? undefined : answer;
  };
  const each = async <T>(method: string, items: readonly T[] | null | undefined): Promise<void> => {
    if (!isWanted(method)) return;
    const all = (items ?? []).map((item) => client.request(method, Object(item)).catch(({ message }) => message));
    answers.set(method, await Promise.all(all));
  };
  await Promise.all([
    ask('textDocument/hover', { textDocument, position }),
    ask('textDocument/definition', { textDocument, position }),
    ask('textDocument/references', { textDocument, position, context: { includeDeclaration: true } }),
    ask('textDocument/documentHighlight', { textDocument, position }),
    ask('textDocument/documentLink', { textDocument }),
    ask('textDocument/selectionRange', { textDocument, positions: [position] }),
    ask('textDocument/documentSymbol', { textDocument }),
    ask('textDocument/foldingRange', { textDocument }),
    ask('textDocument/semanticTokens/full', { textDocument }),
    ask('textDocument/semanticTokens/range', { textDocument, range }),
    ask('textDocument/formatting', { textDocument, options }),
    ask('textDocument/rangeFormatting', { textDocument, range, options }),
    ask('textDocument/rangesFormatting', { textDocument, ranges: [range], options }),
    ask('textDocument/onTypeFormatting', { textDocument, position: range.end, ch: '\n', options }),
    ask('textDocument/prepareRename', { textDocument, position }),
    ask('textDocument/rename', { textDocument, position, newName: '新名称' }),
    ask('workspace/symbol', { query: '2011308' }),
    ask('workspace/willRenameFiles', { files: [{ oldUri: uri, newUri: uri.replace(/[^/]*$/, '新.budget') }] }),
    ask('budget/charts', { uri }),
    ask('budget/comparison', { uri, base: { kind: 'prior' } }, 'budget/comparison prior'),
    ask('budget/comparison', { uri, base: { kind: 'file', uri } }),
    ask('budget/reconciliation', { uri }),
    ask('budget/preview', { uri }),
    ask('budget/previewFigure', { uri, address: 't3/2011308/basic' }),
    ask('budget/previewEdit', { uri, version: 1, address: 't3/2011308/basic', text: '1.00' }),
    ask('budget/previewPlaces', { uri, root: uri, position }),
    ask('budget/pasteRows', {
      uri,
      range: rowBelow(position),
      plain: '30101\t基本工资\t1.00\n',
      html: '',
    }),
    ask('budget/blockTable', { uri, position }),
    ask('budget/export', { uri, format: 'json' }, 'budget/export json'),
    ask('budget/export', { uri, format: 'html' }),
    ask('budget/units', { uri }),
    ask('budget/rulePage', { name: 'total-mismatch' }),
    ask('budget/newBudget', { answers: { name: '示例局', code: '215', year: '2026', kind: '行政', duties: '管理。' } }),
    ask('budget/nextYear', { uri }),
    ask('budget/import', { files: [{ name: '甲.csv', content: Buffer.from('甲,乙\n1,2\n').toString('base64') }] }),
    ask('budget/importInto', {
      uri,
      files: [{ name: '乙.csv', content: Buffer.from('项目,金额\n一般公共预算,12\n').toString('base64') }],
    }),
    ask('budget/tool', { tool: 'figures', uri, table: 't3' }, 'budget/tool figures'),
    ask('budget/tool', { tool: 'findings', uri }, 'budget/tool findings'),
    ask('budget/tool', { tool: 'explain', name: '30101' }),
  ]);
  const list = await ask<CompletionList>('textDocument/completion', { textDocument, position });
  await each('completionItem/resolve', list?.items.slice(0, 2));
  const context = { diagnostics: [], only: ['quickfix', 'refactor', 'source.fixAll'] };
  const actions = await ask<CodeAction[]>('textDocument/codeAction', { textDocument, range, context });
  await each('codeAction/resolve', actions);
  await each('codeLens/resolve', await ask<CodeLens[]>('textDocument/codeLens', { textDocument }));
  await each('inlayHint/resolve', await ask<InlayHint[]>('textDocument/inlayHint', { textDocument, range }));
  const items = await ask<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', { textDocument, position });
  const calls = (items ?? []).map((item) => ({ item }));
  await each('callHierarchy/incomingCalls', calls);
  await each('callHierarchy/outgoingCalls', calls);
  const found = await ask<PreviewFindingsResult>('budget/previewFindings', { uri });
  const fixable = found?.findings.find(({ fixes }) => fixes.length > 0);
  if (fixable) await ask('budget/previewFix', { uri, version: 1, key: fixable.key, fix: 0 });
  return answers;
}

/** The beginning of the line below, where a row may be put in. */
function rowBelow({ line }: Position): Range {
  const start = { line: line + 1, character: 0 };
  return { start, end: start };
}
