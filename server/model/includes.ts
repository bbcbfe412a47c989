import { blockIndex } from '../language/lookup.ts';
import type { Segment, Statement } from '../syntax/tree.ts';
import { allOf } from '../text/eachOf.ts';
import { resolvePath } from '../text/resolvePath.ts';
import type { Include, IncludeLink, Place } from './Budget.ts';
import { type Absence, isAbsent, type OtherFiles } from './OtherFiles.ts';
import type { SourceFile } from './SourceFile.ts';

/** The files of a budget put together. */
export interface Inclusion {
  /** Every file once, the root first. */
  readonly files: readonly SourceFile[];
  /** What stands in the root, and what stands in all files, each behind the segment that includes it. */
  readonly rootSegments: readonly Segment[];
  readonly segments: readonly Segment[];
  readonly includes: readonly Include[];
}

/** Follows every include of a root; each file is taken once, where it is included first. */
export function followIncludes(root: SourceFile, others: OtherFiles): Inclusion {
  const rootSegments = root.tree.segments;
  if (allWrittenIn(rootSegments).length === 0)
    return { files: [root], rootSegments, segments: rootSegments, includes: [] };
  const walk = new Walk(root, others);
  walk.follow(root, []);
  return { files: walk.files, rootSegments, segments: walk.segments, includes: walk.includes() };
}

/** Whether a text may include others; where it does not, nobody has to parse it to know. */
export function mayInclude(text: string): boolean {
  return text.includes('引入') || text.includes('include') || /[Ａ-Ｚａ-ｚ]/.test(text);
}

/** How many includes may stand on the way to a file; nobody means more, and the walk calls itself for each. */
export const mostLevels = 50;

/** An include on the way from the root to a file. */
interface Step {
  readonly from: SourceFile;
  readonly place: Place;
  readonly path: string;
}

function linksOf(steps: readonly Step[]): IncludeLink[] {
  return steps.map(({ from, place, path }) => ({ name: /[^/\\]*$/.exec(from.address)?.[0] ?? '', place, path }));
}

class Walk {
  readonly files: SourceFile[];
  readonly segments: Segment[] = [];
  readonly #includes: { readonly include: Include; readonly from: SourceFile }[] = [];
  readonly #others: OtherFiles;
  readonly #first = new Map<string, Place>();

  constructor(root: SourceFile, others: OtherFiles) {
    this.files = [root];
    this.#others = others;
  }

  follow(file: SourceFile, way: readonly Step[]): void {
    const { segments } = file.tree;
    let next = 0;
    const addUpTo = (end: number): void => {
      for (const segment of segments.slice(next, end)) this.segments.push(segment);
      next = Math.max(next, end);
    };
    for (const written of allWrittenIn(segments)) {
      addUpTo(segments.indexOf(written.place.segment) + 1);
      this.#include(written, file, way);
    }
    addUpTo(segments.length);
  }

  /** Every include, once all are followed: a file that the budget has already is not meant by a name that is not there. */
  includes(): Include[] {
    const addresses = new Set(this.files.map(({ address }) => address));
    return this.#includes.map(({ include, from }) => {
      const { path, state } = include;
      if (state.kind !== 'missing' || !state.near) return include;
      const near = state.near.filter((name) => {
        const steps = relativePath(lastNamed(path, name));
        return typeof steps !== 'string' || !addresses.has(resolvePath(steps, from.address, '') ?? '');
      });
      return { ...include, state: { kind: 'missing', near } };
    });
  }

  #include({ place, path }: Written, from: SourceFile, way: readonly Step[]): void {
    const steps = relativePath(path);
    const asked = typeof steps === 'string' ? this.#others.find(steps, from) : steps;
    const found = way.length < mostLevels ? asked : tooDeep;
    const add = (state: Include['state']): void => void this.#includes.push({ include: { place, path, state }, from });
    if (isAbsent(found)) {
      add(found);
      return;
    }
    const onward = [...way, { place, path, from }];
    const circle = onward.findIndex((step) => step.from.address === found.address);
    const first = this.#first.get(found.address);
    if (circle >= 0) add({ kind: 'cycle', links: linksOf(onward.slice(circle)) });
    else if (first) add({ kind: 'repeated', first });
    else {
      this.#first.set(found.address, place);
      this.files.push(found);
      add({ kind: 'included' });
      this.follow(found, onward);
    }
  }
}

/** An include as it stands in the text: the string with its quotes, and the path between them. */
interface Written {
  readonly place: Place;
  readonly path: string;
}

const tooDeep: Absence = { kind: 'too-deep' };

/** The includes of segments. The path is taken as typed: a `\` in it is no escape. */
const allWrittenIn = allOf((segment: Segment): readonly Written[] =>
  segment.statements.filter(isInclude).flatMap((statement) => written(statement, segment)),
);

function isInclude({ head }: Statement): boolean {
  return head !== undefined && blockIndex('file').words.get(head.text)?.id === 'include';
}

function written({ args }: Statement, segment: Segment): Written[] {
  const argument = args.find(({ kind }) => kind === 'string');
  if (!argument) return [];
  const { start, end } = argument;
  const path = segment.text.slice(start + 1, end).replace(/["”]$/, '');
  return [{ place: { segment, start, end }, path }];
}

/** A path with another last name. */
export function lastNamed(path: string, name: string): string {
  return path.replace(/[^/\\]*$/, () => name);
}

/** A relative path as it is typed with `/` and without detours, or why it is none. */
export function relativePath(path: string): string | Absence {
  if (path.trim() === '') return { kind: 'empty' };
  if (/^(?:[/\\]|[A-Za-z][A-Za-z0-9+.-]*:)/.test(path)) return { kind: 'absolute' };
  const steps: string[] = [];
  for (const name of path.split(/[/\\]+/)) {
    if (name === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (name !== '.' && name !== '') steps.push(name);
  }
  return steps.length === 0 ? { kind: 'folder' } : steps.join('/');
}
