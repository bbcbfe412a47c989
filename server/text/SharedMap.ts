import { BTreeEx } from 'sorted-btree/extended/index.js';

/** So many keys stand together at most: they are copied when one of them changes. */
const NODE_SIZE = 32;

/** An immutable map by text, in the order of its keys; a changed one shares with the one before what has not changed. */
export class SharedMap<V extends object> {
  static readonly #empty = new SharedMap<never>(new BTreeEx<string, never>(undefined, byCodeUnits));
  readonly #tree: BTreeEx<string, V>;

  private constructor(tree: BTreeEx<string, V>) {
    this.#tree = tree;
  }

  /** A map of some keys; of a key that is there twice the last value stands. */
  static of<V extends object>(entries: Iterable<readonly [string, V]>): SharedMap<V> {
    const sorted = [...new Map(entries)].sort(([a], [b]) => byCodeUnits(a, b));
    if (sorted.length === 0) return SharedMap.#empty;
    const keys = sorted.map(([key]) => key);
    const values = sorted.map(([, value]) => value);
    return new SharedMap(BTreeEx.bulkLoad(keys, values, NODE_SIZE, byCodeUnits));
  }

  get(key: string): V | undefined {
    return this.#tree.get(key);
  }

  forEach(visit: (value: V, key: string) => void): void {
    this.#tree.forEachPair((key, value) => {
      visit(value, key);
    });
  }

  /** The same map with other values for some keys; a key that gets none is taken out. */
  with(changes: Iterable<readonly [string, V | undefined]>): SharedMap<V> {
    const tree = this.#tree.clone();
    for (const [key, value] of changes) {
      if (value) tree.set(key, value);
      else tree.delete(key);
    }
    return new SharedMap(tree);
  }

  /** The keys that have another value in another map, or none in one of the two. What the two share is not looked at. */
  differingKeys(other: SharedMap<V>): string[] {
    const keys: string[] = [];
    const note = (key: string): void => {
      keys.push(key);
    };
    if (other !== this) this.#tree.diffAgainst(other.#tree, note, note, note);
    return keys;
  }
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
