import {
  type AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { columnsOf, type Spanning } from '../columnsOf.ts';
import { styleIds } from './styles.ts';
import { runsOf } from './text.ts';

/** A cell of a grid; a cell that another one covers is left out, as in HTML. */
export interface GridCell extends Spanning {
  readonly text: string;
  readonly align: (typeof AlignmentType)['LEFT' | 'CENTER' | 'RIGHT'];
  readonly bold?: boolean;
  /** Before the text, in twips. */
  readonly indent?: number;
}

export interface Grid {
  /** Of its text, in points, where it is smaller than that of other tables. */
  readonly size?: number;
  /** In twips, one for each column. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly GridCell[])[];
  /** How many rows at its head are repeated on every page. */
  readonly headerRows: number;
}

/** Between a cell's borders and its text, in twips. */
export const cellPadding = { horizontal: 70, vertical: 10 };

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

/** A table with thin borders and fixed columns, whose rows stay on one page. */
export function gridTable({ widths, rows, headerRows, size }: Grid): Table {
  const starts = columnsOf(rows, widths.length);
  return new Table({
    width: { size: sum(widths), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          cantSplit: true,
          ...(row < headerRows && { tableHeader: true }),
          children: cells.map((cell, index) => {
            const start = starts[row]?.[index] ?? 0;
            return tableCell(cell, sum(widths.slice(start, start + (cell.colSpan ?? 1))), size);
          }),
        }),
    ),
  });
}

function tableCell(cell: GridCell, width: number, size: number | undefined): TableCell {
  const { text, align, bold, indent, colSpan = 1, rowSpan = 1 } = cell;
  const { horizontal, vertical } = cellPadding;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: horizontal, right: horizontal, top: vertical, bottom: vertical },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(colSpan > 1 && { columnSpan: colSpan }),
    ...(rowSpan > 1 && { rowSpan }),
    children: [
      new Paragraph({
        style: styleIds.table,
        alignment: align,
        ...(indent && { indent: { left: indent } }),
        children: runsOf(text, { ...(bold && { bold }), ...(size && { size: size * 2 }) }),
      }),
    ],
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
