import type { PreviewFinding } from '../../../../server/lsp/protocol/previewFindingsProtocol.ts';
import { severities } from '../../../../server/rules/severities.ts';
import { filledIn } from '../../pageStrings.ts';
import type { Texts } from '../panes/texts.ts';
import type { AddressIndex } from './AddressIndex.ts';

/** Marks the figures, fields and texts that something was found about, and describes it to a screen reader. */
export class FindingMarks {
  readonly #index: AddressIndex;
  readonly #texts: Texts;
  readonly #notes = document.createElement('div');
  readonly #marked = new Set<Element>();
  #byAddress: ReadonlyMap<string, readonly PreviewFinding[]> = new Map();

  constructor(index: AddressIndex, texts: Texts) {
    this.#index = index;
    this.#texts = texts;
    this.#notes.hidden = true;
    document.body.append(this.#notes);
  }

  /** Marks what these findings are about, and nothing else. */
  show(findings: readonly PreviewFinding[]): void {
    const byAddress = new Map<string, PreviewFinding[]>();
    for (const finding of findings) {
      for (const address of finding.addresses) {
        const known = byAddress.get(address);
        if (known) known.push(finding);
        else byAddress.set(address, [finding]);
      }
    }
    this.#byAddress = byAddress;
    this.#notes.replaceChildren(...[...byAddress].map(([address, found]) => this.#note(address, found)));
    this.redraw();
  }

  /** Marks again what was drawn anew. */
  redraw(): void {
    const wanted = new Set<Element>();
    for (const [address, found] of this.#byAddress) {
      for (const element of this.#index.at(address)) {
        wanted.add(element);
        mark(element, found, noteId(address));
      }
    }
    for (const element of this.#marked) if (!wanted.has(element)) unmark(element);
    this.#marked.clear();
    for (const element of wanted) this.#marked.add(element);
  }

  /** What was found about a cell. */
  of(element: Element): readonly PreviewFinding[] {
    const address = element.getAttribute('data-figure') ?? element.getAttribute('data-field');
    return this.#byAddress.get(address ?? '') ?? [];
  }

  /** The first of an element and those around it that something was found about. */
  around(target: Element): Element | undefined {
    for (let element: Element | null = target; element; element = element.parentElement) {
      if (this.of(element).length > 0) return element;
    }
    return undefined;
  }

  #note(address: string, found: readonly PreviewFinding[]): HTMLElement {
    const note = document.createElement('p');
    note.id = noteId(address);
    const said = found.map(({ severity, message }) => filledIn(this.#texts.named, this.#texts[severity], message));
    note.textContent = [...said, this.#texts.findingsKey].join(this.#texts.between);
    return note;
  }
}

function noteId(address: string): string {
  return `finding-${address}`.replaceAll(/\s/g, '_');
}

function mark(element: Element, found: readonly PreviewFinding[], note: string): void {
  const worst = severities.find((severity) => found.some((finding) => finding.severity === severity)) ?? 'hint';
  element.classList.add('has-finding');
  element.setAttribute('data-severity', worst);
  element.setAttribute('aria-describedby', note);
}

function unmark(element: Element): void {
  element.classList.remove('has-finding');
  element.removeAttribute('data-severity');
  element.removeAttribute('aria-describedby');
}
