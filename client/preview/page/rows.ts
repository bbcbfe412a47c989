import { displayWidth } from '../../../server/text/displayWidth.ts';

/**
 * More rows than this stand in slices, and only the slices near the window are laid out. A browser lays out all rows of a
 * table anew for one figure that is another: a hundred is what a keystroke can bear.
 */
const longTable = 100;
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

/** How wide a column is at least and at most, and what stands beside its text, in half characters. */
const narrowest = 8;
const widest = 40;
const margins = 2;
/** The sign before a figure that does not hold, and its bold letters. */
const signed = 4;
/** How far a subject is indented for each level below the first. */
const indent = 2;
/** A half character of any font is no wider, in em. */
const halfCharacter = 0.55;

interface Column {
  readonly width: number;
  /** What it needs all the same; nothing where its texts may go on in the next line. */
  readonly least: number;
}

/** The columns of a table as the tracks of a grid, wide as their longest text is in relation to the others. */
function columnTracks(rows: readonly HTMLTableRowElement[]): string {
  const columns: Column[] = [];
  for (const { cells } of rows) {
    let at = 0;
    for (const cell of cells) {
      for (let i = at; i < at + cell.colSpan; i++) columns[i] = widened(columns[i], cell);
      at += cell.colSpan;
    }
  }
  return columns.map(({ width, least }) => `minmax(${least * halfCharacter}em, ${width}fr)`).join(' ');
}

function widened(before: Column = { width: narrowest, least: 0 }, cell: HTMLTableCellElement): Column {
  if (cell.colSpan > 1) return before;
  const text = cell.textContent ?? '';
  const level = [3, 2].find((each) => cell.classList.contains(`level-${each}`)) ?? 1;
  const bare = displayWidth(text) + margins + (level - 1) * indent;
  const width = bare + (cell.classList.contains('figure') ? signed : 0);
  const breaks = displayWidth(text) > text.length;
  return {
    width: Math.min(Math.max(before.width, width), widest),
    least: breaks ? before.least : Math.min(Math.max(before.least, bare), widest),
  };
}

function columnCount({ cells }: HTMLTableRowElement): number {
  return [...cells].reduce((count, { colSpan }) => count + colSpan, 0);
}
