import type { LayoutName } from '../language/layoutNames.ts';
import type { Source } from '../model/Budget.ts';
import type { MoneyUnit } from '../model/money.ts';
import type { Identity } from './Identity.ts';

/** Which cells of a figure a column, a row or a side shows; what is left out is not restricted. */
export interface Where {
  readonly part?: 'basic' | 'project';
  readonly sources?: readonly Source[];
  readonly carryover?: boolean;
  /** Of an economic classification, 人员经费 or 公用经费 only. */
  readonly economic?: 'personnel' | 'public';
}

/**
 * A column with text: the subject's code, whole or the digits of one level (类, 款, 项), or its name, the label of the
 * row, the government twin's name.
 */
export interface TextColumn {
  readonly header: string;
  readonly show: 'code' | 'class' | 'section' | 'item' | 'name' | 'label' | 'government';
}

/** A column with figures; `key` is the last part of their addresses. */
export interface FigureColumn {
  readonly header: string;
  readonly key: string;
  readonly where: Where;
  /** What it sums, where that is not what its row does. */
  readonly of?: readonly Measure[];
}

/** Columns under a common header. */
export interface ColumnGroup {
  readonly header: string;
  readonly columns: readonly Column[];
}

export type Column = TextColumn | FigureColumn | ColumnGroup;

/** What a row sums: everything received or spent, what stays at the end of the year, or some economic codes. */
export type Measure =
  | 'revenue'
  | 'expenditure'
  | 'yearEnd'
  | 'operatingCosts'
  | { readonly economicCodes: readonly string[] };

/** One row that is always there; where several measures are given they are added. */
export interface FigureRow {
  readonly kind: 'figure';
  readonly key: string;
  readonly label: string;
  readonly of: readonly Measure[];
  readonly where?: Where;
  readonly emphasis?: 'total';
}

/** The subjects of a classification that have figures, each level indented under the one above. */
export interface TreeRows {
  readonly kind: 'tree';
  readonly by: 'expenditure' | 'revenue';
  readonly levels: readonly number[];
  /** Whether a subject that no other one with figures stands under has a row at any level: a line may name a 款 alone. */
  readonly withLeaves?: true;
}

/** The departmental economic codes that have figures, each 款 with its government twin. */
export interface EconomicRows {
  readonly kind: 'economic';
}

/** All 类 in the published order, numbered 一、二、…; one that is not listed follows where it has a figure. */
export interface ClassRows {
  readonly kind: 'classes';
  readonly codes: readonly string[];
}

/** One row for each unit with a figure; `projects` lists the department, its units and their projects. */
export interface UnitRows {
  readonly kind: 'units' | 'projects';
  /** What stands behind the department's name in the row of the department itself, where it has units. */
  readonly ownLevel: string;
}

/** Rows without text: so many, or as many as make both sides equally long. */
export interface BlankRows {
  readonly kind: 'blank';
  readonly count: number | 'fill';
}

export type Rows = FigureRow | TreeRows | EconomicRows | ClassRows | UnitRows | BlankRows;

/** Columns with their rows; a two-sided table has two sides next to each other. */
export interface Side {
  readonly columns: readonly Column[];
  readonly rows: readonly Rows[];
  readonly where?: Where;
}

/** What text is set in: a preferred font with its fallbacks, and a size in points. */
export interface Typeface {
  readonly fonts: readonly string[];
  readonly size: number;
  readonly bold?: true;
}

/** What a document is set in; headings by their level. */
export interface Typography {
  readonly title: Typeface;
  readonly headings: Readonly<Record<1 | 2 | 3, Typeface>>;
  readonly body: Typeface;
  readonly table: Typeface;
  readonly note: Typeface;
}

/** A line below a table; one of an amount says what the table leaves out, and is printed where that is not zero. */
export interface TableNote {
  /** `{金额}` stands for the amount with its unit. */
  readonly text: string;
  readonly amount?: { readonly of: readonly Measure[]; readonly where?: Where };
}

/** One published table as data: no functions, so that hovers, checks and lists read the same thing. */
export interface TableLayout {
  readonly id: string;
  /** Its number as the contents give it: 表一. */
  readonly label: string;
  /** Its number as printed above it: 预算公开表1. */
  readonly number: string;
  /** Its title; for what stands in braces see `inWords`, as in headers, labels and the note of an empty table. */
  readonly title: string;
  /** Whether it is printed on a page turned on its side. */
  readonly landscape?: true;
  readonly unit: MoneyUnit;
  readonly decimals: number;
  readonly sides: readonly Side[];
  /** A header row with the numbers of the columns. */
  readonly columnNumbers?: true;
  readonly notes?: readonly TableNote[];
  /** Printed where no figure of the table is other than zero. */
  readonly emptyNote?: string;
  /** Where the form of the table comes from. */
  readonly source: string;
}

/** A province's set of tables for a year. */
export interface Layout {
  readonly id: LayoutName;
  readonly title: string;
  readonly typography: Typography;
  readonly tables: readonly TableLayout[];
  /** Units that its tables may be looked at in, beside the one that they are published in. */
  readonly otherUnits?: readonly MoneyUnit[];
  /** How its figures belong together (勾稽关系), in the order of the rules. */
  readonly identities: readonly Identity[];
}
