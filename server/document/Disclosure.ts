import type { Item } from '../model/Budget.ts';
import type { Money } from '../model/money.ts';
import type { Typography } from '../tables/layout.ts';
import type { Sheet } from '../tables/Sheet.ts';

/** The published document: what every renderer is given. All of its text is final; a renderer adds layout, no words. */
export interface Disclosure {
  readonly department: string;
  readonly title: string;
  readonly status: 'draft' | 'final';
  readonly typography: Typography;
  /** The lines of the cover. */
  readonly cover: readonly string[];
  /** Printed across every page; undefined in a final document. */
  readonly watermark: string | undefined;
  /** The heading of the contents, which a renderer makes from the headings and sheets of `blocks`. */
  readonly contentsTitle: string;
  /** Everything behind the contents, in the order in which it is printed. */
  readonly blocks: readonly Block[];
}

/** 1 for 第一部分, 2 for 一、, 3 for （一）. */
export type HeadingLevel = 1 | 2 | 3;

export type Block = Heading | Paragraph | SheetBlock | FormBlock | ChartBlock | AppendixBlock | TermBlock;

export interface Heading {
  readonly kind: 'heading';
  readonly level: HeadingLevel;
  /** Stable and unique in the document: `part-3`, `revenue`. */
  readonly id: string;
  readonly text: string;
  /** Whether it begins a page. */
  readonly startsPage: boolean;
  /** Whether the contents leave it out. */
  readonly unlisted?: true;
}

/** A paragraph of the explanation; `section` is the id of the heading of level 2 that it stands under. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly runs: readonly Run[];
  readonly style: 'body' | 'caption' | 'note';
}

/** A stretch of text; one with a figure is a live number. */
export interface Run {
  readonly text: string;
  readonly figure?: LiveFigure;
}

/** A number of the document that is not in a sheet, with what it comes from. `address` is stable: `revenue/total`, `form-1/annual`. */
export interface LiveFigure {
  readonly address: string;
  /** Undefined where it is no money: a share, a count. */
  readonly amount: Money | undefined;
  /** The items that the number sums. */
  readonly items: () => readonly Item[];
}

/** A table of the second part; `label` is its number as the contents give it (表一). */
export interface SheetBlock {
  readonly kind: 'sheet';
  readonly label: string;
  /** The number above the title, where it is printed (预算公开表1). */
  readonly number: string;
  readonly sheet: Sheet;
}

export interface FormBlock {
  readonly kind: 'form';
  readonly form: Form;
}

/** A performance form: a grid of which some cells are merged. */
export interface Form {
  /** `performance` for the department's own, `project-1` … for those of projects, in text order. */
  readonly id: string;
  readonly title: string;
  /** The line below the title: （2026年度）. */
  readonly subtitle: string;
  /** Relative widths, one for each column of the grid. */
  readonly columns: readonly number[];
  /** A cell that another one covers is left out, as in HTML. */
  readonly rows: readonly (readonly FormCell[])[];
}

export interface FormCell {
  readonly text: string;
  readonly role: 'label' | 'value';
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly align: 'left' | 'center' | 'right';
  readonly figure?: LiveFigure;
}

export interface ChartBlock {
  readonly kind: 'chart';
  readonly chart: Chart;
}

/** Shares of a whole. The slices are its text alternative, too: a table of name, amount and share. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  /** The headers of that table. */
  readonly columns: readonly [string, string, string];
  readonly slices: readonly Slice[];
}

export interface Slice {
  readonly label: string;
  /** As printed: `104.20`. */
  readonly amount: string;
  /** As printed: `87.81%`. */
  readonly share: string;
  /** Of the whole, from 0 to 1. */
  readonly fraction: number;
  readonly figure: LiveFigure;
}

export interface AppendixBlock {
  readonly kind: 'appendix';
  readonly appendix: Appendix;
}

/** A free table; rows may be shorter than the header. */
export interface Appendix {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** One term of 名词解释; `lead` is what is printed bold before the text (一、基本支出：). */
export interface TermBlock {
  readonly kind: 'term';
  readonly lead: string;
  readonly term: string;
  readonly text: string;
}

/** The blocks of one kind. */
export function blocksOf<K extends Block['kind']>(
  { blocks }: Disclosure,
  kind: K,
): readonly Extract<Block, { kind: K }>[] {
  return blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);
}
