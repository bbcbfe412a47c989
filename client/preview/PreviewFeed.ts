import { type LogOutputChannel, Uri } from 'vscode';
import type { ComparisonBase } from '../../server/lsp/protocol/comparisonProtocol.ts';
import type { Preview, PreviewUnit } from '../../server/lsp/protocol/previewProtocol.ts';
import type { ProtocolLocation } from '../../server/lsp/protocol/protocolShapes.ts';
import { coalesce } from '../coalesce.ts';
import { isSwitchedOn } from '../isSwitchedOn.ts';
import { openDocument, reopened } from '../openDocument.ts';
import type { HostMessage, PageMessageOf, PageView, PreviewNote } from './messages.ts';
import type { PreviewSource } from './previewSource.ts';
import type { Cursor } from './TextSide.ts';

/** What a feed needs of its surroundings. */
export interface FeedServices {
  readonly source: PreviewSource;
  readonly output: LogOutputChannel;
  readonly post: (message: HostMessage) => void;
  /** Shows in the text where a selected figure comes from. */
  readonly leadTo: (location: ProtocolLocation) => Promise<void>;
  /** Hears with what the document is compared from now on. */
  readonly baseChosen: (base: ComparisonBase | undefined) => void;
}

/** A document in one life of the page. */
interface Showing {
  readonly uri: string;
  /** The address under which the page knows it, where that is another one. */
  readonly from?: string;
  /** What the page has of it; undefined until it has something. */
  drawn?: Pick<Preview, 'resultId' | 'isWhole'>;
}

/** A figure or text that is selected in the page. */
interface Selected {
  readonly address: string;
  /** Whether its line is still to be shown in the text. */
  readonly goTo: boolean;
}

const prior: ComparisonBase = { kind: 'prior' };

/** How long nothing has to be typed until findings and derivations are asked for again. */
const quietMs = 500;

/**
 * Asks the server what a page shows of one document, one request of a kind at a time, and tells the page what differs. What
 * is answered late, for another document or another life of the page, is dropped.
 */
export class PreviewFeed {
  readonly #services: FeedServices;
  readonly #askDocument = this.#question((showing) => this.#document(showing));
  readonly #askFindings = this.#question((showing) => this.#findings(showing));
  readonly #askFigure = this.#question((showing) => this.#figure(showing));
  readonly #askPlaces = this.#question((showing) => this.#places(showing));
  readonly #askView = this.#question((showing) => this.#viewed(showing));
  #showing: Showing | undefined;
  #isPageReady = false;
  #note: PreviewNote | undefined;
  #unit: PreviewUnit | undefined;
  #view: PageView = 'document';
  #base: ComparisonBase | undefined;
  #selected: Selected | undefined;
  #cursor: Cursor | undefined;
  #isLit = false;
  #seen: string[] = [];
  /** Whether only what the reader sees is asked for. */
  #isHurried = false;
  /** The version that was asked for as it was typed, until the server tells of it. */
  #typedVersion: number | undefined;
  #restDue: ReturnType<typeof setTimeout> | undefined;
  #placesDue: ReturnType<typeof setTimeout> | undefined;
  #due: HostMessage[] = [];

  constructor(services: FeedServices) {
    this.#services = services;
  }

  /** The address of the document, as the server knows it. */
  get uri(): string | undefined {
    return this.#showing?.uri;
  }

