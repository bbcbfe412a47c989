import type { Localized } from '../language/schema.ts';
import type { Budget } from '../model/Budget.ts';
import { budgetOf, scopeNamed } from '../model/unitBudget.ts';

/** The budget of the unit that `--unit` names, by its name or code, or why there is none. */
export function unitOf(budget: Budget, wanted: string): Budget | { readonly reason: Localized } {
  const scope = scopeNamed(budget, wanted);
  return scope ? budgetOf(budget, scope) : { reason: unknownUnit(wanted, budget) };
}

function unknownUnit(wanted: string, { scopes }: Budget): Localized {
  const names = scopes.map(({ unit: { name, code } }) => `${code} ${name}`.trim());
  if (names.length === 0)
    return { zh: `没有预算单位“${wanted}”；文件里没有预算单位`, en: `there is no unit ${wanted}; the file has none` };
  return {
    zh: `没有预算单位“${wanted}”；可选的单位：${names.join('、')}`,
    en: `there is no unit ${wanted}; the units are ${names.join(', ')}`,
  };
}
