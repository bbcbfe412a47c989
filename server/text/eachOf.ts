import { Attached } from './Attached.ts';
import { type CommonEnds, commonEnds, spliced } from './commonEnds.ts';
import { isSameList } from './isSameList.ts';

/** What was made of a list before, and what that has in common with another one. */
export interface Before<K, T> extends CommonEnds {
  readonly items: readonly K[];
  readonly made: T;
}

/** What was made last of lists that came from each other. One for all of them: whoever keeps an old one keeps no old list. */
interface Latest<K, T> {
  items: readonly K[];
  made: T;
}

/**
 * Something that is made of a list of objects; to make it, what was made of a list that begins or ends with the same object is
 * given. It may not depend on that.
 */
export function ofLists<K extends object, T>(
  make: (items: readonly K[], before: Before<K, T> | undefined) => T,
): (items: readonly K[]) => T {
  const byFirst = new Attached<K, Latest<K, T>>();
  const byLast = new Attached<K, Latest<K, T>>();
  return (items) => {
    const [first] = items;
    const last = items.at(-1);
    if (!first || !last) return make(items, undefined);
    const known = byFirst.get(first) ?? byLast.get(last);
    if (!known) {
      const latest = { items, made: make(items, undefined) };
      byFirst.set(first, latest);
      byLast.set(last, latest);
      return latest.made;
    }
    const { items: before, made } = known;
    if (before === items) return made;
    const { start, end } = commonEnds(before, items);
    if (before.length === items.length && start + end === items.length) return made;
    known.made = make(items, { items: before, made, start, end });
    known.items = items;
    if (first !== before[0]) byFirst.set(first, known);
    if (last !== before.at(-1)) byLast.set(last, known);
    return known.made;
  };
}

/**
 * A pure function of each object of a list. Of a list that differs from one before in a few places, only what stands between
 * these is looked at: to ask each object of a long list for what is kept on it would take longer than an edit may.
 */
export function eachOf<K extends object, V extends object>(
  compute: (item: K) => V,
): (items: readonly K[]) => readonly V[] {
  return ofLists<K, readonly V[]>((items, before) => {
    if (!before) return items.map(compute);
    const { start, end, made } = before;
    return spliced(made, before, items.slice(start, items.length - end).map(compute));
  });
}

const none: readonly never[] = [];

/** What is listed of each object of a list, one behind the other; again each is asked once, and what is the same stays so. */
export function allOf<K extends object, V>(compute: (item: K) => readonly V[]): (items: readonly K[]) => readonly V[] {
  const listsOf = ofLists<K, { readonly lists: readonly (readonly V[])[]; readonly all: readonly V[] }>(
    (items, before) => {
      if (!before) return withAll(items.map(compute));
      const { start, end, made } = before;
      const fresh = items.slice(start, items.length - end).map(compute);
      const gone = made.lists.slice(start, made.lists.length - end);
      const lists = spliced(made.lists, before, fresh);
      return isSameList(fresh.flat(), gone.flat()) ? { lists, all: made.all } : withAll(lists);
    },
  );
  return (items) => listsOf(items).all;
}

/** Plain loops: lists may be long. */
function withAll<V>(lists: readonly (readonly V[])[]): { lists: typeof lists; all: readonly V[] } {
  const all: V[] = [];
  for (const list of lists) for (const one of list) all.push(one);
  return { lists, all: all.length > 0 ? all : none };
}
