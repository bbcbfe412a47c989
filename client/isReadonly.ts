import { FilePermission, type Uri, workspace } from 'vscode';

/**
 * Whether a text may only be read. VS Code would take an edit of such a file, and fail when it is saved; of what is on no file
 * system, such as an earlier version that an extension shows, it would never save it.
 */
export async function isReadonly(file: Uri): Promise<boolean> {
  if (file.scheme === 'untitled') return false;
  if (workspace.fs.isWritableFileSystem(file.scheme) !== true) return true;
  const stat = await workspace.fs.stat(file).then(undefined, () => undefined);
  return stat?.permissions !== undefined && (stat.permissions & FilePermission.Readonly) !== 0;
}
