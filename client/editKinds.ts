import { DocumentDropOrPasteEditKind, languages } from 'vscode';

/** Whether the editor has paste providers, and kinds of what is dropped: those before VS Code 1.97 have neither. */
export function hasEditKinds(): boolean {
  return 'registerDocumentPasteEditProvider' in languages;
}

/** By which an editor tells what of several it is given to paste or to drop. */
export function editKind(name: string): DocumentDropOrPasteEditKind {
  return DocumentDropOrPasteEditKind.Empty.append('budget', name);
}
