import type { Position } from '../../text/LineIndex.ts';
import { isRecord } from './previewProtocol.ts';

/** From one place to another, as LSP has it. */
interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * Request of the client: the rows of a spreadsheet as statements of the block at a place. Params {@link PasteRowsParams},
 * result {@link PasteRowsResult}.
 */
export const pasteRowsRequest = 'budget/pasteRows';

/** Names the document, the selection that is pasted over, and what the clipboard holds; `html` is empty where it has none. */
export interface PasteRowsParams {
  readonly uri: string;
  readonly range: Range;
  readonly plain: string;
  readonly html: string;
}

/** Null where the clipboard is to be pasted as it is. */
export type PasteRowsResult = RowsToPaste | null;

/** One edit, and what to say of it. */
export interface RowsToPaste {
  /** Of the document for which the edit is. */
  readonly version: number;
  readonly range: Range;
  readonly newText: string;
  /** `粘贴为 12 行明细（2 行未识别）`. */
  readonly title: string;
  /** Rows that come in as comments, because they could not be read. */
  readonly unread: readonly TableNote[];
  /** Rows and columns that do not come in, because they say nothing of their own. */
  readonly leftOut: readonly TableNote[];
}

/** A row or a column of a table, and what is to be said of it. */
export interface TableNote {
  readonly text: string;
  readonly reason: string;
}

/**
 * Request of the client: the block at a place as a table for a spreadsheet. Params {@link BlockTableParams}, result
 * {@link BlockTableResult}.
 */
export const blockTableRequest = 'budget/blockTable';

/** Names the document and a place in the block. */
export interface BlockTableParams {
  readonly uri: string;
  readonly position: Position;
}

/** Cells with tabs between them and the number of rows below the header; null where there is no block. */
export type BlockTableResult = { readonly text: string; readonly rows: number } | null;

/** Whether a value has the shape of {@link PasteRowsParams}. */
export function isPasteRowsParams(value: unknown): value is PasteRowsParams {
  if (!isRecord(value) || !isRange(value.range)) return false;
  return [value.uri, value.plain, value.html].every((each) => typeof each === 'string');
}

/** Whether a value has the shape of {@link PasteRowsResult}. */
export function isPasteRowsResult(value: unknown): value is PasteRowsResult {
  if (value === null) return true;
  if (!isRecord(value) || !isRange(value.range) || typeof value.version !== 'number') return false;
  return (
    typeof value.newText === 'string' &&
    typeof value.title === 'string' &&
    isNotes(value.unread) &&
    isNotes(value.leftOut)
  );
}

/** Whether a value has the shape of {@link BlockTableParams}. */
export function isBlockTableParams(value: unknown): value is BlockTableParams {
  return isRecord(value) && typeof value.uri === 'string' && isPosition(value.position);
}

/** Whether a value has the shape of {@link BlockTableResult}. */
export function isBlockTableResult(value: unknown): value is BlockTableResult {
  return value === null || (isRecord(value) && typeof value.text === 'string' && typeof value.rows === 'number');
}

function isNotes(value: unknown): boolean {
  const isNote = (note: unknown): boolean =>
    isRecord(note) && typeof note.text === 'string' && typeof note.reason === 'string';
  return Array.isArray(value) && value.every(isNote);
}

function isRange(value: unknown): value is Range {
  return isRecord(value) && isPosition(value.start) && isPosition(value.end);
}

function isPosition(value: unknown): value is Position {
  return isRecord(value) && Number.isInteger(value.line) && Number.isInteger(value.character);
}
