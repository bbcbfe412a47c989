import { Position, type TextDocument, type Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { atFreePlace } from '../freePlace.ts';

/**
 * Opens a text as a file that is not saved yet. In a folder on a disk, by default the first that is open, it has a name
 * there that is still free, which saving then takes; elsewhere the user is asked for one.
 */
export async function openNewFile(
  name: string,
  text: string,
  folder: Uri | undefined = workspace.workspaceFolders?.[0]?.uri,
): Promise<TextDocument> {
  const document =
    folder?.scheme === 'file'
      ? await inFolder(folder, name, text)
      : await workspace.openTextDocument({ language: 'budget', content: text });
  await window.showTextDocument(document);
  return document;
}

async function inFolder(folder: Uri, name: string, text: string): Promise<TextDocument> {
  for (;;) {
    const document = await atFreePlace(folder, name, (place) => filled(place, text));
    if (document) return document;
  }
}

/** Undefined where there is a text already: VS Code had kept it of one that was not saved, and it is open now. */
async function filled(place: Uri, text: string): Promise<TextDocument | undefined> {
  const document = await workspace.openTextDocument(place.with({ scheme: 'untitled' }));
  if (document.getText() !== '') return undefined;
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(0, 0), text);
  if (!(await workspace.applyEdit(edit))) throw new Error(`${place}: the text was not taken`);
  return document;
}
