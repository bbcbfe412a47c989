import { commands, Disposable, type TextDocument, window, workspace } from 'vscode';
import { decode, isText } from '../../server/text/decode.ts';
import { nameOf } from '../export/exportMessages.ts';
import type { EncodingStrings, Strings } from '../strings.ts';

/** What an editor shows in place of bytes that are no character. */
const damaged = '\ufffd';

/**
 * Offers to read a budget anew that is kept in GB18030, as older programs write it: the editor takes it for UTF-8, in which
 * nothing of it can be read. Each is asked about once while it is open.
 */
export function registerEncoding({ encoding: strings }: Strings): Disposable {
  const asked = new Set<TextDocument>();
  const look = async (document: TextDocument | undefined): Promise<void> => {
    if (document?.languageId !== 'budget' || document.isDirty || asked.has(document)) return;
    if (!document.getText().includes(damaged)) return;
    asked.add(document);
    if (!(await isChinese(document))) return;
    const choice = await window.showWarningMessage(strings.misread(nameOf(document.uri)), strings.reopen);
    if (choice === strings.reopen) await reopen(document, strings);
  };
  void look(window.activeTextEditor?.document);
  return Disposable.from(
    window.onDidChangeActiveTextEditor((editor) => void look(editor?.document)),
    workspace.onDidCloseTextDocument((document) => void asked.delete(document)),
  );
}

/** Whether what is kept of a document can be read in GB18030, and in no other encoding. */
async function isChinese({ uri }: TextDocument): Promise<boolean> {
  const bytes = await workspace.fs.readFile(uri).then(
    (read) => read,
    () => undefined,
  );
  const decoded = bytes && decode(bytes);
  return decoded !== undefined && isText(decoded) && decoded.encoding === 'gb18030';
}

/** It may have been edited since, which is not thrown away, or even saved as it was shown. */
export async function reopen(document: TextDocument, strings: EncodingStrings): Promise<void> {
  if (document.isDirty) void window.showErrorMessage(strings.edited(nameOf(document.uri)));
  else if (await isChinese(document)) await readAnew(document);
}

/** An editor that cannot be told the encoding asks for it. */
async function readAnew(document: TextDocument): Promise<void> {
  if ('encoding' in document) await workspace.openTextDocument(document.uri, { encoding: 'gb18030' });
  else await commands.executeCommand('workbench.action.editor.changeEncoding');
}
