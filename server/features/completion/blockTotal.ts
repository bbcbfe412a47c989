import type { Budget, Spending } from '../../model/Budget.ts';
import type { Bound } from '../../model/bind.ts';
import { writtenDigits } from '../../model/money.ts';
import { moneyUnitAt } from '../../model/moneyUnitAt.ts';
import { totalOf } from '../../model/totalOf.ts';

/** What the lines of a block add up to, as it is written there without a unit; undefined where there are none. */
export function blockTotal(block: Bound, budget: Budget): string | undefined {
  const { items, segment } = linesOf(block, budget) ?? {};
  if (!items || !segment || items.length === 0) return undefined;
  const { value } = totalOf(items.map(({ amount }) => amount));
  const unit = moneyUnitAt({ segment, start: block.statement.start }, budget.fileUnit);
  return writtenDigits(value, unit);
}

function linesOf(
  block: Bound,
  { spendings, revenue, procurements }: Budget,
): Pick<Spending, 'items' | 'segment'> | undefined {
  const spending = spendings.find(({ bound }) => bound === block);
  const other = [...revenue, ...procurements].find(({ bound }) => bound === block);
  return spending ?? (other && { items: other.lines, segment: other.segment });
}
