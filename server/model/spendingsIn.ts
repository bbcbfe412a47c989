import { onceFor } from '../text/onceFor.ts';
import type { Part, Spending } from './Budget.ts';

/** All that stands in one top-level statement, a unit's own included. */
export function spendingsIn(part: Part): readonly Spending[] {
  return part.units.length === 0 ? part.spendings : withUnits(part);
}

const withUnits = onceFor(({ spendings, units }: Part): readonly Spending[] => [
  ...spendings,
  ...units.flatMap((each) => each.spendings),
]);
