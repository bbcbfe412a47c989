import { Uri, workspace } from 'vscode';

/** A place in a folder where nothing is yet, neither a file nor an open document: the name, else with a number behind it. */
export async function freePlace(folder: Uri, name: string): Promise<Uri> {
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
