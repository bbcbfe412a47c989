import {
  type LogOutputChannel,
  Range,
  type TextEditor,
  TextEditorRevealType,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { ImportedBudget } from '../../server/lsp/protocol/importProtocol.ts';
import { nameOf } from '../export/exportMessages.ts';
import type { ImportStrings } from '../strings.ts';
import type { MergedTables } from './importSource.ts';

/** Opens an imported budget and says what of the tables did not come in; where no file could be written, it is not saved yet. */
export async function showImported(
  imported: ImportedBudget,
  written: Uri | undefined,
  strings: ImportStrings,
): Promise<Uri> {
  const document = written
    ? await workspace.openTextDocument(written)
    : await workspace.openTextDocument({ language: 'budget', content: imported.text });
  const editor = await window.showTextDocument(document);
  void report(imported, editor, strings);
  return document.uri;
}

async function report(imported: ImportedBudget, editor: TextEditor, strings: ImportStrings): Promise<void> {
  const { read, unread, notes, commentLine, fileName } = imported;
  const { isUntitled, uri } = editor.document;
  const counts = strings.imported(isUntitled ? fileName : nameOf(uri), read, unread);
  const message = [counts, ...(isUntitled ? [strings.notSaved] : []), ...notes].join(strings.betweenSentences);
  if (commentLine === null) {
    void window.showInformationMessage(message);
    return;
  }
  if ((await window.showWarningMessage(message, strings.showComments)) !== strings.showComments) return;
  const range = new Range(commentLine, 0, commentLine, 0);
  const shown = await window.showTextDocument(editor.document, { selection: range });
  shown.revealRange(range, TextEditorRevealType.AtTop);
}

/** Says what became of an open budget; the log has it in full. */
export async function showMerged(
  { changes, read, unread, notes }: Pick<MergedTables, 'changes' | 'read' | 'unread' | 'notes'>,
  file: string,
  { strings, output }: { readonly strings: ImportStrings; readonly output: LogOutputChannel },
): Promise<void> {
  const message = [strings.merged(file, read, unread, changes.length), ...notes].join(strings.betweenSentences);
  if (changes.length + unread === 0) void window.showInformationMessage(message);
  else if ((await window.showInformationMessage(message, strings.showChanges)) === strings.showChanges) output.show();
}
