import { FilePermission, languages, RelativePattern, type TextDocument, type Uri, workspace } from 'vscode';
import { openDocument } from './openDocument.ts';

/**
 * Whether a text may only be read. VS Code would take an edit of such a file, and fail when it is saved; of what is on no file
 * system, such as an earlier version that an extension shows, and of what the user's settings protect it would never save it.
 */
export async function isReadonly(file: Uri): Promise<boolean> {
  if (file.scheme === 'untitled') return false;
  if (workspace.fs.isWritableFileSystem(file.scheme) !== true) return true;
  const document = openDocument(file);
  if (document && isProtected(document)) return true;
  const stat = await workspace.fs.stat(file).then(undefined, () => undefined);
  return stat?.permissions !== undefined && (stat.permissions & FilePermission.Readonly) !== 0;
}

/** Whether the user's settings have a file only read, as far as extensions are told: not what holds for a session alone. */
function isProtected(document: TextDocument): boolean {
  const isNamedIn = (setting: string): boolean => {
    const patterns = workspace.getConfiguration('files', document.uri).get<unknown>(setting);
    return Object.entries(patterns ?? {}).some(([pattern, isOn]) => isOn === true && isAt(document, pattern));
  };
  return isNamedIn('readonlyInclude') && !isNamedIn('readonlyExclude');
}

/** Whether a pattern of the settings is about a file; one without a root is about files in the open folders. */
function isAt(document: TextDocument, pattern: string): boolean {
  const folder = workspace.getWorkspaceFolder(document.uri);
  const isRooted = /^(?:\/|[a-z]:|\*\*)/i.test(pattern);
  return (
    languages.match({ pattern: folder && !isRooted ? new RelativePattern(folder, pattern) : pattern }, document) > 0
  );
}
