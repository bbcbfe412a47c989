import type { HostMessageOf } from '../../messages.ts';
import type { Page } from '../PageModule.ts';
import type { AddressIndex } from './AddressIndex.ts';
import { isInSight } from './isInSight.ts';

/** Lights up what the cursor's line feeds, and what a pane points at. */
export class Places {
  readonly #page: Page;
  readonly #index: AddressIndex;
  readonly #lit = { 'is-place': new Set<Element>(), 'is-pointed': new Set<Element>() };
  readonly #addresses: Record<'is-place' | 'is-pointed', readonly string[]> = { 'is-place': [], 'is-pointed': [] };

  constructor(page: Page, index: AddressIndex) {
    this.#page = page;
    this.#index = index;
  }

  /** Shows where the cursor's line goes; brings it into view where that is wanted and nobody is at work in the page. */
  receive({ addresses, reveal }: HostMessageOf<'places'>): void {
    this.#light('is-place', addresses);
    const [first] = addresses;
    if (!reveal || first === undefined || this.#page.isInUse() || this.#page.currentView() !== 'document') return;
    const element = this.#index.at(first)[0];
    if (element && !isInSight(element)) this.#page.show(first, 'smooth');
  }

  /** Points at some figures and brings the first that is there into view. */
  point(addresses: readonly string[]): Element | undefined {
    const first = addresses.find((address) => this.#index.at(address).length > 0);
    this.#light('is-pointed', addresses);
    return first === undefined ? undefined : this.#page.show(first, 'smooth');
  }

  /** Points at nothing any more. */
  unpoint(): void {
    if (this.#addresses['is-pointed'].length > 0) this.#light('is-pointed', []);
  }

  /** Another document is shown from now on. */
  forget(): void {
    this.#light('is-place', []);
    this.unpoint();
  }

  /** Lights up again what was drawn anew. */
  redraw(): void {
    this.#light('is-place', this.#addresses['is-place']);
    this.#light('is-pointed', this.#addresses['is-pointed']);
  }

  #light(mark: 'is-place' | 'is-pointed', addresses: readonly string[]): void {
    this.#addresses[mark] = addresses;
    const wanted = new Set<Element>(addresses.flatMap((address) => this.#index.at(address)));
    for (const element of this.#lit[mark]) if (!wanted.has(element)) element.classList.remove(mark);
    for (const element of wanted) element.classList.add(mark);
    this.#lit[mark] = wanted;
  }
}
