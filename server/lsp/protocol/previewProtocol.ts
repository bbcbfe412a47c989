import * as v from 'valibot';

/** Request of the client: the published document of one open file as the preview shows it. Params {@link PreviewParams}, result {@link PreviewResult}. */
export const previewRequest = 'budget/preview';

/** Notification of the server after every analysis that may have changed a preview. Params {@link PreviewChangedParams}. */
export const previewChangedNotification = 'budget/previewChanged';

/** A language of the document; it chooses fonts and voices, whatever the editor's own language is. */
export const previewLanguage = v.picklist(['zh-cn', 'en']);
/** The unit in which tables show amounts. */
export const previewUnit = v.picklist(['元', '千元', '万元', '亿元']);
/** How a part stands: everything adds up, only rounding differences, a declared total does not hold, no data. */
export const previewState = v.picklist(['holds', 'rounding', 'broken', 'empty']);
/** What a part of the document is. */
export const previewKind = v.picklist(['cover', 'contents', 'section', 'sheet', 'form', 'appendix', 'glossary']);

const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const params = v.object({
  /** As the client wrote it in `textDocument/didOpen`. */
  uri: v.string(),
  /** Undefined for the unit of the layout; one that the layout does not allow is answered in its own. */
  unit: v.optional(previewUnit),
  /** The result that the client shows; what differs from it is answered. Unknown or left out, everything is. */
  previousResultId: v.optional(v.string()),
  /** The ids of the parts that are wanted now; of the others nothing is told, and they stay as in the previous result. */
  only: v.optional(v.array(v.string())),
});

/** What of a part stands in the list at the side. */
const entry = {
  /** `t3`, `project-1`, `revenue`; unique in the document and stable between versions. */
  id: v.string(),
  kind: previewKind,
  /** Its number as the contents give it (表一); may be empty. */
  label: v.string(),
  /** Plain text. */
  title: v.string(),
  /** 1 for 第一部分, 2 for what stands in it, 3 for what stands in that. */
  level: v.picklist([1, 2, 3]),
  state: previewState,
};

/** A part of the document: a table, a form, a section with its sentences and charts. */
export const previewPart = v.object({
  ...entry,
  /** Whether it begins a page, and whether that is turned on its side. */
  startsPage: v.boolean(),
  landscape: v.boolean(),
  /**
   * One `<section class="part KIND" id="part-ID">`, all text in it escaped; elements and attributes are limited to those
   * of `client/preview/safeHtml.ts`. Where the part has a table, its one `<tbody>` with `data-rows` is empty.
   */
  html: v.string(),
  /** The `<tr>` elements of that `<tbody>`, one each. */
  rows: v.pipe(v.array(v.string()), v.readonly()),
});

/** Some rows of a part that is otherwise as before. */
export const previewPatch = v.object({
  id: v.string(),
  state: previewState,
  /** The rows that differ: the index of each, and its `<tr>`. */
  rows: v.array(v.tuple([index, v.string()])),
});

/** What a preview shows, and what of it is new. */
export const previewContent = {
  /** The version of the text document that was analysed. */
  version: v.number(),
  /** The title of the published document, as plain text. */
  title: v.string(),
  language: previewLanguage,
  /** Printed across every page of a draft; empty in a final document. */
  watermark: v.string(),
  /** The units that the tables can be shown in, their own first; one where there is no choice. */
  units: v.array(previewUnit),
  unit: previewUnit,
  /** The ids of all parts, in order; those not named go. */
  order: v.array(v.string()),
  /** The parts that are new or differ. */
  parts: v.array(previewPart),
  /** Rows of parts that are otherwise as before. */
  patches: v.array(previewPatch),
};

const preview = v.object({
  ...previewContent,
  /** Names this result in the next request. */
  resultId: v.string(),
  /** Whether the result is everything, and not what differs from the previous one. */
  isWhole: v.boolean(),
});

const changedParams = v.object({ uri: v.string(), version: v.number() });

export type PreviewParams = v.InferOutput<typeof params>;
export type Preview = v.InferOutput<typeof preview>;
/** The preview of a document; null where the document is not open. */
export type PreviewResult = Preview | null;
export type PreviewPart = v.InferOutput<typeof previewPart>;
export type PreviewPatch = v.InferOutput<typeof previewPatch>;
export type PreviewUnit = v.InferOutput<typeof previewUnit>;
export type PreviewLanguage = v.InferOutput<typeof previewLanguage>;
/** Says that the preview of a document may differ now; sent for a root file too where a file that it includes was edited. */
export type PreviewChangedParams = v.InferOutput<typeof changedParams>;

export const isPreviewParams = (value: unknown): value is PreviewParams => v.is(params, value);
export const isPreviewResult = (value: unknown): value is PreviewResult => v.is(v.nullable(preview), value);
export const isPreviewChangedParams = (value: unknown): value is PreviewChangedParams => v.is(changedParams, value);

/** Whether a value is an object whose properties can be looked at one by one. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
