import { onceFor } from '../text/onceFor.ts';
import { type Budget, type Item, type Part, sources } from './Budget.ts';
import { type Cells, carryoverCells, currentCells, everything, partCells, sourceCells } from './cells.ts';
import type { FigureSource } from './figures.ts';
import type { KnownAmount } from './knownFigures.ts';
import type { Money } from './money.ts';

/** The cells of a subject that are published apart. */
const cuts: readonly Cells[] = [
  everything,
  ...Object.values(partCells),
  currentCells,
  carryoverCells,
  ...sources.map((each) => sourceCells([each])),
];

/** The published figures of every subject and project, and the cells of each that are published apart. */
export function* subjectAmounts({ figures, nameOf }: Budget): Iterable<KnownAmount> {
  const subjects = [figures.expenditure, figures.economic, figures.revenue].flatMap((tree) => [...tree.root.walk()]);
  for (const subject of subjects) {
    if (subject.code === '') continue;
    const name = nameOf(subject.code);
    yield* cutsOf(subject, `${subject.code} ${name}`.trim());
  }
  for (const block of figures.blocks.values()) yield* cutsOf(block, block.label);
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

/** The amounts of the lines of a top-level statement and the totals declared in it. */
export const lineAmounts = onceFor((part: Part): readonly Money[] => {
  const spendings = [...part.spendings, ...part.units.flatMap((each) => each.spendings)];
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
});
