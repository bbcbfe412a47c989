import { AlignmentType } from 'docx';
import { chartRows } from '../../document/chartRows.ts';
import type { Appendix, Chart, Form, FormCell } from '../../document/Disclosure.ts';
import { columnWidths, needOf, sizeForColumns } from '../columnWidths.ts';
import { formColumns } from '../formColumns.ts';
import { cellPadding, type Grid, type GridCell } from './gridTable.ts';

/** The narrowest that a long text is squeezed, in half characters. */
const textLeast = 8;

/** The grid of a performance form, as wide as the page. `size` is that of its text in points. */
export function formGrid(form: Form, size: number, width: number): Grid {
  return {
    widths: formColumns(form, width, size * 10, cellPadding.horizontal * 2),
    headerRows: 0,
    rows: form.rows.map((cells) => cells.map(formCell)),
  };
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };

function formCell({ text, align, colSpan, rowSpan }: FormCell): GridCell {
  return { text, align: alignments[align], colSpan, rowSpan };
}

/** The grid of a free table; short rows are filled up. `preferred` is the size of its text in points, which is reduced for too many columns. */
export function appendixGrid({ columns, rows }: Appendix, preferred: number, width: number): Grid {
  const filled = rows.map((row) => columns.map((_, column) => row[column] ?? ''));
  return textGrid(columns, filled, () => AlignmentType.LEFT, preferred, width);
}

/** What a chart shows, as a table: its text alternative. */
export function chartGrid(chart: Chart, size: number, width: number): Grid {
  const rows = chartRows(chart).map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]);
  const align = (column: number) => (column === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT);
  return textGrid(chart.columns, rows, align, size, width);
}

function textGrid(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  alignOf: (column: number) => GridCell['align'],
  preferred: number,
  width: number,
): Grid {
  const padding = cellPadding.horizontal * 2;
  const needs = columns.map((head, column) => needOf([head, ...rows.map((row) => row[column] ?? '')], textLeast));
  const size = sizeForColumns(needs, preferred, width, padding);
  return {
    ...(size < preferred && { size }),
    widths: columnWidths(needs, width, size * 10, padding),
    headerRows: 1,
    rows: [
      columns.map((text) => ({ text, align: AlignmentType.CENTER, bold: true })),
      ...rows.map((row) => row.map((text, column) => ({ text, align: alignOf(column) }))),
    ],
  };
}
