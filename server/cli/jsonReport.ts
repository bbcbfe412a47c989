import type { Diagnostic } from '../features/diagnostic.ts';
import type { Position } from '../text/LineIndex.ts';
import type { Span } from '../text/Span.ts';
import type { CheckedFile } from './readBudget.ts';

/** The findings as JSON (LANGUAGE.md §7): one flat list in the order of files and text, positions zero-based and UTF-16. */
export function jsonReport(checked: readonly CheckedFile[]): string {
  const findings = checked.flatMap((file) => file.diagnostics.map((diagnostic) => findingOf(file, diagnostic)));
  return `${JSON.stringify(findings, undefined, 2)}\n`;
}

function findingOf(
  { file, analysis: { lines } }: CheckedFile,
  { id, severity, message, span, related, fixes }: Diagnostic,
): object {
  const rangeOf = ({ start, end }: Span): { readonly start: Position; readonly end: Position } => ({
    start: lines.position(start),
    end: lines.position(end),
  });
  return {
    file,
    id,
    severity,
    message,
    range: rangeOf(span),
    related: related().map((each) => ({ file, range: rangeOf(each.span), message: each.message })),
    fixes: fixes().map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ file, range: rangeOf(edit.span), newText: edit.newText })),
    })),
  };
}
