import { FilePermission, type Uri, workspace } from 'vscode';

/** Whether a file may only be read. VS Code would take an edit of such a file, and fail when it is saved. */
export async function isReadonly(file: Uri): Promise<boolean> {
  if (workspace.fs.isWritableFileSystem(file.scheme) === false) return true;
  const stat = await workspace.fs.stat(file).then(undefined, () => undefined);
  return stat?.permissions !== undefined && (stat.permissions & FilePermission.Readonly) !== 0;
}
