import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Derivation, DerivationStep } from '../../../../server/lsp/protocol/previewFigureProtocol.ts';
import type { ProtocolLocation } from '../../../../server/lsp/protocol/protocolShapes.ts';
import { filledIn } from '../../pageStrings.ts';
import type { Trail, TrailStep } from './Trail.ts';
import type { Texts } from './texts.ts';

const totalStates = { equal: 'totalEqual', rounding: 'totalRounding', mismatch: 'totalMismatch' } as const;

/** A value that is longer is a text, and no number. */
const longValue = 24;

/** What the pane shows. */
export interface Why {
  readonly trail: Trail;
  /** Of the last step of the way; null where it is gone, undefined where nothing is selected or told. */
  readonly derivation: Derivation | null | undefined;
  /** Said where there is no derivation. */
  readonly instead: string;
  /** Of more cells than one, how many are selected, and what they make. */
  readonly selected: string;
  readonly isInTable: boolean;
}

/** What can be done in the pane. */
export interface WhyActions {
  readonly close: () => void;
  readonly follow: (step: TrailStep) => void;
  readonly backTo: (index: number) => void;
  readonly open: (location: ProtocolLocation) => void;
  readonly show: (address: string) => void;
  readonly edit: () => void;
  readonly copy: (what: 'range' | 'table') => void;
  readonly lineOf: (location: ProtocolLocation) => string;
}

/** The pane at the side: why a figure is what it is. */
export function whyTemplate(why: Why, actions: WhyActions, texts: Texts): TemplateResult {
  const { derivation, selected, isInTable } = why;
  return html`
    <header class="pane-head">
      <h2 tabindex="-1">${texts.why}</h2>
      <button type="button" class="icon" title=${texts.closeWhy} aria-label=${texts.closeWhy} @click=${actions.close}>✕</button>
    </header>
    ${selected === '' ? nothing : selectedCells(selected, actions, texts)}
    ${way(why.trail, actions, texts)}
    ${derivation ? figure(derivation, actions, texts) : html`<p class="pane-empty">${why.instead}</p>`}
    ${isInTable ? html`<p><button type="button" @click=${() => actions.copy('table')}>${texts.copyTable}</button></p>` : nothing}`;
}

function selectedCells(selected: string, { copy }: WhyActions, texts: Texts): TemplateResult {
  return html`<div class="selected-cells">
    <p>${selected}</p>
    <button type="button" @click=${() => copy('range')}>${texts.copyRange}</button>
  </div>`;
}

function way(trail: Trail, { backTo }: WhyActions, texts: Texts): TemplateResult | typeof nothing {
  if (trail.length < 2) return nothing;
  const last = trail.length - 1;
  return html`<nav class="trail" aria-label=${texts.way}>
    <button type="button" @click=${() => backTo(last - 1)}><span aria-hidden="true">← </span>${texts.back}</button>
    <ol>
      ${trail.map(
        ({ label }, i) =>
          html`<li>${
            i === last
              ? html`<span aria-current="step">${label}</span>`
              : html`<button type="button" class="link" @click=${() => backTo(i)}>${label}</button>`
          }</li>`,
      )}
    </ol>
  </nav>`;
}

function figure(derivation: Derivation, actions: WhyActions, texts: Texts): TemplateResult {
  const { title, value, formula, location, steps, more, declared, elsewhere } = derivation;
  return html`
    <h3>${title}</h3>
    <p class="value ${value.length > longValue ? 'is-long-text' : ''}">${value}</p>
    ${formula ? html`<p class="formula">${formula}</p>` : nothing}
    ${location ? html`<p>${lineButton(title, location, actions, texts)}</p>` : nothing}
    ${declaredTotals(
      declared.filter(({ state }) => state !== 'equal'),
      title,
      actions,
      texts,
    )}
    ${section(texts.steps, steps.length > 0, html`${list(steps, actions, texts, 'follow')}${more > 0 ? html`<p class="more">${filledIn(texts.more, more)}</p>` : nothing}`)}
    ${declaredTotals(
      declared.filter(({ state }) => state === 'equal'),
      title,
      actions,
      texts,
    )}
    ${section(texts.elsewhere, elsewhere.length > 0, list(elsewhere, actions, texts, 'show'))}
    ${editing(derivation, actions, texts)}`;
}

function section(title: string, isThere: boolean, content: TemplateResult): TemplateResult | typeof nothing {
  return isThere ? html`<section><h4>${title}</h4>${content}</section>` : nothing;
}

function list(
  steps: readonly DerivationStep[],
  actions: WhyActions,
  texts: Texts,
  does: 'follow' | 'show',
): TemplateResult {
  return html`<ul class="steps">
    ${repeat(
      steps,
      ({ address, label }, i) => `${address}|${label}|${i}`,
      (step) => html`<li>
        <span class="operator">${step.operator}</span>
        ${stepLabel(step, actions, texts, does)}
        <span class="amount">${step.amount}</span>
        ${step.location ? lineButton(step.label, step.location, actions, texts) : nothing}
      </li>`,
    )}
  </ul>`;
}

function stepLabel(
  { address, label }: DerivationStep,
  actions: WhyActions,
  texts: Texts,
  does: 'follow' | 'show',
): TemplateResult {
  if (address === '') return html`<span class="label">${label}</span>`;
  if (does === 'follow') {
    return html`<button type="button" class="label link" @click=${() => actions.follow({ address, label })}>${label}</button>`;
  }
  return html`<button type="button" class="label link" aria-label=${filledIn(texts.showInDocument, label)} @click=${() => actions.show(address)}>${label}</button>`;
}

function lineButton(
  what: string,
  location: ProtocolLocation,
  { open, lineOf }: WhyActions,
  texts: Texts,
): TemplateResult {
  const line = lineOf(location);
  return html`<button type="button" class="line" aria-label=${filledIn(texts.goToLine, what, line)} @click=${() => open(location)}>${line}</button>`;
}

function declaredTotals(
  totals: Derivation['declared'],
  title: string,
  actions: WhyActions,
  texts: Texts,
): readonly TemplateResult[] {
  return totals.map(({ amount, sum, difference, tolerance, state, message, location }) => {
    const rows = [
      [texts.declaredAmount, amount],
      [texts.sum, sum],
      [texts.difference, difference],
      [texts.tolerance, tolerance],
    ] as const;
    return html`<section class="declared" data-state=${state}>
      <h4>${texts.declared} <span class="sign">${texts[totalStates[state]]}</span></h4>
      <dl>${rows.map(([name, value]) => (value === '' ? nothing : html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}</dl>
      <p>${message}</p>
      ${location ? lineButton(`${title} ${texts.declared}`, location, actions, texts) : nothing}
    </section>`;
  });
}

function editing({ edit }: Derivation, actions: WhyActions, texts: Texts): TemplateResult {
  if (edit.kind === 'edit') {
    return html`<p><button type="button" class="primary" @click=${actions.edit}>${texts.editHere}</button></p>`;
  }
  return html`<section><h4>${texts.cannotEdit}</h4><p>${edit.reason}</p></section>`;
}
