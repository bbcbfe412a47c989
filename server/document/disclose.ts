import type { Budget } from '../model/Budget.ts';
import type { Bound } from '../model/bind.ts';
import { childrenOf, stringOf } from '../model/readPart.ts';
import type { Argument } from '../syntax/tree.ts';
import { fill } from '../tables/fill.ts';
import type { TableLayout } from '../tables/layout.ts';
import { findLayout } from '../tables/layouts.ts';
import type { Appendix, Block, Disclosure } from './Disclosure.ts';

/** The document that a budget publishes, in the layout that it names. */
export function disclose(budget: Budget): Disclosure {
  const { department } = budget;
  const layout = findLayout(department && stringOf(childrenOf(department.bound, 'layout')[0]?.args['name']));
  const topLevel = budget.parts.flatMap(({ bound }) => bound);
  const title = layout.title.replaceAll('{年度}', String(budget.year ?? ''));
  return {
    department: department?.name ?? '',
    title: `${department?.name ?? ''}${title}`,
    status: budget.status,
    typography: layout.typography,
    cover: [department?.name ?? '', title],
    watermark: budget.status === 'draft' ? '仅供内部审核' : undefined,
    contentsTitle: '目 录',
    blocks: [
      ...layout.tables.map((table): Block => ({ kind: 'sheet', ...labelsOf(table), sheet: fill(table, budget) })),
      ...topLevel
        .filter(({ schema }) => schema.id === 'appendix')
        .map((bound): Block => ({ kind: 'appendix', appendix: appendixOf(bound) })),
      ...topLevel.filter(({ schema }) => schema.id === 'glossary').flatMap(({ children }) => children.map(termOf)),
    ],
  };
}

function labelsOf({ label, number }: TableLayout): Pick<TableLayout, 'label' | 'number'> {
  return { label, number };
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

function termOf({ args }: Bound): Block {
  const term = stringOf(args['term']);
  return { kind: 'term', lead: `${term}：`, term, text: stringOf(args['text']) };
}
