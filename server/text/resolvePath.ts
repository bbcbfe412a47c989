/**
 * The address at a relative path from a file, both with `/` between their names; undefined where the way leads out of the
 * folder `within`, which ends in `/` unless it is empty and holds the file.
 */
export function resolvePath(path: string, from: string, within: string): string | undefined {
  const steps = from.slice(within.length).split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return within + steps.join('/');
}
