import { Position, type TextDocument, type Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { freePlace } from '../freePlace.ts';

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
      ? await filled(await freePlace(folder, name), text)
      : await workspace.openTextDocument({ language: 'budget', content: text });
  await window.showTextDocument(document);
  return document;
}

async function filled(place: Uri, text: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(place.with({ scheme: 'untitled' }));
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(0, 0), text);
  await workspace.applyEdit(edit);
  return document;
}
