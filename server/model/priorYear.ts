import { blockIndex } from '../language/lookup.ts';
import type { Localized } from '../language/schema.ts';
import { isExpression, type Segment, type Statement } from '../syntax/tree.ts';
import { allOf } from '../text/eachOf.ts';
import { onceFor } from '../text/onceFor.ts';
import { onceIn } from '../text/onceIn.ts';
import { readAmount } from './amount.ts';
import type { Budget, DeclaredAmount, PriorFile, Unit, UnitPrior } from './Budget.ts';
import { childrenOf } from './binding/boundValues.ts';
import { currentCells, everything, sourceCells } from './figures/cells.ts';
import { type BudgetComparison, compareBudgets } from './figures/compareBudgets.ts';
import { agrees, compareAmounts } from './figures/figures.ts';
import { type Inclusion, relativePath } from './includes.ts';
import type { Money, MoneyUnit } from './money.ts';
import { moneyUnitAt } from './moneyUnitAt.ts';
import { isAbsent, type OtherFiles } from './OtherFiles.ts';
import type { SourceFile } from './SourceFile.ts';
import { totalOf } from './totalOf.ts';

/** The path that `上年` gives, and what is found there. */
export type PriorLink = Written & {
  readonly found: SourceFile | Exclude<PriorFile['state'], { kind: 'read' }>;
};

/** A path as it stands in the text, in a department or a unit. */
interface Written extends Pick<UnitPrior, 'place' | 'path' | 'owner'> {
  readonly of: 'department' | 'unit';
}

/** Follows the paths of `上年 "2025.budget"`: that of the department, the first where there are several, and those of units. */
export function findPriors({ files }: Pick<Inclusion, 'files'>, others: OtherFiles): readonly PriorLink[] {
  const written = files.flatMap((file) => linksIn(file.tree.segments).map((link) => ({ link, file })));
  const first = written.find(({ link }) => link.of === 'department');
  return written
    .filter((each) => each === first || each.link.of === 'unit')
    .map(({ link, file }) => {
      const path = relativePath(link.path);
      const found = typeof path === 'string' ? others.find(path, file) : path;
      const isOwn = !isAbsent(found) && files.some(({ address }) => address === found.address);
      return { ...link, found: isOwn ? { kind: 'own' } : found };
    });
}

