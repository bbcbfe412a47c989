import { Uri, workspace } from 'vscode';

let taken: Promise<unknown> = Promise.resolve();

/** Has a free place in a folder taken; whoever looks for one meanwhile waits, and gets another. */
export function atFreePlace<T>(folder: Uri, name: string, take: (place: Uri) => PromiseLike<T>): Promise<T> {
  const turn = taken.then(async () => take(await freePlace(folder, name)));
  taken = turn.catch(() => {});
  return turn;
}

/** A place in a folder where nothing is yet, neither a file nor an open document: the name, else with a number behind it. */
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
