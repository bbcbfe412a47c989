/**
 * An address is a URI with nothing in its path encoded, so that a file has one, however a client writes it. A document
 * whose URI says more than a path (a version of a file in git) keeps it behind a `?`, and is in no folder: it is no file, but
 * what an editor shows beside one. One that is not saved yet and knows where it will be (`untitled:/…`) is there already: what
 * it names beside it is found.
 */

/** What VS Code shows beside a file without saying so behind its path: what it holds against the file, what is read out of it. */
const BESIDE = /^(?:clipboardCompare\d*|accessible-view):/;

const ROOT = /^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/[^/?#]*)?/;

/** The address of a document. */
export function addressOf(uri: string): string {
  // On another machine its address names that machine, to which its files are at hand.
  const saved = uri.replace(/^untitled:(?:\/\/[^/?#]*)?(?=\/)/, 'file://');
  const root = ROOT.exec(saved)?.[0] ?? '';
  const path = saved.slice(root.length);
  if (/[?#]/.test(path) || BESIDE.test(uri)) return `?${uri}`;
  return root + decoded(path).replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());
}

/** Whether an address is that of a version of a file. */
export function isVersion(address: string): boolean {
  return address.startsWith('?');
}

/** Whether a document is what a screen reader reads of a hover: VS Code gives it the language of the file, but it is no budget. */
export function isReadOut(uri: string): boolean {
  return uri.startsWith('accessible-view:');
}

/** The URI of a file that the client did not name. */
export function uriOf(address: string): string {
  const root = ROOT.exec(address)?.[0] ?? '';
  return root + address.slice(root.length).split('/').map(encodeURIComponent).join('/');
}

/** The folder that a file or folder is in, with its `/`; undefined where it is in none. */
export function folderOf(address: string): string | undefined {
  const root = ROOT.exec(address)?.[0];
  if (root === undefined) return undefined;
  const end = address.lastIndexOf('/', address.length - 2) + 1;
  return end > root.length ? address.slice(0, end) : undefined;
}

/** The folder of a file and those above it, the nearest first, up to `top` or to the root of the file system. */
export function foldersAbove(address: string, top: string | undefined): string[] {
  const folders: string[] = [];
  for (let folder = folderOf(address); folder !== undefined; folder = folder === top ? undefined : folderOf(folder))
    folders.push(folder);
  return folders;
}

/** The last name of an address. */
export function nameOf(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}

/** Whether an address is that of a budget, by its name. */
export function isBudgetAddress(address: string): boolean {
  return /[^/]\.budget$/i.test(address);
}

/** Whether an address is in a folder in which nobody looks for budgets. */
export function isOverlooked(address: string): boolean {
  return /\/(?:\.[^/]*|node_modules)\//.test(address);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
