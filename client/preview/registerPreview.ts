import { Disposable, type Event, type TextEditor, Uri, type WebviewPanel, window, workspace } from 'vscode';
import type { BudgetAtHand } from '../BudgetAtHand.ts';
import { budgetIn } from '../budgetIn.ts';
import { isSwitchedOn } from '../isSwitchedOn.ts';
import { movedUri } from './movedUri.ts';
import { hasWebview, openTexts } from './openTabs.ts';
import type { PreviewServices } from './PreviewPanel.ts';
import { Previews } from './Previews.ts';
import { pageHtml } from './pageHtml.ts';
import { readPageState } from './pageState.ts';
import { previewCommands } from './previewCommands.ts';
import { onSavedAs } from './savedAs.ts';

const viewType = 'budget.preview';

/** The budget of the preview that has the keyboard. */
export interface ActivePreview {
  readonly uri: Uri | undefined;
  readonly onDidChange: Event<void>;
}

/** The previews in VS Code: their commands, which budget they show, and their return after the window is loaded again. */
export function registerPreview(
  services: PreviewServices & { readonly extensionUri: Uri; readonly budgets: BudgetAtHand },
): ActivePreview & { dispose(): void } {
  const { extensionUri, budgets, strings, text } = services;
  const dist = Uri.joinPath(extensionUri, 'dist');
  // What comes back with its preview was shown before.
  const firstShown = new Set(hasWebview(viewType) ? openTexts().map(String) : []);

  /** The page may read the folder `dist` of the extension and nothing else. */
  function load(panel: WebviewPanel): void {
    const { webview } = panel;
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    webview.html = pageHtml(webview, dist, strings);
  }

  function icon(theme: string): Uri {
    return Uri.joinPath(extensionUri, 'syntaxes', `budget-${theme}.svg`);
  }

  const previews = new Previews(services, (viewColumn) => {
    const panel = window.createWebviewPanel(viewType, '', { viewColumn, preserveFocus: true });
    load(panel);
    return panel;
  });

  function follow(editor: TextEditor | undefined): void {
    const document = budgetIn(editor);
    // A version in a comparison is looked at beside what is shown.
    if (!document || document !== editor?.document) return;
    const { uri } = document;
    const isFirst = !firstShown.has(uri.toString());
    firstShown.add(uri.toString());
    if (previews.following) void previews.follow(editor);
    else if (isFirst && isSwitchedOn('preview.openOnStart', false, uri)) previews.open(uri);
  }

  /** A file was shown before under another name, where it or a folder around it had that. */
  function shownBefore(from: Uri, to: Uri): void {
    for (const shown of [...firstShown]) {
      const moved = movedUri(Uri.parse(shown), from, to);
      if (moved) firstShown.add(moved.toString());
    }
  }

  follow(window.activeTextEditor);
  const registered = Disposable.from(
    text,
    window.onDidChangeActiveTextEditor(follow),
    // The editor of a file may be told of before it is said that this has another name.
    workspace.onWillRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) shownBefore(oldUri, newUri);
    }),
    workspace.onDidRenameFiles((event) => previews.renamed(event)),
    onSavedAs((from, to) => {
      shownBefore(from, to);
      previews.savedAs(from, to);
    }),
    window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
      if (opened.length + closed.length > 0) previews.nameAll();
    }),
    // An editor is told of as active even where a preview has the keyboard.
    ...previewCommands(previews, services, () => previews.active?.uri ?? budgets.uri),
    window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state: unknown) {
        const { uri, isLocked } = readPageState(state);
        previews.restore(panel, { uri: uri === null ? undefined : Uri.parse(uri), isLocked });
        load(panel);
      },
    }),
  );
  return {
    get uri() {
      return previews.active?.uri;
    },
    onDidChange: previews.onDidChangeActive,
    dispose: () => registered.dispose(),
  };
}
