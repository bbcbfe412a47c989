import { Range, Uri, WorkspaceEdit, workspace } from 'vscode';
import type { ProtocolTextEdits } from '../../server/lsp/protocol/protocolShapes.ts';
import { nameOf } from '../export/exportMessages.ts';
import { isReadonly } from '../isReadonly.ts';
import { openDocument } from '../openDocument.ts';
import type { PreviewStrings } from '../strings.ts';

/** Makes edits that were worked out for versions of open files, as one step of undo; answers with why it did not. */
export async function applyEdits(files: ProtocolTextEdits, strings: PreviewStrings): Promise<string | undefined> {
  for (const { uri } of files) {
    const file = Uri.parse(uri);
    if (openDocument(file) && (await isReadonly(file))) return strings.readonly(nameOf(file));
  }
  // From here on nothing is waited for: what is edited is of the versions that are looked at.
  const edit = new WorkspaceEdit();
  for (const { uri, version, edits } of files) {
    const file = Uri.parse(uri);
    const document = openDocument(file);
    if (!document) return strings.notOpen(nameOf(file));
    if (version !== document.version) return strings.outdated;
    for (const { range, newText } of edits) {
      const { start, end } = range;
      edit.replace(document.uri, new Range(start.line, start.character, end.line, end.character), newText);
    }
  }
  // An edit without a change is one that VS Code says it did not make.
  return edit.size === 0 || (await workspace.applyEdit(edit)) ? undefined : strings.notApplied;
}
