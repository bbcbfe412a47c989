/** The keys of maps, in their order; maps of which one was made from the other without a new key have the same ones. */
class Keys {
  readonly list: readonly string[];
  #at: ReadonlyMap<string, number> | undefined;

  constructor(list: readonly string[]) {
    this.list = list;
  }

  /** Where each of them stands; made when it is asked for, as of most maps nobody wants a single value. */
  get at(): ReadonlyMap<string, number> {
    this.#at ??= new Map(this.list.map((key, i) => [key, i]));
    return this.#at;
  }
}

interface Change<V> {
  readonly key: string;
  readonly value: V | undefined;
}

/**
 * An immutable map by text, in the order of its keys. A changed one has a list of values of its own: there are few thousand
 * subject codes at most, so a copy is quicker than a tree in which the nodes around a change are copied.
 */
export class SharedMap<V extends object> {
  static readonly #empty = new SharedMap<never>(new Keys([]), []);
  readonly #keys: Keys;
  readonly #values: readonly V[];

  private constructor(keys: Keys, values: readonly V[]) {
    this.#keys = keys;
    this.#values = values;
  }

  /** A map of some keys; of a key that is there twice the last value stands. */
  static of<V extends object>(entries: Iterable<readonly [string, V]>): SharedMap<V> {
    const sorted = [...new Map(entries)].sort(([a], [b]) => byCodeUnits(a, b));
    if (sorted.length === 0) return SharedMap.#empty;
    const keys = new Keys(sorted.map(([key]) => key));
    return new SharedMap(
      keys,
      sorted.map(([, value]) => value),
    );
  }

  get size(): number {
    return this.#values.length;
  }

  get(key: string): V | undefined {
    const at = this.#keys.at.get(key);
    return at === undefined ? undefined : this.#values[at];
  }

  forEach(visit: (value: V, key: string) => void): void {
    const { list } = this.#keys;
    this.#values.forEach((value, i) => {
      visit(value, list[i] ?? '');
    });
  }

  /** The same map with other values for some keys, each of which is there once; a key that gets none is taken out. */
  with(keys: readonly string[], now: (key: string) => V | undefined): SharedMap<V> {
    const values = this.#values.slice();
    const others: Change<V>[] = [];
    for (const key of keys) {
      const at = this.#keys.at.get(key);
      const value = now(key);
      if (at !== undefined && value) values[at] = value;
      else if (at !== undefined || value) others.push({ key, value });
    }
    return others.length === 0 ? new SharedMap(this.#keys, values) : this.#withKeys(values, others);
  }

  #withKeys(values: readonly V[], changes: readonly Change<V>[]): SharedMap<V> {
    const all = new Map<string, V>();
    values.forEach((value, i) => {
      all.set(this.#keys.list[i] ?? '', value);
    });
    for (const { key, value } of changes) {
      if (value) all.set(key, value);
      else all.delete(key);
    }
    return SharedMap.of(all);
  }

  /** The keys that have another value in another map, or none in one of the two. */
  differingKeys(other: SharedMap<V>): string[] {
    if (other === this) return [];
    const { list } = this.#keys;
    if (other.#keys === this.#keys) return list.filter((_, i) => this.#values[i] !== other.#values[i]);
    const added = other.#keys.list.filter((key) => !this.#keys.at.has(key));
    return [...list.filter((key, i) => this.#values[i] !== other.get(key)), ...added];
  }
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
