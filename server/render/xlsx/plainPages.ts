import { chartRows } from '../../document/chartRows.ts';
import type { Appendix, Chart, Form, FormCell } from '../../document/Disclosure.ts';
import { canBeDrawn } from '../chart/canBeDrawn.ts';
import { columnWidths, needOf } from '../columnWidths.ts';
import { formColumns } from '../formColumns.ts';
import { cellOf, emphasized, type Looks } from './looks.ts';
import { charactersOf, lineColumns } from './page.ts';
import { printedNumber } from './printedNumber.ts';
import { rowHeights, splitTallRows } from './rowHeights.ts';
import type { Cell, Content, Worksheet } from './Worksheet.ts';

/** The narrowest that a long text is squeezed, and the room beside it, in characters. */
const textLeast = 8;
const padding = 1.5;

/** The page of a performance form; long texts have the height that they need. */
export function formPage(form: Form, looks: Looks): Worksheet {
  const { title, subtitle, columns, rows } = form;
  const widths = formColumns(form, charactersOf(false, looks.normal.size) * 10, 10, padding * 10).map(
    (each) => each / 10,
  );
  const all = { colSpan: columns.length };
  const top = [[cellOf(title, looks.title, all)], [cellOf(subtitle, looks.subtitle, all)]];
  return upright(
    widths,
    [...top, ...rows.map((cells) => cells.map((cell) => formCell(cell, looks)))],
    undefined,
    looks,
  );
}

function formCell({ text, align, colSpan, rowSpan, figure }: FormCell, { text: look }: Looks): Cell {
  return cellOf(figure ? numberOrText(text) : text, { ...look, align }, { colSpan, rowSpan });
}

function numberOrText(text: string): Content {
  const number = printedNumber(text);
  return number ? { kind: 'number', value: number.value, format: number.format } : { kind: 'text', text };
}

/** The page of a free table. Only what has decimals or separators is a number: the rest may be a code. */
export function appendixPage({ title, columns, rows, notes }: Appendix, looks: Looks): Worksheet {
  const texts = rows.map((row) => columns.map((_, column) => row[column] ?? ''));
  const contentOf = (text: string): Content => (/[.,%]/u.test(text) ? numberOrText(text) : { kind: 'text', text });
  return tablePage({ title, columns, texts, notes, contentOf }, looks);
}

/** The page of a chart: the table of what it shows, and below it the chart, which is drawn from the table. */
export function chartPage(chart: Chart, looks: Looks): Worksheet {
  const { title, columns } = chart;
  const texts = chartRows(chart).map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]);
  const contentOf = (text: string, column: number): Content =>
    column > 0 ? numberOrText(text) : { kind: 'text', text };
  const page = tablePage({ title, columns, texts, notes: [], contentOf }, looks);
  return canBeDrawn(chart) ? { ...page, chart } : page;
}

/** A table under a title. */
interface PlainTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly texts: readonly (readonly string[])[];
  readonly notes: readonly string[];
  readonly contentOf: (text: string, column: number) => Content;
}

function tablePage({ title, columns, texts, notes, contentOf }: PlainTable, looks: Looks): Worksheet {
  const widths = tableWidths(columns, texts, looks);
  const all = { colSpan: widths.length };
  const header = emphasized(looks.header, true);
  const rows = [
    [cellOf(title, looks.title, all)],
    ...(columns.length > 0 ? [columns.map((text) => cellOf(text, header))] : []),
    ...texts.map((row) => row.map((text, column) => tableCell(contentOf(text, column), looks))),
    ...notes.map((note) => [cellOf(note, looks.note, all)]),
  ];
  return upright(widths, rows, columns.length > 0 ? [1, 2] : undefined, looks);
}

/** As wide as the page; a table without columns may have notes all the same. */
function tableWidths(columns: readonly string[], texts: PlainTable['texts'], { normal }: Looks): number[] {
  if (columns.length === 0) return lineColumns(normal.size);
  const needs = columns.map((head, column) => needOf([head, ...texts.map((row) => row[column] ?? '')], textLeast));
  const total = charactersOf(false, normal.size) * 10;
  return columnWidths(needs, total, 10, padding * 10).map((width) => width / 10);
}

function tableCell(content: Content, { text, number }: Looks): Cell {
  return cellOf(content, content.kind === 'text' ? text : number);
}

/** A page that stands upright, with rows as high as their texts. */
function upright(
  widths: readonly number[],
  rows: readonly (readonly Cell[])[],
  repeated: Worksheet['repeated'],
  { normal }: Looks,
): Worksheet {
  const split = splitTallRows({ rows, heights: rowHeights(rows, widths, normal.size) });
  return { widths, ...split, repeated, isLandscape: false };
}
