import { onceFor } from '../text/onceFor.ts';
import type { Part, Spending } from './Budget.ts';

/** All that stands in one part, that of units included; of a block that is cut, as a whole. */
export function spendingsIn(part: Part): readonly Spending[] {
  const { spendings, units, goesOn } = part;
  if (units.length === 0) return goesOn.length > 0 ? goesOn : spendings;
  return withUnits(part);
}

const withUnits = onceFor(({ spendings, units }: Part): readonly Spending[] => [
  ...spendings,
  ...units.flatMap((each) => each.spendings),
]);

/** The blocks whose lines stand in one part, with these: of one that is cut, no other ones. */
export function runsIn(part: Part): readonly Spending[] {
  return part.runs ?? spendingsIn(part);
}
