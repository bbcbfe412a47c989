import { isRecord } from './previewProtocol.ts';

/**
 * Notification of the server: how the budget of an open document stands as a whole, with all files that belong to it, after
 * every check that changes it. Params {@link Verdict}. Sent to clients that say `showsVerdicts` in their initialization options.
 */
export const verdictNotification = 'budget/verdict';

/** What a client that shows verdicts says when it starts the server. */
export interface ShowsVerdicts {
  readonly showsVerdicts: true;
}

/** What was found in a budget, and whether it is meant to be published. */
export interface Verdict {
  /** Of the open document, as the client wrote it. */
  readonly uri: string;
  /** Of the file that nobody includes. */
  readonly root: string;
  readonly status: 'draft' | 'final';
  readonly counts: VerdictCounts;
}

/** How many findings there are of each severity. */
export interface VerdictCounts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
}

/** Whether a value has the shape of {@link Verdict}. */
export function isVerdictParams(value: unknown): value is Verdict {
  return (
    isRecord(value) &&
    typeof value.uri === 'string' &&
    typeof value.root === 'string' &&
    (value.status === 'draft' || value.status === 'final') &&
    areCounts(value.counts)
  );
}

function areCounts(value: unknown): value is VerdictCounts {
  if (!isRecord(value)) return false;
  return [value.error, value.warning, value.information, value.hint].every((count) => typeof count === 'number');
}
