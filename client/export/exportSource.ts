import type { CancellationToken, Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ExportParams,
  exportRequest,
  fromExportedContent,
  isExportResult,
  isUnitsResult,
  type UnitName,
  type UnitsParams,
  unitsRequest,
} from '../../server/lsp/protocol/exportProtocol.ts';
import type { FormatId } from '../../server/render/formats.ts';
import type { Rendered } from '../../server/render/renderDocument.ts';
import { untilKnown } from '../untilKnown.ts';

/** What the server knows of a document that is to be exported. */
export interface ExportSource {
  /** The content of its file, or of that of one unit alone; undefined where the server does not know the document. */
  readonly content: (uri: Uri, wanted: Wanted, token: CancellationToken) => Promise<Rendered | undefined>;
  /** What can be published from it; undefined where the server does not know the document. */
  readonly published: (uri: Uri) => Promise<PublishedFrom | undefined>;
}

/** The file that has the whole, and whose budgets can be published of it; empty where there is nothing to choose. */
export interface PublishedFrom {
  readonly from: Uri;
  readonly units: readonly UnitName[];
}

/** What is published, and as what. */
export interface Wanted {
  readonly format: FormatId;
  readonly unit: UnitName | undefined;
}

/** Documents rendered by the language server, from the text as it stands in the editor. */
export function exportSource(client: BaseLanguageClient): ExportSource {
  const addressOf = (uri: Uri): string => client.code2ProtocolConverter.asUri(uri);
  return {
    async content(uri, { format, unit }, token) {
      const params: ExportParams = { uri: addressOf(uri), format, ...(unit && { unit: unit.code || unit.name }) };
      const content = await untilKnown(async () => {
        const result = await client.sendRequest<unknown>(exportRequest, params, token);
        if (!isExportResult(result)) throw new Error(`${exportRequest}: malformed result`);
        return result;
      });
      return content && fromExportedContent(content);
    },
    async published(uri) {
      const params: UnitsParams = { uri: addressOf(uri) };
      const published = await untilKnown(async () => {
        const result = await client.sendRequest<unknown>(unitsRequest, params);
        if (!isUnitsResult(result)) throw new Error(`${unitsRequest}: malformed result`);
        return result;
      });
      return published && { ...published, from: client.protocol2CodeConverter.asUri(published.from) };
    },
  };
}
