import { Uri, workspace } from 'vscode';

/** Where to look first for a place for what comes of a budget: its folder, if files can be written there, else an open one. */
export function folderOf(file: Uri): Uri | undefined {
  const takesFiles = ({ scheme }: Uri): boolean => workspace.fs.isWritableFileSystem(scheme) === true;
  if (takesFiles(file)) return Uri.joinPath(file, '..');
  return workspace.workspaceFolders?.map(({ uri }) => uri).find(takesFiles);
}
