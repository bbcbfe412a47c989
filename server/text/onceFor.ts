import { Attached } from './Attached.ts';

/** A pure function of an immutable object that is computed once, and kept for as long as the object lives. */
export function onceFor<K extends object, V>(compute: (of: K) => V): (of: K) => V {
  const kept = new Attached<K, V>();
  return (of) => {
    const known = kept.find(of);
    if (known) return known.value;
    const value = compute(of);
    kept.add(of, value);
    return value;
  };
}
