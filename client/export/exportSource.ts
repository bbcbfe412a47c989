import type { CancellationToken, Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ExportParams,
  exportRequest,
  fromExportedContent,
  isExportResult,
} from '../../server/lsp/exportProtocol.ts';
import type { FormatId } from '../../server/render/formats.ts';
import type { Rendered } from '../../server/render/renderDocument.ts';

/** The content of a document's file in one format; undefined where the server does not know the document. */
export type ExportSource = (uri: Uri, format: FormatId, token: CancellationToken) => Promise<Rendered | undefined>;

const triesMs = [0, 100, 200, 400, 800, 1600];

/** Documents rendered by the language server, from the text as it stands in the editor. */
export function exportSource(client: BaseLanguageClient): ExportSource {
  return async (uri, format, token) => {
    const params: ExportParams = { uri: client.code2ProtocolConverter.asUri(uri), format };
    // A server that has just started answers before it has heard of the files that are open.
    for (const wait of triesMs) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      const result = await client.sendRequest<unknown>(exportRequest, params, token);
      if (!isExportResult(result)) throw new Error(`${exportRequest}: malformed result`);
      if (result !== null) return fromExportedContent(result);
    }
    return undefined;
  };
}
