/** So many results are kept; beyond them all are forgotten. */
const MOST = 4_000;

/**
 * A pure function of a short text that remembers what it gave: the same names and phrases stand in a budget over and
 * over again.
 */
export function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const results = new Map<string, { readonly value: T }>();
  return (text) => {
    const known = results.get(text);
    if (known) return known.value;
    const value = compute(text);
    if (results.size >= MOST) results.clear();
    results.set(detached(text), { value });
    return value;
  };
}

/** The same text without the one that it was cut from, which V8 keeps as long as a piece of it. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}
