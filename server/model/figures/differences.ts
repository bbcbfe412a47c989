import { onceFor } from '../../text/onceFor.ts';
import type { Budget, Comparison, DeclaredAmount } from '../Budget.ts';
import type { Assertion, FigurePart, FigureSource } from './figures.ts';
import { SubjectFigure } from './SubjectFigure.ts';

type ByTotal = ReadonlyMap<DeclaredAmount, Comparison>;

const byTotal = onceFor(
  (comparisons: readonly Comparison[]): ByTotal => new Map(comparisons.map((each) => [each.declared, each])),
);

/** What is declared for the very figures of some parts, and for the blocks that stand directly under a 项. */
export function declaredFor(parts: readonly FigurePart[], { comparisons }: Budget): readonly Comparison[] {
  return comparisonsOf(parts, totalsOf, comparisons);
}

/** Those that do not hold exactly. Asked of every cell of every table, so what is the same after an edit is not looked at again. */
export function differencesOf(parts: readonly FigurePart[], { differences }: Budget): readonly Comparison[] {
  return differences.length > 0 ? comparisonsOf(parts, unequalOf, differences) : none;
}

/** A total that is declared for a figure, or for a block that stands directly under it. */
interface Total {
  readonly of: FigureSource;
  readonly assertion: Assertion;
}

function totalsOf(source: FigureSource): readonly Total[] {
  const own = assertedFor(source);
  return source instanceof SubjectFigure && source.hasDeclaredBlocks
    ? [...own, ...Array.from(source.blocks, assertedFor).flat()]
    : own;
}

function assertedFor(of: FigureSource): readonly Total[] {
  return of.assertions().map((assertion) => ({ of, assertion }));
}

const unequalOf = onceFor((source: FigureSource) =>
  totalsOf(source).filter(({ assertion: { state } }) => state !== 'equal'),
);

const none: readonly never[] = [];

function comparisonsOf(
  parts: readonly FigurePart[],
  totals: (source: FigureSource) => readonly Total[],
  among: readonly Comparison[],
): readonly Comparison[] {
  const found: Comparison[] = [];
  for (const { source, cells } of parts) {
    for (const { of, assertion } of totals(source)) {
      const shown = cells & of.nonZero;
      if ((of !== source && shown === 0) || (assertion.cells & of.nonZero) !== shown) continue;
      const comparison = byTotal(among).get(assertion.declared);
      if (comparison) found.push(comparison);
    }
  }
  return found;
}
