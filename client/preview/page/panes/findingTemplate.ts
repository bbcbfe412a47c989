import { html, nothing, type TemplateResult } from 'lit-html';
import type { PreviewFinding } from '../../../../server/lsp/protocol/previewFindingsProtocol.ts';
import { filledIn } from '../../pageStrings.ts';
import type { Texts } from './texts.ts';

/** What can be done about a finding. */
export interface FindingActions {
  readonly open: (finding: PreviewFinding) => void;
  readonly fix: (finding: PreviewFinding, index: number) => void;
  readonly rule: (id: string) => void;
  readonly lineOf: (finding: PreviewFinding) => string;
  /** Why its fix was not made; empty where there is nothing to say. */
  readonly refusalOf: (finding: PreviewFinding) => string;
}

/** One finding: how bad it is, what it says, where it is, what can be done. */
export function findingTemplate(
  finding: PreviewFinding,
  actions: FindingActions,
  texts: Texts,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const { severity, message, rule, fixes } = finding;
  const line = actions.lineOf(finding);
  const refusal = actions.refusalOf(finding);
  return html`<div class="finding" data-severity=${severity}>
    <p><span class="sign">${texts[severity]}</span> ${message}</p>
    <div class="finding-actions">
      ${fixes.map(
        (title, i) =>
          html`<button type="button" class="primary" @click=${() => actions.fix(finding, i)}>${title}</button>`,
      )}
      ${more}
      <button type="button" aria-label=${filledIn(texts.goToLine, message, line)} @click=${() => actions.open(finding)}>${line}</button>
      <button type="button" class="link" title=${filledIn(texts.rulePage, rule)} @click=${() => actions.rule(rule)}>${rule}</button>
    </div>
    ${refusal ? html`<p class="refusal" role="alert">${refusal}</p>` : nothing}
  </div>`;
}
