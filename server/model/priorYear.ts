import { blockIndex } from '../language/lookup.ts';
import type { Localized } from '../language/schema.ts';
import { isExpression, type Segment, type Statement } from '../syntax/tree.ts';
import { allOf } from '../text/eachOf.ts';
import { onceFor } from '../text/onceFor.ts';
import { readAmount } from './amount.ts';
import type { Budget, DeclaredAmount, PriorFile } from './Budget.ts';
import { currentCells, everything, sourceCells } from './cells.ts';
import { type BudgetComparison, compareBudgets } from './compareBudgets.ts';
import { compareAmounts } from './figures.ts';
import { type Inclusion, relativePath } from './includes.ts';
import type { Money } from './money.ts';
import { isAbsent, type OtherFiles } from './OtherFiles.ts';
import { childrenOf } from './readPart.ts';
import type { SourceFile } from './SourceFile.ts';
import { totalOf } from './totalOf.ts';

/** The path that `上年` gives, and what is found there. */
export type PriorLink = Pick<PriorFile, 'place' | 'path'> & {
  readonly found: SourceFile | Exclude<PriorFile['state'], { kind: 'read' }>;
};

/** Follows the path of `上年 "2025.budget"` in a department; undefined where none is given. */
export function findPrior({ files }: Pick<Inclusion, 'files'>, others: OtherFiles): PriorLink | undefined {
  for (const file of files) {
    const [link] = linksIn(file.tree.segments);
    if (!link) continue;
    const path = relativePath(link.path);
    const found = typeof path === 'string' ? others.find(path, file) : path;
    const isOwn = !isAbsent(found) && files.some(({ address }) => address === found.address);
    return { ...link, found: isOwn ? { kind: 'own' } : found };
  }
  return undefined;
}

