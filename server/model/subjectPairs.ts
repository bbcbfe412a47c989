import type { Localized } from '../language/schema.ts';
import type { Budget } from './Budget.ts';
import { appropriatedCells, type Cells, currentCells, partCells, sourceCells } from './figures/cells.ts';
import type { SubjectFigure } from './figures/SubjectFigure.ts';
import type { SubjectTree } from './figures/SubjectTree.ts';
import type { YearPair } from './priorYear.ts';

const general = sourceCells(['general']);

/** Of which money and part a text compares a subject with the year before, other than of all: as 表四, 表五 and 表六 have them. */
const extents: readonly Cells[] = [
  general & currentCells,
  general,
  appropriatedCells & currentCells,
  appropriatedCells,
  currentCells,
  ...Object.values(partCells).flatMap((part) => [part, general & currentCells & part]),
];

/** Subjects that have more than one kind of money or part in a year, in each that some table has; both years of each. */
export function* subjectPairs(budget: Budget, file: Budget): Iterable<YearPair> {
  for (const tree of ['expenditure', 'economic'] as const) {
    const [now, before] = [budget.figures[tree], file.figures[tree]];
    for (const code of new Set([...codesIn(now), ...codesIn(before)])) {
      const own = (now.find(code) ? budget : file).nameOf(code);
      yield* pairsOf({ zh: own, en: own }, now.find(code), before.find(code));
    }
  }
}

function* pairsOf(
  name: Localized,
  now: SubjectFigure | undefined,
  before: SubjectFigure | undefined,
): Iterable<YearPair> {
  const cells = (now?.nonZero ?? 0) | (before?.nonZero ?? 0);
  for (const extent of new Set(extents.map((each) => each & cells))) {
    if (extent === cells || extent === 0) continue;
    yield { name, now: now?.figure(extent).value ?? 0, before: before?.figure(extent).value ?? 0 };
  }
}

function codesIn({ root }: SubjectTree): string[] {
  return Array.from(root.walk(), ({ code }) => code).filter((code) => code !== '');
}
