/** Something that is kept on an object, and by whom. */
interface Kept {
  readonly by: object;
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
  readonly #few: Kept[] = [];
  #many: Map<object, Kept> | undefined;

  static get(object: object, by: object): Kept | undefined {
    if (!(#few in object)) return undefined;
    if (object.#many) return object.#many.get(by);
    for (const kept of object.#few) if (kept.by === by) return kept;
    return undefined;
  }

  static add(object: object, kept: Kept): void {
    const keeping = #few in object ? object : new Keeping(object);
    if (keeping.#many) keeping.#many.set(kept.by, kept);
    else if (keeping.#few.push(kept) > FEW)
      keeping.#many = new Map(keeping.#few.splice(0).map((each) => [each.by, each]));
  }
}

/**
 * Values that belong to objects, kept on these. A WeakMap does the same; but its values are only let go by a full garbage
 * collection, so that after each edit all that was made for the version before would have to be moved to the old generation.
 */
export class Attached<K extends object, V> {
  get(key: K): V | undefined {
    return this.#keptOn(key)?.value;
  }

  set(key: K, value: V): void {
    const kept = this.#keptOn(key);
    if (kept) kept.value = value;
    else Keeping.add(key, new Value(this, value));
  }

  delete(key: K): void {
    const kept = this.#keptOn(key);
    if (kept) kept.value = undefined;
  }

  #keptOn(key: K): Value<V> | undefined {
    const kept = Keeping.get(key, this);
    return kept && this.#isOwn(kept) ? kept : undefined;
  }

  #isOwn(kept: Kept): kept is Value<V> {
    return kept.by === this;
  }
}

class Value<V> implements Kept {
  readonly by: object;
  value: V | undefined;

  constructor(by: object, value: V) {
    this.by = by;
    this.value = value;
  }
}
