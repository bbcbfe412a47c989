import { Disposable, type LogOutputChannel, Uri, type WebviewOptions, type WebviewPanel, workspace } from 'vscode';
import { coalesce } from '../coalesce.ts';
import type { Strings } from '../strings.ts';
import { changes, type Shown } from './changes.ts';
import { type HostMessage, isPageMessage } from './messages.ts';
import { pageHtml } from './pageHtml.ts';
import type { PreviewNote } from './pageStrings.ts';
import type { PreviewSource } from './previewSource.ts';

/** What the preview needs of its surroundings. */
export interface PreviewServices {
  readonly extensionUri: Uri;
  readonly source: PreviewSource;
  readonly strings: Strings;
  readonly output: LogOutputChannel;
}

/** The options of the preview's webview: it may read the extension's `dist` folder and nothing else. */
export function webviewOptions(extensionUri: Uri): WebviewOptions {
  return { enableScripts: true, localResourceRoots: [distFolder(extensionUri)] };
}

/** The title of the tab that shows a document. */
export function previewTitle({ path }: Uri, strings: Strings): string {
  return strings.previewTitle(path.slice(path.lastIndexOf('/') + 1));
}

/**
 * Host side of one preview panel. It asks the server for the state of one document, one request at a time, and sends
 * the page what differs. A hidden page is gone with all that it showed: when shown again it reports itself ready and is
 * sent everything.
 */
export class PreviewPanel {
  readonly #panel: WebviewPanel;
  readonly #services: PreviewServices;
  readonly #refresh: () => void;
  #uri: string | undefined;
  #shown: Shown | undefined;
  #note: PreviewNote | undefined;
  #isPageReady = false;

  constructor(panel: WebviewPanel, services: PreviewServices) {
    this.#panel = panel;
    this.#services = services;
    this.#refresh = coalesce(
      () => this.#fetch(),
      (error) => this.#fail(error),
    );
    panel.webview.options = webviewOptions(services.extensionUri);
    const listening = this.#listen();
    panel.onDidDispose(() => listening.dispose());
    panel.webview.html = pageHtml(panel.webview, distFolder(services.extensionUri), services.strings);
  }

  /** Shows a document from now on. */
  show(document: Uri): void {
    const uri = document.toString();
    if (uri === this.#uri) return;
    this.#uri = uri;
    this.#panel.title = previewTitle(document, this.#services.strings);
    this.#refresh();
  }

  /** Brings the panel to the front where it is, without taking the keyboard from the text. */
  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  #listen(): Disposable {
    return Disposable.from(
      this.#panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      this.#panel.onDidChangeViewState(({ webviewPanel }) => {
        if (!webviewPanel.visible) this.#isPageReady = false;
      }),
      this.#services.source.onChanged((uri) => {
        if (uri === undefined || uri === this.#uri) this.#refresh();
      }),
      workspace.onDidOpenTextDocument(({ uri }) => {
        if (uri.toString() === this.#uri) this.#refresh();
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.toString() === this.#uri) this.#setNote('closed');
      }),
    );
  }

  #receive(message: unknown): void {
    if (!isPageMessage(message)) return;
    if (message.type === 'refused') this.#services.output.error(`preview: the html of ${message.id} was refused`);
    else this.#begin();
  }

  /** Sends a page that knows nothing what is known, and asks for what is new. */
  #begin(): void {
    this.#isPageReady = true;
    const known = this.#shown;
    this.#shown = undefined;
    if (known && known.uri === this.#uri) this.#send(known);
    this.#post(noteMessage(this.#note));
    this.#refresh();
  }

  async #fetch(): Promise<void> {
    const uri = this.#uri;
    if (uri === undefined || !this.#isPageReady) return;
    const preview = await this.#services.source.fetch(uri);
    if (uri !== this.#uri) return;
    this.#setNote(preview ? undefined : 'closed');
    if (preview) this.#send({ uri, preview });
  }

  #fail(error: unknown): void {
    this.#services.output.warn(`preview: ${String(error)}`);
    this.#setNote('unavailable');
  }

  #send(next: Shown): void {
    const update = changes(this.#shown, next);
    this.#shown = next;
    if (update) this.#post(update);
  }

  #setNote(note: PreviewNote | undefined): void {
    if (note === this.#note) return;
    this.#note = note;
    this.#post(noteMessage(note));
  }

  /** A message to a hidden page is lost; the page then asks for everything when it is shown. */
  #post(message: HostMessage): void {
    if (this.#isPageReady) void this.#panel.webview.postMessage(message);
  }
}

function noteMessage(note: PreviewNote | undefined): HostMessage {
  return note ? { type: 'note', note } : { type: 'note' };
}

function distFolder(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist');
}
