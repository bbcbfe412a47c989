import type { PreviewFinding } from '../../../../server/lsp/protocol/previewFindingsProtocol.ts';
import type { HostMessageOf } from '../../messages.ts';
import { filledIn } from '../../pageStrings.ts';
import type { Page } from '../PageModule.ts';
import type { FindingActions } from './findingTemplate.ts';
import { lineText } from './lineText.ts';
import type { Texts } from './texts.ts';

/** What was found in the document, and what can be done about it, for all that shows it. */
export class Findings {
  readonly actions: FindingActions;
  readonly #page: Page;
  readonly #texts: Texts;
  readonly #refusals = new Map<string, string>();
  /** The text in which they were found. */
  #of = { uri: '', version: 0 };
  #findings: readonly PreviewFinding[] = [];
  /** How many errors are among them; undefined before the first are told. */
  #errors: number | undefined;

  constructor(page: Page, texts: Texts) {
    this.#page = page;
    this.#texts = texts;
    this.actions = {
      open: ({ location }) => page.post({ type: 'open', location, focus: true }),
      fix: ({ key }, fix) => page.post({ type: 'fix', ...this.#of, key, fix }),
      rule: (id) => page.post({ type: 'rule', id }),
      lineOf: ({ location }) => lineText(location, page.shown()?.uri, texts),
      refusalOf: ({ key }) => this.#refusals.get(key) ?? '',
    };
  }

  get all(): readonly PreviewFinding[] {
    return this.#findings;
  }

  /** Takes what the host tells; what was refused before may be possible now. */
  receive({ version, findings }: HostMessageOf<'findings'>): void {
    this.#of = { uri: this.#page.shown()?.uri ?? '', version };
    this.#findings = findings;
    this.#refusals.clear();
    this.#count(findings.filter(({ severity }) => severity === 'error').length);
  }

  /** Who does not see the marks hears that an edit made errors, or put them right. */
  #count(errors: number): void {
    const before = this.#errors;
    this.#errors = errors;
    if (before !== undefined && before !== errors) this.#page.announce(filledIn(this.#texts.errorsNow, errors, before));
  }

  /** Another document is shown from now on. */
  forget(): void {
    this.#findings = [];
    this.#errors = undefined;
    this.#refusals.clear();
  }

  /** The host says how a fix ended. */
  fixed({ key, refusal }: HostMessageOf<'fixed'>): void {
    if (refusal !== undefined) this.#refusals.set(key, refusal);
  }

  /** How many findings each part of the document has, by their nearest part. */
  counts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { parts } of this.#findings) {
      const [part] = parts;
      if (part !== undefined) counts.set(part, (counts.get(part) ?? 0) + 1);
    }
    return counts;
  }
}
