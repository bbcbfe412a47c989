import type { PlainPage } from '../render/PlainBook.ts';
import type { Severity } from '../rules/severities.ts';
import type { PlainDiagnostic } from './reports/PlainDiagnostic.ts';

/** What a check of one budget came to, as plain data: all that the reports print. */
export interface CheckResult extends Findings {
  /** The root, as it was given on the command line, or found under the folder that was given. */
  readonly file: string;
  /** All its files, the root first. */
  readonly files: readonly string[];
  readonly diagnostics: readonly PlainDiagnostic[];
  /** Its page of the ledger, where one is written. */
  readonly page?: PlainPage;
  readonly department: string;
}

/** As much of it as a verdict needs. */
export interface Findings {
  readonly diagnostics: readonly { readonly severity: Severity }[];
  /** Whether every rule ran; one that failed was complained of. */
  readonly isComplete: boolean;
  /** Whether no amounts stand in it. */
  readonly isBlank: boolean;
  /** Whether it is to become final before it is published. */
  readonly isDraft: boolean;
}
