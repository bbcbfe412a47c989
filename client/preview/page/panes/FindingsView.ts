import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { PreviewFinding } from '../../../../server/lsp/protocol/previewFindingsProtocol.ts';
import { type Severity, severities } from '../../../../server/rules/severities.ts';
import type { UpdateMessage } from '../../messages.ts';
import { filledIn } from '../../pageStrings.ts';
import type { Page } from '../PageModule.ts';
import { drawView } from './drawView.ts';
import type { Findings } from './Findings.ts';
import { findingTemplate } from './findingTemplate.ts';
import type { Texts } from './texts.ts';

const countNames = {
  error: 'countError',
  warning: 'countWarning',
  information: 'countInformation',
  hint: 'countHint',
} as const;
/** More than these are shown when they are asked for. */
const step = 200;

/** What was found, by the parts of the document, then what shows nowhere. */
export class FindingsView {
  readonly #page: Page;
  readonly #findings: Findings;
  readonly #texts: Texts;
  readonly #point: (addresses: readonly string[]) => void;
  readonly #titles = new Map<string, string>();
  #order: readonly string[] = [];
  #hidden: ReadonlySet<Severity> = new Set();
  #limit = step;

  constructor(page: Page, findings: Findings, point: (addresses: readonly string[]) => void, texts: Texts) {
    this.#page = page;
    this.#findings = findings;
    this.#texts = texts;
    this.#point = point;
    new MutationObserver(() => this.draw()).observe(page.views.findings, { attributeFilter: ['hidden'] });
    this.draw();
  }

  /** Learns the titles of the parts. */
  learn({ order, parts }: UpdateMessage): void {
    this.#order = order;
    for (const { id, label, title } of parts) this.#titles.set(id, [label, title].filter(Boolean).join(' '));
  }

  /** Shows what was found; while the view is hidden, not before it is shown. */
  draw(): void {
    if (this.#page.currentView() !== 'findings') return;
    const texts = this.#texts;
    const all = this.#findings.all;
    const shown = all.filter(({ severity }) => !this.#hidden.has(severity));
    const instead = all.length === 0 ? texts.noFindings : texts.noFindingsShown;
    const rest = shown.length - this.#limit;
    drawView(
      this.#page.views.findings,
      html`<h2 tabindex="-1">${texts.findings}</h2>
        ${all.length > 0 ? this.#filter(all) : nothing}
        ${shown.length > 0 ? this.#groups(shown.slice(0, this.#limit)) : html`<p class="pane-empty">${instead}</p>`}
        ${rest > 0 ? html`<p><button type="button" @click=${() => this.#more()}>${filledIn(texts.moreRows, Math.min(rest, step))}</button></p>` : nothing}`,
    );
  }

  #filter(all: readonly PreviewFinding[]): TemplateResult {
    const texts = this.#texts;
    return html`<div class="filter" role="group" aria-label=${texts.filter}>
      ${severities.map((severity) => {
        const count = all.filter((finding) => finding.severity === severity).length;
        return html`<button type="button" data-severity=${severity} aria-pressed=${!this.#hidden.has(severity)}
          ?disabled=${count === 0} @click=${() => this.#toggle(severity)}><span class="sign">${texts[countNames[severity]]}</span> ${count}</button>`;
      })}
    </div>`;
  }

  #groups(shown: readonly PreviewFinding[]): TemplateResult {
    const groups = [...this.#order, ''].map((part) => ({
      part,
      found: shown.filter(({ parts }) => this.#groupOf(parts) === part),
    }));
    return html`${repeat(
      groups.filter(({ found }) => found.length > 0),
      ({ part }) => part,
      ({ part, found }) => html`<section>
        <h3>${this.#titles.get(part) ?? this.#texts.shownNowhere} <span class="count">${found.length}</span></h3>
        <ul class="findings">${repeat(
          found,
          (_, i) => i,
          (finding) => html`<li>${this.#item(finding)}</li>`,
        )}</ul>
      </section>`,
    )}`;
  }

  #groupOf(parts: readonly string[]): string {
    return parts.find((part) => this.#titles.has(part)) ?? '';
  }

  #item(finding: PreviewFinding): TemplateResult {
    const texts = this.#texts;
    const target = finding.addresses.length > 0 ? finding.addresses : finding.parts.slice(0, 1);
    const show = html`<button type="button" aria-label=${filledIn(texts.showInDocument, finding.message)} @click=${() => this.#point(target)}>${texts.inDocument}</button>`;
    return findingTemplate(finding, this.#findings.actions, texts, target.length > 0 ? show : nothing);
  }

  #toggle(severity: Severity): void {
    const hidden = new Set(this.#hidden);
    if (!hidden.delete(severity)) hidden.add(severity);
    this.#hidden = hidden;
    this.draw();
  }

  #more(): void {
    this.#limit += step;
    this.draw();
  }
}
