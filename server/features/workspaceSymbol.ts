import { stringOf, wordOf } from '../model/binding/boundValues.ts';
import { folded } from '../text/folded.ts';
import { onceFor } from '../text/onceFor.ts';
import type { Span } from '../text/Span.ts';
import type { Analysis, Location } from './Analysis.ts';
import { joined, type OutlineEntry, type OutlineKind, outline } from './outline.ts';

/** Something of a file that can be looked for. */
export interface NamedSymbol {
  readonly name: string;
  /** That of a department or a unit, which its name does not have; else empty. */
  readonly code: string;
  readonly kind: OutlineKind;
  /** What it stands in; empty at the top. */
  readonly container: string;
  readonly span: Span;
}

/** Something of a budget that was found. */
export interface FoundSymbol extends Location {
  readonly name: string;
  readonly kind: OutlineKind;
  readonly container: string;
}

/** Nobody reads on in a longer list. */
const MOST = 500;

/**
 * What is looked for: what stands for itself comes before the many lines in it. Fields and totals have their names in common
 * and are found by what they stand in.
 */
export const foundKinds: readonly OutlineKind[] = [
  'department',
  'unit',
  'project',
  'block',
  'subject',
  'item',
  'indicator',
];

/** workspace/symbol: what is asked for in all files of some budgets. */
export function workspaceSymbol(roots: readonly Analysis[], query: string): FoundSymbol[] {
  const matched = asked(query);
  return bestOf(
    symbolsOfAll(roots).flatMap((symbol) => {
      const { kind, container, file, span } = symbol;
      const name = matched(symbol);
      return name === undefined ? [] : [{ name, kind, container, file, span }];
    }),
  );
}

/** What stands for itself first, and no more than somebody reads. */
export function bestOf<T extends Pick<NamedSymbol, 'kind'>>(symbols: readonly T[]): T[] {
  return symbols.toSorted((a, b) => foundKinds.indexOf(a.kind) - foundKinds.indexOf(b.kind)).slice(0, MOST);
}

/** Says of a symbol by which name it is what was asked for, if it is. */
export type Asked = (symbol: Pick<NamedSymbol, 'name' | 'code' | 'kind'>) => string | undefined;

/**
 * What has the characters asked for in its name or code, in this order, whatever their width and case. Editors look for them
 * in the name again, so what is found by its code has it there. Without a question, everything but lines and indicators.
 */
export function asked(query: string): Asked {
  const wanted = [...comparable(query)];
  if (wanted.length === 0) return ({ name, kind }) => (kind === 'item' || kind === 'indicator' ? undefined : name);
  return ({ name, code }) =>
    [name, ...(code === '' ? [] : [`${name} ${code}`])].find((each) => holds(comparable(each), wanted));
}

const symbolsOf = onceFor((root: Analysis): readonly (NamedSymbol & Location)[] =>
  root.files.flatMap((file) => symbolsIn(root.seenFrom(file)).map((symbol) => ({ ...symbol, file }))),
);

/** All that can be looked for in the file of an analysis. */
export function symbolsIn(analysis: Analysis): NamedSymbol[] {
  return outline(analysis).flatMap((entry) => flat(entry, ''));
}

function flat(entry: OutlineEntry, container: string): NamedSymbol[] {
  const { name, kind, selection, children } = entry;
  const own = foundKinds.includes(kind) ? [{ name, code: codeOf(entry), kind, container, span: selection }] : [];
  return [...own, ...children.flatMap((child) => flat(child, name))];
}

function codeOf({ kind, bound, segment }: OutlineEntry): string {
  if (kind !== 'department' && kind !== 'unit') return '';
  const code = bound.children.find(({ schema }) => schema.id === 'code')?.args['code'];
  if (!code) return '';
  return joined(stringOf(code) || wordOf(code) || segment.text.slice(code.start, code.end));
}

function comparable(text: string): string {
  return folded(text).toLowerCase();
}

function holds(name: string, characters: readonly string[]): boolean {
  let from = 0;
  for (const character of characters) {
    const at = name.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}

/** A file that several budgets include is looked at once. */
function symbolsOfAll(roots: readonly Analysis[]): (NamedSymbol & Location)[] {
  const seen = new Set<string>();
  return roots.flatMap((root) => {
    const others = symbolsOf(root).filter(({ file }) => !seen.has(file.address));
    for (const { address } of root.files) seen.add(address);
    return others;
  });
}
