import type { Localized } from '../language/schema.ts';
import type { Budget, UnitPart } from '../model/Budget.ts';
import { budgetOf, scopesNamed } from '../model/units/unitBudget.ts';

/** The budget of the unit that `--unit` names, by its name or code, or why there is none. */
export function unitOf(budget: Budget, wanted: string): Budget | { readonly reason: Localized } {
  const named = scopesNamed(budget, wanted);
  const [scope, another] = named;
  if (!scope) return { reason: unknownUnit(wanted, budget) };
  return another ? { reason: ambiguousUnit(wanted, named) } : budgetOf(budget, scope);
}

function unknownUnit(wanted: string, { scopes }: Budget): Localized {
  const names = scopes.map(calledAs);
  if (names.length === 0)
    return { zh: `没有预算单位“${wanted}”；文件里没有预算单位`, en: `there is no unit ${wanted}; the file has none` };
  return {
    zh: `没有预算单位“${wanted}”；可选的单位：${names.join('、')}`,
    en: `there is no unit ${wanted}; the units are ${names.join(', ')}`,
  };
}

function ambiguousUnit(wanted: string, scopes: readonly UnitPart[]): Localized {
  const names = scopes.map(calledAs);
  return {
    zh: `“${wanted}”不止一个预算单位：${names.join('、')}`,
    en: `there are several units ${wanted}: ${names.join(', ')}`,
  };
}

function calledAs({ unit: { name, code } }: UnitPart): string {
  return `${code} ${name}`.trim();
}
