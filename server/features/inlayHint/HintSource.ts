import type { Localized } from '../../language/schema.ts';
import type { Budget, Part, Place } from '../../model/Budget.ts';
import type { PlacedEdit } from '../../rules/Rule.ts';

/** What the editor can show between the words of a budget, each kind with a switch of its own. */
export const hintKinds = ['subjectNames', 'totals', 'differences', 'shares', 'governmentCodes'] as const;

export type HintKind = (typeof hintKinds)[number];

/** Something that is not in the text, shown where it would stand. */
export interface PartHint {
  /** The offset in the segment. */
  readonly at: number;
  readonly text: Localized;
  /** What it comes from, as a sentence. */
  readonly tooltip: () => Localized;
  /** Where one gets from it. */
  readonly target?: Place | undefined;
  /** What writes it into the text; a hint never changes what is there. */
  readonly insertion?: () => PlacedEdit | undefined;
}

/** The hints of one kind in one top-level statement, in no particular order. */
export type HintSource = (part: Part, budget: Budget) => Iterable<PartHint>;
