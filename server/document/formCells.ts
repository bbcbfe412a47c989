import type { CellLayout, FormRows } from './FormLayout.ts';

type Span = Pick<CellLayout, 'colSpan' | 'rowSpan'>;

/** A cell with the name of a field. */
export const label = (text: string, colSpan = 1): CellLayout => ({ text, role: 'label', colSpan });
/** A short value, or a number. */
export const value = (text: string, colSpan = 1, span: Span = {}): CellLayout => ({
  text,
  role: 'value',
  colSpan,
  ...span,
});
/** A value that may be long. */
export const prose = (text: string, colSpan: number): CellLayout => ({ text, role: 'value', align: 'left', colSpan });
/** One row of cells. */
export const row = (...cells: readonly CellLayout[]): FormRows => ({ kind: 'row', cells });
/** Rows with cells to their left that are as high. */
export const beside = (cells: readonly CellLayout[], ...rows: readonly FormRows[]): FormRows => ({
  kind: 'beside',
  cells,
  rows,
});
