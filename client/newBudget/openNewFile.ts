import { Position, type TextDocument, type Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { freePlace } from '../freePlace.ts';

/**
 * Opens a text as a file that is not saved yet. In a folder on a disk it has a name there that is still free, which
 * saving then takes; elsewhere the user is asked for one.
 */
export async function openNewFile(name: string, text: string): Promise<TextDocument> {
  const [folder] = workspace.workspaceFolders ?? [];
  const document =
    folder?.uri.scheme === 'file'
      ? await filled(await freePlace(folder.uri, name), text)
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
