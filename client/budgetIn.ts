import { TabInputText, type TextDocument, type TextEditor, type Uri, window, workspace } from 'vscode';
import { addressOf, isVersion as isVersionAt } from '../server/lsp/addresses.ts';

/** Whether a text is no file but a version of one, as it is shown beside it. */
export function isVersion(uri: Uri): boolean {
  return isVersionAt(addressOf(uri.toString()));
}

/**
 * The budget that whoever is in an editor means: of a version that is compared with its file, the file, as nobody sees on
 * which side the cursor is. A version in a tab of its own is meant itself.
 */
export function budgetIn(editor: TextEditor | undefined): TextDocument | undefined {
  const document = editor?.document;
  if (document?.languageId !== 'budget') return undefined;
  const { uri } = document;
  if (!isVersion(uri) || isInTabOfItsOwn(uri)) return document;
  return workspace.textDocuments.find(
    (each) => each.languageId === 'budget' && each.uri.path === uri.path && !isVersion(each.uri),
  );
}

function isInTabOfItsOwn(uri: Uri): boolean {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputText && input.uri.toString() === uri.toString();
}
