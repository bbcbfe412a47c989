import {
  EventEmitter,
  type FileRenameEvent,
  type Position,
  type TextEditor,
  type Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import type { ComparisonBase } from '../../server/lsp/protocol/comparisonProtocol.ts';
import { budgetIn } from '../budgetIn.ts';
import { untilKnown } from '../untilKnown.ts';
import { movedUri } from './movedUri.ts';
import { nameAmong } from './nameAmong.ts';
import { openTexts } from './openTabs.ts';
import { PreviewPanel, type PreviewServices } from './PreviewPanel.ts';

/** Makes the panel of a preview, in a column. */
export type CreatePanel = (column: ViewColumn) => WebviewPanel;

/** What a preview that comes back shows. */
export interface Restored {
  readonly uri: Uri | undefined;
  readonly isLocked: boolean;
}

/** All previews: one follows the budget that is edited, the others are locked, each to its file. */
export class Previews {
  readonly #services: PreviewServices;
  readonly #createPanel: CreatePanel;
  readonly #all = new Set<PreviewPanel>();
  readonly #activated = new EventEmitter<void>();

  constructor(services: PreviewServices, createPanel: CreatePanel) {
    this.#services = services;
    this.#createPanel = createPanel;
  }

  /** The one that has the keyboard. */
  get active(): PreviewPanel | undefined {
    return [...this.#all].find(({ isActive }) => isActive);
  }

  /** After one got the keyboard, or lost it. */
  get onDidChangeActive() {
    return this.#activated.event;
  }

  /** The one that follows. */
  get following(): PreviewPanel | undefined {
    return [...this.#all].find(({ isLocked }) => !isLocked);
  }

  /** Shows a document in the preview that follows, which is opened where there is none. */
  open(uri: Uri): PreviewPanel {
    const { following } = this;
    const panel = following ?? this.#create();
    panel.show(uri);
    following?.reveal({ focus: false });
    return panel;
  }

  /** Opens another preview, which stays with a document. */
  openLocked(uri: Uri): PreviewPanel {
    const panel = this.#create();
    panel.setLocked(true);
    panel.show(uri);
    return panel;
  }

  /** Takes up a panel that was there before the window was loaded again. */
  restore(webviewPanel: WebviewPanel, { uri, isLocked }: Restored): void {
    const panel = this.#adopt(webviewPanel);
    this.setLocked(panel, isLocked);
    const shown = uri ?? budgetIn(window.activeTextEditor)?.uri;
    if (shown) panel.show(shown);
  }

  /** Of those that are not locked there is one at most: the one before stays with its file then. */
  setLocked(panel: PreviewPanel, isLocked: boolean): void {
    if (!isLocked) for (const each of this.#all) if (each !== panel && !each.isLocked) each.setLocked(true);
    panel.setLocked(isLocked);
  }

  /** The preview that follows shows the budget of an editor, unless it shows it already as a part of another one. */
  async follow({ document }: TextEditor): Promise<void> {
    const { following } = this;
    if (!following || (await this.#shows(following, document.uri))) return;
    if (window.activeTextEditor?.document === document && !following.isLocked) following.show(document.uri);
  }

  /** Each stays with its document where that, or a folder around it, has got another name. */
  renamed({ files }: FileRenameEvent): void {
    for (const panel of this.#all)
      for (const { oldUri, newUri } of files) {
        const moved = panel.uri && movedUri(panel.uri, oldUri, newUri);
        if (moved) panel.move(moved);
      }
  }

  /** What is edited further is the new file: the preview that follows goes there, and each whose text was on no disk before. */
  savedAs(from: Uri, to: Uri): void {
    for (const panel of this.#all) {
      const isOfIt = panel.uri?.toString() === from.toString();
      if (isOfIt && (!panel.isLocked || from.scheme === 'untitled')) panel.move(to);
    }
  }

  /** Titles tell files of one name apart, among the previews and the texts that are open. */
  nameAll(): void {
    const shown = [...this.#all].flatMap(({ uri }) => uri ?? []);
    const paths = new Set([...shown, ...openTexts()].map(({ path }) => path));
    for (const panel of this.#all) if (panel.uri) panel.setName(nameAmong(panel.uri.path, paths));
  }

  /** Shows what a place of a text is about, in a preview of it or of what includes it; whether there is something. Rejects where the server does not answer. */
  async goTo(uri: Uri, position: Position, { explain }: { readonly explain: boolean }): Promise<boolean> {
    const known = await this.#previewOf(uri);
    const panel = known ?? this.open(uri);
    const places = await untilKnown(async () => (await this.#askPlaces(panel, uri, position)) ?? null);
    const [address] = places ?? [];
    known?.reveal({ focus: false });
    if (address === undefined) return false;
    panel.go(address, { explain });
    if (explain) panel.reveal({ focus: true });
    return true;
  }

  /** Shows a document beside another budget. */
  compare(uri: Uri, base: ComparisonBase): void {
    this.open(uri).compareWith(base);
  }

  /** A preview that shows a file, as a document or as a part of one: the one that follows before those that are locked. */
  async #previewOf(uri: Uri): Promise<PreviewPanel | undefined> {
    const panels = [...this.#all].sort((a, b) => Number(a.isLocked) - Number(b.isLocked));
    for (const panel of panels) if (await this.#shows(panel, uri)) return panel;
    return undefined;
  }

  /** Whether a file is a part of what a preview shows, as far as the server answers. */
  async #shows(panel: PreviewPanel, uri: Uri): Promise<boolean> {
    const places = await this.#askPlaces(panel, uri, { line: 0, character: 0 }).catch(() => undefined);
    return places !== undefined;
  }

  /** What of a preview a place of a file is about; undefined where the file is no part of its document. */
  async #askPlaces(
    panel: PreviewPanel,
    uri: Uri,
    { line, character }: Pick<Position, 'line' | 'character'>,
  ): Promise<readonly string[] | undefined> {
    if (!panel.uri) return undefined;
    const params = { uri: uri.toString(), root: panel.uri.toString(), position: { line, character } };
    const places = await this.#services.source.places(params);
    return places?.addresses;
  }

  /** Where another one is seen; not over the text that is edited, though that one may have been seen there just now. */
  #create(): PreviewPanel {
    const edited = window.activeTextEditor?.viewColumn;
    const other = [...this.#all].find(({ isVisible, viewColumn }) => isVisible && viewColumn !== edited);
    return this.#adopt(this.#createPanel(other?.viewColumn ?? ViewColumn.Beside));
  }

  #adopt(webviewPanel: WebviewPanel): PreviewPanel {
    const panel: PreviewPanel = new PreviewPanel(webviewPanel, this.#services, {
      lock: (isLocked) => this.setLocked(panel, isLocked),
      moved: () => this.nameAll(),
    });
    this.#all.add(panel);
    webviewPanel.onDidChangeViewState(() => this.#activated.fire());
    webviewPanel.onDidDispose(() => {
      this.#all.delete(panel);
      this.nameAll();
      this.#activated.fire();
    });
    return panel;
  }
}
