/** Something that is kept on an object, by whom, and what was put there before it. */
interface Kept {
  readonly by: object;
  next: Kept | undefined;
}

/** A class that is built on this one adds its private fields to an object that is there already. */
class Given {
  constructor(given: object) {
    // biome-ignore lint/correctness/noConstructorReturn: this is how the fields come to stand on the object.
    return given;
  }
}

/** So many things are looked through one by one. */
const FEW = 8;

/** What is kept on one object. */
class Keeping extends Given {
  #last: Kept | undefined;
  #count = 0;
  #all: Map<object, Kept> | undefined;

  static find(object: object, by: object): Kept | undefined {
    if (!(#last in object)) return undefined;
    if (object.#all) return object.#all.get(by);
    let kept = object.#last;
    while (kept && kept.by !== by) kept = kept.next;
    return kept;
  }

  static add(object: object, kept: Kept): void {
    const keeping = #last in object ? object : new Keeping(object);
    kept.next = keeping.#last;
    keeping.#last = kept;
    if (keeping.#all) keeping.#all.set(kept.by, kept);
    else if (++keeping.#count > FEW) keeping.#all = byWhom(kept);
  }
}

function byWhom(last: Kept): Map<object, Kept> {
  const all = new Map<object, Kept>();
  for (let kept: Kept | undefined = last; kept; kept = kept.next) all.set(kept.by, kept);
  return all;
}

/**
 * Values that belong to objects, kept on these. A WeakMap does the same; but its values are only let go by a full garbage
 * collection, so that after each edit all that was made for the version before would have to be moved to the old generation.
 */
export class Attached<K extends object, V> {
  get(key: K): V | undefined {
    return this.find(key)?.value;
  }

  /** The value with what holds it, which tells a value that is undefined from none. */
  find(key: K): Value<V> | undefined {
    const kept = Keeping.find(key, this);
    return kept && this.#isOwn(kept) ? kept : undefined;
  }

  set(key: K, value: V): void {
    const kept = this.find(key);
    if (kept) kept.value = value;
    else this.add(key, value);
  }

  /** Sets the value of an object that has none. */
  add(key: K, value: V): void {
    Keeping.add(key, new Value(this, value));
  }

  #isOwn(kept: Kept): kept is Value<V> {
    return kept.by === this;
  }
}

class Value<V> implements Kept {
  readonly by: object;
  next: Kept | undefined = undefined;
  value: V;

  constructor(by: object, value: V) {
    this.by = by;
    this.value = value;
  }
}
