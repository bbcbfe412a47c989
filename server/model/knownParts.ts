import { partitionPoint } from '../text/partitionPoint.ts';
import { type Budget, type Item, type Part, sources } from './Budget.ts';
import { type Branch, summary } from './branches.ts';
import { type Cells, carryoverCells, currentCells, everything, partCells, sourceCells } from './cells.ts';
import { blockOf, type FigureSource } from './figures.ts';
import type { KnownAmount } from './knownFigures.ts';
import { compare, type Money } from './money.ts';
import { spendingsIn } from './spendingsIn.ts';

/** The cells of a subject that are published apart. */
const cuts: readonly Cells[] = [
  everything,
  ...Object.values(partCells),
  currentCells,
  carryoverCells,
  ...sources.map((each) => sourceCells([each])),
];

/** The published figures of every subject and project, and the cells of each that are published apart. */
export function* subjectAmounts({ figures, spendings, nameOf }: Budget): Iterable<KnownAmount> {
  const subjects = [figures.expenditure, figures.economic, figures.revenue].flatMap((tree) => [...tree.root.walk()]);
  for (const subject of subjects) {
    if (subject.code === '') continue;
    const name = nameOf(subject.code);
    yield* cutsOf(subject, `${subject.code} ${name}`.trim());
  }
  for (const block of spendings.map(blockOf)) yield* cutsOf(block, block.label);
}

function* cutsOf(source: FigureSource, label: string): Iterable<KnownAmount> {
  const seen = new Set<Cells>();
  for (const cut of cuts) {
    const cells = cut & source.nonZero;
    if (cells === 0 || seen.has(cells)) continue;
    seen.add(cells);
    yield { name: { zh: label, en: label }, value: source.figure(cells).value };
  }
}

/** The amounts of the lines and declared totals of a branch of parts that lie between two, these among them. */
export function lineAmountsBetween({ nodes }: Branch, low: Money, high: Money): Money[] {
  return nodes.flatMap((node) => between(amountsIn(node), low, high));
}

/** In ascending order. */
const amountsIn = summary(
  (part): readonly Money[] => lineAmounts(part).sort(compare),
  (some) => some.flat().sort(compare),
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
    ...spendings.flatMap((each) => [...each.items]),
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
