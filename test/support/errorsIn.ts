import type { Diagnostic } from 'vscode-languageserver';

/** The ids of the errors, sorted. */
export function errorsIn(diagnostics: readonly Diagnostic[]): unknown[] {
  return diagnostics
    .filter(({ severity }) => severity === 1)
    .map(({ code }) => code)
    .sort();
}

/** Whether diagnostics have these errors and no others. */
export function hasErrors(...ids: readonly string[]): (diagnostics: readonly Diagnostic[]) => boolean {
  return (diagnostics) => JSON.stringify(errorsIn(diagnostics)) === JSON.stringify(ids);
}
