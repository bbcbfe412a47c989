import type { Absence } from '../../model/OtherFiles.ts';
import type { NotText } from '../../text/decode.ts';
import { isRecord } from './previewProtocol.ts';

/**
 * Request of the server: the text of a file that is not open, as it is on the disk, or of any file as it was in a revision.
 * Params {@link ReadFileParams}, result {@link ReadFileResult}. Sent to clients that say `readsFiles` in their initialization options.
 */
export const readFileRequest = 'budget/readFile';

/** What a client that answers {@link readFileRequest} says when it starts the server. */
export interface ReadsFiles {
  readonly readsFiles: true;
}

/** Names the file. */
export interface ReadFileParams {
  readonly uri: string;
  /** The folder that holds it; no link may lead out of it. */
  readonly within: string;
  /** The text is wanted as it was in this revision of the repository that the file is in (git). */
  readonly revision?: string;
}

/** The text, or why there is none. `found` is the path from the folder that it really has, where only links lead to it. */
export type ReadFileResult = { readonly kind: 'text'; readonly text: string; readonly found?: string } | Absence;

/** Reads a file; may reject. */
export type ReadFile = (params: ReadFileParams) => Promise<ReadFileResult>;

/** Whether a value has the shape of {@link ReadFileParams}. */
export function isReadFileParams(value: unknown): value is ReadFileParams {
  return (
    isRecord(value) &&
    typeof value.uri === 'string' &&
    typeof value.within === 'string' &&
    (value.revision === undefined || typeof value.revision === 'string')
  );
}

/** Whether a value has the shape of {@link ReadFileResult}. */
export function isReadFileResult(value: unknown): value is ReadFileResult {
  if (!isRecord(value)) return false;
  switch (value.kind) {
    case 'text':
      return typeof value.text === 'string' && (value.found === undefined || typeof value.found === 'string');
    case 'missing':
      return value.near === undefined || isTexts(value.near);
    case 'other-case':
      return typeof value.found === 'string';
    case 'unreadable':
      return typeof value.detail === 'string';
    case 'not-text':
      return value.at === undefined || isNotText(value.at);
    case 'outside':
      return typeof value.link === 'boolean';
    default:
      return ['folder', 'forbidden', 'unreachable'].some((kind) => kind === value.kind);
  }
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isNotText(value: unknown): value is NotText {
  if (!isRecord(value)) return false;
  const { fault, encoding, offset, byte, line } = value;
  return (
    (fault === 'zero' || fault === 'no-character') &&
    (encoding === undefined || encoding === 'utf-8' || encoding === 'utf-16' || encoding === 'gb18030') &&
    [offset, byte, line].every(Number.isInteger)
  );
}
