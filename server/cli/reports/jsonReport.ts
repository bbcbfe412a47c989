import type { CheckResult } from '../CheckResult.ts';

/** The findings as JSON (LANGUAGE.md §7): one flat list in the order of files and text, positions zero-based and UTF-16. */
export function jsonReport(checked: readonly CheckResult[]): string {
  return `${JSON.stringify(
    checked.flatMap(({ diagnostics }) => diagnostics),
    undefined,
    2,
  )}\n`;
}
