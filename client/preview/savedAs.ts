import { Disposable, type TextDocument, type Uri, window, workspace } from 'vscode';
import { openTexts } from './openTabs.ts';

/** Calls back when a budget was saved under another name, or under its first one. VS Code does not say so, but opens another text. */
export function onSavedAs(listener: (from: Uri, to: Uri) => void): Disposable {
  const sources = new Map<string, Uri>();
  return Disposable.from(
    // As it is saved it may be formatted, and is not the same any more.
    workspace.onWillSaveTextDocument(({ document }) => {
      const from = sourceOf(document);
      if (from) sources.set(document.uri.toString(), from);
    }),
    workspace.onDidSaveTextDocument(({ uri }) => {
      const from = sources.get(uri.toString());
      sources.delete(uri.toString());
      if (from) listener(from, uri);
    }),
  );
}

/** From where a budget comes that has no tab yet: the text that is edited, which reads the same. */
function sourceOf(document: TextDocument): Uri | undefined {
  const { document: edited } = window.activeTextEditor ?? {};
  if (!edited || edited === document || document.languageId !== 'budget') return undefined;
  if (edited.getText() !== document.getText()) return undefined;
  return openTexts().some((uri) => uri.toString() === document.uri.toString()) ? undefined : edited.uri;
}
