import { detached } from './detached.ts';

/** So many results are kept; beyond them all are forgotten. */
const MOST = 4_000;

/** A longer text is hardly met again, and would be kept for nothing. */
const LONGEST = 1_000;

/**
 * A pure function of a short text that remembers what it gave: the same names and phrases stand in a budget over and
 * over again.
 */
export function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const results = new Map<string, { readonly value: T }>();
  return (text) => {
    if (text.length > LONGEST) return compute(text);
    const known = results.get(text);
    if (known) return known.value;
    const value = compute(text);
    if (results.size >= MOST) results.clear();
    results.set(detached(text), { value });
    return value;
  };
}
