import { addToGroup } from '../text/groupedBy.ts';
import { SharedMap } from '../text/SharedMap.ts';
import type { Before, Merge } from './branches.ts';

/** What was made of several things before one of them was another. */
export interface Replaced<V> {
  readonly whole: V;
  readonly old: V;
  readonly now: V;
}

/**
 * Makes one of several; what differs from before is told where that is known, so that they need not be looked at. What is made
 * may keep the list, but nothing that leads to the maps: what is made under one key would hold on to all that stood under the
 * others at that time, and these to what was before them.
 */
export type MergeValues<V> = (values: readonly V[], replaced: Replaced<V> | undefined) => V | undefined;

/**
 * A function that puts maps together. What stands under a key in several of them is made one by `merged`; what stands in one
 * only is taken as it is.
 */
export function mergerOf<V extends object>(merged: MergeValues<V>): Merge<SharedMap<V>> {
  return (maps, before) => (before ? updated(maps, before, merged) : together(maps, merged));
}

function together<V extends object>(maps: readonly SharedMap<V>[], merged: MergeValues<V>): SharedMap<V> {
  const some = maps.filter(({ size }) => size > 0);
  const [only, another] = some;
  if (only && !another) return only;
  const all = new Map<string, V[]>();
  for (const map of some)
    map.forEach((value, key) => {
      addToGroup(all, key, value);
    });
  const entries: [string, V][] = [];
  all.forEach((values, key) => {
    const value = values.length > 1 ? merged(values, undefined) : values[0];
    if (value) entries.push([key, value]);
  });
  return SharedMap.of(entries);
}

/** What was put together before, with what one of the maps has that is not as it was. */
function updated<V extends object>(
  maps: readonly SharedMap<V>[],
  { value: wholes, index, one: olds }: Before<SharedMap<V>>,
  merged: MergeValues<V>,
): SharedMap<V> {
  const nows = maps[index] ?? olds;
  const oneOf = (key: string): V | undefined => {
    const [whole, old, now] = [wholes.get(key), olds.get(key), nows.get(key)];
    const values = valuesOf(maps, key);
    // What is the whole was not made of several.
    if (whole && old && now && whole !== old) return merged(values, { whole, old, now });
    return values.length > 1 ? merged(values, undefined) : values[0];
  };
  const keys = nows.differingKeys(olds);
  return keys.length === 0 ? wholes : wholes.with(keys.map((key) => [key, oneOf(key)]));
}

function valuesOf<V extends object>(maps: readonly SharedMap<V>[], key: string): V[] {
  const values: V[] = [];
  for (const map of maps) {
    const value = map.get(key);
    if (value) values.push(value);
  }
  return values;
}
