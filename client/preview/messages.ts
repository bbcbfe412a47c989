import * as v from 'valibot';
import { comparisonBase, comparisonShape } from '../../server/lsp/protocol/comparisonProtocol.ts';
import { previewDerivation } from '../../server/lsp/protocol/previewFigureProtocol.ts';
import { previewFinding } from '../../server/lsp/protocol/previewFindingsProtocol.ts';
import { previewContent, previewUnit } from '../../server/lsp/protocol/previewProtocol.ts';
import { protocolLocation } from '../../server/lsp/protocol/protocolShapes.ts';
import { reconciliationShape } from '../../server/lsp/protocol/reconciliationProtocol.ts';

/** What the page shows beside the list: the document, what adds up, what was found, another budget beside it, charts. */
export const pageView = v.picklist(['document', 'reconciliation', 'findings', 'comparison', 'charts']);

/** Why the preview does not show the present state of the file. */
export const previewNote = v.picklist(['closed', 'gone', 'otherLanguage', 'unavailable']);

const updateMessage = v.object({
  type: v.literal('update'),
  /** The document shown. */
  uri: v.string(),
  /** The address that the document had before: what the page remembers of that is of this one. */
  from: v.optional(v.string()),
  /** Nothing that the page shows is kept: it has just been loaded, or another document is shown from now on. */
  reset: v.boolean(),
  ...previewContent,
});

const chart = v.object({ id: v.string(), title: v.string(), html: v.string() });

/** What the page is told. */
const hostMessage = v.variant('type', [
  updateMessage,
  /** Sets or, without a note, removes the line that says why older content is shown. */
  v.object({ type: v.literal('note'), note: v.optional(previewNote) }),
  v.object({ type: v.literal('findings'), version: v.number(), findings: v.array(previewFinding) }),
  /** What the cursor's line feeds; `reveal` where the first of it has to be in sight. */
  v.object({ type: v.literal('places'), addresses: v.array(v.string()), reveal: v.boolean() }),
  /** Where a figure comes from, as asked, or told again after a change; null where it is not there any more. */
  v.object({ type: v.literal('figure'), address: v.string(), derivation: v.nullable(previewDerivation) }),
  /** How an edit ended: without a refusal it was made. */
  v.object({ type: v.literal('edited'), address: v.string(), refusal: v.optional(v.string()) }),
  /** How a fix ended: without a refusal it was made. */
  v.object({ type: v.literal('fixed'), key: v.string(), refusal: v.optional(v.string()) }),
  v.object({ type: v.literal('reconciliation'), reconciliation: reconciliationShape }),
  /** The page remembers what it was compared with, and tells it when it is ready again. */
  v.object({ type: v.literal('comparison'), base: comparisonBase, comparison: comparisonShape }),
  v.object({ type: v.literal('charts'), charts: v.array(chart) }),
  /** Whether the preview stays with its document whatever file is edited. */
  v.object({ type: v.literal('locked'), isLocked: v.boolean() }),
  /** Shows a part or figure, as somebody asked for it from outside the page; it is selected, too, where `explain`: why is asked. */
  v.object({ type: v.literal('show'), address: v.string(), explain: v.boolean() }),
  /** Shows a view, as somebody asked for it from outside the page, which tells that it does. */
  v.object({ type: v.literal('view'), view: pageView }),
]);

/** What the page tells. */
const pageMessage = v.variant('type', [
  /** Its script runs and knows nothing yet; what it remembers of its last life. */
  v.object({
    type: v.literal('ready'),
    unit: v.optional(previewUnit),
    view: pageView,
    base: v.optional(comparisonBase),
  }),
  /** It refused to show a part, or missed a row of it: it wants all of it again. */
  v.object({ type: v.literal('refused'), id: v.string() }),
  /** A figure or text was selected: its line is shown in the text, and its derivation is wanted. Empty: none is any more. */
  v.object({ type: v.literal('select'), address: v.string(), goTo: v.boolean() }),
  /** A line is to be shown in the text; the keyboard goes there too where `focus`. */
  v.object({ type: v.literal('open'), location: protocolLocation, focus: v.boolean() }),
  v.object({
    type: v.literal('edit'),
    /** The document in which it was typed: another one may be shown by then. */
    uri: v.string(),
    address: v.string(),
    text: v.string(),
    unit: v.optional(v.string()),
    version: v.number(),
  }),
  /** The keyboard has come to the page, or left it. */
  v.object({ type: v.literal('keyboard'), isHere: v.boolean() }),
  /** The last change of the text is to be taken back, or made again. */
  v.object({ type: v.literal('undo') }),
  v.object({ type: v.literal('redo') }),
  v.object({ type: v.literal('fix'), uri: v.string(), version: v.number(), key: v.string(), fix: v.number() }),
  /** The page of a rule is wanted. */
  v.object({ type: v.literal('rule'), id: v.string() }),
  v.object({ type: v.literal('view'), view: pageView }),
  /** The ids of the parts that the reader sees: while the text is typed these are drawn first. */
  v.object({ type: v.literal('seen'), parts: v.array(v.string()) }),
  v.object({ type: v.literal('unit'), unit: previewUnit }),
  /** A budget to compare with is to be chosen: last year's, a file, a revision. */
  v.object({ type: v.literal('chooseBase') }),
  v.object({ type: v.literal('lock'), isLocked: v.boolean() }),
  /** The document is to be printed, or exported. */
  v.object({ type: v.literal('print') }),
  v.object({ type: v.literal('export') }),
  /** A chart is to be saved as a picture of its own. */
  v.object({ type: v.literal('saveChart'), id: v.string() }),
]);

export type HostMessage = v.InferOutput<typeof hostMessage>;
export type PageMessage = v.InferOutput<typeof pageMessage>;
export type UpdateMessage = v.InferOutput<typeof updateMessage>;
export type PageView = v.InferOutput<typeof pageView>;
export type PreviewNote = v.InferOutput<typeof previewNote>;
/** The messages of one type. */
export type HostMessageOf<T extends HostMessage['type']> = Extract<HostMessage, { type: T }>;
export type PageMessageOf<T extends PageMessage['type']> = Extract<PageMessage, { type: T }>;

/** Whether a value that the page received is a message of the host. */
export const isHostMessage = (value: unknown): value is HostMessage => v.is(hostMessage, value);
/** Whether a value that the host received is a message of the page. */
export const isPageMessage = (value: unknown): value is PageMessage => v.is(pageMessage, value);
