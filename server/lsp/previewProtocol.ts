/** Request of the client: the published tables of one open document. Params {@link PreviewParams}, result {@link PreviewResult}. */
export const previewRequest = 'budget/preview';

/** Notification of the server after every analysis that may have changed a preview. Params {@link PreviewChangedParams}. */
export const previewChangedNotification = 'budget/previewChanged';

/** Names the document to preview. */
export interface PreviewParams {
  /** As the client wrote it in `textDocument/didOpen`. */
  readonly uri: string;
}

/** The preview of a document; null where the document is not open. */
export type PreviewResult = Preview | null;

/** What the preview of one version of a document shows. */
export interface Preview {
  /** The version of the text document that was analysed. */
  readonly version: number;
  /** The title of the published document, as plain text. */
  readonly title: string;
  /** The language in which the tables are written; it chooses fonts and voices, whatever the editor's own language is. */
  readonly language: PreviewLanguage;
  /** In the order of the published document. */
  readonly tables: readonly PreviewTable[];
}

/** A language of the preview. */
export type PreviewLanguage = 'zh-cn' | 'en';

/** One published table. */
export interface PreviewTable {
  /** `t3`; unique in the preview and stable between versions. */
  readonly id: string;
  /** Plain text. */
  readonly title: string;
  readonly state: PreviewState;
  /**
   * One `<section class="sheet" id="sheet-ID" data-state="STATE">` with an `<h2>` and tables, all text in it escaped.
   * Elements and attributes are limited to those of `client/preview/safeSheet.ts`: no script, no style, no event handler.
   */
  readonly html: string;
}

/** How a table stands: everything adds up, only rounding differences, a declared total does not hold, no rows. */
export type PreviewState = 'holds' | 'rounding' | 'broken' | 'empty';

/** Says that the preview of a document may differ now; sent for a root file too where a file that it includes was edited. */
export interface PreviewChangedParams {
  readonly uri: string;
  readonly version: number;
}

/** Whether a value has the shape of {@link PreviewParams}. */
export function isPreviewParams(value: unknown): value is PreviewParams {
  return isRecord(value) && typeof value.uri === 'string';
}

/** Whether a value has the shape of {@link PreviewChangedParams}. */
export function isPreviewChangedParams(value: unknown): value is PreviewChangedParams {
  return isRecord(value) && typeof value.uri === 'string' && typeof value.version === 'number';
}

/** Whether a value has the shape of {@link PreviewResult}. */
export function isPreviewResult(value: unknown): value is PreviewResult {
  if (value === null) return true;
  return (
    isRecord(value) &&
    typeof value.version === 'number' &&
    typeof value.title === 'string' &&
    isPreviewLanguage(value.language) &&
    Array.isArray(value.tables) &&
    value.tables.every(isPreviewTable)
  );
}

/** Whether a value has the shape of {@link PreviewTable}. */
export function isPreviewTable(value: unknown): value is PreviewTable {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    typeof value.title === 'string' &&
    isPreviewState(value.state) &&
    typeof value.html === 'string'
  );
}

/** Whether a value is one of the languages of a preview. */
export function isPreviewLanguage(value: unknown): value is PreviewLanguage {
  return value === 'zh-cn' || value === 'en';
}

function isPreviewState(value: unknown): value is PreviewState {
  return value === 'holds' || value === 'rounding' || value === 'broken' || value === 'empty';
}

/** Whether a value is an object whose properties can be looked at one by one. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
