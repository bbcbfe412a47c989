import { blockIndex } from '../language/lookup.ts';
import type { SourceFile } from '../model/SourceFile.ts';

/** A file with all that it includes. */
export interface Reach {
  readonly file: Addressed;
  /** The file itself first, then those that it includes. */
  readonly files: readonly Addressed[];
}

interface Addressed {
  readonly address: string;
}

/**
 * Those of some files that stand for themselves: no other one includes them. Of files that include each other in a circle,
 * the one that says of what department it is does, or else the first; only of files that include others is that asked.
 */
export function rootsOf<T extends Reach>(all: readonly T[], isDepartment: (each: T) => boolean): T[] {
  const including = includingByAddress(all);
  const order = new Map(all.map(({ file }, i) => [file.address, i]));
  const rank = (each: T): number => (order.get(each.file.address) ?? 0) + (isDepartment(each) ? 0 : all.length);
  const goesBefore = (other: T, each: T): boolean => !reaches(each, other) || rank(other) < rank(each);
  return all.filter((each) => !including.get(each.file.address)?.some((other) => goesBefore(other, each)));
}

function includingByAddress<T extends Reach>(all: readonly T[]): Map<string, T[]> {
  const including = new Map<string, T[]>();
  for (const each of all) {
    for (const { address } of each.files.slice(1)) {
      const others = including.get(address);
      if (others) others.push(each);
      else including.set(address, [each]);
    }
  }
  return including;
}

function reaches({ files }: Reach, { file: { address } }: Reach): boolean {
  return files.some((file) => file.address === address);
}

/** Whether a file says of what department it is the budget. */
export function hasDepartment({ tree }: SourceFile): boolean {
  const { words } = blockIndex('file');
  return tree.segments.some(({ statements }) =>
    statements.some(({ head }) => head !== undefined && words.get(head.text)?.id === 'department'),
  );
}
