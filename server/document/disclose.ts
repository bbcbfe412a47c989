import type { Budget } from '../model/Budget.ts';
import { layoutIdOf, layoutOf } from '../tables/layouts.ts';
import type { Context } from './Context.ts';
import type { Disclosure } from './Disclosure.ts';
import { fillWith } from './fillSlot.ts';
import { findDocumentLayout } from './layouts.ts';
import { sectionBlocks } from './outline.ts';
import { statementsOf } from './Statements.ts';
import { textOfRuns } from './template.ts';

/** The document that a budget publishes, in the layout that it names. */
export function disclose(budget: Budget): Disclosure {
  const { department, status } = budget;
  const tables = layoutOf(budget);
  const layout = findDocumentLayout(layoutIdOf(budget));
  const projects = budget.spendings.filter(({ kind }) => kind === 'project');
  const owners = new Map(
    budget.scopes.flatMap(({ unit, spendings }) => spendings.map((each) => [each, unit] as const)),
  );
  const context: Context = { budget, layout, projects, owners, statements: statementsOf(budget) };
  const line = (template: string): string => textOfRuns(fillWith(template, {}, 'cover', context).runs);
  return {
    department: department?.name ?? '',
    title: line(layout.title),
    status,
    typography: tables.typography,
    cover: layout.cover.map(line),
    watermark: status === 'draft' ? layout.watermark : undefined,
    contentsTitle: layout.contentsTitle,
    blocks: layout.outline.flatMap((section) => sectionBlocks(section, tables, context)),
  };
}
