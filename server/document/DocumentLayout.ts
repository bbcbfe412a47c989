import type { MoneyUnit } from '../model/money.ts';
import type { PriorExtent, PriorKey } from '../model/priorYear.ts';
import type { ProcurementClass } from '../model/procurement.ts';
import type { Measure, Where } from '../tables/layout.ts';
import type { HeadingLevel, Paragraph } from './Disclosure.ts';
import type { FormLayout } from './FormLayout.ts';

/**
 * The words of a published document, as data: no functions, so that another province is another value.
 *
 * A *template* is a text with `{name}` for a slot. A stretch in `[…]` is left out where a slot in it has nothing to
 * say; groups may stand in each other. Names are looked up in the slots of the section or form, then of the document.
 */
export interface DocumentLayout {
  /** The name by which 表样 calls it, the same as that of its tables. */
  readonly id: string;
  /** A template. */
  readonly title: string;
  /** Templates, one for each line. */
  readonly cover: readonly string[];
  /** A template, for the line above each table. */
  readonly owner: string;
  /** Printed across the pages of a draft. */
  readonly watermark: string;
  readonly contentsTitle: string;
  /** Slots that every section and form may use. */
  readonly slots: Slots;
  /** How amounts are written, by name; a slot that names none is written in `sentence`. */
  readonly amounts: AmountStyles;
  readonly changes: ChangePhrases;
  /** What `{增减率}` of an explanation says where last year had nothing. */
  readonly noRate: string;
  /** Comparison signs as printed, by their ASCII form; those that are not listed are printed as they are. */
  readonly comparators: Readonly<Record<string, string>>;
  readonly outline: readonly Section[];
  /** Those that are looked at beside the document; it prints what stands in its outline. */
  readonly charts: readonly ChartLayout[];
  readonly performanceForm: FormLayout;
  readonly projectForm: FormLayout;
  readonly glossary: GlossaryLayout;
}

export type Slots = Readonly<Record<string, Slot>>;

/** An amount in a unit. `zero` is printed for nothing; where `whole`, an amount without a fraction has no decimals. */
export interface AmountStyle {
  readonly unit: MoneyUnit;
  readonly decimals: number;
  readonly zero: string;
  readonly whole?: true;
}

export interface AmountStyles {
  readonly sentence: AmountStyle;
  readonly [name: string]: AmountStyle;
}

/** Templates with `{difference}` and `{rate}`; a base of zero has no rate. `because` follows one that has a `{reason}`. */
export interface ChangePhrases {
  readonly increase: string;
  readonly decrease: string;
  readonly same: string;
  readonly fromZero: string;
  readonly because: string;
  /** What a reason may begin with that `because` says already, the longer ones first. */
  readonly leads: readonly string[];
}

/** A heading with what stands under it. The addresses of its figures are `id/slot`. */
export interface Section {
  readonly kind: 'section';
  readonly id: string;
  readonly level: HeadingLevel;
  /** A template. */
  readonly title: string;
  readonly startsPage?: true;
  readonly unlisted?: true;
  readonly slots?: Slots;
  readonly body: readonly Content[];
}

export type Content =
  | Section
  | Sentence
  | ChartLayout
  | { readonly kind: 'tables' | 'performanceForm' | 'projectForms' | 'appendices' | 'glossary' };

/** A paragraph, or several where its text has line breaks; it is there where every condition holds. */
export interface Sentence {
  readonly kind: 'sentence';
  /** A template. */
  readonly text: string;
  readonly style?: Paragraph['style'];
  readonly when?: readonly Condition[];
}

/** What a slot came to: a number other than zero or a text, a zero, or nothing. */
export type SlotState = 'given' | 'zero' | 'missing';

export interface Condition {
  readonly slot: string;
  readonly is: readonly SlotState[];
}

/** A chart. Its texts are templates; one without a figure is left out. */
export type ChartLayout = ShareChartLayout | PartChartLayout | YearChartLayout;

interface ChartWords {
  readonly kind: 'chart';
  /** The addresses of its figures begin with it. */
  readonly id: string;
  readonly title: string;
  /** Of an axis: `单位：万元`. */
  readonly unit: string;
  /** What says the same as the picture: a template with `{title}` and `{items}`, and what each item says. */
  readonly description: string;
  /** A template with `{name}`, and what the chart says of each. */
  readonly item: string;
  readonly separator: string;
  /** What is printed beside a bar: a template with its `{amount}` and, where it is part of a whole, its `{share}`. */
  readonly bar: string;
}

/** The 类 of a classification of expenditure as shares of a whole: `{amount}` and `{share}`; `{whole}` in the description. */
export interface ShareChartLayout extends ChartWords {
  readonly of: 'shares';
  readonly by: 'function' | 'economic';
  readonly columns: readonly [string, string, string];
  readonly where: Where;
  /** What the rest is called, which has no subject of the classification. */
  readonly rest?: string;
}

