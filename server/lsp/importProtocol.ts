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
  if (value.kind === 'refused') return typeof value.file === 'string' && typeof value.reason === 'string';
  const { kind, text, fileName, read, unread, notes, commentLine } = value;
  return (
    kind === 'imported' &&
    typeof text === 'string' &&
    typeof fileName === 'string' &&
    [read, unread].every(Number.isInteger) &&
    Array.isArray(notes) &&
    notes.every((note) => typeof note === 'string') &&
    (commentLine === null || Number.isInteger(commentLine))
  );
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && !/[^A-Za-z0-9+/=]/.test(text) && !/=[^=]|===/.test(text);
}
