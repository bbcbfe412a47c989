import { isRecord } from './previewProtocol.ts';

/**
 * Request of the client: the budget of the year after, from one that is open. Params {@link NextYearParams}, result
 * {@link NextYearResult}.
 */
export const nextYearRequest = 'budget/nextYear';

/** Names the document. */
export interface NextYearParams {
  /** As the client wrote it in `textDocument/didOpen`. */
  readonly uri: string;
}

/** Null where the document is not open. */
export type NextYearResult = RolledBudget | RefusedYear | null;

/** The new file, to stand beside the one that it comes from. */
export interface RolledBudget {
  readonly kind: 'rolled';
  /** The address of the file that it comes from: of a document that is included, the one that includes it. */
  readonly from: string;
  /** Without its folder. */
  readonly fileName: string;
  readonly text: string;
}

/** Why there is none, in the client's language. */
export interface RefusedYear {
  readonly kind: 'refused';
  readonly reason: string;
}

/** Whether a value has the shape of {@link NextYearParams}. */
export function isNextYearParams(value: unknown): value is NextYearParams {
  return isRecord(value) && typeof value.uri === 'string';
}

/** Whether a value has the shape of {@link NextYearResult}. */
export function isNextYearResult(value: unknown): value is NextYearResult {
  if (value === null) return true;
  if (!isRecord(value)) return false;
  if (value.kind === 'refused') return typeof value.reason === 'string';
  return value.kind === 'rolled' && [value.from, value.fileName, value.text].every((each) => typeof each === 'string');
}
