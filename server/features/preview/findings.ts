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
  return found.map((diagnostic, i) => ({ key: keyOf(diagnostic, i), diagnostic, ...shown(diagnostic) }));
}

/** What was named so, if that is still what was found: of a file that is included the text may be another one by now. */
export function findingNamed(key: string, found: readonly Diagnostic[]): Diagnostic | undefined {
  const i = Number.parseInt(key, 10);
  const diagnostic = found[i];
  return diagnostic && keyOf(diagnostic, i) === key ? diagnostic : undefined;
}

function keyOf({ id, span, message }: Diagnostic, i: number): string {
  return [i, id, span.start, span.end, message].join(' ');
}
