import { render, type TemplateResult } from 'lit-html';
import type { Derivation, DerivationStep } from '../../../../server/lsp/protocol/previewFigureProtocol.ts';
import type { HostMessageOf } from '../../messages.ts';
import type { Draft } from '../../pageState.ts';
import { isComposed } from '../isComposed.ts';
import type { Page } from '../PageModule.ts';
import type { Texts } from '../panes/texts.ts';
import type { AddressIndex } from './AddressIndex.ts';
import { type EditActions, type Editing, editTemplate, refusedTemplate } from './editTemplate.ts';
import type { FigureStore } from './FigureStore.ts';
import { isInSight } from './isInSight.ts';
import { placeBeside, placeOver } from './placeBeside.ts';
import type { Selection } from './Selection.ts';
import type { Cell } from './tabStops.ts';

/** What the reader wants with a figure: to edit it and else know why not, or to edit it and else go to the text. */
export type Wish = 'edit' | 'editOrOpen';

/** A figure that the reader wants to edit, or was editing when the page was hidden: with what was typed then. */
interface Wished {
  readonly address: string;
  readonly wish: Wish;
  readonly typed?: string;
}

/** The box over the selected cell: it edits what can be edited, and says why the rest cannot. */
export class EditBox {
  readonly #page: Page;
  readonly #index: AddressIndex;
  readonly #figures: FigureStore;
  readonly #selection: Selection;
  readonly #texts: Texts;
  readonly #actions: EditActions;
  readonly #element = document.createElement('div');
  #wish: Wished | undefined;
  /** What was typed before the page was hidden, until its cell is there or the reader does something else. */
  #draft: Draft | null = null;
  #address = '';
  #editing: Editing | undefined;
  /** Whether the reader has typed in the box: what was only offered follows the text. */
  #isTyped = false;
  /** Where the keyboard goes when the box closes by itself: to the cell, or nowhere, as the reader has left. */
  #after: 'cell' | 'nowhere' = 'cell';

