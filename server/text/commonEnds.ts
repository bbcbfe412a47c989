/** How many items two lists have in common at their start, and how many of the others at their end. */
export interface CommonEnds {
  readonly start: number;
  readonly end: number;
}

/** What two lists of objects have in common. Nothing of the objects themselves is looked at, so that long lists cost little. */
export function commonEnds(a: readonly object[], b: readonly object[]): CommonEnds {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  const shift = b.length - a.length;
  let last = a.length - 1;
  const least = a.length - most + start;
  while (last >= least && a[last] === b[last + shift]) last--;
  return { start, end: a.length - 1 - last };
}
