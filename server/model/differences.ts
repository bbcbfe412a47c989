import { onceFor } from '../text/onceFor.ts';
import type { Budget, Comparison, DeclaredAmount } from './Budget.ts';
import { type Assertion, type FigurePart, type FigureSource, SubjectFigure } from './figures.ts';

/** The comparison of each declared total. */
const comparisonOf = onceFor(
  ({ comparisons }: Budget): ReadonlyMap<DeclaredAmount, Comparison> =>
    new Map(comparisons.map((comparison) => [comparison.declared, comparison])),
);

/** What is declared for the very figures of some parts, and for the blocks that stand directly under a 项. */
export function declaredFor(parts: readonly FigurePart[], budget: Budget): Comparison[] {
  return comparisonsWhere(parts, budget, () => true);
}

/** Those that do not hold exactly. Asked of every cell of every table, so it makes nothing where there is nothing to tell. */
export function differencesOf(parts: readonly FigurePart[], budget: Budget): readonly Comparison[] {
  return parts.some(isDeclared) ? comparisonsWhere(parts, budget, ({ state }) => state !== 'equal') : none;
}

const none: readonly never[] = [];

function isDeclared({ source }: FigurePart): boolean {
  if (source.assertions().length > 0) return true;
  return source instanceof SubjectFigure && source.hasDeclaredBlocks;
}

function comparisonsWhere(
  parts: readonly FigurePart[],
  budget: Budget,
  isWanted: (assertion: Assertion) => boolean,
): Comparison[] {
  const found: Comparison[] = [];
  const collect = (source: FigureSource, cells: FigurePart['cells']): void => {
    for (const assertion of source.assertions()) {
      if ((assertion.cells & source.nonZero) !== (cells & source.nonZero) || !isWanted(assertion)) continue;
      const comparison = comparisonOf(budget).get(assertion.declared);
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
