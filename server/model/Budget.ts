import type { EnumerationValue, Localized } from '../language/schema.ts';
import type { Argument, Segment, Statement } from '../syntax/tree.ts';
import type { Span } from '../text/Span.ts';
import type { Amount } from './amount.ts';
import type { BindFault } from './binding/BindFault.ts';
import type { Bound } from './binding/bind.ts';
import type { Branch } from './branches.ts';
import type { Figures } from './figures/figures.ts';
import type { Money, MoneyUnit } from './money.ts';
import type { Absence } from './OtherFiles.ts';

/** Where money comes from; the order is that of the published columns. */
export const sources = ['general', 'fund', 'capital', 'special', 'unit'] as const;
export type Source = (typeof sources)[number];

/** 行政, 事业 or 参公. */
export type UnitKind = 'administrative' | 'institution' | 'civilServiceManaged';

/** A span of one segment; where it stands, and in which file, is known to the snapshot. */
export interface Place extends Span {
  readonly segment: Segment;
}

/** An amount that somebody fixed in the text: a total, a ceiling, a fund. */
export interface DeclaredAmount {
  readonly amount: Amount;
  readonly place: Place;
  readonly argument: Argument;
  readonly statement: Statement;
}

/** A subject code that the text names, with the name that the text gives it. */
export interface CodeReference {
  readonly code: string;
  readonly place: Place;
  readonly name: string | undefined;
  readonly namePlace: Place | undefined;
}

/** One line of money: an item of expenditure, or a line of revenue. */
export interface Item {
  readonly subject: CodeReference | undefined;
  readonly amount: Amount;
  readonly amountPlace: Place;
  readonly argument: Argument;
  readonly source: Source;
  readonly carryover: boolean;
  readonly part: 'basic' | 'project';
  readonly statement: Statement;
}

/** A department or a subordinate budget unit. */
export interface Unit {
  readonly name: string;
  readonly code: string;
  readonly kind: UnitKind | undefined;
  readonly bound: Bound;
  readonly segment: Segment;
}

/** A block of expenditure under one functional code. */
export interface Spending {
  readonly kind: 'basic' | 'project';
  /** The project's name; empty for basic expenditure. */
  readonly name: string;
  readonly function: CodeReference | undefined;
  readonly items: readonly Item[];
  readonly total: DeclaredAmount | undefined;
  readonly funds: readonly DeclaredAmount[];
  readonly indicators: readonly Indicator[];
  readonly category: EnumerationValue | undefined;
  readonly bound: Bound;
  readonly segment: Segment;
  /** Of a block that is cut, the parts in which its lines stand. */
  readonly stretches?: Branch;
}

/** One performance indicator. */
export interface Indicator {
  readonly kind: string;
  readonly name: string;
  readonly comparator: string;
  /** As written: a number with its unit, or a text. */
  readonly value: string;
  readonly weight: DeclaredAmount | undefined;
  readonly bound: Bound;
}

/** A subject declared in 科目, with its asserted totals. */
export interface DeclaredSubject {
  readonly reference: CodeReference;
  readonly total: DeclaredAmount | undefined;
  readonly basic: DeclaredAmount | undefined;
  readonly project: DeclaredAmount | undefined;
  readonly carryover: DeclaredAmount | undefined;
  readonly bound: Bound;
}

/** Revenue as listed, its total, and what stays unspent at the end of the year. */
export interface RevenueBlock {
  readonly lines: readonly Item[];
  readonly yearEnd: readonly Item[];
  readonly total: DeclaredAmount | undefined;
  readonly bound: Bound;
  readonly segment: Segment;
}

/** An asserted grand total or a ceiling; `key` is the id of its keyword or of its source. */
export interface GrandTotal {
  readonly key: string;
  readonly declared: DeclaredAmount;
}

/** Whole numbers that the text declares (people, vehicles). */
export interface DeclaredCount {
  readonly key: string;
  /** The count as an exact amount of ones. */
  readonly declared: DeclaredAmount;
}

/** The numbers of people of a department or a unit. */
export interface Staff {
  readonly statement: Statement;
  readonly counts: readonly DeclaredCount[];
  /** Whether every line has a number that can be read; where not, nobody knows whether some people are left out. */
  readonly isRead: boolean;
}

/** Procurement lines by class and their total. */
export interface Procurement {
  readonly lines: readonly Item[];
  readonly total: DeclaredAmount | undefined;
  readonly bound: Bound;
  readonly segment: Segment;
}

/** One top-level statement, or a stretch of one, bound and read. What it holds depends on its segment's text and the file's unit alone. */
export interface Part {
  readonly segment: Segment;
  readonly bound: readonly Bound[];
  readonly faults: readonly BindFault[];
  readonly spendings: readonly Spending[];
  readonly subjects: readonly DeclaredSubject[];
  readonly revenue: readonly RevenueBlock[];
  readonly totals: readonly GrandTotal[];
  readonly controls: readonly GrandTotal[];
  readonly procurements: readonly Procurement[];
  readonly staff: readonly Staff[];
  readonly indicatorLists: readonly (readonly Indicator[])[];
  /** The units that begin here, with what of them stands here. */
  readonly units: readonly Subordinate[];
  /** What stands here of a unit that begins in a part before. */
  readonly goesOn: readonly Spending[];
  /**
   * The block of expenditure that is cut, with the lines of it that stand here: as a whole it is in `spendings` of a part of its
   * own, which has no lines (an empty list). Undefined where blocks are whole.
   */
  readonly runs: readonly Spending[] | undefined;
}

/** A budget unit's own statements, or the department's. */
export interface UnitPart {
  readonly unit: Unit;
  readonly spendings: readonly Spending[];
}

