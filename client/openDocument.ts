import { type TextDocument, type Uri, workspace } from 'vscode';

/** The text of a file where it is open, whether an editor shows it or not. */
export function openDocument(uri: Uri): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

/** Opens a file that is not open, so that the server hears of it; answers whether it did. A file that was never saved is gone. */
export async function reopened(uri: Uri): Promise<boolean> {
  if (openDocument(uri) || uri.scheme === 'untitled') return false;
  const document = await workspace.openTextDocument(uri).then(undefined, () => undefined);
  return document !== undefined;
}
