import { addressed, type Cell } from './tabStops.ts';

/**
 * Where the figures and texts of the document stand, by their addresses. It learns what was drawn when it is asked the
 * next time, and looks at nothing that was not, so that a keystroke in a long budget costs what it changes.
 */
export class AddressIndex {
  readonly #elements = new Map<string, Set<Cell>>();
  #unread: Element[] = [];
  /** How many more it learns before it forgets what is gone. */
  #room = 0;

  /** Elements that are new or differ. */
  add(changed: readonly Element[]): void {
    this.#unread.push(...changed);
  }

  /** Forgets what is not there any more. */
  prune(): void {
    for (const [address, elements] of this.#elements) {
      pruneAt(address, elements);
      if (elements.size === 0) this.#elements.delete(address);
    }
    this.#room = this.#elements.size;
  }

  /** The elements with an address, in the order of the document. */
  at(address: string): readonly Cell[] {
    this.#read();
    const known = this.#elements.get(address);
    if (!known) return [];
    pruneAt(address, known);
    return [...known].sort(byPosition);
  }

  #read(): void {
    for (const root of this.#unread) {
      this.#learn(root);
      for (const element of root.querySelectorAll(addressed)) this.#learn(element);
    }
    this.#unread = [];
    // Rows come and go as one types: no more is kept of what is gone than is there.
    if (this.#room < 0) this.prune();
  }

  #learn(element: Element): void {
    const address = addressIn(element);
    if (address === null || !isCell(element)) return;
    this.#room--;
    const known = this.#elements.get(address);
    if (known) known.add(element);
    else this.#elements.set(address, new Set([element]));
  }
}

function pruneAt(address: string, elements: Set<Cell>): void {
  for (const element of elements) if (!element.isConnected || addressIn(element) !== address) elements.delete(element);
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
