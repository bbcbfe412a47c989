import type { Budget } from '../model/Budget.ts';
import type { Bound } from '../model/binding/bind.ts';
import { everything } from '../model/figures/cells.ts';
import { blockOf } from '../model/figures/figures.ts';
import { publishedTotal } from '../model/figures/publishedTotal.ts';
import type { Money } from '../model/money.ts';
import { unitFigures } from '../model/units/unitFigures.ts';
import { onceFor } from '../text/onceFor.ts';

/** The published sums of the blocks of a budget that hold money: spending, revenue, procurement, departments, units. */
export const blockSums = onceFor((budget: Budget): ReadonlyMap<Bound, Money> => {
  const sums = new Map<Bound, Money>();
  const { figures, department } = budget;
  for (const spending of budget.spendings) sums.set(spending.bound, blockOf(spending).figure(everything).value);
  for (const { bound, lines, total } of budget.revenue) sums.set(bound, publishedTotal(lines, total).value);
  for (const { bound, lines, total } of budget.procurements) sums.set(bound, publishedTotal(lines, total).value);
  for (const { unit, spendings } of budget.units)
    sums.set(unit.bound, unitFigures(spendings).expenditure.root.figure(everything).value);
  if (department) sums.set(department.bound, figures.expenditure.root.figure(everything).value);
  return sums;
});
