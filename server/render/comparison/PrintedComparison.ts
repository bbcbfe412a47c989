import type { Locale } from '../../language/locale.ts';

/** Two budgets compared, in words and figures as they are shown. */
export interface PrintedComparison {
  readonly locale: Locale;
  readonly title: string;
  /** The two files, the older one first. */
  readonly files: readonly [string, string];
  readonly columns: Readonly<Record<'code' | 'name' | 'before' | 'after' | 'change' | 'rate' | 'state', string>>;
  readonly unit: string;
  /** What is said where no group is there. */
  readonly nothing: string;
  readonly groups: readonly PrintedGroup[];
}

/** Figures of one kind. */
export interface PrintedGroup {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly PrintedFigure[];
}

/** One figure in both budgets. */
export interface PrintedFigure {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  readonly state: 'same' | 'changed' | 'added' | 'removed';
  readonly stateText: string;
  /** Undefined where the budget does not have it. */
  readonly before: PrintedAmount | undefined;
  readonly after: PrintedAmount | undefined;
  readonly change: PrintedAmount;
  /** `+12.50%`; empty where there is none. */
  readonly rate: string;
}

/** An amount with separators for people, and without for programs. */
export interface PrintedAmount {
  readonly text: string;
  readonly digits: string;
}
