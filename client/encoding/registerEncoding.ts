import { commands, Disposable, type TextDocument, window, workspace } from 'vscode';
import { decode, type Encoding, isText } from '../../server/text/decode.ts';
import { nameOf } from '../export/exportMessages.ts';
import type { EncodingStrings, Strings } from '../strings.ts';

/** What an editor shows in place of bytes that are no character. */
const damaged = '\ufffd';

/** The encodings that are offered, as people and as the editor name them; those with a mark are known by that. */
const known: Readonly<Partial<Record<Encoding, { readonly name: string; readonly id: string }>>> = {
  'utf-8': { name: 'UTF-8', id: 'utf8' },
  gb18030: { name: 'GB18030', id: 'gb18030' },
};

/**
 * Offers to read a budget anew that cannot be read as it is shown: older programs write GB18030, which the editor takes for
 * UTF-8, and an editor that is set to GB18030 takes UTF-8 for that. Each is asked about once while it is open.
 */
export function registerEncoding({ encoding: strings }: Strings): Disposable {
  const asked = new Set<TextDocument>();
  const look = async (document: TextDocument | undefined): Promise<void> => {
    if (document?.languageId !== 'budget' || document.isDirty || asked.has(document)) return;
    if (shownIn(document) === 'UTF-8' && !document.getText().includes(damaged)) return;
    const kept = await misread(document);
    if (!kept || asked.has(document)) return;
    asked.add(document);
    const again = strings.reopen(kept.name);
    const choice = await window.showWarningMessage(
      strings.misread(nameOf(document.uri), kept.name, shownIn(document)),
      again,
    );
    if (choice === again) await reopen(document, strings);
  };
  void look(window.activeTextEditor?.document);
  return Disposable.from(
    window.onDidChangeActiveTextEditor((editor) => void look(editor?.document)),
    workspace.onDidCloseTextDocument((document) => void asked.delete(document)),
  );
}

/** The encoding in which a document is kept, where it is shown in another one and says something else so. */
async function misread(document: TextDocument): Promise<(typeof known)[Encoding]> {
  const bytes = await workspace.fs.readFile(document.uri).then(undefined, () => undefined);
  const decoded = bytes && decode(bytes);
  if (!decoded || !isText(decoded)) return undefined;
  const kept = known[decoded.encoding];
  const isSame = kept?.name === shownIn(document) || linesOf(decoded.text) === linesOf(document.getText());
  return isSame ? undefined : kept;
}

function linesOf(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/** The name of the encoding in which a document is shown; editors before VS Code 1.100 do not tell, and mostly it is UTF-8. */
function shownIn(document: TextDocument): string {
  const id = 'encoding' in document ? String(document.encoding) : 'utf8';
  return id.startsWith('utf8') ? 'UTF-8' : id.toUpperCase();
}

/** It may have been edited since, which is not thrown away, or even saved as it was shown. */
export async function reopen(document: TextDocument, strings: EncodingStrings): Promise<void> {
  const kept = await misread(document);
  if (!kept) return;
  if (document.isDirty) void window.showErrorMessage(strings.edited(nameOf(document.uri), kept.name));
  else await readAnew(document, kept.id);
}

/** An editor that cannot be told the encoding asks for it. */
async function readAnew(document: TextDocument, encoding: string): Promise<void> {
  if ('encoding' in document) await workspace.openTextDocument(document.uri, { encoding });
  else await commands.executeCommand('workbench.action.editor.changeEncoding');
}
