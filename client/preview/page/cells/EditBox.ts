import { render, type TemplateResult } from 'lit-html';
import type { Derivation, DerivationStep } from '../../../../server/lsp/previewFigureProtocol.ts';
import type { HostMessageOf } from '../../messages.ts';
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

/** The box over the selected cell: it edits what can be edited, and says why the rest cannot. */
export class EditBox {
  readonly #page: Page;
  readonly #index: AddressIndex;
  readonly #figures: FigureStore;
  readonly #selection: Selection;
  readonly #texts: Texts;
  readonly #actions: EditActions;
  readonly #element = document.createElement('div');
  #wish: { readonly address: string; readonly wish: Wish } | undefined;
  #address = '';
  #editing: Editing | undefined;
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
      else if (this.#address === address && derivation) this.#renew(derivation);
    });
    this.#build();
  }

  /** Edits a figure as soon as is known how: what is known of a text before the one that is shown is asked anew. */
  begin(address: string, wish: Wish): void {
    if (address === '') return;
    this.#wish = { address, wish };
    const known = this.#figures.derivation(address);
    if (known && known.version >= (this.#page.shown()?.version ?? 0)) this.#fulfil();
    else if (known !== undefined || this.#figures.asked !== address) this.#figures.look(address);
  }

  /** The host says how an edit ended: what was typed stays where it was refused. */
  receive({ address, refusal }: HostMessageOf<'edited'>): void {
    if (address !== this.#address || !this.#editing) return;
    if (refusal === undefined) this.#close(this.#after);
    else {
      this.#draw({ ...this.#editing, isBusy: false, refusal });
      this.#input()?.focus();
    }
  }

  /** The reader selects something else: what was typed is made, what was not changed is forgotten. */
  leave(): void {
    this.#wish = undefined;
    this.#after = 'nowhere';
    if (this.#editing) this.#commit();
    else this.#close('nowhere');
  }

  /** Stays over its cell, wherever that has gone. */
  follow(): void {
    const cell = this.#cell();
    if (this.#address === '') return;
    if (!cell?.isConnected) return;
    if (this.#editing) placeOver(this.#element, cell);
    else placeBeside(this.#element, cell);
  }

  #fulfil(): void {
    const { address, wish } = this.#wish ?? { address: '', wish: 'edit' };
    this.#wish = undefined;
    const derivation = this.#figures.derivation(address);
    if (derivation) this.#act(address, derivation, wish);
    else this.#page.announce(this.#texts.whyGone);
  }

  #act(address: string, derivation: Derivation, wish: Wish): void {
    const { edit, location, title } = derivation;
    if (edit.kind === 'edit') this.#open(address, { title, edit, isBusy: false, refusal: '' });
    else if (wish === 'editOrOpen' && location) this.#page.post({ type: 'open', location, focus: true });
    else this.#refuse(address, derivation);
  }

  #open(address: string, editing: Editing): void {
    this.#after = 'cell';
    this.#address = address;
    this.#element.classList.remove('is-refusal');
    const cell = this.#cell();
    if (cell && !isInSight(cell)) this.#page.show(address, 'instant');
    this.#draw(editing);
    const input = this.#input();
    if (input) input.value = editing.edit.text;
    input?.focus();
    input?.select();
  }

  /** The text has changed below the box: what the reader typed stays, what was only offered follows. */
  #renew({ title, edit }: Derivation): void {
    const editing = this.#editing;
    const input = this.#input();
    if (!editing || !input || editing.isBusy || edit.kind !== 'edit' || edit.text === editing.edit.text) return;
    const typed = input.value;
    const isTyped = typed !== editing.edit.text;
    this.#draw({ ...editing, title, edit });
    if (isTyped) input.value = typed;
    else input.select();
  }

  #refuse(address: string, derivation: Derivation): void {
    this.#address = address;
    this.#editing = undefined;
    this.#element.classList.add('is-refusal');
    this.#show(refusedTemplate(derivation, this.#actions, this.#texts));
    this.#element.querySelector('button')?.focus();
  }

  #commit(): void {
    const editing = this.#editing;
    const input = this.#input();
    if (!editing || !input || editing.isBusy) return;
    if (input.value === editing.edit.text) {
      this.#close(this.#after);
      return;
    }
    const version = this.#figures.derivation(this.#address)?.version ?? this.#page.shown()?.version ?? 0;
    this.#draw({ ...editing, isBusy: true, refusal: '' });
    this.#page.post({ type: 'edit', address: this.#address, text: input.value, version });
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
    this.#editing = undefined;
    this.#address = '';
    if (!this.#element.matches(':popover-open')) return;
    this.#element.hidePopover();
    if (next === 'cell') this.#selection.focus();
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
    document.addEventListener('focusin', ({ target }) => {
      const isElsewhere = target instanceof Node && !element.contains(target) && !this.#cell()?.contains(target);
      if (this.#address !== '' && isElsewhere) this.leave();
    });
    window.addEventListener('scroll', () => this.follow(), { passive: true, capture: true });
    window.addEventListener('resize', () => this.follow(), { passive: true });
  }

  /** While an input method composes, its keys are its own. */
  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    const isLine = event.target instanceof HTMLInputElement;
    const isCommit = event.key === 'Enter' && this.#editing && (isLine || event.ctrlKey || event.metaKey);
    if (event.key !== 'Escape' && !isCommit) return;
    event.preventDefault();
    event.stopPropagation();
    if (isCommit) this.#commit();
    else this.#close('cell');
  }
}
