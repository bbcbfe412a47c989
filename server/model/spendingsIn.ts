import type { Part, Spending } from './Budget.ts';

/** All that stands in one top-level statement, a unit's own included. */
export function spendingsIn({ spendings, units }: Part): readonly Spending[] {
  return units.length === 0 ? spendings : [...spendings, ...units.flatMap((each) => each.spendings)];
}