/** The links in some segments. The path is taken as typed: a `\` in it is no escape. */
const linksIn = allOf((segment: Segment): readonly Pick<PriorFile, 'place' | 'path'>[] =>
  segment.statements
    .filter((department) => idOf(department, 'file') === 'department')
    .flatMap(({ block }) => block?.statements ?? [])
    .flatMap((statement) => {
      const argument = statement.args.find(({ kind }) => kind === 'string');
      if (!argument || idOf(statement, 'department') !== 'prior') return [];
      const { start, end } = argument;
      const path = segment.text.slice(start + 1, end).replace(/["”]$/, '');
      return [{ place: { segment, start, end }, path }];
    }),
);

function idOf({ head }: Statement, block: string): string | undefined {
  return head && blockIndex(block).words.get(head.text)?.id;
}

/** What 上年 can state. */
export type PriorKey = 'revenue' | 'expenditure' | 'general';

/** The same in another extent: expenditure without what stays at the end of the year, general with what was carried over. */
export type PriorExtent = 'spent' | 'generalSpent';

/** How a typed amount compares with that of last year's file. */
type TypedState = 'untyped' | 'equal' | 'rounding' | 'mismatch';

/** A figure of the year before beside the same of this year. */
export interface PriorFigure<K = PriorKey> {
  readonly key: K;
  /** By which keyword of 上年 it is typed. */
  readonly typedAs: PriorKey;
  readonly name: Localized;
  readonly now: Money;
  readonly before: Money;
  /** As typed in 上年, where it is. */
  readonly typed: DeclaredAmount | undefined;
  /** As last year's file has it, and how what is typed compares with that. */
  readonly inFile: { readonly value: Money; readonly state: TypedState } | undefined;
}

/**
 * What is known of the year before. As with every declared total, what is typed is published where it holds: where last
 * year's file is there and says something else, that is published.
 */
export const priorFigures = onceFor((budget: Budget): readonly PriorFigure[] =>
  everyExtent(budget).filter((figure): figure is PriorFigure => figure.key === figure.typedAs),
);

const everyExtent = onceFor((budget: Budget): readonly PriorFigure<PriorKey | PriorExtent>[] => {
  const typed = typedAmounts(budget);
  const file = priorBudget(budget);
  const now = comparable(budget);
  const before = file && comparable(file);
  return extents.flatMap(({ key, typedAs, name }): PriorFigure<PriorKey | PriorExtent>[] => {
    const own = typed.get(typedAs);
    const read = before?.[key];
    const published = own && (!read || compareAmounts(own.amount, read) !== 'mismatch') ? own.amount : read;
    if (!published) return [];
    const state: TypedState = own && read ? compareAmounts(own.amount, read) : 'untyped';
    const inFile = read && { value: read.value, state };
    return [{ key, typedAs, name, now: now[key].value, before: published.value, typed: own, inFile }];
  });
});

/** One of them; undefined where neither 上年 nor its file says it. */
export function priorFigure<K extends PriorKey | PriorExtent>(key: K, budget: Budget): PriorFigure<K> | undefined {
  return everyExtent(budget).find((figure): figure is PriorFigure<K> => figure.key === key);
}

/** Last year's budget, where its file is given and can be read. */
export function priorBudget({ prior }: Budget): Budget | undefined {
  return prior?.state.kind === 'read' ? prior.state.budget() : undefined;
}

const extents: readonly (Pick<PriorFigure, 'typedAs' | 'name'> & { readonly key: PriorKey | PriorExtent })[] = [
  { key: 'revenue', typedAs: 'revenue', name: { zh: '收入', en: 'revenue' } },
  { key: 'expenditure', typedAs: 'expenditure', name: { zh: '支出', en: 'expenditure' } },
  { key: 'spent', typedAs: 'expenditure', name: { zh: '支出', en: 'expenditure' } },
  { key: 'general', typedAs: 'general', name: { zh: '一般公共预算', en: 'general' } },
  { key: 'generalSpent', typedAs: 'general', name: { zh: '一般公共预算', en: 'general' } },
];

/** The figures that years are compared by: expenditure with what stays at the end of the year, general without carry-over. */
function comparable({ figures: { revenue, expenditure, yearEnd } }: Budget) {
  return {
    revenue: revenue.root.figure(everything),
    expenditure: totalOf([expenditure.root.figure(everything), yearEnd.root.figure(everything)]),
    spent: expenditure.root.figure(everything),
    general: expenditure.root.figure(sourceCells(['general']) & currentCells),
    generalSpent: expenditure.root.figure(sourceCells(['general'])),
  };
}

function typedAmounts({ department, unit }: Budget): ReadonlyMap<string, DeclaredAmount> {
  const prior = department && childrenOf(department.bound, 'prior')[0];
  const typed = (prior?.children ?? []).flatMap(({ schema, args, statement }): [string, DeclaredAmount][] => {
    const argument = args['amount'];
    const amount = argument && isExpression(argument) ? readAmount(argument, unit) : undefined;
    if (!department || !argument || !amount || 'fault' in amount) return [];
    const place = { segment: department.segment, start: argument.start, end: argument.end };
    return [[schema.id, { amount, place, argument, statement }]];
  });
  return new Map(typed);
}

/** Last year's budget and this one, figure by figure; undefined where last year's file is not given or cannot be read. */
export const sinceLastYear = onceFor((budget: Budget): BudgetComparison | undefined => {
  const before = priorBudget(budget);
  return before && compareBudgets(before, budget);
});

/** A figure of this year and of the year before. */
export interface YearPair {
  readonly name: Localized;
  readonly now: Money;
  readonly before: Money;
}

const pairedGroups: ReadonlySet<string> = new Set(['totals', 'function', 'economic', 'project', 'three-public']);

/** Every figure that a text may compare with the year before: those of 上年, then what last year's file has. */
export const yearPairs = onceFor((budget: Budget): readonly YearPair[] => {
  const stated = priorFigures(budget);
  const known = new Set<string>(stated.map(({ key }) => key));
  const groups = sinceLastYear(budget)?.groups.filter(({ id }) => pairedGroups.has(id)) ?? [];
  const rows = groups.flatMap(({ id, rows }) => (id === 'totals' ? rows.filter(({ key }) => !known.has(key)) : rows));
  return [...stated, ...rows.map(({ name, before, after }) => ({ name, before: before ?? 0, now: after ?? 0 }))];
});
