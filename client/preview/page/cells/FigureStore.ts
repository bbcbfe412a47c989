import type { Derivation } from '../../../../server/lsp/protocol/previewFigureProtocol.ts';
import type { HostMessageOf, PageMessage } from '../../messages.ts';

/** How long a selection may rest before the next one is told, in ms: a held arrow key asks for few figures. */
const PAUSE_MS = 90;

/** Asks the host where figures come from, for all that shows it: the pane at the side, the box for editing. */
export class FigureStore {
  readonly #post: (message: PageMessage) => void;
  readonly #listeners: ((figure: HostMessageOf<'figure'>) => void)[] = [];
  #asked = '';
  #last: HostMessageOf<'figure'> | undefined;
  /** Whether the last question is still to be answered. */
  #isAwaited = false;
  /** Whether the text may be another one than that of which was told. */
  #isOutdated = false;
  #due: Extract<PageMessage, { type: 'select' }> | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(post: (message: PageMessage) => void) {
    this.#post = post;
  }

  /** The address that was asked about last; empty where none is. */
  get asked(): string {
    return this.#asked;
  }

  /** What is known of a figure: its derivation, null where it is not there, undefined while nothing was told. */
  derivation(address: string): Derivation | null | undefined {
    return this.#last?.address === address ? this.#last.derivation : undefined;
  }

  /** Whether what is known of a figure is so in the text as it is now. */
  isCurrent(address: string): boolean {
    return this.#last?.address === address && !this.#isOutdated;
  }

  /** Whether a figure was asked about, and nothing was told yet. */
  isAwaited(address: string): boolean {
    return this.#isAwaited && this.#asked === address;
  }

  /** The text has changed, or may have: until it is told again, what is known is of the text before. */
  outdate(): void {
    this.#isOutdated = true;
  }

  /** Another document is shown from now on: an address means another figure in it. */
  forget(): void {
    this.#asked = '';
    this.#last = undefined;
    this.#isAwaited = false;
    this.#due = undefined;
  }

  /** Asks about a figure, and has its line shown in the text. */
  select(address: string): void {
    this.#ask({ type: 'select', address, goTo: true });
  }

  /** Asks about a figure; the text stays where it is. */
  look(address: string): void {
    this.#ask({ type: 'select', address, goTo: false });
  }

  /** Calls back whenever something is told of the figure that was asked about. */
  onFigure(listener: (figure: HostMessageOf<'figure'>) => void): void {
    this.#listeners.push(listener);
  }

  /** Takes what the host tells; what was asked before the last question is of no use any more. */
  receive(figure: HostMessageOf<'figure'>): void {
    if (figure.address !== this.#asked) return;
    this.#last = figure;
    this.#isAwaited = false;
    this.#isOutdated = false;
    for (const listener of this.#listeners) listener(figure);
  }

  #ask(message: Extract<PageMessage, { type: 'select' }>): void {
    this.#asked = message.address;
    this.#isAwaited = true;
    this.#due = message;
    if (this.#pause === undefined) this.#tell();
  }

  #tell(): void {
    const due = this.#due;
    this.#due = undefined;
    this.#pause = due && setTimeout(() => this.#tell(), PAUSE_MS);
    if (due) this.#post(due);
  }
}
