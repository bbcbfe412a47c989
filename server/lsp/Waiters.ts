/** Those who wait until something has changed. */
export class Waiters {
  #all = new Set<() => void>();

  /** Resolves at the next change. */
  next(): Promise<void> {
    return new Promise((resolve) => this.add(resolve));
  }

  /** Calls at the next change. */
  add(go: () => void): void {
    this.#all.add(go);
  }

  delete(go: () => void): void {
    this.#all.delete(go);
  }

  /** Something has changed: all go on. */
  wake(): void {
    const all = this.#all;
    this.#all = new Set();
    for (const go of all) go();
  }
}
