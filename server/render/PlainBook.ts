import type { Typography } from '../tables/layout.ts';

/** A workbook of texts that are no part of a published document: a list, a form to be handed in. */
export interface PlainBook {
  readonly title: string;
  readonly author: string;
  readonly typography: Typography;
  readonly pages: readonly PlainPage[];
}

/** One worksheet. */
export interface PlainPage {
  /** As it should stand on the tab. */
  readonly name: string;
  readonly isLandscape: boolean;
  /** The shares of the page's width that the columns have. */
  readonly columns: readonly number[];
  readonly rows: readonly (readonly PlainCell[])[];
  /** The row that stays in sight with all above it, and is repeated on every printed page; zero-based. */
  readonly header: number;
}

/** A cell of one row; a row whose cells span fewer columns than there are ends there. */
export interface PlainCell {
  readonly text: string;
  readonly role: PlainRole;
  readonly colSpan?: number;
}

/** What a cell is: `line` and `note` stand without borders, `header`, `text` and `center` in a table. */
export type PlainRole = 'title' | 'line' | 'note' | 'header' | 'text' | 'center';
