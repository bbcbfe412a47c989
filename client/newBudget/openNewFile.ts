import { Position, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';

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

async function freePlace(folder: Uri, name: string): Promise<Uri> {
  for (let number = 1; ; number++) {
    const place = Uri.joinPath(folder, number === 1 ? name : name.replace(/(?=\.budget$)/, ` ${number}`));
    const isOpen = workspace.textDocuments.some(({ uri }) => uri.path === place.path);
    if (!isOpen && !(await isThere(place))) return place;
  }
}

async function isThere(place: Uri): Promise<boolean> {
  return workspace.fs.stat(place).then(
    () => true,
    () => false,
  );
}
