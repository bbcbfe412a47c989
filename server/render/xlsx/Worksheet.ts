import type { Chart } from '../../document/Disclosure.ts';

/** What stands in a cell; `format` is a number format of the file format (`#,##0.00`), `value` a number as it is stored. */
export type Content = TextContent | NumberContent | FormulaContent;

export interface TextContent {
  readonly kind: 'text';
  readonly text: string;
}

export interface NumberContent {
  readonly kind: 'number';
  /** Undefined in a cell that is empty, and would print what is typed there in its format. */
  readonly value: number | undefined;
  readonly format: string;
}

/** `value` is what the formula gives, kept for programs that do not calculate. */
export interface FormulaContent {
  readonly kind: 'formula';
  readonly formula: string;
  readonly value: number;
  readonly format: string;
}

/** A font by its name, the size in points. */
export interface Font {
  readonly name: string;
  readonly size: number;
  readonly isBold: boolean;
  readonly isLink: boolean;
}

/** How a cell looks. */
export interface CellLook {
  readonly font: Font;
  readonly align: 'left' | 'center' | 'right';
  /** In levels of the program. */
  readonly indent: number;
  readonly isBordered: boolean;
  /** Whether a text that is too wide goes on in a second line, and not into the cells beside it. */
  readonly wraps: boolean;
}

/** A cell of a worksheet; one that another covers is left out, as in HTML. */
export interface Cell {
  readonly content: Content;
  readonly look: CellLook;
  readonly colSpan: number;
  readonly rowSpan: number;
  /** The name of the worksheet that a click leads to. */
  readonly target?: string;
}

/** One page of the workbook, before it has a name. */
export interface Worksheet {
  /** Of its columns, in characters of the default font, which is half of a Chinese one. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  /** In points, one for each row. */
  readonly heights: readonly number[];
  /** The rows that are repeated on every page and stay in sight: the first, and the one behind the last; zero-based. */
  readonly repeated: readonly [number, number] | undefined;
  readonly isLandscape: boolean;
  /** Drawn below the rows. Its table stands in columns A to C, its header in the second row. */
  readonly chart?: Chart;
}
