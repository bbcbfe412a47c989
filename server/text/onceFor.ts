import { Attached } from './Attached.ts';

/** A pure function of an immutable object that is computed once, and kept for as long as the object lives. */
export function onceFor<K extends object, V>(compute: (of: K) => V): (of: K) => V {
  const kept = new Attached<K, { readonly value: V }>();
  return (of) => {
    let known = kept.get(of);
    if (!known) {
      known = { value: compute(of) };
      kept.set(of, known);
    }
    return known.value;
  };
}
