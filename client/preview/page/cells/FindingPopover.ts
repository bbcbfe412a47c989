import { html, render } from 'lit-html';
import type { PreviewFinding } from '../../../../server/lsp/protocol/previewFindingsProtocol.ts';
import { type FindingActions, findingTemplate } from '../panes/findingTemplate.ts';
import type { Texts } from '../panes/texts.ts';
import { placeBeside } from './placeBeside.ts';

/** How long the pointer rests on a mark before it is told about, and how long it may be away, in ms. */
const HOVER_MS = 250;

/** What was found about a cell, and its fixes, beside the cell. */
export class FindingPopover {
  readonly #element = document.createElement('div');
  readonly #findingsOf: (cell: Element) => readonly PreviewFinding[];
  readonly #actions: FindingActions;
  readonly #texts: Texts;
  #cell: Element | undefined;
  /** The browser's own bubble would lie over this one, so the cell lends its text. */
  #title: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #back: (() => void) | undefined;

  constructor(findingsOf: (cell: Element) => readonly PreviewFinding[], actions: FindingActions, texts: Texts) {
    this.#findingsOf = findingsOf;
    this.#actions = actions;
    this.#texts = texts;
    const element = this.#element;
    element.id = 'finding-popover';
    element.className = 'popover';
    element.popover = 'manual';
    element.setAttribute('role', 'dialog');
    element.setAttribute('aria-label', texts.findingsHere);
    element.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    element.addEventListener('pointerleave', () => this.hideSoon());
    element.addEventListener('keydown', (event) => this.#onKey(event));
    document.body.append(element);
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof Node && !element.contains(target) && !this.#cell?.contains(target)) this.hide();
    });
    window.addEventListener('scroll', () => this.#follow(), { passive: true, capture: true });
  }

  get isOpen(): boolean {
    return this.#cell !== undefined;
  }

  /** Shows what was found about a cell once the pointer has rested on it. */
  showSoon(cell: Element): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.show(cell), HOVER_MS);
  }

  /** Shows what was found about a cell; the keyboard stays where it is. */
  show(cell: Element): void {
    clearTimeout(this.#timer);
    if (this.#findingsOf(cell).length === 0 || !cell.checkVisibility()) return;
    this.#giveTitleBack();
    this.#cell = cell;
    this.#title = cell.getAttribute('title') ?? undefined;
    cell.removeAttribute('title');
    this.#draw();
    if (!this.#element.matches(':popover-open')) this.#element.showPopover();
    placeBeside(this.#element, cell);
  }

  /** Takes the keyboard into it; `back` takes it where it came from. */
  enter(back: () => void): void {
    this.#back = back;
    this.#element.querySelector('button')?.focus();
  }

  /** Closes it, unless the keyboard is in it or the pointer comes back. */
  hideSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#element.contains(document.activeElement)) this.hide();
    }, HOVER_MS);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#giveTitleBack();
    this.#cell = undefined;
    if (this.#element.matches(':popover-open')) this.#element.hidePopover();
  }

  /** Shows what is there now; nothing where there is nothing any more. */
  refresh(): void {
    const cell = this.#cell;
    if (!cell) return;
    if (!cell.checkVisibility() || this.#findingsOf(cell).length === 0) {
      this.#leave();
      return;
    }
    const hadKeyboard = this.#element.contains(document.activeElement);
    this.#draw();
    placeBeside(this.#element, cell);
    if (hadKeyboard && !this.#element.contains(document.activeElement)) this.#element.querySelector('button')?.focus();
  }

  #follow(): void {
    if (this.#cell?.checkVisibility()) placeBeside(this.#element, this.#cell);
    else this.hide();
  }

  #draw(): void {
    const found = this.#cell ? this.#findingsOf(this.#cell) : [];
    render(html`${found.map((finding) => findingTemplate(finding, this.#actions, this.#texts))}`, this.#element);
  }

  #giveTitleBack(): void {
    // Of a cell that was drawn anew meanwhile, the text is another one.
    if (this.#title !== undefined && !this.#cell?.hasAttribute('title')) this.#cell?.setAttribute('title', this.#title);
    this.#title = undefined;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#leave();
  }

  #leave(): void {
    const hadKeyboard = this.#element.contains(document.activeElement);
    this.hide();
    if (hadKeyboard) this.#back?.();
  }
}
