import type { Budget, Part, Spending } from '../model/Budget.ts';

/** What the department itself and each of its units spends, whether or not the text says who the department is. */
export function spendingsByOwner({ parts, units }: Budget): readonly (readonly Spending[])[] {
  return [parts.flatMap(({ spendings }) => spendings), ...units.map(({ spendings }) => spendings)];
}

/** All that stands in one top-level statement, a unit's own included. */
export function spendingsIn({ spendings, units }: Part): readonly Spending[] {
  return units.length === 0 ? spendings : [...spendings, ...units.flatMap((each) => each.spendings)];
}
