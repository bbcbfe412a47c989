import type { Printed, PrintedGroup, PrintedGroups } from './Printed.ts';
import type { Address, PartPattern } from './parseSum.ts';

/** What an instance of an identity is of: what stands for the placeholders of its sums. */
export interface Instance {
  readonly id: string;
  readonly row: string;
  readonly column: string;
}

/** The one instance of an identity that is of nothing in particular. */
export const nothingInParticular: Instance = { id: '', row: '', column: '' };

/** The figures at an address with patterns, row by row. */
export function rowsAt(address: Address, of: Instance, groups: PrintedGroups): Printed[][] {
  const rows: Printed[][] = [];
  for (const name of keysIn(address.groups, groups, of, undefined)) {
    const group = groups.get(name);
    for (const row of group ? keysIn(address.rows, group.rows, of, group) : []) {
      const columns = group?.rows.get(row);
      const figures: Printed[] = [];
      for (const column of columns ? keysIn(address.columns, columns, of, undefined) : [])
        for (const figure of columns?.get(column) ?? []) figures.push(figure);
      rows.push(figures);
    }
  }
  return rows;
}

/** The instances that an address with patterns makes: one for each of its figures, each combination once. */
export function instancesAt(
  address: Address,
  groups: PrintedGroups,
  uses: (name: keyof Instance) => boolean,
): Instance[] {
  const found = new Map<string, Instance>();
  const kept = (name: keyof Instance, value: string): string => (uses(name) ? value : '');
  for (const id of keysIn(address.groups, groups, nothingInParticular, undefined)) {
    const group = groups.get(id);
    for (const row of group ? keysIn(address.rows, group.rows, nothingInParticular, group) : []) {
      const columns = group?.rows.get(row);
      for (const column of columns ? keysIn(address.columns, columns, nothingInParticular, undefined) : []) {
        const instance = { id: kept('id', id), row: kept('row', row), column: kept('column', column) };
        const key = `${instance.id}\n${instance.row}\n${instance.column}`;
        if (!found.has(key)) found.set(key, instance);
      }
    }
  }
  return [...found.values()];
}

/** The keys that the patterns of one part of an address find, in the order of the document. */
function keysIn(
  { alternatives, isPlain }: PartPattern,
  known: ReadonlyMap<string, unknown>,
  of: Instance,
  group: PrintedGroup | undefined,
): readonly string[] {
  if (!isPlain) return [...known.keys()].filter((key) => isMeant(key, alternatives));
  const keys: string[] = [];
  for (const { text } of alternatives) {
    if (text === '{below}') return group?.below.get(of.row) ?? [];
    const key = withInstance(text, of);
    if (known.has(key)) keys.push(key);
  }
  return keys;
}

/** The last pattern that finds a key says whether it is meant. */
function isMeant(key: string, alternatives: PartPattern['alternatives']): boolean {
  const last = alternatives.findLast(({ text, test }) => (test ? test.test(key) : text === key));
  return last !== undefined && !last.isTakenAway;
}

/** A text with what its placeholders stand for. */
export function withInstance(text: string, { id, row, column }: Instance): string {
  if (!text.includes('{')) return text;
  const values: Readonly<Record<string, string>> = { id, row, column, code: /\d+/.exec(row)?.[0] ?? '' };
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
