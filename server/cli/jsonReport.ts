import type { Location } from '../features/Analysis.ts';
import type { Diagnostic } from '../features/diagnostic.ts';
import type { Position } from '../text/LineIndex.ts';
import type { CheckedFile } from './readBudget.ts';

/** The findings as JSON (LANGUAGE.md §7): one flat list in the order of files and text, positions zero-based and UTF-16. */
export function jsonReport(checked: readonly CheckedFile[]): string {
  const findings = checked.flatMap(({ diagnostics }) => diagnostics.map(findingOf));
  return `${JSON.stringify(findings, undefined, 2)}\n`;
}

function findingOf(found: Diagnostic): object {
  const { file, id, severity, message, related, fixes } = found;
  return {
    file: file.address,
    id,
    severity,
    message,
    range: rangeOf(found),
    related: related().map((each) => ({ file: each.file.address, range: rangeOf(each), message: each.message })),
    fixes: fixes().map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ file: edit.file.address, range: rangeOf(edit), newText: edit.newText })),
    })),
  };
}

function rangeOf({ file, span }: Location): { readonly start: Position; readonly end: Position } {
  return { start: file.lines.position(span.start), end: file.lines.position(span.end) };
}
