import { findValue } from '../../language/lookup.ts';
import type { Localized } from '../../language/schema.ts';
import type { Budget, Item, Spending } from '../../model/Budget.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { childrenOf, wordOf } from '../../model/binding/boundValues.ts';
import type { Segment } from '../../syntax/tree.ts';
import { ascii } from '../../text/ascii.ts';

/** Why a block of expenditure is not in the budget of a year; undefined where it is. */
export function whyLeaving({ name, bound, segment, items }: Spending, year: number): Localized | undefined {
  const last = lastYearIn(name);
  if (last !== undefined && last < year)
    return { zh: `项目到 ${last}年为止，没有转入`, en: `a project that ends in ${last}, not rolled` };
  if (last === undefined && isOneOff(bound) && yearsOf(bound, segment) <= 1)
    return { zh: '一次性项目，没有转入', en: 'a one-off project, not rolled' };
  return items.length > 0 && items.every(({ carryover }) => carryover) ? carriedOver : undefined;
}

/** Of a project that goes on for now, how long it is to run, as written, where that is more than a year. */
export function longPeriod({ name, bound, segment }: Spending): string | undefined {
  const typed = periodOf(bound, segment);
  return yearsOf(bound, segment) > 1 && lastYearIn(name) === undefined ? typed : undefined;
}

/** The last year of the span that a name has: 河道整治（2024-2026年）. */
function lastYearIn(name: string): number | undefined {
  const last = /20\d\d年?\s*[-—–－～~至到]+\s*(20\d\d)(?!\d)/.exec(ascii(name))?.[1];
  return last === undefined ? undefined : Number(last);
}

function periodOf(bound: Bound, { text }: Segment): string {
  const [period] = childrenOf(bound, 'period');
  const argument = period?.args['period'];
  return argument ? text.slice(argument.start, argument.end) : '';
}

/** How many years a project runs; 0 where nobody says. */
function yearsOf(bound: Bound, segment: Segment): number {
  const [, digits = '0', unit] = /^(\d+(?:\.\d+)?)(年|个?月)$/.exec(ascii(periodOf(bound, segment))) ?? [];
  return Number(digits) / (unit === '年' ? 1 : 12);
}

/** The lines of a block that are not in the next budget. */
export function leavingItems(spending: Spending, year: number): readonly Item[] {
  return whyLeaving(spending, year) ? spending.items : spending.items.filter(({ carryover }) => carryover);
}

/** The lines of a block that are in the next budget. */
export function stayingItems(spending: Spending, year: number): readonly Item[] {
  return whyLeaving(spending, year) ? [] : spending.items.filter(({ carryover }) => !carryover);
}

/** The names of the projects that are not in the next budget. */
export function leavingProjects({ spendings }: Budget, year: number): readonly string[] {
  const staying = new Set(spendings.flatMap((each) => (whyLeaving(each, year) ? [] : [each.name])));
  const leaving = spendings.flatMap((each) => (staying.has(each.name) ? [] : [each.name]));
  return [...new Set(leaving)];
}

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
