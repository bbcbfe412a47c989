import { addressed, type Cell } from './tabStops.ts';

/**
 * Where the figures and texts of the document stand, by their addresses. It learns what was drawn when it is asked the
 * next time, and looks at nothing that was not, so that a keystroke in a long budget costs what it changes.
 */
export class AddressIndex {
  readonly #elements = new Map<string, Set<Cell>>();
  #unread: Element[] = [];

  /** Elements that are new or differ. */
  add(changed: readonly Element[]): void {
    this.#unread.push(...changed);
  }

  /** Forgets what is not there any more. */
  prune(): void {
    for (const [address, elements] of this.#elements) {
      for (const element of elements) if (!element.isConnected) elements.delete(element);
      if (elements.size === 0) this.#elements.delete(address);
    }
  }

  /** The elements with an address, in the order of the document. */
  at(address: string): readonly Cell[] {
    this.#read();
    const known = this.#elements.get(address);
    if (!known) return [];
    for (const element of known) if (!element.isConnected || addressIn(element) !== address) known.delete(element);
    return [...known].sort(byPosition);
  }

  #read(): void {
    for (const root of this.#unread) {
      this.#learn(root);
      for (const element of root.querySelectorAll(addressed)) this.#learn(element);
    }
    this.#unread = [];
  }

  #learn(element: Element): void {
    const address = addressIn(element);
    if (address === null || !isCell(element)) return;
    const known = this.#elements.get(address);
    if (known) known.add(element);
    else this.#elements.set(address, new Set([element]));
  }
}

function addressIn(element: Element): string | null {
  return element.getAttribute('data-figure') ?? element.getAttribute('data-field');
}

function isCell(element: Element): element is Cell {
  return element instanceof HTMLElement || element instanceof SVGElement;
}

function byPosition(a: Node, b: Node): number {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
