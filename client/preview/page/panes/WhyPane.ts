import { render } from 'lit-html';
import type { ProtocolLocation } from '../../../../server/lsp/protocol/protocolShapes.ts';
import type { HostMessageOf } from '../../messages.ts';
import type { FigureStore } from '../cells/FigureStore.ts';
import type { Page } from '../PageModule.ts';
import { lineText } from './lineText.ts';
import { backTo, followed, named, shownOf, type Trail, type TrailStep } from './Trail.ts';
import type { Texts } from './texts.ts';
import { type Why, type WhyActions, whyTemplate } from './whyTemplate.ts';

/** What the pane leaves to the cells. */
export interface WhyServices {
  readonly figures: FigureStore;
  /** Shows an address in the document and points at it. */
  readonly point: (addresses: readonly string[]) => void;
  readonly edit: (address: string) => void;
  readonly copy: (what: 'range' | 'table') => void;
}

/** Shows at the side why the selected figure is what it is, and each figure on the way that the reader follows from it. */
export class WhyPane {
  readonly #page: Page;
  readonly #services: WhyServices;
  readonly #texts: Texts;
  readonly #actions: WhyActions;
  #trail: Trail = [];
  #why: Why;
  #isTitleDue = false;
  #told = '';

  constructor(page: Page, services: WhyServices, texts: Texts) {
    this.#page = page;
    this.#services = services;
    this.#texts = texts;
    this.#actions = this.#actionsIn();
    this.#why = { trail: [], derivation: undefined, instead: texts.whyEmpty, selected: '', isInTable: false };
    services.figures.onFigure((figure) => this.#receive(figure));
    this.#draw();
  }

  /** Shows a figure that was selected; until it is told what it is made of, what is shown stays. */
  begin(address: string): void {
    this.#isTitleDue = false;
    this.#trail = address === '' ? [] : [{ address, label: address }];
    if (address === '') this.#show({ trail: [], derivation: undefined, instead: this.#texts.whyText });
  }

  /** Nothing is selected any more. */
  empty(): void {
    this.#isTitleDue = false;
    this.#trail = [];
    this.#show({ trail: [], derivation: undefined, instead: this.#texts.whyEmpty, selected: '', isInTable: false });
  }

  /** Says which cells are selected. */
  describe(selected: string, isInTable: boolean): void {
    if (selected !== this.#why.selected || isInTable !== this.#why.isInTable) this.#show({ selected, isInTable });
  }

  #receive({ address, derivation }: HostMessageOf<'figure'>): void {
    if (address !== shownOf(this.#trail)) return;
    if (derivation) this.#trail = named(this.#trail, derivation.title);
    this.#show({ trail: this.#trail, derivation, instead: this.#texts.whyGone });
    // Another figure is read from its title on; the same one told again stays where it is read.
    if (address !== this.#told) this.#page.side.scrollTop = 0;
    this.#told = address;
    if (this.#isTitleDue) this.#page.side.querySelector<HTMLElement>('h2')?.focus();
    this.#isTitleDue = false;
  }

  #walk(trail: Trail): void {
    this.#trail = trail;
    this.#isTitleDue = true;
    const address = shownOf(trail);
    if (address !== undefined) this.#services.figures.look(address);
  }

  #show(changes: Partial<Why>): void {
    this.#why = { ...this.#why, ...changes };
    this.#draw();
  }

  #draw(): void {
    render(whyTemplate(this.#why, this.#actions, this.#texts), this.#page.side);
  }

  #actionsIn(): WhyActions {
    const page = this.#page;
    return {
      close: () => page.showSide(false),
      follow: (step: TrailStep) => this.#walk(followed(this.#trail, step)),
      backTo: (index: number) => this.#walk(backTo(this.#trail, index)),
      open: (location: ProtocolLocation) => page.post({ type: 'open', location, focus: true }),
      show: (address: string) => this.#services.point([address]),
      edit: () => this.#services.edit(shownOf(this.#trail) ?? ''),
      copy: (what) => this.#services.copy(what),
      lineOf: (location) => lineText(location, page.shown()?.uri, this.#texts),
    };
  }
}
