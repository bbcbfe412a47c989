import type { Appendix, Form } from '../../document/Disclosure.ts';
import type { Sheet } from '../../tables/Sheet.ts';
import { columnWidths, needOf, sizeForColumns } from '../columnWidths.ts';
import { formColumns } from '../formColumns.ts';
import { sheetNeeds } from '../sheetColumns.ts';

const squeezed = { text: 12, header: 6 };

/**
 * How many half characters of 9 points stand beside each other between the margins of the style's printed pages: of those
 * for tables, and of those for the text, among which free tables stand.
 */
const room = { upright: 108, turned: 163, text: 98 };

/** The padding of a cell at both sides and its border, in half characters. */
const padding = 2.2;

/** The relative widths of a table's columns at which it takes as few lines as it can on paper. */
export function printedWidths(sheet: Sheet): readonly number[] {
  const total = sheet.landscape ? room.turned : room.upright;
  return columnWidths(sheetNeeds(sheet, squeezed), total * 10, 10, padding * 10);
}

/** The relative widths of a form's columns at which no figure is broken on paper. */
export function printedFormWidths(form: Form): readonly number[] {
  return formColumns(form, room.upright * 100, 100, padding * 100);
}

/** How a free table is printed that has too many columns for its page. */
export interface Fitted {
  /** Of its text, in whole points: 6, 7 or 8, for which the styles have a class. */
  readonly size: number;
  /** The relative widths of its columns. */
  readonly widths: readonly number[];
}

/** The size in points that most tables have, and its half characters in twips. */
const usual = { size: 9, half: 90 };

/** Undefined where the columns have the room that they need. */
export function fittedAppendix({ columns, rows }: Appendix): Fitted | undefined {
  const needs = columns.map((head, column) => needOf([head, ...rows.map((row) => row[column] ?? '')], squeezed.header));
  const total = room.text * usual.half;
  const size = Math.floor(sizeForColumns(needs, usual.size, total, padding * usual.half));
  // The styles have less padding there than this: room for fonts with wide digits.
  return size === usual.size ? undefined : { size, widths: columnWidths(needs, total, size * 10, padding * size * 10) };
}
