/** Things by a key that they share, keys and things in the order in which they first stand. */
export function groupedBy<T, K>(all: Iterable<T>, key: (each: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const each of all) addToGroup(groups, key(each), each);
  // A copy has no room for more, which an array that grew has plenty of: there may be tens of thousands of small groups.
  groups.forEach((group, of) => {
    if (group.length > 1) groups.set(of, group.slice());
  });
  return groups;
}

/** Puts one more thing under a key. */
export function addToGroup<T, K>(groups: Map<K, T[]>, key: K, each: T): void {
  const group = groups.get(key);
  if (group) group.push(each);
  else groups.set(key, [each]);
}
