import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Comparison } from '../../../../server/lsp/protocol/comparisonProtocol.ts';
import type { HostMessageOf } from '../../messages.ts';
import { filledIn } from '../../pageStrings.ts';
import type { Page } from '../PageModule.ts';
import { drawView } from './drawView.ts';
import { lineText } from './lineText.ts';
import type { Texts } from './texts.ts';

type Table = Comparison['tables'][number];
type Row = Table['rows'][number];

const stateNames = { added: 'rowAdded', removed: 'rowRemoved', changed: 'rowChanged', same: 'rowSame' } as const;

/** More rows of a table than these are shown when they are asked for. */
const step = 300;

/** The budget beside another one, table by table. */
export class ComparisonView {
  readonly #page: Page;
  readonly #point: (addresses: readonly string[]) => void;
  readonly #texts: Texts;
  #told: HostMessageOf<'comparison'>['comparison'] | undefined;
  #isOnlyChanges = true;
  #limit = step;

  constructor(page: Page, point: (addresses: readonly string[]) => void, texts: Texts) {
    this.#page = page;
    this.#point = point;
    this.#texts = texts;
    this.#draw();
  }

  /** Shows what the host tells. */
  receive({ base, comparison }: HostMessageOf<'comparison'>): void {
    this.#page.state = { ...this.#page.state, base };
    this.#told = comparison;
    this.#draw();
  }

  /** Another document is shown from now on. */
  forget(): void {
    this.#told = undefined;
    this.#draw();
  }

  #draw(): void {
    const texts = this.#texts;
    const choose = () => this.#page.post({ type: 'chooseBase' });
    drawView(
      this.#page.views.comparison,
      html`<h2 tabindex="-1">${texts.comparison}</h2>
        <div class="filter">
          <button type="button" class="primary" @click=${choose}>${texts.chooseBase}</button>
          ${this.#told?.kind === 'comparison' ? this.#sides(this.#told) : nothing}
        </div>
        ${this.#content()}`,
    );
  }

  #content(): TemplateResult {
    const told = this.#told;
    const texts = this.#texts;
    if (!told) return html`<p class="pane-empty">${texts.comparisonWaiting}</p>`;
    if (told.kind === 'refusal') {
      return html`<p class="refusal" role="status">${told.reason}</p><p class="pane-empty">${texts.comparisonEmpty}</p>`;
    }
    const tables = told.tables.map((table) => ({ ...table, rows: table.rows.filter((row) => this.#isShown(row)) }));
    const filled = tables.filter((table) => table.rows.length > 0);
    if (filled.length === 0) return html`<p class="pane-empty">${texts.noChanges}</p>`;
    return html`${repeat(
      filled,
      ({ id }) => id,
      (table) => this.#table(table, told),
    )}`;
  }

  #sides({ before, after }: Comparison): TemplateResult {
    const texts = this.#texts;
    return html`<span>${filledIn(texts.comparing, before, after)}</span>
      <label><input type="checkbox" .checked=${this.#isOnlyChanges} @change=${() => this.#toggle()}> ${texts.onlyChanges}</label>`;
  }

  #table({ id, title, unit, rows }: Table, { before, after }: Comparison): TemplateResult {
    const texts = this.#texts;
    const headers = [texts.code, texts.name, before, after, texts.change, texts.rate, texts.state, texts.place];
    const rest = rows.length - this.#limit;
    return html`<section class="compared">
      <h3 id="compared-${id}">${title}</h3>
      <p class="unit">${filledIn(texts.unitOf, unit)}</p>
      <div class="table-scroll"><table class="rows" aria-labelledby="compared-${id}">
        <thead><tr>${headers.map((header) => html`<th scope="col">${header}</th>`)}</tr></thead>
        <tbody>${repeat(
          rows.slice(0, this.#limit),
          ({ key }) => key,
          (row) => this.#row(row),
        )}</tbody>
      </table></div>
      ${rest > 0 ? html`<p><button type="button" @click=${() => this.#more()}>${filledIn(texts.moreRows, Math.min(rest, step))}</button></p>` : nothing}
    </section>`;
  }

  #row(row: Row): TemplateResult {
    const { code, name, depth, before, after, change, rate, state, wantsReason } = row;
    return html`<tr data-state=${state}>
      <td>${code}</td>
      <th scope="row" class="level-${Math.min(depth + 1, 3)}">${this.#name(row, name)}</th>
      <td class="figure">${before}</td>
      <td class="figure">${after}</td>
      <td class="figure change">${change}</td>
      <td class="figure change">${rate}</td>
      <td><span class="sign">${this.#texts[stateNames[state]]}</span>${wantsReason ? html` <span class="wants-reason">${this.#texts.wantsReason}</span>` : nothing}</td>
      <td>${this.#line(row)}</td>
    </tr>`;
  }

  #name({ address }: Row, name: string): TemplateResult | string {
    if (address === '') return name;
    const title = filledIn(this.#texts.showInDocument, name);
    return html`<button type="button" class="link" tabindex="-1" title=${title} @click=${() => this.#point([address])}>${name}</button>`;
  }

  #line({ location, name }: Row): TemplateResult | typeof nothing {
    if (!location) return nothing;
    const line = lineText(location, this.#page.shown()?.uri, this.#texts);
    const open = () => this.#page.post({ type: 'open', location, focus: true });
    return html`<button type="button" class="line" tabindex="-1" aria-label=${filledIn(this.#texts.goToLine, name, line)} @click=${open}>${line}</button>`;
  }

  #isShown({ state }: Row): boolean {
    return !this.#isOnlyChanges || state !== 'same';
  }

  #toggle(): void {
    this.#isOnlyChanges = !this.#isOnlyChanges;
    this.#draw();
  }

  #more(): void {
    this.#limit += step;
    this.#draw();
  }
}
