import type { Localized } from '../../language/schema.ts';
import type { Budget, Place } from '../../model/Budget.ts';
import type { BudgetComparison, ComparedFigure } from '../../model/figures/compareBudgets.ts';
import { absolute, compare, divide, isZero, type Money, moneyUnits, multiply } from '../../model/money.ts';
import { priorBudget, sinceLastYear } from '../../model/priorYear.ts';
import { folded } from '../../text/folded.ts';
import { amountText } from '../amountText.ts';
import type { ChangeThreshold } from '../profile/Profile.ts';
import type { Related } from '../Rule.ts';

/** A functional subject that changed by much. */
export interface ChangedSubject {
  readonly code: string;
  readonly shown: Localized;
  readonly related: readonly Related[];
}

/** The 项 whose change since last year's file reaches a threshold and of which a text says nothing. */
export function unexplainedSubjects(text: string, threshold: ChangeThreshold, budget: Budget): ChangedSubject[] {
  const before = priorBudget(budget);
  const comparison = sinceLastYear(budget);
  if (!before || !comparison) return [];
  return unexplainedFigures(text, threshold, comparison, [before, budget]).map((row) => describe(row, budget));
}

/** The 项 of two budgets whose change reaches a threshold and of which a text says nothing. */
export function unexplainedFigures(
  text: string,
  threshold: ChangeThreshold,
  { groups }: BudgetComparison,
  budgets: readonly Budget[],
): ComparedFigure[] {
  const rows = groups.find(({ id }) => id === 'function')?.rows ?? [];
  const said = folded(text);
  return rows
    .filter(({ key }) => /^\d{7}$/.test(key))
    .filter((row) => reaches(row, threshold))
    .filter(({ code }) => !namesOf(code, budgets).some((name) => said.includes(folded(name))));
}

/** Whether a change is as large as one that wants a reason; of what was nothing before, any is more than every percentage. */
export function reaches(
  { change, before = 0 }: Pick<ComparedFigure, 'change' | 'before'>,
  { percent, amount }: ChangeThreshold,
): boolean {
  const by = absolute(change);
  const share = divide(multiply(absolute(before), percent), 100);
  const least = multiply(moneyUnits.万元, amount);
  return !isZero(by) && compare(by, share) >= 0 && compare(by, least) >= 0;
}

/** What speaks of a subject: its code and name, those of the levels above it, and the projects under it in either year. */
function namesOf(code: string, both: readonly Budget[]): string[] {
  const codes = [code, code.slice(0, 5), code.slice(0, 3)];
  const projects = both.flatMap(({ spendings }) =>
    spendings.filter((each) => each.kind === 'project' && each.function?.code === code).map(({ name }) => name),
  );
  const names = both.flatMap(({ nameOf }) => codes.map(nameOf));
  return [code, ...names, ...projects].filter((name) => name.trim().length > 1);
}

function describe({ code, name, change, before }: ComparedFigure, budget: Budget): ChangedSubject {
  const sign = compare(change, 0) > 0 ? '+' : '-';
  const by = sign + amountText(absolute(change), budget.unit);
  const label = `${code} ${name.zh}`.trim();
  const old = before === undefined ? { zh: '上年没有', en: 'none last year' } : lastYears(before, budget);
  const related = placesOf(code, budget).map((place) => ({ place, message: old }));
  return { code, related, shown: { zh: `${label}（${by}）`, en: `${label} (${by})` } };
}

function lastYears(value: Money, { unit }: Budget): Localized {
  const amount = amountText(value, unit);
  return { zh: `上年 ${amount}`, en: `${amount} last year` };
}

function placesOf(code: string, { spendings }: Budget): Place[] {
  const place = spendings.find((each) => each.function?.code === code)?.function?.place;
  return place ? [place] : [];
}
