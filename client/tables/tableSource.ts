import type { Position, Range, TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type BlockTableParams,
  type BlockTableResult,
  blockTableRequest,
  isBlockTableResult,
  isPasteRowsResult,
  type PasteRowsParams,
  pasteRowsRequest,
  type RowsToPaste,
} from '../../server/lsp/protocol/tableProtocol.ts';

/** What a clipboard holds; `html` is empty where it has none. */
export interface Clipboard {
  readonly plain: string;
  readonly html: string;
}

/** Tables between a document and a spreadsheet, as the language server reads and writes them. */
export interface TableSource {
  /** Undefined where the clipboard is to be pasted as it is; `outdated` where the document has changed in the meantime. */
  readonly paste: (
    document: TextDocument,
    range: Range,
    clipboard: Clipboard,
  ) => Promise<RowsToPaste | 'outdated' | undefined>;
  readonly copy: (document: TextDocument, position: Position) => Promise<BlockTableResult>;
}

/** The tables of a language server. */
export function tableSource(client: BaseLanguageClient): TableSource {
  const converter = client.code2ProtocolConverter;
  return {
    async paste(document, range, { plain, html }) {
      const { version } = document;
      const uri = converter.asUri(document.uri);
      const params: PasteRowsParams = { uri, range: converter.asRange(range), plain, html };
      const result = await client.sendRequest<unknown>(pasteRowsRequest, params);
      if (!isPasteRowsResult(result)) throw new Error(`${pasteRowsRequest}: malformed result`);
      if (document.version !== version) return 'outdated';
      return result?.version === version ? result : undefined;
    },
    async copy(document, position) {
      const params: BlockTableParams = {
        uri: converter.asUri(document.uri),
        position: converter.asPosition(position),
      };
      const result = await client.sendRequest<unknown>(blockTableRequest, params);
      if (!isBlockTableResult(result)) throw new Error(`${blockTableRequest}: malformed result`);
      return result;
    },
  };
}
