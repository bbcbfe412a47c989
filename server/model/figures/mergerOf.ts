import { addToGroup } from '../../text/groupedBy.ts';
import { SharedMap } from '../../text/SharedMap.ts';
import type { Before, Merge } from '../branches.ts';

/**
 * How what stands under one key in several maps is made one. What is made may keep what it is made of, but nothing that leads to
 * the maps: what is made under one key would hold on to all that stood under the others at that time, and these to what was
 * before them.
 */
export interface Merger<V> {
  /** Of some values. */
  readonly together: (values: readonly V[]) => V | undefined;
  /**
   * Of the same as `whole` was made of but for one, now another: so they need not all be looked at. Where there is this, what is
   * made `together` of several is none of them, or the first one of all.
   */
  readonly exchanged?: (whole: V, old: V, now: V) => V;
}

/** A function that puts maps together; what stands under a key in one of them only is taken as it is. */
export function mergerOf<V extends object>(merger: Merger<V>): Merge<SharedMap<V>> {
  return (all, before) => (before ? updated(all, before, merger) : together(all(), merger));
}

function together<V extends object>(maps: readonly SharedMap<V>[], merger: Merger<V>): SharedMap<V> {
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
    const value = oneOf(values, merger);
    if (value) entries.push([key, value]);
  });
  return SharedMap.of(entries);
}

function oneOf<V>(values: readonly V[], merger: Merger<V>): V | undefined {
  return values.length > 1 ? merger.together(values) : values[0];
}

/** What was put together before, with what one of the maps has that is not as it was. */
function updated<V extends object>(
  all: () => readonly SharedMap<V>[],
  { value: wholes, one: olds, now: nows }: Before<SharedMap<V>>,
  merger: Merger<V>,
): SharedMap<V> {
  const keys = nows.differingKeys(olds);
  if (keys.length === 0) return wholes;
  let maps: readonly SharedMap<V>[] | undefined;
  return wholes.with(keys, (key) => {
    const [whole, old, now] = [wholes.get(key), olds.get(key), nows.get(key)];
    // What is the whole was not made of several.
    if (whole && old && now && merger.exchanged) return whole === old ? now : merger.exchanged(whole, old, now);
    maps ??= all();
    return oneOf(valuesOf(maps, key), merger);
  });
}

function valuesOf<V extends object>(maps: readonly SharedMap<V>[], key: string): V[] {
  const values: V[] = [];
  for (const map of maps) {
    const value = map.get(key);
    if (value) values.push(value);
  }
  return values;
}
