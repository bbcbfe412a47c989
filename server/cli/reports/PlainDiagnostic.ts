import type { Analysis, Location } from '../../features/Analysis.ts';
import { titlesIn } from '../../features/changedTables.ts';
import type { Diagnostic } from '../../features/diagnostic.ts';
import type { Severity } from '../../rules/severities.ts';
import type { Position } from '../../text/LineIndex.ts';

/** A diagnostic as LANGUAGE.md §7 has it in JSON; nothing of the texts in which it was found is behind it. */
export interface PlainDiagnostic extends PlainLocation {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (PlainLocation & { readonly message: string })[];
  readonly fixes: readonly PlainFix[];
}

/** A span of a file by its path; positions are zero-based and UTF-16. */
export interface PlainLocation {
  readonly file: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

export interface PlainFix {
  readonly title: string;
  readonly edits: readonly (PlainLocation & { readonly newText: string })[];
}

/** A diagnostic without its related lines and its remedies, which take long to make and which not every report tells. */
export function briefly({ id, severity, message, ...place }: Diagnostic): PlainDiagnostic {
  return { file: place.file.address, id, severity, message, range: rangeOf(place), related: [], fixes: [] };
}

/** What is found in a budget, with all that is known of it. */
export function inFull(found: readonly Diagnostic[], analysis: Analysis): PlainDiagnostic[] {
  const titleOf = titlesIn(analysis);
  return found.map((each, i) => ({
    ...briefly(each),
    related: each.related().map((related) => ({ ...locationOf(related), message: related.message })),
    fixes: each.fixes().map((fix) => ({
      title: titleOf(fix, i),
      edits: fix.edits.map((edit) => ({ ...locationOf(edit), newText: edit.newText })),
    })),
  }));
}

function locationOf(place: Location): PlainLocation {
  return { file: place.file.address, range: rangeOf(place) };
}

function rangeOf({ file: { lines }, span }: Location): PlainLocation['range'] {
  return { start: lines.position(span.start), end: lines.position(span.end) };
}
