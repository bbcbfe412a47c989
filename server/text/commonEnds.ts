import { Attached } from './Attached.ts';

/** How many items two lists have in common at their start, and how many of the others at their end. */
export interface CommonEnds {
  readonly start: number;
  readonly end: number;
}

/** The list that another one was made of, and what is the same in both. */
interface Origin extends CommonEnds {
  readonly list: readonly unknown[];
}

const origins = new Attached<readonly unknown[], Origin | undefined>();

/** A list with other items in the place of those that are neither among its first nor among its last ones. */
export function spliced<T>(list: readonly T[], { start, end }: CommonEnds, fresh: readonly T[]): readonly T[] {
  const made = exchanged(list, { start, end }, fresh);
  // It would hold on to the one before it, and that to the one before.
  origins.set(list, undefined);
  origins.add(made, { list, start, end });
  return made;
}

/** Where as many come as go, the list is copied once. */
function exchanged<T>(list: readonly T[], { start, end }: CommonEnds, fresh: readonly T[]): T[] {
  if (start + fresh.length + end !== list.length)
    return list.slice(0, start).concat(fresh, list.slice(list.length - end));
  const made = list.slice();
  fresh.forEach((each, i) => {
    made[start + i] = each;
  });
  return made;
}

/**
 * What two lists have in common; of one that was made of the other, what was left as it was. Nothing of the items themselves is
 * looked at, so that long lists cost little.
 */
export function commonEnds(a: readonly unknown[], b: readonly unknown[]): CommonEnds {
  const origin = origins.get(b);
  if (origin?.list === a) return origin;
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  const shift = b.length - a.length;
  let last = a.length - 1;
  const least = a.length - most + start;
  while (last >= least && a[last] === b[last + shift]) last--;
  return { start, end: a.length - 1 - last };
}
