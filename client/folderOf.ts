import { Uri, workspace } from 'vscode';

/** The folder of a file; of one that was never saved, the first one that is open. */
export function folderOf(file: Uri): Uri | undefined {
  return file.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(file, '..');
}
