import type { SheetBlock } from '../../document/Disclosure.ts';
import type { HeaderCell, Sheet, SheetCell, SheetRow, TextCell } from '../../tables/Sheet.ts';
import { columnWidths } from '../columnWidths.ts';
import { indentOf, leavesOf, sheetNeeds } from '../sheetColumns.ts';
import { textWidth } from '../textWidth.ts';
import { cellOf, emphasized, type Looks } from './looks.ts';
import { charactersOf } from './page.ts';
import { numberFormat, printedNumber } from './printedNumber.ts';
import { rowHeights } from './rowHeights.ts';
import { type Place, sumFormula } from './sumFormula.ts';
import type { Cell, Content, Worksheet } from './Worksheet.ts';

const squeezed = { text: 12, header: 8 };

/** Between a column's borders and its text, in characters. */
const padding = 1.5;

/** The page of a published table: its number, title, name and unit lines, header, rows and notes. */
export function sheetPage({ number, sheet }: SheetBlock, owner: string, looks: Looks): Worksheet {
  const widths = sheetWidths(sheet, looks);
  const all = { colSpan: widths.length };
  const top = [
    [cellOf(number, looks.sheetNumber)],
    [cellOf(sheet.title, looks.title, all)],
    ...metaRows(owner, `单位：${sheet.unit}`, widths, looks),
  ];
  const head = headerCells(sheet, looks);
  const first = top.length + head.length;
  const rows = [
    ...top,
    ...head,
    ...bodyRows(sheet, first, looks),
    ...sheet.notes.map((note) => [cellOf(note, looks.note, all)]),
  ];
  const heights = rowHeights(rows, widths, looks.normal.size);
  return { widths, rows, heights, repeated: [top.length, first], isLandscape: sheet.landscape };
}

/** The line above a table; a line for each of its texts where the one at the right would need every column. */
function metaRows(left: string, right: string, widths: readonly number[], looks: Looks): Cell[][] {
  const { normal, atRight } = looks;
  const atLeft = { ...looks.atLeft, wraps: true };
  const start = columnBefore(widths, (textWidth(right) * atRight.font.size) / normal.size + padding);
  const span = { colSpan: start || widths.length };
  if (start === 0) return [[cellOf(left, atLeft, span)], [cellOf(right, atRight, span)]];
  return [[cellOf(left, atLeft, span), cellOf(right, atRight, { colSpan: widths.length - start })]];
}

/** The last column from which so many characters fit up to the end of the table. */
function columnBefore(widths: readonly number[], characters: number): number {
  let start = widths.length;
  for (let room = 0; start > 0 && room < characters; start--) room += widths[start - 1] ?? 0;
  return start;
}

function headerCells({ header, headerRows, columnNumbers }: Sheet, { header: look }: Looks): Cell[][] {
  const rows: Cell[][] = Array.from({ length: headerRows }, () => []);
  const place = ({ text, below }: HeaderCell, row: number): void => {
    const spans = below.length > 0 ? { colSpan: leavesOf(below).length } : { rowSpan: rows.length - row };
    rows[row]?.push(cellOf(text, look, spans));
    for (const cell of below) place(cell, row + 1);
  };
  for (const cell of header) place(cell, 0);
  return columnNumbers.length > 0 ? [...rows, columnNumbers.map((number) => cellOf(number, look))] : rows;
}

/** The rows of figures; `first` is the row of the worksheet in which they begin. */
function bodyRows(sheet: Sheet, first: number, looks: Looks): Cell[][] {
  const { rows } = sheet;
  const places = placesOf(rows, first);
  const format = numberFormat(decimalsOf(rows));
  return rows.map(({ cells }) =>
    cells.flatMap((cell) => {
      if (cell.kind === 'text') return textCell(cell, looks);
      const look = emphasized(looks.number, cell.isTotal);
      return [cellOf(figureContent(cell, sheet, format, places), look)];
    }),
  );
}

/** A cell that an earlier one of its row covers is not there. */
function textCell(cell: TextCell, looks: Looks): Cell[] {
  const { text, isTotal, span } = cell;
  if (span === 0) return [];
  const indented = { ...looks.text, indent: indentOf(cell) };
  const look = isTotal ? { ...indented, align: 'center' as const } : indented;
  return [cellOf(text, emphasized(look, isTotal), { colSpan: span })];
}

type Figure = Extract<SheetCell, { kind: 'figure' }>;

/** A total is live where the sheet says what it sums; a figure that is not printed is empty. */
function figureContent(cell: Figure, sheet: Sheet, format: string, places: ReadonlyMap<string, Place>): Content {
  const { text } = cell;
  const value = printedNumber(text)?.value;
  if (value === undefined) return text === '' ? { kind: 'number', value, format } : { kind: 'text', text };
  const summands = sheet.sumOf(cell.address);
  const parts = summands.flatMap((address) => places.get(address) ?? []);
  const formula = parts.length === summands.length ? sumFormula(parts) : undefined;
  return formula ? { kind: 'formula', formula, value, format } : { kind: 'number', value, format };
}

/** Where the figures stand in the worksheet. */
function placesOf(rows: readonly SheetRow[], first: number): ReadonlyMap<string, Place> {
  return new Map(
    rows.flatMap(({ cells }, row) =>
      cells.flatMap((cell, column) =>
        cell.kind === 'figure' ? [[cell.address, { row: first + row, column }] as const] : [],
      ),
    ),
  );
}

/** The decimals of the printed figures; two where there are none. */
function decimalsOf(rows: readonly SheetRow[]): number {
  const printed = rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell.kind === 'figure' ? (printedNumber(cell.text)?.decimals ?? []) : [])),
  );
  return printed.length > 0 ? Math.max(...printed) : 2;
}

/** As wide as the page, and wider only where numbers and codes would not stand on one line. */
function sheetWidths(sheet: Sheet, { normal }: Looks): number[] {
  const needs = sheetNeeds(sheet, squeezed);
  const least = needs.reduce((sum, need) => sum + need.least + padding, 0);
  const total = Math.max(charactersOf(sheet.landscape, normal.size), least);
  return columnWidths(needs, Math.ceil(total * 10), 10, padding * 10).map((width) => width / 10);
}
