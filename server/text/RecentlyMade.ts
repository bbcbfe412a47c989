import { Attached } from './Attached.ts';

/** What was made last of things that begin with the same object; the same may be asked for again, and need not be made then. */
export class RecentlyMade<K extends object, V> {
  readonly #values = new Attached<K, readonly V[]>();
  readonly #most: number;

  /** So many are kept for each object. */
  constructor(most: number) {
    this.#most = most;
  }

  /** The newest one that is as wanted. */
  find(first: K, isWanted: (value: V) => boolean): V | undefined {
    return this.#values.get(first)?.find(isWanted);
  }

  latest(first: K): V | undefined {
    return this.#values.get(first)?.[0];
  }

  /** Keeps one; the oldest one beyond those that are kept is forgotten. */
  keep(first: K, value: V): V {
    this.#values.set(first, [value, ...(this.#values.get(first) ?? [])].slice(0, this.#most));
    return value;
  }

  /** Keeps none of those for an object, or all but one. */
  forget(first: K, value?: V): void {
    const left = value === undefined ? [] : this.#values.get(first)?.filter((each) => each !== value);
    this.#values.set(first, left ?? []);
  }
}
