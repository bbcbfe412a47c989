import { isRecord } from '../../server/lsp/previewProtocol.ts';

/** What the page remembers while it is hidden and over a reload of the window. */
export interface PageState {
  /** The document shown last. */
  readonly uri?: string;
  /** Where the reader was in each document; the one shown last comes last. */
  readonly places: Readonly<Record<string, Place>>;
  /** Whether the list of tables is open; undefined until the reader has opened or closed it. */
  readonly isListOpen?: boolean;
}

/**
 * A place in the tables that survives changes above it: a table and, where there is one, a figure in it, each with its
 * distance in CSS pixels from the top of the window.
 */
export interface Place {
  readonly sheet: string;
  readonly sheetTop: number;
  /** The value of a `data-figure` attribute. */
  readonly figure?: string;
  readonly figureTop?: number;
}

const rememberedPlaces = 20;

/** Reads a remembered state; of a value that is none, what can be used. */
export function readPageState(value: unknown): PageState {
  if (!isRecord(value)) return { places: {} };
  const places = isRecord(value.places) ? Object.entries(value.places) : [];
  return {
    places: Object.fromEntries(places.filter((entry): entry is [string, Place] => isPlace(entry[1]))),
    ...(typeof value.uri === 'string' && { uri: value.uri }),
    ...(typeof value.isListOpen === 'boolean' && { isListOpen: value.isListOpen }),
  };
}

/** The state with the reader at a place in a document; the documents seen longest ago are forgotten. */
export function withPlace(state: PageState, uri: string, place: Place): PageState {
  const others = Object.entries(state.places).filter(([key]) => key !== uri);
  return { ...state, uri, places: Object.fromEntries([...others, [uri, place]].slice(-rememberedPlaces)) };
}

function isPlace(value: unknown): value is Place {
  return (
    isRecord(value) &&
    typeof value.sheet === 'string' &&
    typeof value.sheetTop === 'number' &&
    (value.figure === undefined || typeof value.figure === 'string') &&
    (value.figureTop === undefined || typeof value.figureTop === 'number')
  );
}
