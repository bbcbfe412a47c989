import type { ScopedRule } from '../data/ruleCoverage.ts';
import { findValue } from '../language/lookup.ts';
import type { Budget, Place } from '../model/Budget.ts';
import type { Bound } from '../model/binding/bind.ts';
import { wordOf } from '../model/binding/boundValues.ts';
import type { Judged } from '../rules/judge.ts';

/** Whether a finding is of a rule and stands where the rule counts. */
export function isInScope({ rule, finding }: Judged, { id, scope }: ScopedRule, budget: Budget): boolean {
  if (rule.id !== id) return false;
  if (scope === undefined) return true;
  return isBelow(finding.about ?? pathOf(finding.place, budget), scope);
}

/** Whether a budget has a statement with this path (`assets`, `department/status.final`), of its own or in a unit. */
export function hasStatement({ parts }: Budget, path: string): boolean {
  const has = (bound: Bound, above: string): boolean => {
    const own = `${above}${stepOf(bound)}`;
    return isBelow(own, path) || bound.children.some((child) => has(child, `${own}/`));
  };
  return parts.some(({ bound }) => bound.some((each) => has(each, '')));
}

/** What belongs to a unit counts as what belongs to the department. */
function isBelow(path: string, scope: string): boolean {
  const paths = [path, path.replace(/^unit\//u, '')];
  return scope.startsWith('=')
    ? paths.includes(scope.slice(1))
    : paths.some((each) => `${each}/`.startsWith(`${scope}/`));
}

/** The statements around a place from the top: `project/indicator.quantity`, `explain.change`. */
function pathOf({ segment, start }: Place, { parts }: Budget): string {
  const steps: string[] = [];
  let inside: readonly Bound[] = parts.find((part) => part.segment === segment)?.bound ?? [];
  for (;;) {
    const around = inside.find(({ statement }) => statement.start <= start && start <= statement.end);
    if (!around) return steps.join('/');
    steps.push(stepOf(around));
    inside = around.children;
  }
}

/** The id of a statement, with the word that says which of its kind it is. */
function stepOf({ schema, args }: Bound): string {
  const kind = schema.args.find(({ type, optional }) => type === 'enumeration' && !optional);
  const value = kind?.values ? findValue(kind.values, wordOf(args[kind.name])) : undefined;
  return value ? `${schema.id}.${value.id}` : schema.id;
}
