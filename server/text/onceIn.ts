import { Attached } from './Attached.ts';

/**
 * A pure function of an immutable object in the light of something that is rarely another one, such as the year or the names in
 * a budget: of each object only what it gave for the last is kept, as objects may live long.
 */
export function onceIn<K extends object, C, V>(compute: (of: K, context: C) => V): (of: K, context: C) => V {
  const kept = new Attached<K, { readonly context: C; readonly value: V }>();
  return (of, context) => {
    const known = kept.get(of);
    if (known && known.context === context) return known.value;
    const value = compute(of, context);
    kept.set(of, { context, value });
    return value;
  };
}
