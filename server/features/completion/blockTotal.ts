import type { Budget, Item } from '../../model/Budget.ts';
import type { Bound } from '../../model/bind.ts';
import { exactDigits } from '../../model/money.ts';
import { totalOf } from '../../model/totalOf.ts';

/** What the lines of a block add up to, as it is written in the file's unit; undefined where there are none. */
export function blockTotal(block: Bound, budget: Budget): string | undefined {
  const items = itemsOf(block, budget);
  if (!items || items.length === 0) return undefined;
  const { value } = totalOf(items.map(({ amount }) => amount));
  return exactDigits(value, budget.unit, budget.unit === '元' ? 0 : 2);
}

function itemsOf(block: Bound, { spendings, revenue, procurements }: Budget): readonly Item[] | undefined {
  return (
    spendings.find(({ bound }) => bound === block)?.items ??
    [...revenue, ...procurements].find(({ bound }) => bound === block)?.lines
  );
}
