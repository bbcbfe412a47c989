import { onceFor } from '../text/onceFor.ts';
import type { Budget, Comparison, DeclaredAmount } from './Budget.ts';
import { type FigurePart, type FigureSource, SubjectFigure } from './figures.ts';

type ByTotal = ReadonlyMap<DeclaredAmount, Comparison>;

const byTotal = onceFor(
  (comparisons: readonly Comparison[]): ByTotal => new Map(comparisons.map((each) => [each.declared, each])),
);

/** What is declared for the very figures of some parts, and for the blocks that stand directly under a 项. */
export function declaredFor(parts: readonly FigurePart[], { comparisons }: Budget): readonly Comparison[] {
  return comparisonsAmong(byTotal(comparisons), parts);
}

/** Those that do not hold exactly. Asked of every cell of every table, so it makes nothing where there is nothing to tell. */
export function differencesOf(parts: readonly FigurePart[], { differences }: Budget): readonly Comparison[] {
  return differences.length > 0 && parts.some(isDeclared) ? comparisonsAmong(byTotal(differences), parts) : none;
}

const none: readonly never[] = [];

function isDeclared({ source }: FigurePart): boolean {
  if (source.assertions().length > 0) return true;
  return source instanceof SubjectFigure && source.hasDeclaredBlocks;
}

function comparisonsAmong(known: ByTotal, parts: readonly FigurePart[]): Comparison[] {
  const found: Comparison[] = [];
  const collect = (source: FigureSource, cells: FigurePart['cells']): void => {
    for (const assertion of source.assertions()) {
      if ((assertion.cells & source.nonZero) !== (cells & source.nonZero)) continue;
      const comparison = known.get(assertion.declared);
      if (comparison) found.push(comparison);
    }
  };
  for (const { source, cells } of parts) {
    collect(source, cells);
    if (!(source instanceof SubjectFigure && source.hasDeclaredBlocks)) continue;
    for (const block of source.blocks) if (block.nonZero & cells) collect(block, cells);
  }
  return found;
}
