import { Range, type TextDocument, WorkspaceEdit } from 'vscode';
import type { RowsToPaste } from '../../server/lsp/protocol/tableProtocol.ts';

/** The one edit of a paste, so that it is undone in one step. */
export function editFor({ uri }: TextDocument, { range: { start, end }, newText }: RowsToPaste): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  edit.replace(uri, new Range(start.line, start.character, end.line, end.character), newText);
  return edit;
}
