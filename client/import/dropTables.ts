import {
  type CancellationToken,
  type DataTransfer,
  type DataTransferFile,
  DocumentDropEdit,
  type DocumentDropEditProvider,
  type DocumentDropEditProviderMetadata,
  l10n,
  type TextDocument,
  Uri,
  type WorkspaceEdit,
} from 'vscode';
import { editKind } from '../editKinds.ts';

/** A file that is dragged from the explorer of the editor, or from outside of it. */
export type Dropped = Uri | DataTransferFile;

/** What tables change; undefined where they change nothing, as was said. */
export type EditOf = (
  document: TextDocument,
  files: readonly Dropped[],
  token: CancellationToken,
) => Promise<WorkspaceEdit | undefined>;

const uriListType = 'text/uri-list';

/** What the provider says of itself; asked for late, as editors before VS Code 1.97 have no such kinds. */
export function tablesDropMetadata(): DocumentDropEditProviderMetadata {
  return { providedDropEditKinds: [editKind('tables')], dropMimeTypes: [uriListType, 'files'] };
}

/** Takes files of tables into the budget onto which they are dropped; an editor would write no more there than their path. */
export function tablesDropProvider(isTables: (file: Dropped) => boolean, editOf: EditOf): DocumentDropEditProvider {
  return {
    async provideDocumentDropEdits(document, _position, transfer, token) {
      const files = (await filesIn(transfer)).filter(isTables);
      if (files.length === 0) return undefined;
      const edit = new DocumentDropEdit('', l10n.t('Import the tables'), editKind('tables'));
      const additionalEdit = await editOf(document, files, token);
      if (additionalEdit) edit.additionalEdit = additionalEdit;
      return edit;
    },
  };
}

/** A file from outside may have its address beside, and is not read a second time. */
async function filesIn(transfer: DataTransfer): Promise<readonly Dropped[]> {
  const files = [...transfer].flatMap(([, item]) => item.asFile() ?? []);
  if (files.length > 0) return files;
  const list = (await transfer.get(uriListType)?.asString()) ?? '';
  return list.split(/\r?\n/).flatMap((line) => (line === '' || line.startsWith('#') ? [] : Uri.parse(line)));
}