  constructor(page: Page, index: AddressIndex, figures: FigureStore, selection: Selection, texts: Texts) {
    this.#page = page;
    this.#index = index;
    this.#figures = figures;
    this.#selection = selection;
    this.#texts = texts;
    this.#actions = {
      commit: () => this.#commit(),
      cancel: () => this.#close('cell'),
      goTo: (step) => this.#goTo(step),
    };
    figures.onFigure(({ address, derivation }) => {
      if (this.#wish?.address === address) this.#fulfil();
      else if (this.#address === address) this.#renew(derivation);
    });
    this.#build();
  }

  /**
   * Edits a figure as soon as is known how in the text as it is now. The box is there for one: what was typed in it before
   * is made first.
   */
  begin(address: string, wish: Wish): void {
    if (address !== '') this.#begin({ address, wish });
  }

  /** After something was drawn: what was typed when the page was hidden is in its box again, once its cell is there. */
  resume(): void {
    const draft = this.#draft;
    const [cell] = draft?.uri === this.#page.shown()?.uri ? this.#index.at(draft?.address ?? '') : [];
    if (!draft || !cell) return;
    this.#selection.select(cell, draft.address);
    this.#begin({ address: draft.address, wish: 'edit', typed: draft.text });
  }

  /** The host says how an edit ended: what was typed stays where it was refused, and so does the reader. */
  receive({ address, refusal }: HostMessageOf<'edited'>): void {
    if (refusal === undefined) this.#figures.outdate();
    if (address !== this.#address || !this.#editing?.isBusy) return;
    if (refusal === undefined) {
      const next = this.#wish;
      this.#close(next ? 'nowhere' : this.#after);
      if (next) this.#begin(next);
    } else {
      this.#wish = undefined;
      this.#after = 'cell';
      this.#draw({ ...this.#editing, isBusy: false, refusal });
      this.#keepTyped();
      this.#input()?.focus();
    }
  }

  /** The reader selects something else: what was typed is made, what was not changed is forgotten. */
  leave(): void {
    this.#wish = undefined;
    this.#draft = null;
    this.#after = 'nowhere';
    if (this.#editing) this.#commit();
    else this.#close('nowhere');
  }

  /** Another document is shown from now on: what was typed is made in the one in which it was. */
  forget(): void {
    this.leave();
    this.#close('nowhere');
    this.#draft = this.#page.state.draft;
  }

  /** The document has got another address: what was typed in it is typed in that one. */
  moved(from: string, to: string): void {
    if (this.#draft?.uri === from) this.#draft = { ...this.#draft, uri: to };
    if (this.#editing?.uri === from) this.#editing = { ...this.#editing, uri: to };
  }

  /** Stays over its cell, wherever that has gone. */
  follow(): void {
    const cell = this.#cell();
    if (this.#address === '') return;
    if (!cell?.isConnected) return;
    if (this.#editing) placeOver(this.#element, cell);
    else placeBeside(this.#element, cell);
  }

  #begin(wished: Wished): void {
    this.#wish = wished;
    if (this.#editing?.isBusy) return;
    if (this.#figures.isCurrent(wished.address)) this.#fulfil();
    else if (!this.#figures.isAwaited(wished.address)) this.#figures.look(wished.address);
  }

  #fulfil(): void {
    const wished = this.#wish;
    this.#wish = undefined;
    const derivation = wished && this.#figures.derivation(wished.address);
    if (derivation) this.#act(wished, derivation);
    else this.#page.announce(this.#texts.whyGone);
  }

  #act({ address, wish, typed }: Wished, derivation: Derivation): void {
    const { edit, location, title, version } = derivation;
    const uri = this.#page.shown()?.uri ?? '';
    if (edit.kind === 'edit') this.#open(address, { uri, version, title, edit, isBusy: false, refusal: '' }, typed);
    else if (wish === 'editOrOpen' && location) this.#page.post({ type: 'open', location, focus: true });
    else this.#refuse(address, derivation);
  }

  #open(address: string, editing: Editing, typed?: string): void {
    this.#after = 'cell';
    this.#address = address;
    this.#element.classList.remove('is-refusal');
    const cell = this.#cell();
    if (cell && !isInSight(cell)) this.#page.show(address, 'instant');
    this.#draw(editing);
    const input = this.#input();
    this.#isTyped = typed !== undefined;
    if (input) input.value = typed ?? editing.edit.text;
    // A page that comes back does not take the keyboard from elsewhere.
    if (typed === undefined || document.hasFocus()) input?.focus();
    if (typed === undefined) input?.select();
  }

  /** The text has changed below the box: what the reader typed stays, what was only offered follows, or goes with its figure. */
  #renew(derivation: Derivation | null): void {
    const editing = this.#editing;
    if (editing?.isBusy) return;
    const { edit, title = '', version = 0 } = derivation ?? {};
    if (editing && edit?.kind === 'edit') this.#offer({ ...editing, title, edit, version });
    else if (!editing && derivation && edit?.kind === 'refusal') this.#refuse(this.#address, derivation);
    else if (!editing || !this.#isTyped) this.#close(document.hasFocus() ? 'cell' : 'nowhere');
  }

  #offer(editing: Editing): void {
    const isSame = editing.edit.text === this.#editing?.edit.text;
    const typed = this.#input()?.value ?? '';
    this.#draw(editing);
    const input = this.#input();
    if (input && this.#isTyped) input.value = typed;
    else if (!isSame) input?.select();
  }

  #refuse(address: string, derivation: Derivation): void {
    this.#address = address;
    this.#editing = undefined;
    this.#element.classList.add('is-refusal');
    this.#show(refusedTemplate(derivation, this.#actions, this.#texts));
    if (!this.#element.contains(document.activeElement)) this.#element.querySelector('button')?.focus();
  }

  #commit(): void {
    const editing = this.#editing;
    const input = this.#input();
    if (!editing || !input || editing.isBusy) return;
    // What is offered may be what stood in the text before: then it is the host who knows whether there is something to do.
    const isOffered = input.value === editing.edit.text;
    if (isOffered && (!this.#isTyped || this.#figures.isCurrent(this.#address))) {
      this.#close(this.#after);
      return;
    }
    this.#keep(null);
    this.#draw({ ...editing, isBusy: true, refusal: '' });
    const { unit } = editing.edit;
    this.#page.post({ type: 'edit', address: this.#address, text: input.value, unit, ...this.#basis(editing) });
  }

  /** The text that the reader has before him: as it was told last, be it of the box's figure or of all. */
  #basis({ uri, version }: Editing): { readonly uri: string; readonly version: number } {
    const shown = this.#page.shown();
    const told = this.#figures.derivation(this.#address)?.version;
    return { uri, version: told ?? (shown?.uri === uri ? shown.version : version) };
  }

  #goTo({ location, address }: DerivationStep): void {
    this.#close('nowhere');
    if (location) this.#page.post({ type: 'open', location, focus: true });
    else this.#page.show(address, 'smooth');
  }

  #draw(editing: Editing): void {
    this.#editing = editing;
    this.#show(editTemplate(editing, this.#actions, this.#texts));
  }

  #show(content: TemplateResult): void {
    render(content, this.#element);
    if (!this.#element.matches(':popover-open')) this.#element.showPopover();
    this.follow();
  }

  #close(next: 'cell' | 'nowhere'): void {
    if (this.#editing) this.#keep(null);
    this.#editing = undefined;
    this.#address = '';
    if (!this.#element.matches(':popover-open')) return;
    this.#element.hidePopover();
    if (next === 'cell') this.#selection.focus();
  }

  /** The page may be hidden at any time. */
  #keepTyped(): void {
    const text = this.#input()?.value;
    if (this.#editing && text !== undefined) this.#keep({ uri: this.#editing.uri, address: this.#address, text });
  }

  #keep(draft: Draft | null): void {
    const { state } = this.#page;
    if (draft || state.draft) this.#page.state = { ...state, draft };
  }

  #cell(): Cell | undefined {
    const current = this.#selection.current;
    if (current?.address === this.#address) return current.cell;
    return this.#index.at(this.#address)[0] ?? current?.cell;
  }

  #input(): HTMLInputElement | HTMLTextAreaElement | null {
    return this.#element.querySelector<HTMLInputElement | HTMLTextAreaElement>('#edit-input');
  }

  #build(): void {
    const element = this.#element;
    element.className = 'popover edit-box';
    element.popover = 'manual';
    element.setAttribute('role', 'dialog');
    element.setAttribute('aria-label', this.#texts.edit);
    element.addEventListener('keydown', (event) => this.#onKey(event));
    document.body.append(element);
    element.addEventListener('input', () => {
      this.#isTyped = true;
      this.#keepTyped();
    });
    document.addEventListener('focusin', ({ target }) => {
      const isElsewhere = target instanceof Node && !element.contains(target) && !this.#cell()?.contains(target);
      if ((this.#address !== '' || this.#wish) && isElsewhere) this.leave();
    });
    window.addEventListener('scroll', () => this.follow(), { passive: true, capture: true });
    window.addEventListener('resize', () => this.follow(), { passive: true });
  }

  /** While an input method composes, its keys are its own. */
  #onKey(event: KeyboardEvent): void {
    if (isComposed(event)) return;
    const isLine = event.target instanceof HTMLInputElement;
    const isCommit = event.key === 'Enter' && this.#editing && (isLine || event.ctrlKey || event.metaKey);
    if (event.key !== 'Escape' && !isCommit) return;
    event.preventDefault();
    event.stopPropagation();
    if (isCommit) this.#commit();
    else this.#close('cell');
  }
}
