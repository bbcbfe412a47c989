import type { Budget } from '../model/Budget.ts';
import { layoutIdOf } from '../tables/layouts.ts';
import type { Context } from './Context.ts';
import { findDocumentLayout } from './layouts.ts';
import { statementsOf } from './Statements.ts';

/** What the slots of a budget's document are filled from, in the layout that it names. */
export function contextOf(budget: Budget): Context {
  return {
    budget,
    layout: findDocumentLayout(layoutIdOf(budget)),
    projects: budget.spendings.filter(({ kind }) => kind === 'project'),
    owners: new Map(budget.scopes.flatMap(({ unit, spendings }) => spendings.map((each) => [each, unit] as const))),
    statements: statementsOf(budget),
  };
}
