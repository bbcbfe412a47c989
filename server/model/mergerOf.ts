import { addToGroup } from '../text/groupedBy.ts';
import { isSameList } from '../text/isSameList.ts';
import { RecentlyMade } from '../text/RecentlyMade.ts';
import type { Before, Merge } from './branches.ts';

/**
 * A function that puts maps together, keys in no certain order. What stands under a key in several of them is made one by
 * `merged`, and is the same object as before where the several are; what stands in one only is taken as it is.
 */
export function mergerOf<K, V extends object>(merged: (values: readonly V[]) => V): Merge<ReadonlyMap<K, V>> {
  // The same value may be the first in branches of several heights.
  const made = new RecentlyMade<V, Merged<V>>(6);
  const one = (values: readonly V[]): V => {
    const [first, another] = values;
    if (!first || !another) return first ?? merged(values);
    const same = made.find(first, (each) => isSameList(each.values, values));
    return (same ?? made.keep(first, { values, value: merged(values) })).value;
  };
  return (maps, before) => {
    if (before) return updated(maps, before, one);
    const all = new Map<K, V[]>();
    for (const map of maps)
      map.forEach((value, key) => {
        addToGroup(all, key, value);
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
