import type { Language } from '../../language/skeleton.ts';
import type { HoverContext } from '../hover/HoverContext.ts';

/** What an item of the list is; the client chooses its picture. */
export type CompletionKind =
  | 'keyword'
  | 'value'
  | 'subject'
  | 'unit'
  | 'name'
  | 'placeholder'
  | 'file'
  | 'folder'
  | 'rule';

/** Something that may be written at the cursor, wherever that is. */
export interface Offer {
  readonly kind: CompletionKind;
  readonly label: string;
  /** What the list shows beside the label. */
  readonly detail: string;
  /** Markdown, for whoever looks at the item more closely. */
  readonly documentation: (context: OfferContext) => string;
  /** In the snippet syntax of LSP. */
  readonly insertText: string;
  /** Everything by which it may be found, each also as it is read aloud. */
  readonly names: readonly string[];
}

/** What offers are made from. */
export interface OfferContext extends HoverContext {
  /** The spelling that the file uses. */
  readonly language: Language;
}

/** Of an offer whose label says it all. */
export function undocumented(): string {
  return '';
}