/** The same of a unit that is not the department itself, with its people. */
export interface Subordinate extends UnitPart {
  readonly staff: readonly Staff[];
}

/** An `引入` and what came of it. */
export interface Include {
  /** The string, with its quotes. */
  readonly place: Place;
  /** As typed, without the quotes. */
  readonly path: string;
  readonly state: IncludeState;
}

/** Whether the statements of a file are in the budget by this include, or why they are not. */
export type IncludeState =
  | { readonly kind: 'included' }
  /** They are there already by an include before, or in a file around this one. */
  | { readonly kind: 'repeated'; readonly first: Place }
  | { readonly kind: 'cycle'; readonly links: readonly IncludeLink[] }
  | Absence;

/** The file that `上年` names, and what came of it. */
export interface PriorFile {
  /** The string, with its quotes. */
  readonly place: Place;
  /** As typed, without the quotes. */
  readonly path: string;
  readonly state: PriorState;
}

/** The file that `上年` of a unit names: one in which the unit is, or which is the unit's. */
export interface UnitPrior extends PriorFile {
  /** The 预算单位 that names it. */
  readonly owner: Statement;
}

/** Last year's budget, or why there is none. */
export type PriorState =
  | { readonly kind: 'read'; readonly budget: () => Budget }
  /** It is a file of this very budget. */
  | { readonly kind: 'own' }
  | Absence;

/** One include of a circle, with the name of the file that it stands in. */
export interface IncludeLink {
  readonly name: string;
  readonly place: Place;
  readonly path: string;
}

/** Everything that one snapshot of the root and the files that it includes says, with the figures that follow from it. */
export interface Budget {
  readonly department: Unit | undefined;
  readonly year: number | undefined;
  /** The unit of what is told of all of it. */
  readonly unit: MoneyUnit;
  /** That of numbers without one, where no unit around them states another (`moneyUnitAt`). One unit's own budget may have another `unit`. */
  readonly fileUnit: MoneyUnit;
  /** Whether it is that of a department with all its units, or of one of these alone. */
  readonly scope: 'department' | 'unit';
  /** In the budget of one unit, the department that it belongs to, which is the unit itself where that is its 本级. */
  readonly superior: Unit | undefined;
  readonly status: 'draft' | 'final';
  /** Those of all files; an included file's stand behind the part that includes it. */
  readonly parts: readonly Part[];
  /** The same as a tree, for what is summed up. */
  readonly branch: Branch;
  /** Those of the root alone, one for each segment. */
  readonly rootParts: readonly Part[];
  readonly includes: readonly Include[];
  /** Undefined where 上年 names no file. */
  readonly prior: PriorFile | undefined;
  /** Those that 上年 in a unit names. */
  readonly unitPriors: readonly UnitPrior[];
  readonly faults: readonly PlacedFault[];
  readonly units: readonly Subordinate[];
  /** All spending, of the department itself and of its units, in text order. */
  readonly spendings: readonly Spending[];
  readonly subjects: readonly DeclaredSubject[];
  readonly subjectByCode: ReadonlyMap<string, DeclaredSubject>;
  readonly revenue: readonly RevenueBlock[];
  readonly totals: readonly GrandTotal[];
  readonly controls: readonly GrandTotal[];
  readonly procurements: readonly Procurement[];
  readonly figures: Figures;
  readonly comparisons: readonly Comparison[];
  /** Those of them that do not hold exactly. */
  readonly differences: readonly Comparison[];
  /** The department itself (本级) with its own spending. */
  readonly own: UnitPart | undefined;
  /** The same and its units, each with its own spending. */
  readonly scopes: readonly UnitPart[];
  /** The name of a subject: as declared, as catalogued, or as a line gives it; empty where nobody names it. */
  readonly nameOf: (code: string) => string;
}

/** A fault of binding with the segment that it stands in. */
export interface PlacedFault {
  readonly fault: BindFault;
  readonly segment: Segment;
  /** Where the first of two repeated statements stands, if in another segment. */
  readonly firstSegment?: Segment;
}

/** One of the parts that a total is compared with. */
export interface ComparedPart {
  readonly label: Localized;
  readonly amount: Money;
  readonly place: Place | undefined;
  /** The total declared for the part where that does not hold, so that the difference begins there. */
  readonly broken: DeclaredAmount | undefined;
}

/** A line that would make a total right: its plain number and what it would have to be. */
export interface Adjustment {
  readonly label: string;
  readonly written: DeclaredAmount;
  readonly value: Money;
}

/** A declared total held against the sum of its parts (LANGUAGE.md §3). */
export interface Comparison {
  readonly state: 'equal' | 'rounding' | 'mismatch';
  /** What the total is of, in both languages. */
  readonly subject: () => Localized;
  readonly declared: DeclaredAmount;
  readonly sum: Amount;
  /** Money, or a plain number (people, weights) whose `value` counts ones. */
  readonly measure: 'money' | 'count';
  /** Whether the total stands in the text as one number; the 100 of weights and the sum of several funds do not. */
  readonly isWritten: boolean;
  /** The first so many of them, else all. */
  readonly parts: (most?: number) => readonly ComparedPart[];
  /** Whether lines of any statement count in it, and not only those of its own. */
  readonly isAcross: boolean;
  /** Whether its place is in a project, where an amount may stand for all lines. */
  readonly isOfProject: boolean;
  /** Of people on the payroll, those in established posts where nothing is said of others. */
  readonly withoutOthers?: DeclaredAmount;
  /** The lines of which one could be changed instead of the total. */
  readonly adjustments: () => readonly Adjustment[];
  /** All lines of revenue or expenditure that count in the sum; of funds, those of their project. */
  readonly items: () => Iterable<Item>;
}
