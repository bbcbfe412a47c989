import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ProtocolLocation } from '../../../../server/lsp/protocol/protocolShapes.ts';
import type { Reconciliation, ReconciliationRow } from '../../../../server/lsp/protocol/reconciliationProtocol.ts';
import { filledIn } from '../../pageStrings.ts';
import type { Page } from '../PageModule.ts';
import { drawView } from './drawView.ts';
import { lineText } from './lineText.ts';
import type { Texts } from './texts.ts';

type Group = Reconciliation['groups'][number];
type Side = ReconciliationRow['left'];

const states = ['broken', 'rounding', 'holds'] as const;
const stateNames = { broken: 'identityBroken', rounding: 'identityRounding', holds: 'identityHolds' } as const;

/** Every identity between the tables, with both sides and what they differ by. */
export class ReconciliationView {
  readonly #page: Page;
  readonly #point: (addresses: readonly string[]) => void;
  readonly #texts: Texts;
  #told: Reconciliation | undefined;
  #isOnlyBroken = false;

  constructor(page: Page, point: (addresses: readonly string[]) => void, texts: Texts) {
    this.#page = page;
    this.#point = point;
    this.#texts = texts;
    this.#draw();
  }

  /** Shows what the host tells. */
  receive(reconciliation: Reconciliation): void {
    this.#told = reconciliation;
    this.#draw();
  }

  /** Another document is shown from now on. */
  forget(): void {
    this.#told = undefined;
    this.#draw();
  }

  #draw(): void {
    const texts = this.#texts;
    const told = this.#told;
    const content = told ? this.#content(told) : html`<p class="pane-empty">${texts.reconciliationWaiting}</p>`;
    drawView(this.#page.views.reconciliation, html`<h2 tabindex="-1">${texts.reconciliation}</h2>${content}`);
  }

  #content({ groups, inapplicable }: Reconciliation): TemplateResult {
    const texts = this.#texts;
    const rows = groups.flatMap((group) => group.rows);
    const shown = groups.map((group) => ({ ...group, rows: group.rows.filter((row) => this.#isShown(row)) }));
    const filled = shown.filter((group) => group.rows.length > 0);
    return html`<div class="filter">
        ${states.map((state) => html`<span data-state=${state}><span class="sign">${texts[stateNames[state]]}</span> ${rows.filter((row) => row.state === state).length}</span>`)}
        <label><input type="checkbox" .checked=${this.#isOnlyBroken} @change=${() => this.#toggle()}> ${texts.onlyBroken}</label>
      </div>
      ${filled.length > 0 ? this.#table(filled) : html`<p class="pane-empty">${texts.allHold}</p>`}
      ${
        inapplicable.length > 0
          ? html`<details><summary>${filledIn(texts.inapplicable, inapplicable.length)}</summary>
              <ul>${inapplicable.map(({ rule, title, reason }) => html`<li>${filledIn(texts.inapplicableRule, title, rule, reason)}</li>`)}</ul></details>`
          : nothing
      }`;
  }

  #table(groups: readonly Group[]): TemplateResult {
    const texts = this.#texts;
    // First how it stands and by how much: where the table is wider than the view, its end is out of sight.
    const headers = [
      texts.state,
      texts.identity,
      texts.left,
      texts.amount,
      texts.relation,
      texts.right,
      texts.amount,
      texts.tolerance,
    ];
    return html`<div class="table-scroll"><table class="rows" aria-label=${texts.reconciliation}>
      <thead><tr>${headers.map((header) => html`<th scope="col">${header}</th>`)}</tr></thead>
      ${repeat(
        groups,
        ({ id }) => id,
        ({ title, rows }) => html`<tbody>
          <tr class="group"><th scope="rowgroup" colspan=${headers.length}>${title}</th></tr>
          ${repeat(
            rows,
            ({ key }) => key,
            (row) => this.#row(row),
          )}
        </tbody>`,
      )}
    </table></div>`;
  }

  #row({ title, rule, left, right, relation, difference, tolerance, state }: ReconciliationRow): TemplateResult {
    const name = rule === 'declared' ? title : filledIn(this.#texts.withRule, title, rule);
    return html`<tr data-state=${state}>
      <td><span class="sign">${this.#texts[stateNames[state]]}</span>${
        difference === '' ? nothing : html` <span class="difference">${difference}</span>`
      }</td>
      <th scope="row">${name}</th>
      ${this.#side(left)}
      <td class="relation">${relation}</td>
      ${this.#side(right)}
      <td class="figure">${tolerance}</td>
    </tr>`;
  }

  /** What is added, which leads to the cells, and what it makes, which leads to the text. */
  #side({ label, amount, addresses, location }: Side): TemplateResult {
    const texts = this.#texts;
    return html`<td>${
      addresses.length > 0
        ? html`<button type="button" class="link" tabindex="-1" title=${filledIn(texts.showInDocument, label)} @click=${() => this.#point(addresses)}>${label}</button>`
        : label
    }</td>
    <td class="figure">${location ? this.#amount(amount, location) : amount}</td>`;
  }

  #amount(amount: string, location: ProtocolLocation): TemplateResult {
    const line = lineText(location, this.#page.shown()?.uri, this.#texts);
    const open = () => this.#page.post({ type: 'open', location, focus: true });
    return html`<button type="button" class="link" tabindex="-1" title=${filledIn(this.#texts.goToLine, amount, line)} @click=${open}>${amount}</button>`;
  }

  #isShown({ state }: ReconciliationRow): boolean {
    return !this.#isOnlyBroken || state !== 'holds';
  }

  #toggle(): void {
    this.#isOnlyBroken = !this.#isOnlyBroken;
    this.#draw();
  }
}
