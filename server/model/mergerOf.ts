import type { Before, Merge } from './branches.ts';

/**
 * A function that puts maps together, keys in the order in which they first stand. What stands under a key in several of
 * them is made one by `merged`, and is the same object as before where the several are; what stands in one only is taken
 * as it is.
 */
export function mergerOf<K, V extends object>(merged: (values: readonly V[]) => V): Merge<ReadonlyMap<K, V>> {
  const known = new WeakMap<V, readonly Merged<V>[]>();
  const one = (values: readonly V[]): V => {
    const [first] = values;
    if (values.length === 1 && first) return first;
    const before = first ? (known.get(first) ?? []) : [];
    const same = before.find((each) => isSame(each.values, values));
    if (same) return same.value;
    const value = merged(values);
    if (first) known.set(first, [{ values, value }, ...before].slice(0, MOST_KNOWN));
    return value;
  };
  return (maps, before) => {
    if (before) return updated(maps, before, one);
    const all = new Map<K, V[]>();
    for (const map of maps)
      map.forEach((value, key) => {
        add(all, key, value);
      });
    const result = new Map<K, V>();
    all.forEach((values, key) => {
      result.set(key, one(values));
    });
    return result;
  };
}

/** What was put together before, with what one of the maps has that is not as it was; new keys come last. */
function updated<K, V extends object>(
  maps: readonly ReadonlyMap<K, V>[],
  { value, index, one: old }: Before<ReadonlyMap<K, V>>,
  one: (values: readonly V[]) => V,
): ReadonlyMap<K, V> {
  const result = new Map(value);
  const now = maps[index] ?? old;
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    if (old.get(key) === now.get(key)) continue;
    const values = maps.flatMap((map) => map.get(key) ?? []);
    if (values.length > 0) result.set(key, one(values));
    else result.delete(key);
  }
  return result;
}

/** Some values and what was made of them. */
interface Merged<V> {
  readonly values: readonly V[];
  readonly value: V;
}

/** The same value may be the first in branches of several heights. */
const MOST_KNOWN = 6;

function add<K, V>(all: Map<K, V[]>, key: K, value: V): void {
  const values = all.get(key);
  if (values) values.push(value);
  else all.set(key, [value]);
}

function isSame<V>(a: readonly V[], b: readonly V[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}
