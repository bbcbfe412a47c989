import type { Budget, Part } from '../../model/Budget.ts';
import { yearsBesideFigures } from '../../rules/staleYears.ts';
import type { TextEdit } from '../../text/TextEdit.ts';
import { rolledTexts } from './livePlaceholders.ts';

/** In the sentences of explanations that have figures, the budget year and the one before move on; offsets are in the segment. */
export function movedYears(part: Part, { year }: Budget, next: number): TextEdit[] {
  if (year === undefined) return [];
  return rolledTexts(part).flatMap(({ raw, start: offset }) =>
    yearsBesideFigures(raw).flatMap(({ at, named }): TextEdit[] => {
      const span = { start: offset + at, end: offset + at + String(named).length };
      return named === year || named === year - 1 ? [{ span, newText: String(named + next - year) }] : [];
    }),
  );
}
