import type {
  CodeAction,
  CodeLens,
  CompletionList,
  InlayHint,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver';
import type { Preview, PreviewPart } from '../../server/lsp/protocol/previewProtocol.ts';
import { LineIndex } from '../../server/text/LineIndex.ts';
import type { LspClient } from '../support/LspClient.ts';
import { withDelta, withTokenEdits } from '../support/received.ts';

/** A client that resolves what can be. */
export const resolving = {
  workspace: { workspaceEdit: { documentChanges: true } },
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      resolveSupport: { properties: ['edit'] },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    publishDiagnostics: { relatedInformation: true },
    rename: { prepareSupport: true },
  },
};

/** How many of a list are resolved. */
const RESOLVED = 8;

/** A document as an editor asks about it: tokens and preview as the difference to what it has. */
export class AskedDocument {
  readonly #client: LspClient;
  readonly #uri: string;
  #tokens: SemanticTokens | undefined;
  #preview: { readonly id: string; readonly parts: ReadonlyMap<string, PreviewPart> } | undefined;

  constructor(client: LspClient, uri: string) {
    this.#client = client;
    this.#uri = uri;
  }

  /** What the server says of the document, and of some places in it, each a share of the text. */
  async everyReply(text: string, places: readonly number[]): Promise<Readonly<Record<string, unknown>>> {
    const lines = new LineIndex(text);
    const positions = places.map((share) => lines.position(Math.floor(share * text.length)));
    const replies = [
      ...(await this.#ofAll({ start: { line: 0, character: 0 }, end: lines.position(text.length) })),
      ...(await Promise.all(positions.map((position) => this.#at(position)))).flat(),
      ['tokens', await this.#allTokens()] as const,
      ['preview', await this.#wholePreview()] as const,
    ];
    return Object.fromEntries(replies.map(([name, reply], i) => [`${i} ${name}`, reply]));
  }

  async #ofAll(range: object): Promise<(readonly [string, unknown])[]> {
    const options = { tabSize: 4, insertSpaces: true };
    const [actions, lenses, hints] = await Promise.all([
      this.#ask<CodeAction[]>('textDocument/codeAction', { range, context: { diagnostics: [] } }),
      this.#ask<CodeLens[]>('textDocument/codeLens', {}),
      this.#ask<InlayHint[]>('textDocument/inlayHint', { range }),
    ]);
    const others = await Promise.all([
      this.#named('textDocument/diagnostic', {}),
      this.#named('textDocument/documentSymbol', {}),
      this.#named('textDocument/foldingRange', {}),
      this.#named('textDocument/documentLink', {}),
      this.#named('textDocument/formatting', { options }),
      this.#own('budget/reconciliation', {}),
      this.#own('budget/charts', {}),
      this.#own('budget/previewFindings', {}),
      this.#own('budget/tool', { tool: 'findings' }),
      this.#own('budget/tool', { tool: 'figures' }),
    ]);
    return [
      ...others,
      ['actions', actions],
      ['lenses', lenses],
      ['hints', hints],
      ['resolved actions', await this.#resolved('codeAction/resolve', actions)],
      ['resolved lenses', await this.#resolved('codeLens/resolve', lenses)],
      ['resolved hints', await this.#resolved('inlayHint/resolve', hints)],
    ];
  }

  async #at(position: object): Promise<(readonly [string, unknown])[]> {
    const completion = await this.#ask<CompletionList>('textDocument/completion', { position });
    const items = completion.items.map(({ data: _, ...item }) => item);
    const others = await Promise.all([
      this.#named('textDocument/hover', { position }),
      this.#named('textDocument/definition', { position }),
      this.#named('textDocument/references', { position, context: { includeDeclaration: true } }),
      this.#named('textDocument/documentHighlight', { position }),
      this.#named('textDocument/prepareCallHierarchy', { position }),
      this.#named('textDocument/selectionRange', { positions: [position] }),
      this.#named('textDocument/prepareRename', { position }),
      this.#named('textDocument/rename', { position, newName: '新名称' }),
      this.#own('budget/previewPlaces', { root: this.#uri, position }),
      this.#own('budget/blockTable', { position }),
    ]);
    return [['completion', items], ...others];
  }

  async #allTokens(): Promise<readonly number[]> {
    const before = this.#tokens;
    const params = before?.resultId === undefined ? {} : { previousResultId: before.resultId };
    const method = `textDocument/semanticTokens/full${before ? '/delta' : ''}`;
    const reply = await this.#ask<SemanticTokens | SemanticTokensDelta>(method, params);
    this.#tokens = 'data' in reply ? reply : { ...reply, data: withTokenEdits(before?.data ?? [], reply.edits) };
    return this.#tokens.data;
  }

  async #wholePreview(): Promise<unknown> {
    const previousResultId = this.#preview?.id;
    const [, reply] = await this.#own('budget/preview', previousResultId === undefined ? {} : { previousResultId });
    const { resultId, isWhole, order, parts, patches, ...rest } = reply as Preview;
    const shown = withDelta(isWhole ? new Map() : (this.#preview?.parts ?? new Map()), { order, parts, patches });
    this.#preview = { id: resultId, parts: shown };
    return { ...rest, parts: [...shown.values()] };
  }

  async #resolved(method: string, all: readonly object[] | null): Promise<unknown[]> {
    return Promise.all((all ?? []).slice(0, RESOLVED).map((each) => this.#client.request(method, each)));
  }

  async #named(method: string, params: object): Promise<readonly [string, unknown]> {
    // A name that cannot be changed is refused with the reason.
    const reply = this.#ask(method, params).catch((error: unknown) => String(error));
    return [method, await reply];
  }

  async #own(method: string, params: object): Promise<readonly [string, unknown]> {
    return [method, await this.#client.request(method, { uri: this.#uri, ...params })];
  }

  #ask<T>(method: string, params: object): Promise<T> {
    return this.#client.request(method, { textDocument: { uri: this.#uri }, ...params });
  }
}
