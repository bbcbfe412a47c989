/** Things by a key that they share, keys and things in the order in which they first stand. */
export function groupedBy<T>(all: Iterable<T>, key: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(key(each));
    if (group) group.push(each);
    else groups.set(key(each), [each]);
  }
  return groups;
}
