import type { Analysis } from '../Analysis.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { directPlaces, type Shown } from './directPlaces.ts';

/** Something that was found, with where it shows in the document. */
export interface ShownFinding extends Shown {
  /** The same for the same finding as long as the text is the same. */
  readonly key: string;
  readonly diagnostic: Diagnostic;
}

/** budget/previewFindings: what was found in a budget, by where it shows in the document. */
export function findings(analysis: Analysis, found: readonly Diagnostic[]): ShownFinding[] {
  const shown = directPlaces(analysis);
  return found.map((diagnostic, i) => ({ key: `${i}`, diagnostic, ...shown(diagnostic) }));
}
