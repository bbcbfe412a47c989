import { TabInputText, TabInputWebview, type Uri, window } from 'vscode';

/** The files that have a tab as a text. */
export function openTexts(): Uri[] {
  return inputs().flatMap((input) => (input instanceof TabInputText ? input.uri : []));
}

/** Whether a webview of a type has a tab, be it that nothing of it has been loaded yet. VS Code puts something of its own before the type. */
export function hasWebview(viewType: string): boolean {
  return inputs().some((input) => input instanceof TabInputWebview && input.viewType.endsWith(viewType));
}

function inputs(): unknown[] {
  return window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
}
