import { folded } from '../text/folded.ts';
import { onceFor } from '../text/onceFor.ts';
import type { Analysis, Location } from './Analysis.ts';
import { documentSymbol, type OutlineKind, type OutlineSymbol } from './documentSymbol.ts';

/** Something of a budget that can be looked for. */
export interface FoundSymbol extends Location {
  readonly name: string;
  readonly kind: OutlineKind;
  /** What it stands in; empty at the top. */
  readonly container: string;
}

/** Nobody reads on in a longer list. */
const MOST = 500;

/** What is looked for; fields and totals have their names in common and are found by what they stand in. */
const found: ReadonlySet<OutlineKind> = new Set([
  'department',
  'unit',
  'block',
  'project',
  'subject',
  'item',
  'indicator',
]);

/** What stands for itself comes before the many lines in it. */
const rank: readonly OutlineKind[] = ['department', 'unit', 'project', 'block', 'subject', 'item', 'indicator'];

/**
 * workspace/symbol: what has the characters asked for in its name or code, in this order, whatever their width and case;
 * in all files of some budgets. Without a question, everything but lines and indicators.
 */
export function workspaceSymbol(roots: readonly Analysis[], query: string): FoundSymbol[] {
  const wanted = [...comparable(query)];
  const all = distinct(roots.flatMap(symbolsOf));
  const matching =
    wanted.length === 0
      ? all.filter(({ kind }) => kind !== 'item' && kind !== 'indicator')
      : all.filter(({ name }) => holds(comparable(name), wanted));
  return matching.sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind)).slice(0, MOST);
}

const symbolsOf = onceFor((root: Analysis): readonly FoundSymbol[] =>
  root.files.flatMap((file) => {
    const analysis = root.seenFrom(file);
    return documentSymbol(analysis).flatMap((symbol) => flat(symbol, '', analysis));
  }),
);

function flat(
  { name, kind, selection, children }: OutlineSymbol,
  container: string,
  analysis: Analysis,
): FoundSymbol[] {
  const { file } = analysis;
  const own = found.has(kind) ? [{ name, kind, container, file, span: selection }] : [];
  return [...own, ...children.flatMap((child) => flat(child, name, analysis))];
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
function distinct(symbols: readonly FoundSymbol[]): FoundSymbol[] {
  const files = new Map<string, FoundSymbol['file']>();
  return symbols.filter(({ file }) => {
    const first = files.get(file.address) ?? file;
    files.set(file.address, first);
    return first === file;
  });
}
