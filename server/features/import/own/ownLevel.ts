const ownLevel = '（本级）';

/** What the rows of units of our own tables call the department itself, where it has units. */
export function ownLevelOf(department: string): string {
  return department + ownLevel;
}

/** The name of the department, where a row is called so. */
export function withoutOwnLevel(name: string): string {
  return name.endsWith(ownLevel) ? name.slice(0, -ownLevel.length) : name;
}
