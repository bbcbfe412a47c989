import type { BaseLanguageClient } from 'vscode-languageclient';
import { toBase64 } from '../../server/lsp/base64.ts';
import {
  type ImportedBudget,
  type ImportParams,
  importRequest,
  isImportResult,
  type RefusedImport,
} from '../../server/lsp/importProtocol.ts';

/** A file of tables with all that is in it. */
export interface TableFile {
  /** Without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where tables become a budget. */
export type ImportSource = (files: readonly TableFile[]) => Promise<ImportedBudget | RefusedImport>;

/** Budgets of tables by the language server. */
export function importSource(client: BaseLanguageClient): ImportSource {
  return async (files) => {
    const params: ImportParams = { files: files.map(({ name, bytes }) => ({ name, content: toBase64(bytes) })) };
    const result = await client.sendRequest<unknown>(importRequest, params);
    if (!isImportResult(result) || !result) throw new Error(`${importRequest}: malformed result`);
    return result;
  };
}
