import { commands, env, UIKind, type Uri, window, workspace } from 'vscode';
import type { FormatId } from '../../server/render/formats.ts';
import type { ExportStrings } from '../strings.ts';
import type { WriteFault } from './writeBeside.ts';
import type { Foreign } from './writtenFiles.ts';

/** The name of a file without its folder. */
export function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** Says that a file was written, and opens it or its folder on request. */
export async function offerResult(file: Uri, format: FormatId, strings: ExportStrings): Promise<void> {
  const { exported, open, showFolder } = strings;
  const isHere = file.scheme === 'file' && env.uiKind === UIKind.Desktop && !env.remoteName;
  // Elsewhere, the explorer shows what is in the open folders.
  const hasFolder = isHere || workspace.getWorkspaceFolder(file) !== undefined;
  const choice = await window.showInformationMessage(exported(nameOf(file)), open, ...(hasFolder ? [showFolder] : []));
  if (choice === open && isHere && format !== 'md' && format !== 'json') await env.openExternal(file);
  else if (choice === open) await commands.executeCommand('vscode.open', file);
  if (choice === showFolder) await commands.executeCommand(isHere ? 'revealFileInOS' : 'revealInExplorer', file);
}

/** Whether a file may be replaced that is not as it was last exported from this budget. */
export async function mayReplace(file: Uri, foreign: Foreign, strings: ExportStrings): Promise<boolean> {
  const { mayReplace: question, replace } = strings;
  const detail = foreign === 'changed' ? strings.mayReplaceDetail : strings.otherBudgetDetail;
  return (await window.showWarningMessage(question(nameOf(file)), { modal: true, detail }, replace)) === replace;
}

/** Says why a file was not written. */
export function faultText(fault: WriteFault, file: Uri, folder: Uri, strings: ExportStrings): string {
  switch (fault) {
    case 'folder':
      return strings.notWritable(folder.fsPath);
    case 'file':
      return strings.inUse(nameOf(file));
    case 'isFolder':
      return strings.isFolder(nameOf(file));
  }
}
