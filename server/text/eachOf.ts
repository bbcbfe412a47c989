import { Attached } from './Attached.ts';
import { commonEnds } from './commonEnds.ts';

interface Mapped<K, V> {
  readonly items: readonly K[];
  readonly values: readonly V[];
}

/**
 * A pure function of each object of a list. Of a list that differs from one before in a few places, only what stands between
 * these is looked at: to ask each object of a long list for what is kept on it would take longer than an edit may.
 */
export function eachOf<K extends object, V>(compute: (item: K) => V): (items: readonly K[]) => readonly V[] {
  const byFirst = new Attached<K, Mapped<K, V>>();
  const byLast = new Attached<K, Mapped<K, V>>();
  return (items) => {
    const [first] = items;
    const last = items.at(-1);
    if (!first || !last) return [];
    const before = byFirst.get(first) ?? byLast.get(last);
    const values = before ? valuesFrom(before, items, compute) : items.map(compute);
    const mapped = { items, values };
    byFirst.set(first, mapped);
    byLast.set(last, mapped);
    return values;
  };
}

function valuesFrom<K extends object, V>(
  { items: before, values }: Mapped<K, V>,
  items: readonly K[],
  compute: (item: K) => V,
): readonly V[] {
  const { start, end } = commonEnds(before, items);
  if (start === items.length && start === before.length) return values;
  const fresh = items.slice(start, items.length - end).map(compute);
  return values.slice(0, start).concat(fresh, values.slice(values.length - end));
}
