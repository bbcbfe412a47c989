import { commands, Disposable, type TextEditor, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import { readPageState } from './pageState.ts';
import { PreviewPanel, type PreviewServices, previewTitle, webviewOptions } from './panel.ts';

const viewType = 'budget.preview';

/**
 * The preview in VS Code: its command, the one panel, which follows the active budget file, and its return after a
 * window reload.
 */
export function registerPreview(services: PreviewServices): Disposable {
  let panel: PreviewPanel | undefined;
  const firstShown = new Set<string>();

  function adopt(webviewPanel: WebviewPanel): PreviewPanel {
    const adopted = new PreviewPanel(webviewPanel, services);
    webviewPanel.onDidDispose(() => {
      if (panel === adopted) panel = undefined;
    });
    panel = adopted;
    return adopted;
  }

  function open(uri: Uri): void {
    panel?.reveal();
    (panel ?? adopt(createPanel(services, uri))).show(uri);
  }

  function follow(editor: TextEditor | undefined): void {
    if (editor?.document.languageId !== 'budget') return;
    const { uri } = editor.document;
    const isFirst = !firstShown.has(uri.toString());
    firstShown.add(uri.toString());
    if (panel) panel.show(uri);
    else if (isFirst && opensOnStart(uri)) open(uri);
  }

  follow(window.activeTextEditor);
  return Disposable.from(
    window.onDidChangeActiveTextEditor(follow),
    commands.registerCommand('budget.openPreview', (argument: unknown) => {
      const uri = uriIn(argument) ?? activeBudget();
      if (uri) open(uri);
      else if (panel) panel.reveal();
      else void window.showInformationMessage(services.strings.noBudgetFile);
    }),
    window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(webviewPanel, state: unknown) {
        const { uri } = readPageState(state);
        const restored = adopt(webviewPanel);
        if (uri) restored.show(await opened(Uri.parse(uri)));
      },
    }),
  );
}

function createPanel({ extensionUri, strings }: PreviewServices, uri: Uri): WebviewPanel {
  const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
  return window.createWebviewPanel(viewType, previewTitle(uri, strings), place, {
    ...webviewOptions(extensionUri),
    enableFindWidget: true,
  });
}

/** A URI as menus give it, or as the server writes it in a code lens. */
function uriIn(argument: unknown): Uri | undefined {
  if (typeof argument === 'string') return Uri.parse(argument);
  return argument instanceof Uri ? argument : undefined;
}

function activeBudget(): Uri | undefined {
  const document = window.activeTextEditor?.document;
  return document?.languageId === 'budget' ? document.uri : undefined;
}

function opensOnStart(uri: Uri): boolean {
  return workspace.getConfiguration('budget.preview', uri).get('openOnStart', false);
}

/** Lets the server see a file whose tab VS Code has not loaded yet; one that is gone is shown as closed. */
async function opened(uri: Uri): Promise<Uri> {
  await workspace.openTextDocument(uri).then(undefined, () => undefined);
  return uri;
}
