import { Disposable, type LogOutputChannel, Uri, type ViewColumn, type WebviewPanel, workspace } from 'vscode';
import type { ComparisonBase } from '../../server/lsp/protocol/comparisonProtocol.ts';
import type { ProtocolLocation, ProtocolTextEdits } from '../../server/lsp/protocol/protocolShapes.ts';
import { isVersion } from '../budgetIn.ts';
import { nameOf } from '../export/exportMessages.ts';
import { openDocument } from '../openDocument.ts';
import type { Strings } from '../strings.ts';
import { applyEdits } from './applyEdits.ts';
import { BaseWatch } from './BaseWatch.ts';
import { type HostMessage, isPageMessage, type PageMessage, type PageMessageOf } from './messages.ts';
import { PageKeyboard } from './PageKeyboard.ts';
import { PreviewFeed } from './PreviewFeed.ts';
import type { PreviewActions } from './previewActions.ts';
import type { PreviewSource } from './previewSource.ts';
import type { Cursor, TextSide } from './TextSide.ts';

/** What a preview needs of its surroundings. */
export interface PreviewServices {
  readonly source: PreviewSource;
  readonly text: TextSide;
  readonly actions: PreviewActions;
  readonly strings: Strings;
  readonly output: LogOutputChannel;
}

/** Where a preview stays, and what it hears of its own buttons. */
export interface PreviewOwner {
  readonly lock: (isLocked: boolean) => void;
  /** Another file is shown: what a title has to tell apart may be different from now on. */
  readonly moved: () => void;
}

/** What the page tells of itself; all else it wants done. */
type Told = PageMessageOf<'ready' | 'refused' | 'select' | 'view' | 'seen' | 'unit' | 'lock' | 'keyboard'>;

/**
 * One preview in its panel: its title, what its page does, and what it is told of its document and of the texts. A hidden
 * page is gone with all that it showed; when shown again it reports itself ready.
 */
export class PreviewPanel {
  readonly #panel: WebviewPanel;
  readonly #services: PreviewServices;
  readonly #owner: PreviewOwner;
  readonly #feed: PreviewFeed;
  readonly #base = new BaseWatch(() => this.#feed.changedBeside());
  readonly #keyboard = new PageKeyboard();
  #isLocked = false;
  /** What its file is called beside the others that are open. */
  #name = '';
  /** The file that was edited last from here: that of a part of the document may be another one. */
  #edited: Uri | undefined;
  /** Done once the undo before is: each needs the keyboard in the text. */
  #undone: Promise<void> = Promise.resolve();

