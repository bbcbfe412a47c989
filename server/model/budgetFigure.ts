import type { Budget } from './Budget.ts';
import { unitFigures } from './buildBudget.ts';
import { type GrandFigure, grandFigure } from './grandFigure.ts';

/** The figure of a budget that a keyword of 总计 and 控制数 names; undefined where no figure has this key. */
export function budgetFigure(key: string, { figures, scopes }: Budget): GrandFigure | undefined {
  return grandFigure(key, { figures, scopes, figuresOf: ({ spendings }) => unitFigures(spendings) });
}
