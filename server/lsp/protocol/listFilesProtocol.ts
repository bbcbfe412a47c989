import { isRecord } from './previewProtocol.ts';

/**
 * Request of the server: which budgets are in a folder and below it. Params {@link ListFilesParams}, result
 * {@link ListFilesResult}. Sent to clients that say `listsFiles` in their initialization options.
 */
export const listFilesRequest = 'budget/listFiles';

/** What a client that answers {@link listFilesRequest} says when it starts the server. */
export interface ListsFiles {
  readonly listsFiles: true;
}

/** Names the folder. */
export interface ListFilesParams {
  readonly uri: string;
}

/** The URIs of every `*.budget` there, spelled as they are on the disk; what only a link leads to is not among them. */
export interface ListFilesResult {
  readonly uris: readonly string[];
}

/** Lists the budgets of a folder; may reject. */
export type ListFiles = (params: ListFilesParams) => Promise<ListFilesResult>;

/** Whether a value has the shape of {@link ListFilesParams}. */
export function isListFilesParams(value: unknown): value is ListFilesParams {
  return isRecord(value) && typeof value.uri === 'string';
}

/** Whether a value has the shape of {@link ListFilesResult}. */
export function isListFilesResult(value: unknown): value is ListFilesResult {
  return isRecord(value) && Array.isArray(value.uris) && value.uris.every((uri) => typeof uri === 'string');
}
