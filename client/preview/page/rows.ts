import { displayWidth } from '../../../server/text/displayWidth.ts';

/** More rows than this stand in slices, and only the slices near the window are laid out. */
const longTable = 300;
const rowsPerSlice = 100;

/** Puts rows behind another one, or first where there is none; into the slice in which that stands. */
export function insertRows(section: Element, after: Element | undefined, rows: readonly Element[]): void {
  if (after) after.after(...rows);
  else section.querySelector('tbody[data-rows]')?.prepend(...rows);
}

/** Splits the body of a long table into slices, each a `tbody` of its own with `data-rows`; not where cells reach over rows. */
export function sliceRows(section: Element, rows: readonly HTMLTableRowElement[]): void {
  const body = section.querySelector('tbody[data-rows]');
  const table = body?.closest('table');
  if (!body || !table || rows.length <= longTable || table.classList.contains('is-long')) return;
  if (body.querySelector('[rowspan]')) return;
  table.classList.add('is-long');
  table.style.setProperty('--columns', columnTracks(rows));
  for (let from = rowsPerSlice; from < rows.length; from += rowsPerSlice) {
    const slice = document.createElement('tbody');
    slice.dataset.rows = '';
    slice.append(...rows.slice(from, from + rowsPerSlice));
    table.append(slice);
  }
}

/** Tells the style how many columns the table of a part has: with many it is wide, and is scrolled. */
export function countColumns(section: Element, rows: readonly HTMLTableRowElement[]): void {
  const table = section.querySelector<HTMLElement>('tbody[data-rows]')?.closest('table');
  const [first] = rows;
  if (table && first) table.style.setProperty('--column-count', String(columnCount(first)));
}

/** How wide a column is at least and at most, in half characters. */
const narrowest = 8;
const widest = 40;

/** The columns of a table as the tracks of a grid, wide as their longest text is in relation to the others. */
function columnTracks(rows: readonly HTMLTableRowElement[]): string {
  const widths: number[] = [];
  for (const { cells } of rows) {
    let column = 0;
    for (const { colSpan, textContent } of cells) {
      const width = colSpan > 1 ? narrowest : Math.min(displayWidth(textContent ?? '') + 2, widest);
      for (let i = column; i < column + colSpan; i++) widths[i] = Math.max(widths[i] ?? narrowest, width);
      column += colSpan;
    }
  }
  return widths.map((width) => `minmax(0, ${width}fr)`).join(' ');
}

function columnCount({ cells }: HTMLTableRowElement): number {
  return [...cells].reduce((count, { colSpan }) => count + colSpan, 0);
}
