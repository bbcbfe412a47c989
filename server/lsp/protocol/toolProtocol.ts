import { isRecord } from './previewProtocol.ts';

/**
 * Request of the client: what an assistant in the editor wants to know. Params {@link ToolParams}, result
 * {@link ToolResult}.
 */
export const toolRequest = 'budget/tool';

/** What the client's language model tools ask; `uri` as the client wrote it in `textDocument/didOpen`. */
export type ToolParams = FiguresParams | FindingsParams | ExplainParams;

export interface FiguresParams {
  readonly tool: 'figures';
  readonly uri: string;
  /** The id of a table: t3. */
  readonly table?: string;
  /** The code or the name of a row. */
  readonly subject?: string;
  /** How many figures to leave out. */
  readonly from?: number;
}

export interface FindingsParams {
  readonly tool: 'findings';
  readonly uri: string;
  /** The id of a rule. */
  readonly id?: string;
  readonly from?: number;
}

export interface ExplainParams {
  readonly tool: 'explain';
  /** The id of a rule or a subject code. */
  readonly name: string;
}

/** Text for the model: JSON, or of an explanation Markdown. Null where the document is not open. */
export type ToolResult = string | null;

/** Whether a value has the shape of {@link ToolParams}. */
export function isToolParams(value: unknown): value is ToolParams {
  if (!isRecord(value)) return false;
  const { tool, uri, name, table, subject, id, from } = value;
  if (tool === 'explain') return typeof name === 'string';
  const isAboutDocument = typeof uri === 'string' && isOptional(from, isCount);
  if (tool === 'findings') return isAboutDocument && isOptional(id, isString);
  return tool === 'figures' && isAboutDocument && isOptional(table, isString) && isOptional(subject, isString);
}

/** Whether a value has the shape of {@link ToolResult}. */
export function isToolResult(value: unknown): value is ToolResult {
  return value === null || typeof value === 'string';
}

function isOptional(value: unknown, isOne: (value: unknown) => boolean): boolean {
  return value === undefined || isOne(value);
}

function isString(value: unknown): boolean {
  return typeof value === 'string';
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
