import type { ChartRun } from 'docx/charts';
import type { HeadingLevel } from '../../document/Disclosure.ts';
import type { Grid } from './gridTable.ts';
import type { Role } from './typesetting.ts';

/** What a page is filled with: from the same pieces the document is written and its pages are counted. */
export type Piece = TextPiece | PicturePiece | TablePiece;

/** A paragraph. */
export interface TextPiece {
  readonly kind: 'text';
  readonly role: Role;
  readonly spans: readonly Span[];
  readonly isCentred?: boolean;
  /** Where it is another than that of its role, in points. */
  readonly size?: number;
  /** Text at the other margin of the same line. */
  readonly atRight?: string;
  /** The number of the bookmark around it, to which the contents point. */
  readonly anchor?: number;
  /** The level at which the contents list it when they are renewed, where its role does not say. */
  readonly outlineLevel?: HeadingLevel;
}

export interface Span {
  readonly text: string;
  readonly isBold?: boolean;
}

export interface PicturePiece {
  readonly kind: 'picture';
  readonly picture: ChartRun;
  /** In twips. */
  readonly height: number;
}

export interface TablePiece {
  readonly kind: 'table';
  readonly grid: Grid;
}
