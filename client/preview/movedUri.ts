import type { Uri } from 'vscode';

/** The address of a file once something was renamed; undefined where that was neither the file nor a folder around it. */
export function movedUri(file: Uri, from: Uri, to: Uri): Uri | undefined {
  const isThere = file.scheme === from.scheme && file.authority === from.authority;
  if (!isThere || !`${file.path}/`.startsWith(`${from.path}/`)) return undefined;
  return to.with({ path: to.path + file.path.slice(from.path.length) });
}
