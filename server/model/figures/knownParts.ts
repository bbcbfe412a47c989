import type { Localized } from '../../language/schema.ts';
import { onceFor } from '../../text/onceFor.ts';
import { partitionPoint } from '../../text/partitionPoint.ts';
import { type Budget, type Item, type Part, sources } from '../Budget.ts';
import { type Branch, summary } from '../branches.ts';
import { compare, type Money } from '../money.ts';
import { sourceWord } from '../sourceWord.ts';
import { runsIn, spendingsIn } from '../spendingsIn.ts';
import {
  appropriatedCells,
  type Cells,
  carryoverCells,
  currentCells,
  everything,
  partCells,
  sourceCells,
} from './cells.ts';
import { blockOf, type FigureSource } from './figures.ts';
import type { KnownAmount } from './knownFigures.ts';
import type { SubjectFigure } from './SubjectFigure.ts';

/** Some of the cells of a subject, and what texts call them; nothing where they are all of it. */
interface Cut {
  readonly cells: Cells;
  readonly name: Localized;
}

const cut = (cells: Cells, zh = '', en = ''): Cut => ({ cells, name: { zh, en } });

/** The money whose part of a subject some table has in a column of its own, or alone: all, what is appropriated, each source. */
const moneys: readonly Cut[] = [
  cut(everything),
  cut(appropriatedCells, '财政拨款', 'fiscal appropriation'),
  ...sources.map((each) => ({ cells: sourceCells([each]), name: sourceWord(each) })),
];
/** The cells of each. */
export const moneyCells: readonly Cells[] = moneys.map(({ cells }) => cells);

const periods: readonly Cut[] = [
  cut(everything),
  cut(currentCells, '当年安排', "this year's"),
  cut(carryoverCells, '上年结转', 'carried over'),
];
const parts: readonly Cut[] = [
  cut(everything),
  cut(partCells.basic, '基本支出', 'basic expenditure'),
  cut(partCells.project, '项目支出', 'project expenditure'),
];

/** The cells of a subject that are published apart: 表五 has 一般公共预算 of this year, and its basic and project expenditure. */
const cuts: readonly Cut[] = moneys.flatMap((money) =>
  periods.flatMap((period) =>
    parts.map((part) => ({
      cells: money.cells & period.cells & part.cells,
      name: {
        zh: money.name.zh + period.name.zh + part.name.zh,
        en: [money, period, part]
          .map(({ name }) => name.en)
          .filter(Boolean)
          .join(' '),
      },
    })),
  ),
);

/** The published figures of every subject and project, and the cells of each that are published apart. */
export const subjectAmounts = onceFor((budget: Budget): readonly KnownAmount[] => [...allAmounts(budget)]);

/** What texts call these, each with the first amount of that name. */
export const calledAmounts = onceFor((budget: Budget): ReadonlyMap<string, Money> => {
  const amounts = new Map<string, Money>();
  for (const { called = '', value } of subjectAmounts(budget))
    if (called.length > 1 && !amounts.has(called)) amounts.set(called, value);
  return amounts;
});

function* allAmounts({ figures, spendings, nameOf }: Budget): Iterable<KnownAmount> {
  const subjects = [figures.expenditure, figures.economic, figures.revenue].flatMap((tree) => [...tree.root.walk()]);
  for (const subject of subjects) {
    if (subject.code === '') continue;
    const name = nameOf(subject.code);
    yield* cutsOf(subject, `${subject.code} ${name}`.trim(), name);
  }
  for (const spending of spendings) {
    const block = blockOf(spending);
    yield* cutsOf(block, block.label, spending.kind === 'project' ? spending.name : '');
  }
}

function* cutsOf(source: FigureSource, label: string, called: string): Iterable<KnownAmount> {
  for (const [cells, { zh, en }] of cellsOf(source)) {
    const name = zh === '' ? { zh: label, en: label } : { zh: `${label}的${zh}`, en: `${en} of ${label}` };
    yield { name, called, value: source.figure(cells).value };
  }
}

/** The amounts of a subject, a project or a unit, all of it first. */
export function amountsOf(source: FigureSource, label: string): readonly KnownAmount[] {
  return [...cutsOf(source, label, '')];
}

/** Which cells of a subject are published apart, each with the first of their names. */
function cellsOf({ nonZero }: FigureSource): ReadonlyMap<Cells, Localized> {
  const found = new Map<Cells, Localized>();
  for (const { cells, name } of cuts) {
    const own = cells & nonZero;
    if (own !== 0 && !found.has(own)) found.set(own, name);
  }
  return found;
}

const valuesOf = onceFor((source: FigureSource): readonly Money[] =>
  Array.from(cellsOf(source).keys(), (each) => source.figure(each).value),
);

/** An amount that is looked for, and between which two it lies, these among them. */
export interface Sought {
  readonly low: Money;
  readonly high: Money;
  readonly isWanted: (value: Money) => boolean;
}

/** Whether one of {@link subjectAmounts} is looked for. */
export function isSubjectAmount({ branch, figures }: Budget, sought: Sought): boolean {
  return (
    [figures.expenditure, figures.economic, figures.revenue].some(({ root }) =>
      root.children.some((each) => isAmong(amountsUnder(each), sought)),
    ) || branch.nodes.some((node) => isAmong(blockAmountsIn(node), sought))
  );
}

/** Of a subject and all below it, in ascending order; what has not changed is the same object as before. */
const amountsUnder = onceFor((subject: SubjectFigure): readonly Money[] =>
  [...subject.walk()].flatMap(valuesOf).sort(compare),
);

/** In ascending order. */
const blockAmountsIn = summary(
  (part): readonly Money[] => spendingsIn(part).map(blockOf).flatMap(valuesOf).sort(compare),
  (all) => all().flat().sort(compare),
);

/** Whether an amount of a line or a declared total of a branch of parts is looked for. */
export function isLineAmount({ nodes }: Branch, sought: Sought): boolean {
  return nodes.some((node) => isAmong(amountsIn(node), sought));
}

/** In ascending order. */
const amountsIn = summary(
  (part): readonly Money[] => lineAmounts(part).sort(compare),
  (all) => all().flat().sort(compare),
);

/** They are in ascending order. */
function isAmong(amounts: readonly Money[], { low, high, isWanted }: Sought): boolean {
  for (let i = partitionPoint(amounts.length, (at) => compare(amounts[at] ?? 0, low) >= 0); i < amounts.length; i++) {
    const amount = amounts[i] ?? 0;
    if (compare(amount, high) > 0) return false;
    if (isWanted(amount)) return true;
  }
  return false;
}

/** The amounts of the lines of a top-level statement and the totals declared in it. */
function lineAmounts(part: Part): Money[] {
  const spendings = spendingsIn(part);
  const items: Item[] = [
    ...runsIn(part).flatMap((each) => [...each.items]),
    ...part.revenue.flatMap((each) => [...each.lines, ...each.yearEnd]),
    ...part.procurements.flatMap((each) => [...each.lines]),
  ];
  const declared = [
    ...spendings.flatMap(({ total, funds }) => [...(total ? [total] : []), ...funds]),
    ...part.subjects.flatMap(({ total, basic, project }) =>
      [total, basic, project].filter((each) => each !== undefined),
    ),
    ...part.totals.map((each) => each.declared),
  ];
  return [...items, ...declared].map(({ amount }) => amount.value);
}
