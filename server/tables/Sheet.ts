import type { FigurePart } from '../model/figures/figures.ts';
import type { Money } from '../model/money.ts';
import type { Origin } from '../model/Origin.ts';

/** A published table, filled: what is printed in each cell, and what each number is made of. */
export interface Sheet {
  readonly id: string;
  readonly title: string;
  /** The unit line: 万元 … */
  readonly unit: string;
  readonly header: readonly HeaderCell[];
  /** How many rows the header has, the row of column numbers not counted. */
  readonly headerRows: number;
  readonly columnNumbers: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly notes: readonly string[];
  readonly isEmpty: boolean;
  /** Whether it is printed on a page turned on its side. */
  readonly landscape: boolean;
  /** Addresses of its cells whose printed numbers add up to that at an address exactly; empty where there are none such. */
  readonly sumOf: (address: string) => readonly string[];
}

/** A header and the headers below it; one without is a column. */
export interface HeaderCell {
  readonly text: string;
  readonly below: readonly HeaderCell[];
}

export interface SheetRow {
  readonly cells: readonly SheetCell[];
}

export type SheetCell = TextCell | FigureCell;

export interface TextCell {
  readonly kind: 'text';
  readonly text: string;
  /** 1 for 类, 2 for 款, 3 for 项 and for what stands as deep; 0 where there is no depth. */
  readonly level: number;
  readonly isTotal: boolean;
  /** How many columns the text takes, itself counted (合计 over code and name). */
  readonly span: number;
}

/** A number in a table; `address` is `table/row/column` and stays the same while the figure does. */
export interface FigureCell {
  readonly kind: 'figure';
  readonly text: string;
  readonly address: string;
  readonly amount: Money;
  readonly isTotal: boolean;
  /** The figures whose declared totals it shows. */
  readonly declared: readonly FigurePart[];
  /** What the number is made of. */
  readonly origin: () => Origin;
}
