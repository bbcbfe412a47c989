import type { Budget } from '../model/Budget.ts';
import type { Bound } from '../model/bind.ts';
import { childrenOf, stringOf } from '../model/readPart.ts';
import type { Argument } from '../syntax/tree.ts';
import { fill } from '../tables/fill.ts';
import { findLayout } from '../tables/layouts.ts';
import type { Appendix, Disclosure, Term } from './Disclosure.ts';

/** The document that a budget publishes, in the layout that it names. */
export function disclose(budget: Budget): Disclosure {
  const { department } = budget;
  const layout = findLayout(department && stringOf(childrenOf(department.bound, 'layout')[0]?.args['name']));
  const topLevel = budget.parts.flatMap(({ bound }) => bound);
  return {
    department: department?.name ?? '',
    title: `${department?.name ?? ''}${layout.title.replaceAll('{年度}', String(budget.year ?? ''))}`,
    status: budget.status,
    sheets: layout.tables.map((table) => fill(table, budget)),
    appendices: topLevel.filter(({ schema }) => schema.id === 'appendix').map(appendixOf),
    glossary: topLevel.filter(({ schema }) => schema.id === 'glossary').flatMap(({ children }) => children.map(termOf)),
  };
}

function appendixOf(bound: Bound): Appendix {
  return {
    title: stringOf(bound.args['name']),
    columns: childrenOf(bound, 'columns').flatMap(({ repeated }) => textsOf(repeated)),
    rows: childrenOf(bound, 'row').map(({ repeated }) => textsOf(repeated)),
    notes: childrenOf(bound, 'note').map(({ args }) => stringOf(args['text'])),
  };
}

function textsOf(args: readonly Argument[]): string[] {
  return args.map(stringOf);
}

function termOf({ args }: Bound): Term {
  return { term: stringOf(args['term']), text: stringOf(args['text']) };
}
