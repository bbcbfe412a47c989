import type { Budget, Spending, Unit } from '../model/Budget.ts';
import type { DocumentLayout } from './DocumentLayout.ts';
import type { Statements } from './Statements.ts';

/** What slots are filled from. */
export interface Context {
  readonly budget: Budget;
  readonly layout: DocumentLayout;
  readonly statements: Statements;
  /** All projects, in text order. */
  readonly projects: readonly Spending[];
  /** The department or unit that carries out each. */
  readonly owners: ReadonlyMap<Spending, Unit>;
  /** The project that the form under way is of. */
  readonly project?: Spending;
}
