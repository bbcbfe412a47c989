import { html, nothing, type TemplateResult } from 'lit-html';
import type { Derivation, DerivationStep } from '../../../../server/lsp/protocol/previewFigureProtocol.ts';
import { filledIn } from '../../pageStrings.ts';
import type { Texts } from '../panes/texts.ts';

/** A figure or text being edited. */
export interface Editing {
  /** The document in which it is, and the version of which that was told. */
  readonly uri: string;
  readonly version: number;
  readonly title: string;
  readonly edit: Extract<Derivation['edit'], { kind: 'edit' }>;
  readonly isBusy: boolean;
  /** Why the last try was refused; empty before. */
  readonly refusal: string;
}

/** What can be done in the box. */
export interface EditActions {
  readonly commit: () => void;
  readonly cancel: () => void;
  readonly goTo: (step: DerivationStep) => void;
}

/** The box over a cell in which it is edited. */
export function editTemplate(
  { title, edit, isBusy, refusal }: Editing,
  actions: EditActions,
  texts: Texts,
): TemplateResult {
  const submit = (event: Event) => {
    event.preventDefault();
    actions.commit();
  };
  const isText = edit.input === 'text';
  return html`<form aria-busy=${isBusy} @submit=${submit}>
    <label class="said" for="edit-input">${filledIn(texts.editing, title)}</label>
    <div class="edit-line">
      ${isText ? textInput(edit.text, isBusy, refusal) : lineInput(edit, isBusy, refusal)}
      ${edit.unit ? html`<span class="unit">${edit.unit}</span>` : nothing}
    </div>
    <p id="edit-refusal" class="refusal" role="alert" ?hidden=${refusal === ''}>${refusal}</p>
    <div class="edit-actions">
      <button type="submit" class="primary" ?disabled=${isBusy}>${texts.commit}</button>
      <button type="button" @click=${actions.cancel}>${texts.cancel}</button>
      <span class="hint">${isText ? texts.commitHintText : texts.commitHint}</span>
    </div>
  </form>`;
}

/** Why a figure cannot be edited, where it would be, and the way to what it is made of. */
export function refusedTemplate({ edit, steps }: Derivation, actions: EditActions, texts: Texts): TemplateResult {
  return html`<div>
    <p><strong>${texts.notEditable}</strong></p>
    <p>${edit.kind === 'refusal' ? edit.reason : nothing}</p>
    ${
      steps.length > 0
        ? html`<p>${texts.itsItems}</p>
            <ul class="edit-steps">
              ${steps.map((step) => html`<li><button type="button" @click=${() => actions.goTo(step)}>${step.label} ${step.amount}</button></li>`)}
            </ul>`
        : nothing
    }
    <div class="edit-actions"><button type="button" @click=${actions.cancel}>${texts.close}</button></div>
  </div>`;
}

function lineInput({ text, input }: Editing['edit'], isBusy: boolean, refusal: string): TemplateResult {
  const mode = input === 'amount' || input === 'number' ? 'decimal' : 'text';
  return html`<input id="edit-input" class=${input} type="text" inputmode=${mode} autocomplete="off" spellcheck="false"
    .value=${text} ?readonly=${isBusy} aria-invalid=${refusal !== ''} aria-describedby="edit-refusal">`;
}

function textInput(text: string, isBusy: boolean, refusal: string): TemplateResult {
  const rows = Math.min(Math.max(text.split('\n').length + 1, 4), 12);
  return html`<textarea id="edit-input" rows=${rows} .value=${text} ?readonly=${isBusy} aria-invalid=${refusal !== ''}
    aria-describedby="edit-refusal"></textarea>`;
}
