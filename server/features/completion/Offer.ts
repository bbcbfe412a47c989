import type { Locale } from '../../language/locale.ts';
import type { Language } from '../../language/skeleton.ts';
import type { Budget } from '../../model/Budget.ts';

/** What an item of the list is; the client chooses its picture. */
export type CompletionKind = 'keyword' | 'value' | 'subject' | 'unit';

/** Something that may be written at the cursor, wherever that is. */
export interface Offer {
  readonly kind: CompletionKind;
  readonly label: string;
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** In the snippet syntax of LSP. */
  readonly insertText: string;
  /** Everything by which it may be found. */
  readonly filterText: string;
}

/** What offers are made from. */
export interface OfferContext {
  readonly budget: Budget;
  /** The spelling that the file uses. */
  readonly language: Language;
  readonly locale: Locale;
}
