import * as v from 'valibot';
import { comparisonBase } from '../../server/lsp/protocol/comparisonProtocol.ts';
import { previewUnit } from '../../server/lsp/protocol/previewProtocol.ts';
import { pageView } from './messages.ts';

const pixels = v.number();

/**
 * A place in the document that survives changes above it: a part and, where there is one, a figure in it, each with its
 * distance in CSS pixels from the top of the view.
 */
const place = v.object({
  part: v.string(),
  partTop: pixels,
  /** The value of a `data-figure` attribute; empty where there is none. */
  figure: v.string(),
  figureTop: pixels,
});

/** What was typed in the box over a cell and is not made yet. */
const draft = v.object({
  /** The document. */
  uri: v.string(),
  /** The value of the cell's `data-figure` or `data-field` attribute. */
  address: v.string(),
  text: v.string(),
});

/** Whatever is remembered in another shape, by an earlier version, is as if it was never there. */
const pageState = v.object({
  /** The document shown last. */
  uri: v.fallback(v.nullable(v.string()), null),
  /** Whether the preview stayed with it, whatever file was edited. */
  isLocked: v.fallback(v.boolean(), false),
  view: v.fallback(pageView, 'document'),
  unit: v.fallback(v.nullable(previewUnit), null),
  /** What the document was compared with last. */
  base: v.fallback(v.nullable(comparisonBase), null),
  mode: v.fallback(v.picklist(['continuous', 'pages']), 'continuous'),
  /** As wide as the view, or in percent. */
  zoom: v.fallback(v.union([v.literal('fit'), v.pipe(v.number(), v.minValue(25), v.maxValue(400))]), 'fit'),
  /** Null until the reader has opened or closed it. */
  isListOpen: v.fallback(v.nullable(v.boolean()), null),
  isSideOpen: v.fallback(v.nullable(v.boolean()), null),
  draft: v.fallback(v.nullable(draft), null),
  /** Where the reader was in each document; the one shown last comes last. */
  places: v.fallback(v.record(v.string(), place), () => ({})),
});

/** What the page remembers while it is hidden and over a reload of the window. */
export type PageState = Readonly<v.InferOutput<typeof pageState>>;
export type Draft = Readonly<v.InferOutput<typeof draft>>;
export type Place = Readonly<v.InferOutput<typeof place>>;
export type Zoom = PageState['zoom'];

const rememberedPlaces = 20;

/** Reads a remembered state; of a value that is none, what can be used. */
export function readPageState(value: unknown): PageState {
  const known = v.safeParse(pageState, value);
  return known.success ? known.output : v.parse(pageState, {});
}

/** The state with the reader at a place in a document, the same one where it is there; the documents seen longest ago are forgotten. */
export function withPlace(state: PageState, uri: string, at: Place): PageState {
  const known = state.places[uri];
  const isThere = known && (['part', 'partTop', 'figure', 'figureTop'] as const).every((key) => known[key] === at[key]);
  if (isThere && state.uri === uri) return state;
  const others = Object.entries(state.places).filter(([key]) => key !== uri);
  return { ...state, uri, places: Object.fromEntries([...others, [uri, at]].slice(-rememberedPlaces)) };
}

/** The state with what is remembered of a document under another address. */
export function withAddress(state: PageState, from: string, to: string): PageState {
  const { [from]: place, ...others } = state.places;
  const { draft } = state;
  return {
    ...state,
    draft: draft?.uri === from ? { ...draft, uri: to } : draft,
    places: place ? { ...others, [to]: place } : others,
  };
}
