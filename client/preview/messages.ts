import {
  isPreviewLanguage,
  isPreviewTable,
  isRecord,
  type PreviewLanguage,
  type PreviewTable,
} from '../../server/lsp/previewProtocol.ts';
import type { PreviewNote } from './pageStrings.ts';

/** What the page is told: new tables, or that they are not (or are again) the present state of the file. */
export type HostMessage = UpdateMessage | NoteMessage;

/** The difference between what the page shows and what it shall show. */
export interface UpdateMessage {
  readonly type: 'update';
  /** The document shown. */
  readonly uri: string;
  /** Nothing that the page shows is kept: it has just been loaded, or another document is shown from now on. */
  readonly reset: boolean;
  readonly title: string;
  readonly language: PreviewLanguage;
  /** The ids of all tables, in order; those not named go. */
  readonly order: readonly string[];
  /** The tables that are new or differ. */
  readonly changed: readonly PreviewTable[];
}

/** Sets or, without a note, removes the line that says why older content is shown. */
export interface NoteMessage {
  readonly type: 'note';
  readonly note?: PreviewNote;
}

/** What the page tells: its script runs and knows nothing yet, or it refused to show a table. */
export type PageMessage = { readonly type: 'ready' } | { readonly type: 'refused'; readonly id: string };

/** Whether a value that the page received is a message of the host. */
export function isHostMessage(value: unknown): value is HostMessage {
  if (!isRecord(value)) return false;
  if (value.type === 'note') return value.note === undefined || value.note === 'closed' || value.note === 'unavailable';
  return (
    value.type === 'update' &&
    typeof value.uri === 'string' &&
    typeof value.reset === 'boolean' &&
    typeof value.title === 'string' &&
    isPreviewLanguage(value.language) &&
    Array.isArray(value.order) &&
    value.order.every((id) => typeof id === 'string') &&
    Array.isArray(value.changed) &&
    value.changed.every(isPreviewTable)
  );
}

/** Whether a value that the host received is a message of the page. */
export function isPageMessage(value: unknown): value is PageMessage {
  return isRecord(value) && (value.type === 'ready' || (value.type === 'refused' && typeof value.id === 'string'));
}
