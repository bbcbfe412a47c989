import { eachOf } from './eachOf.ts';

/** What is listed of each object of a list, one behind the other; as with {@link eachOf}, each is asked once. Plain loops: lists may be long. */
export function allOf<K extends object, V>(compute: (item: K) => readonly V[]): (items: readonly K[]) => readonly V[] {
  const each = eachOf(compute);
  return (items) => {
    let all: V[] | undefined;
    for (const some of each(items)) {
      if (some.length === 0) continue;
      all ??= [];
      for (const one of some) all.push(one);
    }
    return all ?? none;
  };
}

const none: readonly never[] = [];
