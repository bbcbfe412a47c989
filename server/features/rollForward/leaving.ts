import { findValue } from '../../language/lookup.ts';
import type { Localized } from '../../language/schema.ts';
import type { Budget, Item, Spending } from '../../model/Budget.ts';
import type { Bound } from '../../model/bind.ts';
import { childrenOf, wordOf } from '../../model/readPart.ts';
import { onceFor } from '../../text/onceFor.ts';

/** Why a block of expenditure is not in the next budget; undefined where it is. */
export function whyLeaving({ bound, items }: Spending): Localized | undefined {
  if (isOneOff(bound)) return { zh: '一次性项目，没有转入', en: 'a one-off project, not rolled' };
  return items.length > 0 && items.every(({ carryover }) => carryover) ? carriedOver : undefined;
}

/** The lines of a block that are not in the next budget. */
export function leavingItems(spending: Spending): readonly Item[] {
  return whyLeaving(spending) ? spending.items : spending.items.filter(({ carryover }) => carryover);
}

/** The lines of a block that are in the next budget. */
export function stayingItems(spending: Spending): readonly Item[] {
  return whyLeaving(spending) ? [] : spending.items.filter(({ carryover }) => !carryover);
}

/** The names of the projects that are not in the next budget. */
export const leavingProjects = onceFor(({ spendings }: Budget): readonly string[] => {
  const staying = new Set(spendings.flatMap((each) => (whyLeaving(each) ? [] : [each.name])));
  const leaving = spendings.flatMap((each) => (whyLeaving(each) && !staying.has(each.name) ? [each.name] : []));
  return [...new Set(leaving)].filter((name) => name.length > 1);
});

export const carriedOver: Localized = {
  zh: '结转资金，按本年的结转另写',
  en: 'money carried over; this year’s is to be written anew',
};

function isOneOff(bound: Bound): boolean {
  const [attribute] = childrenOf(bound, 'attribute');
  const [spec] = attribute?.schema.args ?? [];
  const argument = spec && attribute?.args[spec.name];
  return spec?.values !== undefined && findValue(spec.values, wordOf(argument))?.id === 'oneOff';
}
