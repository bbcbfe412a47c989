import type { WorkspaceEdit } from 'vscode-languageserver';
import { isRecord } from './previewProtocol.ts';

/**
 * Request of the client: files of tables as one budget. Params {@link ImportParams}, result {@link ImportResult}; it is about
 * no document.
 */
export const importRequest = 'budget/import';

/** Workbooks or texts with commas, read together. */
export interface ImportParams {
  readonly files: readonly ImportedFile[];
}

export interface ImportedFile {
  /** Without its folder. */
  readonly name: string;
  /** Its bytes in base64. */
  readonly content: string;
}

/** The budget, or the file of which none is made, and why, in the client's language. Null for params of another shape. */
export type ImportResult = ImportedBudget | RefusedImport | null;

export interface ImportedBudget {
  readonly kind: 'imported';
  readonly text: string;
  /** A name for the file, without its folder. */
  readonly fileName: string;
  /** How many rows of the tables are among the statements, and how many stand in comments. */
  readonly read: number;
  readonly unread: number;
  /** What tables do not tell, as sentences; the comments have them too. */
  readonly notes: readonly string[];
  /** The zero-based line of the first comment; null where there is none. */
  readonly commentLine: number | null;
}

export interface RefusedImport {
  readonly kind: 'refused';
  readonly file: string;
  readonly reason: string;
}

/**
 * Request of the client: the figures of files of tables for an open budget. Params {@link ImportIntoParams}, result
 * {@link ImportIntoResult}; the client makes the edits.
 */
export const importIntoRequest = 'budget/importInto';

export interface ImportIntoParams extends ImportParams {
  /** As the client wrote it in `textDocument/didOpen`. */
  readonly uri: string;
}

/** What becomes of the budget, or of what it stays as it is, and why. Null for params of another shape, and where it is not open. */
export type ImportIntoResult = MergedImport | RefusedImport | null;

export interface MergedImport {
  readonly kind: 'merged';
  readonly edit: WorkspaceEdit;
  /** What is changed, each as a sentence in the client's language. */
  readonly changes: readonly string[];
  readonly read: number;
  readonly unread: number;
  /** The rows that were not read, each with the reason. */
  readonly unreadRows: readonly string[];
  readonly notes: readonly string[];
}

/** Whether a value has the shape of {@link ImportIntoParams}. */
export function isImportIntoParams(value: unknown): value is ImportIntoParams {
  return isImportParams(value) && 'uri' in value && typeof value.uri === 'string';
}

/** Whether a value has the shape of {@link ImportIntoResult}. */
export function isImportIntoResult(value: unknown): value is ImportIntoResult {
  if (value === null) return true;
  if (!isRecord(value)) return false;
  if (value.kind === 'refused') return isRefused(value);
  const { kind, edit, changes, read, unread, unreadRows, notes } = value;
  return (
    kind === 'merged' &&
    isRecord(edit) &&
    [changes, unreadRows, notes].every(isTexts) &&
    [read, unread].every(Number.isInteger)
  );
}

/** Whether a value has the shape of {@link ImportParams}. */
export function isImportParams(value: unknown): value is ImportParams {
  const isFile = (file: unknown): boolean =>
    isRecord(file) && typeof file.name === 'string' && typeof file.content === 'string' && isBase64(file.content);
  return isRecord(value) && Array.isArray(value.files) && value.files.length > 0 && value.files.every(isFile);
}

/** Whether a value has the shape of {@link ImportResult}. */
export function isImportResult(value: unknown): value is ImportResult {
  if (value === null) return true;
  if (!isRecord(value)) return false;
  if (value.kind === 'refused') return isRefused(value);
  const { kind, text, fileName, read, unread, notes, commentLine } = value;
  return (
    kind === 'imported' &&
    typeof text === 'string' &&
    typeof fileName === 'string' &&
    [read, unread].every(Number.isInteger) &&
    isTexts(notes) &&
    (commentLine === null || Number.isInteger(commentLine))
  );
}

function isRefused({ file, reason }: Readonly<Record<string, unknown>>): boolean {
  return typeof file === 'string' && typeof reason === 'string';
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && !/[^A-Za-z0-9+/=]/.test(text) && !/=[^=]|===/.test(text);
}
