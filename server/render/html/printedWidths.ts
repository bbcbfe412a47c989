import type { Sheet } from '../../tables/Sheet.ts';
import { columnWidths } from '../columnWidths.ts';
import { sheetNeeds } from '../sheetColumns.ts';

const squeezed = { text: 12, header: 6 };

/** How many half characters of 9 points stand beside each other between the margins of the style's printed pages. */
const room = { upright: 108, turned: 163 };

/** The padding of a cell at both sides and its border, in half characters. */
const padding = 2.2;

/** The relative widths of a table's columns at which it takes as few lines as it can on paper. */
export function printedWidths(sheet: Sheet): readonly number[] {
  const total = sheet.landscape ? room.turned : room.upright;
  return columnWidths(sheetNeeds(sheet, squeezed), total * 10, 10, padding * 10);
}
