import type { Amount } from '../model/amount.ts';
import type { Budget, DeclaredAmount, Item } from '../model/Budget.ts';
import type { Bound } from '../model/bind.ts';
import { everything } from '../model/cells.ts';
import { blockOf, compareAmounts } from '../model/figures.ts';
import type { Money } from '../model/money.ts';
import { totalOf } from '../model/totalOf.ts';
import { unitFigures } from '../model/unitFigures.ts';
import { onceFor } from '../text/onceFor.ts';

/** The published sums of the blocks of a budget that hold money: spending, revenue, procurement, departments, units. */
export const blockSums = onceFor((budget: Budget): ReadonlyMap<Bound, Money> => {
  const sums = new Map<Bound, Money>();
  const { figures, department } = budget;
  for (const spending of budget.spendings) sums.set(spending.bound, blockOf(spending).figure(everything).value);
  for (const { bound, lines, total } of budget.revenue) sums.set(bound, published(lines, total).value);
  for (const { bound, lines, total } of budget.procurements) sums.set(bound, published(lines, total).value);
  for (const { unit, spendings } of budget.units)
    sums.set(unit.bound, unitFigures(spendings).expenditure.root.figure(everything).value);
  if (department) sums.set(department.bound, figures.expenditure.root.figure(everything).value);
  return sums;
});

/** What is published of a list of lines: its declared total where that holds, else their sum (LANGUAGE.md §3). */
export function published(lines: readonly Item[], declared: DeclaredAmount | undefined): Amount {
  const sum = totalOf(lines.map(({ amount }) => amount));
  return declared && compareAmounts(declared.amount, sum) !== 'mismatch' ? declared.amount : sum;
}
