import type { FormCell } from './Disclosure.ts';
import type { Path, Slots } from './DocumentLayout.ts';

/** A performance form as data. The addresses of its figures are the form's id and the slot. */
export interface FormLayout {
  /** A template. */
  readonly title: string;
  /** A template. */
  readonly subtitle: string;
  /** Relative widths, one for each column of the grid. */
  readonly columns: readonly number[];
  readonly slots: Slots;
  readonly rows: readonly FormRows[];
}

export type FormRows =
  | { readonly kind: 'row'; readonly cells: readonly CellLayout[] }
  /** Cells that stand to the left of several rows and are as high as these together. */
  | { readonly kind: 'beside'; readonly cells: readonly CellLayout[]; readonly rows: readonly FormRows[] }
  /** One row for each statement at a path, its arguments being the slots; a blank one where there is none. */
  | EachRow
  | IndicatorRows;

/** A row for each statement at a path; `text` of its cells names arguments. */
export interface EachRow {
  readonly kind: 'each';
  readonly path: Path;
  readonly cells: readonly CellLayout[];
}

/** `text` is a template. */
export interface CellLayout {
  readonly text: string;
  readonly role: FormCell['role'];
  readonly align?: FormCell['align'];
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

/** Indicators by their levels. Each half repeats level two, level three and value. */
export interface IndicatorRows {
  readonly kind: 'indicators';
  readonly of: 'department' | 'project';
  readonly levels: readonly LevelOne[];
  readonly halves: readonly IndicatorHalf[];
}

/** `key` with the number of the indicator is the address of its value. */
export interface IndicatorHalf {
  readonly key: string;
}

export interface LevelOne {
  readonly label: string;
  /** Whether it is there only where one of its kinds is used. */
  readonly onlyIfUsed?: true;
  readonly kinds: readonly LevelTwo[];
}

export interface LevelTwo {
  /** The id of a kind of indicator. */
  readonly kind: string;
  readonly label: string;
  /** Kinds of which a used one makes a blank row of this kind superfluous. */
  readonly replacedBy?: readonly string[];
}
