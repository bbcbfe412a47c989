import { type Locale, say } from '../../language/locale.ts';
import type { Budget, Place } from '../../model/Budget.ts';
import type { Segment } from '../../syntax/tree.ts';
import type { Step } from '../nodeAt.ts';

/** What a hover is made from; spans of the syntax are relative to `segment`. */
export interface HoverContext {
  readonly budget: Budget;
  readonly segment: Segment;
  /** The statements around the hovered one, the outermost first. */
  readonly owners: readonly Step[];
  readonly locale: Locale;
  /** The address of a place, where the reader can follow links. */
  readonly linkTo?: (place: Place) => string | undefined;
  /** The address of the page of a rule, where the reader can follow links. */
  readonly pageOf?: (id: string) => string | undefined;
}

/** Picks the sentence of the reader's language. */
export function speak({ locale }: Pick<HoverContext, 'locale'>): (zh: string, en: string) => string {
  return (zh, en) => say({ zh, en }, locale);
}