/** Expenditure by rows and parts; an item is a row with the `{parts}` that it has, a part a template with `{part}`, `{amount}` and `{share}` of the row. */
export interface PartChartLayout extends ChartWords {
  readonly of: 'parts';
  readonly columns: readonly string[];
  readonly parts: readonly ChartPart[];
  /** What the other rows break down. */
  readonly whole: ChartPart;
  readonly rows: readonly ChartPart[];
  readonly part: string;
  readonly partSeparator: string;
}

/** Some cells of expenditure, with what they are called. */
export interface ChartPart {
  readonly key: string;
  readonly name: string;
  readonly where: Where;
}

/** This year beside the year before; an item says the `{amount}` and its `{change}`. */
export interface YearChartLayout extends ChartWords {
  readonly of: 'years';
  /** The first is for what the rows are, the others for the year before, this year, the difference and its rate. */
  readonly columns: readonly [string, string, string, string, string];
  /** The year before and this year. */
  readonly series: readonly [string, string];
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly figure: MoneyFigure;
    readonly since: MoneyFigure;
  }[];
  /** Which cells of the 类 of expenditure follow, where last year's file has them. */
  readonly classes: Where;
}

/** The statements of a kind, by the ids of the schema from the top: `department/prior/revenue`. In the form of a project, `project` is that project, `owner` the department or unit that carries it out and `superior` the department that this is under. */
export type Path = string;

/** What a slot of a template is filled with. */
export type Slot =
  | {
      readonly kind: 'amount';
      readonly figure: MoneyFigure;
      readonly style?: string;
      /** Whether zero counts as nothing to say. */
      readonly omitZero?: true;
    }
  | {
      readonly kind: 'share';
      readonly figure: MoneyFigure;
      readonly of: MoneyFigure;
      /** Whether a whole percentage has no decimals. */
      readonly whole?: true;
    }
  | {
      readonly kind: 'change';
      readonly figure: MoneyFigure;
      readonly since: MoneyFigure;
      /** The topic of 说明 that gives the reason, where there is a change. */
      readonly reason?: string;
    }
  | { readonly kind: 'count'; readonly count: Count }
  | { readonly kind: 'list'; readonly list: ListLayout }
  | {
      readonly kind: 'text';
      readonly path: Path;
      /** A date is printed as 2026年1月27日, or as 20260127. */
      readonly date?: 'digits';
      /** A template for where nothing is written. */
      readonly otherwise?: string;
    }
  /** What the budget is of: a department with all its units, or one of these alone; nothing to say where the text is empty. */
  | { readonly kind: 'scope'; readonly department: string; readonly unit: string }
  /** The budget year, or a year so many after it. */
  | { readonly kind: 'year'; readonly offset: number }
  | {
      readonly kind: 'explanation';
      /** The id of a topic of 说明. */
      readonly topic: string;
      /** Whether it stands inside a sentence: on one line and without what ends it, and only what is one sentence. */
      readonly inline?: true;
      /** Only what can stand in no other sentence: texts of several sentences, and paragraphs; or only what can. */
      readonly apart?: boolean;
      readonly otherwise?: string;
    };

/** An amount of the budget. */
export type MoneyFigure =
  | { readonly kind: 'sum'; readonly of: readonly Measure[]; readonly where?: Where }
  /** What the statements at a path write; zero where none is there but a statement at `orZero` is. */
  | { readonly kind: 'written'; readonly path: Path; readonly orZero?: Path }
  /** A figure of the year before. */
  | { readonly kind: 'prior'; readonly of: PriorKey | PriorExtent }
  /** All projects of a category. */
  | { readonly kind: 'projects'; readonly category: string }
  /** The project that a form is of. */
  | { readonly kind: 'project' }
  /** Government procurement, of one class or of all. */
  | { readonly kind: 'procurement'; readonly class?: ProcurementClass }
  /** Expenditure of the subordinate units that have a statement of their own with this id. */
  | { readonly kind: 'unitsWith'; readonly statement: string };

/** A number of things. */
export type Count =
  | { readonly kind: 'statements'; readonly path: Path }
  /** How many values a statement lists. */
  | { readonly kind: 'values'; readonly path: Path }
  /** The sum of the numbers that are written at some paths. */
  | { readonly kind: 'numbers'; readonly paths: readonly Path[] }
  | { readonly kind: 'projects'; readonly category?: string };

/** `item` is a template with `{number}`, `{name}` and, of subjects, `{amount}` and `{share}` of the whole. */
export interface ListLayout {
  readonly of:
    | { readonly kind: 'names'; readonly path: Path }
    | { readonly kind: 'classes'; readonly where: Where }
    /** Departmental economic 款, the largest first. */
    | { readonly kind: 'economic'; readonly where: Where };
  readonly item: string;
  readonly separator: string;
  /** What follows the last of several. */
  readonly end?: string;
  /** Printed where there are none; without it the slot has nothing to say then. */
  readonly none?: string;
}

export interface GlossaryLayout {
  /** A template with `{number}` and `{term}`. */
  readonly lead: string;
  readonly terms: readonly { readonly term: string; readonly text: string }[];
}
