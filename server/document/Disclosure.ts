import type { Money, MoneyUnit } from '../model/money.ts';
import type { Origin, Written } from '../model/Origin.ts';
import type { Typography } from '../tables/layout.ts';
import type { Sheet } from '../tables/Sheet.ts';

/** The published document: what every renderer is given. All of its text is final; a renderer adds layout, no words. */
export interface Disclosure {
  readonly department: string;
  /** Whose figures they are, above each table: 部门名称：… */
  readonly owner: string;
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

/** A disclosure whose sentences are put together when they are asked for. */
export interface DisclosurePlan extends Omit<Disclosure, 'blocks'> {
  readonly blocks: readonly PlannedBlock[];
}

export type PlannedBlock = Exclude<Block, FilledBlock> | Template;

/** What comes of a template. */
export type FilledBlock = Paragraph | ChartBlock;

/** A sentence or a chart before it is filled: the paragraphs that it comes to, or its chart; there may be none. */
export interface Template {
  readonly kind: 'template';
  readonly blocks: () => readonly FilledBlock[];
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

/** A stretch of text; one with a figure is a live number, one with a field stands so in the file. */
export interface Run {
  readonly text: string;
  readonly figure?: LiveFigure;
  readonly field?: LiveField;
}

/** A number of the document that is not in a sheet, with what it comes from. `address` is stable: `revenue/total`, `form-1/annual`. */
export interface LiveFigure {
  readonly address: string;
  /** Undefined where it is no money: a share, a count. */
  readonly amount?: Money;
  /** What the amount is printed in. */
  readonly unit?: MoneyUnit;
  /** What the number is made of. */
  readonly origin: () => Origin;
}

/** A text of the document that is written in the file. `address` is as that of a figure: `project-1/goal`. */
export interface LiveField {
  readonly address: string;
  readonly written: Written;
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
  readonly field?: LiveField;
}

export interface ChartBlock {
  readonly kind: 'chart';
  readonly chart: Chart;
}

/** A picture of some amounts, and the same as a sentence and as a table. */
export type Chart = PieChart | BarChart;

interface ChartWords {
  /** The addresses of its figures begin with it: `charts/function`. */
  readonly id: string;
  readonly title: string;
  /** A sentence that says all that the picture shows. */
  readonly description: string;
  /** The headers of its table (`chartRows`). */
  readonly columns: readonly string[];
}

/** Shares of a whole, none of them below zero. */
export interface PieChart extends ChartWords {
  readonly kind: 'pie';
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
  /** Of the amount. */
  readonly figure: LiveFigure;
  readonly shareFigure: LiveFigure;
}

/** Amounts side by side, which may be below zero. */
export interface BarChart extends ChartWords {
  readonly kind: 'bars';
  /** Of its axis, as printed: `单位：万元`. */
  readonly unit: string;
  /** What each of the bars of a group is. */
  readonly series: readonly string[];
  readonly groups: readonly BarGroup[];
}

/** The bars of one row of the table, as many as there are series. */
export interface BarGroup extends ChartRow {
  readonly bars: readonly Bar[];
}

export interface Bar {
  /** As printed beside it: `104.20（87.81%）`. */
  readonly text: string;
  /** In the unit of the axis. */
  readonly value: number;
  readonly figure: LiveFigure;
}

/** A row of the table that says the same as a chart; its cells follow the label. */
export interface ChartRow {
  readonly label: string;
  readonly cells: readonly ChartCell[];
}

export interface ChartCell {
  readonly text: string;
  readonly figure?: LiveFigure;
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
