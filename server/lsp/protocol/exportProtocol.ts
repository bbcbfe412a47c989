import { type FormatId, isFormatId } from '../../render/formats.ts';
import type { Rendered } from '../../render/renderDocument.ts';
import { fromBase64, toBase64 } from '../base64.ts';
import { isRecord } from './previewProtocol.ts';

/**
 * Request of the client: the published document of one open file in one format. Params {@link ExportParams}, result
 * {@link ExportResult}. Of a format that is printed, the HTML to print is given.
 */
export const exportRequest = 'budget/export';

/** Names the document and the format. */
export interface ExportParams {
  /** As the client wrote it in `textDocument/didOpen`. */
  readonly uri: string;
  readonly format: FormatId;
  /** The name or code of the unit whose budget alone is wanted. */
  readonly unit?: string;
}

/**
 * Request of the client: whose budgets can be published from an open file, the department itself first. Params
 * {@link UnitsParams}, result {@link UnitsResult}.
 */
export const unitsRequest = 'budget/units';

/** Names the document. */
export interface UnitsParams {
  /** As the client wrote it in `textDocument/didOpen`. */
  readonly uri: string;
}

/** Null where the document is not open. */
export type UnitsResult = Published | null;

/** What can be published from a document. */
export interface Published {
  /** The address of the file that has the whole: of a document that is included, the one that includes it. */
  readonly from: string;
  /** Empty where there are none to choose from. */
  readonly units: readonly UnitName[];
}

/** A unit as it is offered. */
export interface UnitName {
  readonly name: string;
  readonly code: string;
}

/** Whether a value has the shape of {@link UnitsParams}. */
export function isUnitsParams(value: unknown): value is UnitsParams {
  return isRecord(value) && typeof value.uri === 'string';
}

/** Whether a value has the shape of {@link UnitsResult}. */
export function isUnitsResult(value: unknown): value is UnitsResult {
  const isName = (each: unknown): boolean =>
    isRecord(each) && typeof each.name === 'string' && typeof each.code === 'string';
  if (value === null) return true;
  return isRecord(value) && typeof value.from === 'string' && Array.isArray(value.units) && value.units.every(isName);
}

/** The content of the file to write; null where the document is not open. */
export type ExportResult = ExportedContent | null;

/** Text as it is, bytes in base64. */
export interface ExportedContent {
  readonly encoding: 'none' | 'base64';
  readonly content: string;
}

/** Whether a value has the shape of {@link ExportParams}. */
export function isExportParams(value: unknown): value is ExportParams {
  if (!isRecord(value) || typeof value.uri !== 'string' || !isFormatId(value.format)) return false;
  return value.unit === undefined || typeof value.unit === 'string';
}

/** Whether a value has the shape of {@link ExportResult}. */
export function isExportResult(value: unknown): value is ExportResult {
  if (value === null) return true;
  const isEncoded = isRecord(value) && (value.encoding === 'none' || value.encoding === 'base64');
  return isEncoded && typeof value.content === 'string';
}

/** Rendered content as it travels. */
export function toExportedContent(content: Rendered): ExportedContent {
  return typeof content === 'string'
    ? { encoding: 'none', content }
    : { encoding: 'base64', content: toBase64(content) };
}

/** What {@link toExportedContent} was given. */
export function fromExportedContent({ encoding, content }: ExportedContent): Rendered {
  return encoding === 'none' ? content : fromBase64(content);
}
