import { html } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { HostMessageOf } from '../../messages.ts';
import { filledIn } from '../../pageStrings.ts';
import type { Page } from '../PageModule.ts';
import { safeElement } from '../safeHtml.ts';
import { drawView } from './drawView.ts';
import type { Texts } from './texts.ts';

type Chart = HostMessageOf<'charts'>['charts'][number];

/** The charts of the budget, each of which can be saved as a picture. */
export class ChartsView {
  readonly #page: Page;
  readonly #texts: Texts;
  /** The drawing of a chart stays as long as its html does, so that what is selected in it stays too. */
  readonly #drawn = new Map<string, { readonly html: string; readonly element: HTMLElement }>();
  #charts: readonly Chart[] | undefined;

  constructor(page: Page, texts: Texts) {
    this.#page = page;
    this.#texts = texts;
    this.#draw();
  }

  /** Shows what the host tells. */
  receive({ charts }: HostMessageOf<'charts'>): void {
    this.#charts = charts;
    this.#draw();
  }

  /** Another document is shown from now on. */
  forget(): void {
    this.#charts = undefined;
    this.#drawn.clear();
    this.#draw();
  }

  #draw(): void {
    const texts = this.#texts;
    const charts = this.#charts ?? [];
    drawView(
      this.#page.views.charts,
      html`<h2 tabindex="-1">${texts.charts}</h2>
        ${this.#charts?.length === 0 ? html`<p class="pane-empty">${texts.chartsEmpty}</p>` : ''}
        ${repeat(
          charts,
          ({ id }) => id,
          (chart) => html`<section class="chart-shown">
            <h3>${chart.title}</h3>
            ${this.#drawing(chart)}
            <p><button type="button" aria-label=${filledIn(texts.saveChartNamed, chart.title)} @click=${() => this.#page.post({ type: 'saveChart', id: chart.id })}>${texts.saveChart}</button></p>
          </section>`,
        )}`,
    );
  }

  #drawing({ id, html: source }: Chart): HTMLElement | string {
    const known = this.#drawn.get(id);
    if (known?.html === source) return known.element;
    const element = safeElement(source);
    if (!element) return this.#page.strings.refused;
    this.#drawn.set(id, { html: source, element });
    return element;
  }
}
