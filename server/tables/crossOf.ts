import type { Budget } from '../model/Budget.ts';
import { type CrossFigure, crossFigure } from '../model/figures/CrossFigure.ts';
import { allThreePublicCodes } from '../model/figures/crossSums.ts';
import type { Measure, Where } from './layout.ts';

/** The sum across subjects that some measures are all of, which 总计 may declare; undefined where they are something else. */
export function crossOf(
  measures: readonly Measure[],
  economic: Where['economic'],
  budget: Budget,
): CrossFigure | undefined {
  if (economic) return crossFigure(economic, budget);
  const [only, another] = measures;
  if (!only || another) return undefined;
  if (only === 'operatingCosts') return crossFigure('operating', budget);
  return typeof only === 'object' && isAllThreePublic(only.economicCodes)
    ? crossFigure('threePublic', budget)
    : undefined;
}

function isAllThreePublic(codes: readonly string[]): boolean {
  return codes.length === allThreePublicCodes.length && allThreePublicCodes.every((code) => codes.includes(code));
}