  constructor(panel: WebviewPanel, services: PreviewServices, owner: PreviewOwner) {
    this.#panel = panel;
    this.#services = services;
    this.#owner = owner;
    this.#feed = new PreviewFeed({
      source: services.source,
      output: services.output,
      post: (message) => this.#post(message),
      leadTo: (location) => this.#leadTo(location, { focus: false }),
      baseChosen: (base) => this.#base.watch(base),
    });
    if (services.text.cursor) this.#feed.cursorMoved(services.text.cursor);
    const listening = this.#listen();
    panel.onDidDispose(() => {
      listening.dispose();
      this.#feed.end();
    });
  }

  /** The document shown. */
  get uri(): Uri | undefined {
    return this.#feed.uri === undefined ? undefined : Uri.parse(this.#feed.uri);
  }

  get isLocked(): boolean {
    return this.#isLocked;
  }

  /** Whether somebody can see it, and whether it has the keyboard. */
  get isVisible(): boolean {
    return this.#panel.visible;
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  get viewColumn(): ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  /** Shows a document from now on. */
  show(document: Uri): void {
    const uri = document.toString();
    if (uri === this.#feed.uri) return;
    this.#edited = undefined;
    this.#feed.show(uri);
    this.#owner.moved();
  }

  /** The document has got another address, under which it is shown from now on. */
  move(document: Uri): void {
    this.#edited = undefined;
    this.#feed.moved(document.toString());
    this.#owner.moved();
  }

  /** Its file is called so from now on. */
  setName(name: string): void {
    this.#name = name;
    this.#setTitle();
  }

  /** Brings the panel to the front where it is; with the keyboard, if that is wanted. */
  reveal({ focus }: { readonly focus: boolean }): void {
    this.#panel.reveal(undefined, !focus);
  }

  /** From now on it stays with its document, or does not any more. */
  setLocked(isLocked: boolean): void {
    this.#isLocked = isLocked;
    this.#setTitle();
    this.#post({ type: 'locked', isLocked });
  }

  /** Shows a part or figure, and why it is what it is where `explain`. */
  go(address: string, { explain }: { readonly explain: boolean }): void {
    this.#feed.tellDrawn({ type: 'show', address, explain });
  }

  /** Shows the document beside another budget. */
  compareWith(base: ComparisonBase): void {
    this.#feed.compareWith(base);
  }

  #listen(): Disposable {
    const { source, text } = this.#services;
    const isShown = (uri: Uri): boolean => uri.toString() === this.#feed.uri;
    const files = workspace.createFileSystemWatcher('**/*.budget');
    const changedBeside = (): void => this.#feed.changedBeside();
    return Disposable.from(
      files,
      // Its file may have been away: deleted, or on no branch that was checked out.
      files.onDidCreate((uri) => (isShown(uri) ? this.#feed.changed() : changedBeside())),
      files.onDidChange(changedBeside),
      files.onDidDelete(changedBeside),
      this.#base,
      this.#panel.webview.onDidReceiveMessage((message: unknown) => isPageMessage(message) && this.#receive(message)),
      this.#panel.onDidChangeViewState(({ webviewPanel }) => !webviewPanel.visible && this.#feed.end()),
      source.onChanged(
        (uri, version) => (uri === undefined || uri === this.#feed.uri) && this.#feed.announced(version),
      ),
      text.onDidMoveCursor((cursor: Cursor) => this.#feed.cursorMoved(cursor)),
      // Behind what the language client does of the same edit, and before the server tells of it.
      workspace.onDidChangeTextDocument(({ document }) => {
        const { uri, version, languageId } = document;
        if (isShown(uri)) queueMicrotask(() => this.#feed.typed(version));
        else if (languageId === 'budget') this.#feed.changedBeside();
      }),
      workspace.onDidOpenTextDocument(({ uri }) => isShown(uri) && this.#feed.changed()),
      workspace.onDidCloseTextDocument(({ uri }) => isShown(uri) && this.#feed.changed()),
    );
  }

  #receive(message: PageMessage): void {
    switch (message.type) {
      case 'ready':
        this.#post({ type: 'locked', isLocked: this.#isLocked });
        this.#feed.begin(message);
        break;
      case 'refused':
        this.#feed.refused(message.id);
        break;
      case 'select':
        this.#feed.select(message);
        break;
      case 'view':
        this.#feed.viewed(message.view);
        break;
      case 'seen':
        this.#feed.seen(message.parts);
        break;
      case 'unit':
        this.#feed.showIn(message.unit);
        break;
      case 'lock':
        this.#owner.lock(message.isLocked);
        break;
      case 'keyboard':
        this.#keyboard.tell(message.isHere);
        break;
      default:
        this.#act(message).catch((error) => this.#services.output.error(`preview: ${String(error)}`));
    }
  }

  async #act(message: Exclude<PageMessage, Told>): Promise<void> {
    const { actions } = this.#services;
    const { uri } = this;
    if (!uri) return;
    switch (message.type) {
      case 'open':
        return this.#leadTo(message.location, message);
      case 'edit':
        return this.#edit(message);
      case 'fix':
        return this.#fix(message);
      case 'undo':
      case 'redo':
        return this.#undo(this.#edited ?? uri, message.type);
      case 'chooseBase':
        return this.#chooseBase(uri);
      case 'rule':
        return actions.showRule(message.id);
      case 'print':
        return actions.print(uri);
      case 'export':
        return actions.export(uri);
      case 'saveChart':
        return actions.saveChart(uri, message.id);
    }
  }

  async #edit({ uri, address, text, unit, version }: PageMessageOf<'edit'>): Promise<void> {
    const { source, strings } = this.#services;
    const params = { uri, address, text, version, ...(unit !== undefined && { unit }) };
    const refusal = await this.#attempt(async () => {
      const result = await source.edit(params);
      const file = Uri.parse(uri);
      if (!result) return openDocument(file) ? strings.preview.outdated : strings.preview.notOpen(nameOf(file));
      return result.kind === 'refusal' ? result.reason : this.#apply(result.files);
    });
    this.#post({ type: 'edited', address, ...refusal });
  }

  async #fix({ uri, version, key, fix }: PageMessageOf<'fix'>): Promise<void> {
    const { source, strings } = this.#services;
    const refusal = await this.#attempt(async () => {
      const files = await source.fix({ uri, version, key, fix });
      return files ? this.#apply(files) : strings.preview.outdated;
    });
    this.#post({ type: 'fixed', key, ...refusal });
  }

  async #apply(files: ProtocolTextEdits): Promise<string | undefined> {
    const [first] = files;
    if (first) this.#edited = Uri.parse(first.uri);
    return applyEdits(files, this.#services.strings.preview);
  }

  /** The keyboard comes back to the page, where it was. */
  #undo(uri: Uri, how: 'undo' | 'redo'): Promise<void> {
    const undone = this.#undone.then(async () => {
      await this.#services.text.undo(uri, how, this.#panel.viewColumn);
      await this.#keyboard.comesBack(() => this.reveal({ focus: true }));
    });
    this.#undone = undone.catch(() => {});
    return undone;
  }

  /** Whoever waits in the page for an edit is always told how it ended. */
  async #attempt(task: () => Promise<string | undefined>): Promise<{ readonly refusal?: string }> {
    try {
      const refusal = await task();
      return refusal === undefined ? {} : { refusal };
    } catch (error) {
      this.#services.output.error(`preview: ${String(error)}`);
      return { refusal: this.#services.strings.preview.notApplied };
    }
  }

  async #chooseBase(uri: Uri): Promise<void> {
    const base = await this.#services.actions.chooseBase(uri);
    if (base) this.#feed.compareWith(base);
  }

  async #leadTo(location: ProtocolLocation, { focus }: { readonly focus: boolean }): Promise<void> {
    await this.#services.text.reveal(location, { focus, from: this.#panel.viewColumn });
  }

  #setTitle(): void {
    const { uri } = this;
    if (!uri) return;
    const { title, lockedTitle, version } = this.#services.strings.preview;
    const name = isVersion(uri) ? version(this.#name) : this.#name;
    const shown = (this.#isLocked ? lockedTitle : title)(name);
    if (shown !== this.#panel.title) this.#panel.title = shown;
  }

  /** A message to a hidden page is lost; the page is told everything when it is shown again. */
  #post(message: HostMessage): void {
    void this.#panel.webview.postMessage(message);
  }
}