/** The links in some segments. The path is taken as typed: a `\` in it is no escape. */
const linksIn = allOf((segment: Segment): readonly Written[] =>
  segment.statements.flatMap((owner) => {
    const of = idOf(owner, 'file');
    if (of !== 'department' && of !== 'unit') return [];
    return (owner.block?.statements ?? []).flatMap((statement) => {
      const argument = idOf(statement, of) === 'prior' && statement.args.find(({ kind }) => kind === 'string');
      if (!argument) return [];
      const { start, end } = argument;
      const path = segment.text.slice(start + 1, end).replace(/["”]$/, '');
      return [{ of, owner, place: { segment, start, end }, path }];
    });
  }),
);

function idOf({ head }: Statement, block: string): string | undefined {
  return head && blockIndex(block).words.get(head.text)?.id;
}

/** What 上年 can state. */
export type PriorKey = 'revenue' | 'expenditure' | 'general';

/** The same in another extent: expenditure without what stays at the end of the year, general with what was carried over. */
export type PriorExtent = 'spent' | 'generalSpent';

/** All without what was carried over; where no file tells that of last year, texts compare it with what 上年 states. */
export type CurrentExtent = 'currentRevenue' | 'currentSpent';

type AnyExtent = PriorKey | PriorExtent | CurrentExtent;

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

const everyExtent = onceFor((budget: Budget): readonly PriorFigure<AnyExtent>[] => {
  const { department, fileUnit } = budget;
  const typed = department ? typedAmounts(department, fileUnit) : noAmounts;
  const file = priorBudget(budget);
  const now = comparable(budget);
  const before = file && comparable(file);
  return extents.flatMap(({ key, typedAs, name }): PriorFigure<AnyExtent>[] => {
    const own = typed.get(typedAs);
    const read = before?.[key];
    const published = own && (!read || agrees(own.amount, read)) ? own.amount : read;
    if (!published) return [];
    const state: TypedState = own && read ? compareAmounts(own.amount, read) : 'untyped';
    const inFile = read && { value: read.value, state };
    return [{ key, typedAs, name, now: now[key].value, before: published.value, typed: own, inFile }];
  });
});

/** One of them; undefined where neither 上年 nor its file says it. */
export function priorFigure<K extends AnyExtent>(key: K, budget: Budget): PriorFigure<K> | undefined {
  return everyExtent(budget).find((figure): figure is PriorFigure<K> => figure.key === key);
}

/** Last year's budget, where its file is given and can be read. */
export function priorBudget({ prior }: Budget): Budget | undefined {
  return prior?.state.kind === 'read' ? prior.state.budget() : undefined;
}

const extents: readonly (Pick<PriorFigure, 'typedAs' | 'name'> & { readonly key: AnyExtent })[] = [
  { key: 'revenue', typedAs: 'revenue', name: { zh: '收入', en: 'revenue' } },
  { key: 'expenditure', typedAs: 'expenditure', name: { zh: '支出', en: 'expenditure' } },
  { key: 'spent', typedAs: 'expenditure', name: { zh: '支出', en: 'expenditure' } },
  { key: 'general', typedAs: 'general', name: { zh: '一般公共预算', en: 'general public budget' } },
  { key: 'generalSpent', typedAs: 'general', name: { zh: '一般公共预算', en: 'general public budget' } },
  { key: 'currentRevenue', typedAs: 'revenue', name: { zh: '当年收入', en: "this year's revenue" } },
  { key: 'currentSpent', typedAs: 'expenditure', name: { zh: '当年支出', en: "this year's expenditure" } },
];

/** Those that 上年 has a keyword for. */
const ofKeyword = extents.filter(({ key, typedAs }) => key === typedAs);

const noAmounts: ReadonlyMap<string, DeclaredAmount> = new Map();

/** The figures that years are compared by: expenditure with what stays at the end of the year, general without carry-over. */
export const comparable = onceFor(({ figures: { revenue, expenditure, yearEnd } }: Budget) => {
  return {
    revenue: revenue.root.figure(everything),
    expenditure: totalOf([expenditure.root.figure(everything), yearEnd.root.figure(everything)]),
    spent: expenditure.root.figure(everything),
    general: expenditure.root.figure(sourceCells(['general']) & currentCells),
    generalSpent: expenditure.root.figure(sourceCells(['general'])),
    currentRevenue: revenue.root.figure(currentCells),
    currentSpent: expenditure.root.figure(currentCells),
  };
});

/** What 上年 of the department, or of a unit, states. */
const typedAmounts = onceIn(({ bound, segment }: Unit, fileUnit: MoneyUnit): ReadonlyMap<string, DeclaredAmount> => {
  const [prior] = childrenOf(bound, 'prior');
  const typed = (prior?.children ?? []).flatMap(({ schema, args, statement }): [string, DeclaredAmount][] => {
    const argument = args['amount'];
    if (!argument || !isExpression(argument)) return [];
    const place = { segment, start: argument.start, end: argument.end };
    const amount = readAmount(argument, moneyUnitAt(place, fileUnit));
    return 'fault' in amount ? [] : [[schema.id, { amount, place, argument, statement }]];
  });
  return new Map(typed);
});

/** A figure of last year as it is typed in 上年. */
export interface StatedPrior {
  readonly key: PriorKey;
  readonly name: Localized;
  readonly typed: DeclaredAmount;
}

/** What 上年 of a unit states. */
export function statedPrior(unit: Unit, fileUnit: MoneyUnit): readonly StatedPrior[] {
  const amounts = typedAmounts(unit, fileUnit);
  return ofKeyword.flatMap(({ typedAs: key, name }) => {
    const typed = amounts.get(key);
    return typed ? [{ key, name, typed }] : [];
  });
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

const pairedGroups: ReadonlySet<string> = new Set(['totals', 'three-public', 'function', 'economic', 'project']);

/** Every figure that a text may compare with the year before: those of 上年, then what last year's file has. */
export const yearPairs = onceFor((budget: Budget): readonly YearPair[] => {
  const stated = priorFigures(budget);
  const known = new Set<string>(stated.map(({ key }) => key));
  const groups = sinceLastYear(budget)?.groups.filter(({ id }) => pairedGroups.has(id)) ?? [];
  const rows = groups.flatMap(({ id, rows }) => (id === 'totals' ? rows.filter(({ key }) => !known.has(key)) : rows));
  return [...stated, ...rows.map(({ name, before, after }) => ({ name, before: before ?? 0, now: after ?? 0 }))];
});
