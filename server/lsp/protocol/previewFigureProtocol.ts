import * as v from 'valibot';
import { previewUnit } from './previewProtocol.ts';
import { protocolLocation, protocolTextEdits } from './protocolShapes.ts';

/** Request of the client: why a figure or text of the preview is what it is. Params {@link PreviewFigureParams}, result {@link PreviewFigureResult}. */
export const previewFigureRequest = 'budget/previewFigure';

/** Request of the client: the edit that makes a figure or text of the preview say something else. Params {@link PreviewEditParams}, result {@link PreviewEditResult}. */
export const previewEditRequest = 'budget/previewEdit';

/** Request of the client: what of the preview a place of the text feeds. Params {@link PreviewPlacesParams}, result {@link PreviewPlacesResult}. */
export const previewPlacesRequest = 'budget/previewPlaces';

const figureParams = v.object({
  uri: v.string(),
  /** The value of a `data-figure` or `data-field` attribute, or the `address` of a step. */
  address: v.string(),
  /** The unit that the tables are shown in; undefined for their own. */
  unit: v.optional(previewUnit),
});

/** One figure that a figure is made of, or a place where it stands too. */
export const derivationStep = v.object({
  /** What it is: `30101 基本工资`, `表三 2011308 招商引资 · 基本支出`. */
  label: v.string(),
  /** With its unit, as published; empty for a text. */
  amount: v.string(),
  /** How it counts: added, taken away, divided by. */
  operator: v.picklist(['+', '−', '÷', '']),
  /** The line that it comes from. */
  location: v.nullable(protocolLocation),
  /** Under which it can be asked about itself; empty where there is nothing more to say. */
  address: v.string(),
});

const edit = v.variant('kind', [
  v.object({
    kind: v.literal('edit'),
    /** What an input holds at first: a plain number, a value with its comparator, a text with its placeholders. */
    text: v.string(),
    input: v.picklist(['amount', 'indicator', 'number', 'text']),
    /** The unit that a plain number is in; empty where it has none. */
    unit: v.string(),
  }),
  /** Why it cannot be edited here. */
  v.object({ kind: v.literal('refusal'), reason: v.string() }),
]);

const derivation = v.object({
  version: v.number(),
  address: v.string(),
  /** What it is: `表三 2011308 招商引资 · 基本支出`. */
  title: v.string(),
  /** As it is printed, with its unit. */
  value: v.string(),
  /** In one sentence how it comes about: 两类明细之和, 由“2,100元/月 × 12月 × 1人”算出 … */
  formula: v.string(),
  /** The line that it comes from; the first one of several. */
  location: v.nullable(protocolLocation),
  steps: v.array(derivationStep),
  /** How many more steps there are than are listed. */
  more: v.number(),
  /** The totals that are declared for it. */
  declared: v.array(
    v.object({
      amount: v.string(),
      /** What its parts add up to. */
      sum: v.string(),
      /** With its sign; empty where there is none. */
      difference: v.string(),
      /** How far off it may be for rounding. */
      tolerance: v.string(),
      state: v.picklist(['equal', 'rounding', 'mismatch']),
      /** The state in words. */
      message: v.string(),
      location: v.nullable(protocolLocation),
    }),
  ),
  /** The other places where the same figure is published. */
  elsewhere: v.array(derivationStep),
  edit,
});

const editParams = v.object({
  uri: v.string(),
  address: v.string(),
  /** What was typed. */
  text: v.string(),
  /** The unit that a plain number is in: the one that was told. */
  unit: v.optional(v.string()),
  /** The version that the edit was asked about; another one is refused. */
  version: v.number(),
});

const editResult = v.variant('kind', [
  v.object({ kind: v.literal('edits'), files: protocolTextEdits }),
  v.object({ kind: v.literal('refusal'), reason: v.string() }),
]);

const placesParams = v.object({
  /** The file that the cursor is in. */
  uri: v.string(),
  /** The file whose preview is asked about: the same one, or one that includes it. */
  root: v.string(),
  /** As in the protocol: zero-based, in UTF-16. */
  position: v.object({ line: v.number(), character: v.number() }),
});

const places = v.object({
  version: v.number(),
  /** In the order of the document, with the most direct one of all first. */
  addresses: v.array(v.string()),
});

export type PreviewFigureParams = v.InferOutput<typeof figureParams>;
export type Derivation = v.InferOutput<typeof derivation>;
export type DerivationStep = v.InferOutput<typeof derivationStep>;
/** Null where the document is not open, or no figure or text has the address. */
export type PreviewFigureResult = Derivation | null;
export type PreviewEditParams = v.InferOutput<typeof editParams>;
/** Null where the document is not open. */
export type PreviewEditResult = v.InferOutput<typeof editResult> | null;
export type PreviewPlacesParams = v.InferOutput<typeof placesParams>;
/** Null where one of the documents is not open, or the one is no part of the other. */
export type PreviewPlacesResult = v.InferOutput<typeof places> | null;

export const previewDerivation = derivation;
export const isPreviewFigureParams = (value: unknown): value is PreviewFigureParams => v.is(figureParams, value);
export const isPreviewFigureResult = (value: unknown): value is PreviewFigureResult =>
  v.is(v.nullable(derivation), value);
export const isPreviewEditParams = (value: unknown): value is PreviewEditParams => v.is(editParams, value);
export const isPreviewEditResult = (value: unknown): value is PreviewEditResult => v.is(v.nullable(editResult), value);
export const isPreviewPlacesParams = (value: unknown): value is PreviewPlacesParams => v.is(placesParams, value);
export const isPreviewPlacesResult = (value: unknown): value is PreviewPlacesResult => v.is(v.nullable(places), value);
