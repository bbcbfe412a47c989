import type { Budget, Spending } from '../model/Budget.ts';

/** What the department itself and each of its units spends, whether or not the text says who the department is. */
export function spendingsByOwner({ parts, units }: Budget): readonly (readonly Spending[])[] {
  return [parts.flatMap(({ spendings }) => spendings), ...units.map(({ spendings }) => spendings)];
}