  /** Shows a document from now on. */
  show(uri: string): void {
    // What it was compared with belonged to the other document; of the first one, the page may remember it.
    if (this.#showing) this.#compare(prior);
    this.#begin({ uri });
  }

  /** The document has got another address; what it is compared with stays, and what the page remembers of it. */
  moved(uri: string): void {
    const { drawn, uri: before, from = before } = this.#showing ?? {};
    const known = drawn ? before : from;
    this.#begin(known === undefined ? { uri } : { uri, from: known });
  }

  /** The page has begun a life; it knows nothing but what it remembers of the one before. */
  begin({ unit, view, base }: PageMessageOf<'ready'>): void {
    this.#isPageReady = true;
    this.#unit ??= unit;
    this.#compare(this.#base ?? base);
    this.#view = view;
    this.#renew();
    this.#services.post(noteMessage(this.#note));
    this.#askDocument();
  }

  /** The page is gone until it begins again. */
  end(): void {
    clearTimeout(this.#restDue);
    clearTimeout(this.#placesDue);
    this.#isPageReady = false;
    this.#renew();
  }

  /** The document, or what is known of it, may have changed. What the reader sees is drawn at once, the rest in a moment. */
  changed(): void {
    this.#isHurried = this.#showing?.drawn !== undefined;
    this.#askDocument();
  }

  /** The text of the document was edited to a version. */
  typed(version: number): void {
    if (!this.#showing?.drawn) return;
    this.#typedVersion = version;
    this.changed();
  }

  /**
   * Another budget was edited, or changed on the disk. It may be the file that the document is compared with, or one that is
   * included there: that is looked at again once nothing is typed any more. Of last year's file the server tells.
   */
  changedBeside(): void {
    if (this.#view === 'comparison' && this.#base?.kind === 'file') this.#askRestSoon();
  }

  /**
   * The server tells that a version may be shown otherwise. The first time that is the edit itself, which was asked for as it
   * was typed; where another file came with it, all of the document is asked for in a moment anyway.
   */
  announced(version: number | undefined): void {
    if (version === undefined || version !== this.#typedVersion) this.changed();
    else this.#typedVersion = undefined;
  }

  /** The reader sees these parts of the document. */
  seen(parts: readonly string[]): void {
    this.#seen = [...parts];
  }

  /** The page could not draw what differs. If that was all of the document, it could not either. */
  refused(id: string): void {
    this.#services.output.error(`preview: the html of ${id} was refused`);
    if (this.#showing?.drawn?.isWhole !== false) return;
    this.#renew();
    this.#askDocument();
  }

  /** Shows amounts in a unit. */
  showIn(unit: PreviewUnit): void {
    this.#unit = unit;
    this.#askDocument();
  }

  /** The page shows a view, which may need more than the document. */
  viewed(view: PageView): void {
    this.#view = view;
    this.#askView();
  }

  /** Compares with another budget, and shows how. */
  compareWith(base: ComparisonBase): void {
    this.#compare(base);
    if (this.#view === 'comparison') this.#askView();
    else this.tellDrawn({ type: 'view', view: 'comparison' });
  }

  /** A figure was selected in the page; none where the address is empty. */
  select({ address, goTo }: PageMessageOf<'select'>): void {
    this.#selected = address === '' ? undefined : { address, goTo };
    this.#askFigure();
  }

  /** Lights what a cursor in a text is about. */
  cursorMoved(cursor: Cursor): void {
    this.#cursor = cursor;
    clearTimeout(this.#placesDue);
    if (cursor.isMove) this.#askPlaces();
    else this.#placesDue = setTimeout(this.#askPlaces, quietMs);
  }

  /** Tells the page something that makes sense once the document is drawn. */
  tellDrawn(message: HostMessage): void {
    if (this.#isPageReady && this.#showing?.drawn) this.#services.post(message);
    else this.#due.push(message);
  }

  #compare(base: ComparisonBase | undefined): void {
    this.#base = base;
    this.#services.baseChosen(base);
  }

  #begin(showing: Showing): void {
    this.#selected = undefined;
    this.#typedVersion = undefined;
    this.#due = [];
    this.#showing = showing;
    this.#askDocument();
  }

  /** From here on, what is still being answered is dropped, and the page is told everything. */
  #renew(): void {
    if (!this.#showing) return;
    const { drawn, uri, from } = this.#showing;
    this.#showing = drawn || from === undefined ? { uri } : { uri, from };
  }

  #question(task: (showing: Showing) => Promise<void>): () => void {
    return coalesce(
      async () => {
        if (this.#showing && this.#isPageReady) await task(this.#showing);
      },
      (error) => {
        this.#services.output.warn(`preview: ${String(error)}`);
      },
    );
  }

  async #document(showing: Showing): Promise<void> {
    const isHurried = this.#isHurried && showing.drawn !== undefined;
    const preview = await this.#preview(showing, isHurried ? { only: this.#seen } : undefined);
    // What was asked for as it was typed has not come: a server that begins anew tells of the version once it knows it.
    if (!preview || preview === 'unavailable') this.#typedVersion = undefined;
    if (showing !== this.#showing || preview === 'unavailable') return;
    if (!preview) return this.#lost(showing);
    const { resultId, isWhole, ...content } = preview;
    this.#tellNote(undefined);
    const { uri, from, drawn } = showing;
    const moved = !drawn && from !== undefined && { from };
    this.#services.post({ type: 'update', uri, ...moved, reset: !drawn, ...content });
    showing.drawn = { resultId, isWhole };
    for (const message of this.#due.splice(0)) this.#services.post(message);
    if (isHurried) this.#askRestSoon();
    else this.#askRest();
  }

  /** What is said about the document comes once nothing was typed for a moment: what is drawn while one types goes first. */
  #askRestSoon(): void {
    clearTimeout(this.#restDue);
    this.#restDue = setTimeout(() => this.#askAll(), quietMs);
  }

  #askRest(): void {
    clearTimeout(this.#restDue);
    for (const ask of [this.#askFindings, this.#askFigure, this.#askPlaces, this.#askView]) ask();
  }

  /** All of the document, and then what is said about it. */
  #askAll(): void {
    this.#isHurried = false;
    this.#askDocument();
  }

  async #preview(
    { uri, drawn }: Showing,
    wanted: { readonly only: string[] } | undefined,
  ): Promise<Preview | null | 'unavailable'> {
    const unit = this.#unit && { unit: this.#unit };
    const previous = drawn && { previousResultId: drawn.resultId };
    try {
      return await this.#services.source.document({ uri, ...unit, ...previous, ...wanted });
    } catch (error) {
      this.#services.output.warn(`preview: ${String(error)}`);
      this.#tellNote('unavailable');
      return 'unavailable';
    }
  }

  /** A preview keeps its file open: one that nobody shows any more is opened again, and the server then tells of it. */
  async #lost(showing: Showing): Promise<void> {
    const uri = Uri.parse(showing.uri);
    if ((await reopened(uri)) || showing !== this.#showing) return;
    const { languageId = 'budget' } = openDocument(uri) ?? {};
    if (languageId !== 'budget') this.#tellNote('otherLanguage');
    else this.#tellNote(showing.drawn ? 'closed' : 'gone');
  }

  async #findings(showing: Showing): Promise<void> {
    const found = await this.#services.source.findings({ uri: showing.uri });
    if (found && showing === this.#showing) this.#services.post({ type: 'findings', ...found });
  }

  async #figure(showing: Showing): Promise<void> {
    const selected = this.#selected;
    if (!selected) return;
    const { address, goTo } = selected;
    const unit = this.#unit && { unit: this.#unit };
    const derivation = await this.#services.source.figure({ uri: showing.uri, address, ...unit });
    if (showing !== this.#showing || selected !== this.#selected) return;
    this.#services.post({ type: 'figure', address, derivation });
    if (!goTo) return;
    this.#selected = { address, goTo: false };
    if (derivation?.location) await this.#services.leadTo(derivation.location);
  }

  async #places(showing: Showing): Promise<void> {
    const cursor = this.#cursor;
    if (!cursor) return;
    const { line, character } = cursor.position;
    const params = { uri: cursor.uri.toString(), root: showing.uri, position: { line, character } };
    const places = await this.#services.source.places(params);
    if (showing !== this.#showing || cursor !== this.#cursor) return;
    this.#cursor = { ...cursor, isMove: false };
    const addresses = places?.addresses ?? [];
    if (addresses.length === 0 && !this.#isLit) return;
    this.#isLit = addresses.length > 0;
    this.#services.post({ type: 'places', addresses, reveal: cursor.isMove && scrolls(showing.uri) });
  }

  async #viewed(showing: Showing): Promise<void> {
    const message = await this.#contentOf(this.#view, showing.uri);
    if (message && showing === this.#showing) this.#services.post(message);
  }

  /** What a view shows beside the document and what was found. */
  async #contentOf(view: PageView, uri: string): Promise<HostMessage | undefined> {
    const { source } = this.#services;
    if (view === 'reconciliation') {
      const reconciliation = await source.reconciliation({ uri });
      return reconciliation ? { type: view, reconciliation } : undefined;
    }
    if (view === 'comparison') {
      const base = this.#base ?? prior;
      const comparison = await source.comparison({ uri, base });
      return comparison ? { type: view, base, comparison } : undefined;
    }
    if (view !== 'charts') return undefined;
    const charts = await source.charts({ uri });
    return charts ? { type: view, charts: charts.map(({ id, title, html }) => ({ id, title, html })) } : undefined;
  }

  #tellNote(note: PreviewNote | undefined): void {
    if (note === this.#note) return;
    this.#note = note;
    if (this.#isPageReady) this.#services.post(noteMessage(note));
  }
}

function noteMessage(note: PreviewNote | undefined): HostMessage {
  return note ? { type: 'note', note } : { type: 'note' };
}

/** Whether a preview goes where the reader of its text goes. */
function scrolls(uri: string): boolean {
  return isSwitchedOn('preview.scrollWithCursor', true, Uri.parse(uri));
}
