import type { PreviewFinding } from '../../../../server/lsp/protocol/previewFindingsProtocol.ts';
import type { HostMessageOf } from '../../messages.ts';
import type { Page } from '../PageModule.ts';
import type { FindingActions } from './findingTemplate.ts';
import { lineText } from './lineText.ts';
import type { Texts } from './texts.ts';

/** What was found in the document, and what can be done about it, for all that shows it. */
export class Findings {
  readonly actions: FindingActions;
  readonly #page: Page;
  readonly #refusals = new Map<string, string>();
  /** The text in which they were found. */
  #of = { uri: '', version: 0 };
  #findings: readonly PreviewFinding[] = [];

  constructor(page: Page, texts: Texts) {
    this.#page = page;
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
  }

  /** Another document is shown from now on. */
  forget(): void {
    this.#findings = [];
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
