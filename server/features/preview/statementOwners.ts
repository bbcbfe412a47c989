import type { Budget, Item, Spending } from '../../model/Budget.ts';
import type { Statement } from '../../syntax/tree.ts';
import { onceFor } from '../../text/onceFor.ts';
import { figureGraph } from '../figureFlow/FigureGraph.ts';
import type { Node } from '../nodeAt.ts';

/** The block of expenditure that a line stands in; undefined for revenue and procurement. */
export function spendingOf(item: Item, budget: Budget): Spending | undefined {
  const owner = figureGraph(budget).ownerOf(item);
  return owner?.kind === 'block' ? owner.block.spending : undefined;
}

const byStatement = onceFor(
  ({ spendings }: Budget): ReadonlyMap<Statement, Spending> =>
    new Map(spendings.map((spending) => [spending.bound.statement, spending])),
);

/** The project that a place of the text stands in; undefined where it stands in none. */
export function projectAround(
  { statement, owners }: Pick<Node, 'statement' | 'owners'>,
  budget: Budget,
): Spending | undefined {
  const steps = [...owners, ...(statement ? [statement] : [])];
  const spendings = steps.flatMap((step) => byStatement(budget).get(step.statement) ?? []);
  return spendings.find(({ kind }) => kind === 'project');
}
