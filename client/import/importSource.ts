import type { Uri, WorkspaceEdit } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { toBase64 } from '../../server/lsp/base64.ts';
import {
  type ImportedBudget,
  type ImportIntoParams,
  type ImportParams,
  importIntoRequest,
  importRequest,
  isImportIntoResult,
  isImportResult,
  type MergedImport,
  type RefusedImport,
} from '../../server/lsp/protocol/importProtocol.ts';

/** A file of tables with all that is in it. */
export interface TableFile {
  /** Without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where tables become a budget, or what they tell is found to be written into one that is open. */
export interface ImportSource {
  readonly asBudget: (files: readonly TableFile[]) => Promise<ImportedBudget | RefusedImport>;
  /** Undefined where the document is not open for the server; the edit is to be made. */
  readonly into: (uri: Uri, files: readonly TableFile[]) => Promise<MergedTables | RefusedImport | undefined>;
}

export interface MergedTables extends Omit<MergedImport, 'edit'> {
  readonly edit: WorkspaceEdit;
  /** Of each file that is edited, the version that the edit is for; null where it was not open. */
  readonly versions: readonly (readonly [file: Uri, version: number | null])[];
}

/** Budgets of tables by the language server. */
export function importSource(client: BaseLanguageClient): ImportSource {
  const params = (files: readonly TableFile[]): ImportParams => ({
    files: files.map(({ name, bytes }) => ({ name, content: toBase64(bytes) })),
  });
  return {
    async asBudget(files) {
      const result = await client.sendRequest<unknown>(importRequest, params(files));
      if (!isImportResult(result) || !result) throw new Error(`${importRequest}: malformed result`);
      return result;
    },
    async into(document, files) {
      const uri = client.code2ProtocolConverter.asUri(document);
      const all: ImportIntoParams = { uri, ...params(files) };
      const result = await client.sendRequest<unknown>(importIntoRequest, all);
      if (!isImportIntoResult(result)) throw new Error(`${importIntoRequest}: malformed result`);
      if (result?.kind !== 'merged') return result ?? undefined;
      const converter = client.protocol2CodeConverter;
      const versions = (result.edit.documentChanges ?? []).flatMap((change) =>
        'textDocument' in change
          ? [[converter.asUri(change.textDocument.uri), change.textDocument.version] as const]
          : [],
      );
      return { ...result, versions, edit: await converter.asWorkspaceEdit(result.edit) };
    },
  };
}
