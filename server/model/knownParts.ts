import { onceFor } from '../text/onceFor.ts';
import { partitionPoint } from '../text/partitionPoint.ts';
import { type Budget, type Item, type Part, sources } from './Budget.ts';
import { type Branch, summary } from './branches.ts';
import { type Cells, carryoverCells, currentCells, everything, partCells, sourceCells } from './cells.ts';
import { blockOf, type FigureSource } from './figures.ts';
import type { KnownAmount } from './knownFigures.ts';
import { compare, type Money } from './money.ts';
import type { SubjectFigure } from './SubjectFigure.ts';
import { runsIn, spendingsIn } from './spendingsIn.ts';

/** The money whose part of a subject some table has in a column of its own, or alone: all, what is appropriated, each source. */
const kindsOfMoney: readonly Cells[] = [
  everything,
  sourceCells(['general', 'fund', 'capital']),
  ...sources.map((each) => sourceCells([each])),
];
const periods: readonly Cells[] = [everything, currentCells, carryoverCells];
const parts: readonly Cells[] = [everything, ...Object.values(partCells)];

/** The cells of a subject that are published apart: 表五 has 一般公共预算 of this year, and its basic and project expenditure. */
const cuts: readonly Cells[] = kindsOfMoney.flatMap((money) =>
  periods.flatMap((period) => parts.map((part) => money & period & part)),
);

/** The published figures of every subject and project, and the cells of each that are published apart. */
export function* subjectAmounts({ figures, spendings, nameOf }: Budget): Iterable<KnownAmount> {
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
  const name = { zh: label, en: label };
  for (const value of valuesOf(source)) yield { name, called, value };
}

const valuesOf = onceFor((source: FigureSource): readonly Money[] => {
  const cells = new Set(cuts.map((cut) => cut & source.nonZero).filter((each) => each !== 0));
  return Array.from(cells, (each) => source.figure(each).value);
});

/** The amounts of {@link subjectAmounts} that lie between two, these among them. */
export function subjectAmountsBetween({ branch, figures }: Budget, low: Money, high: Money): Money[] {
  const classes = [figures.expenditure, figures.economic, figures.revenue].flatMap(({ root }) => root.children);
  return [
    ...classes.flatMap((each) => between(amountsUnder(each), low, high)),
    ...branch.nodes.flatMap((node) => between(blockAmountsIn(node), low, high)),
  ];
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

/** The amounts of the lines and declared totals of a branch of parts that lie between two, these among them. */
export function lineAmountsBetween({ nodes }: Branch, low: Money, high: Money): Money[] {
  return nodes.flatMap((node) => between(amountsIn(node), low, high));
}

/** In ascending order. */
const amountsIn = summary(
  (part): readonly Money[] => lineAmounts(part).sort(compare),
  (all) => all().flat().sort(compare),
);

function between(amounts: readonly Money[], low: Money, high: Money): readonly Money[] {
  const { length } = amounts;
  const from = partitionPoint(length, (i) => compare(amounts[i] ?? 0, low) >= 0);
  return amounts.slice(
    from,
    partitionPoint(length, (i) => compare(amounts[i] ?? 0, high) > 0),
  );
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
