import type { CopiedCell } from './copied.ts';
import { type Grid, layOut } from './Grid.ts';

/** The cells of a table in their places. */
export type TableGrid = Grid<HTMLTableCellElement>;

const grids = new WeakMap<HTMLTableElement, TableGrid>();

/** The places of the cells of a table as it stands; laid out again where a row was put in, taken away or replaced. */
export function tableGrid(table: HTMLTableElement): TableGrid {
  const rows = shownRows(table);
  const known = grids.get(table);
  if (known && isStillOf(known, rows)) return known;
  const grid = layOut(rows.map((row) => [...row.cells].map((cell) => spanned(cell))));
  grids.set(table, grid);
  return grid;
}

/** What a cell is to a spreadsheet. */
export function copiedCell(cell: HTMLTableCellElement): CopiedCell {
  return { text: textOf(cell), kind: kindOf(cell) };
}

/** Whether something is printed in a cell. */
export function isFilled(cell: HTMLTableCellElement): boolean {
  return cell.textContent.trim() !== '';
}

/** What is printed in an element, with its line breaks; signs and buttons that the page puts there are no part of it. */
export function textOf(element: Element): string {
  let text = '';
  for (const node of element.childNodes) {
    if (node instanceof Text) text += printed(node.data);
    else if (node instanceof HTMLBRElement) text += '\n';
    else if (node instanceof Element && !node.matches('[aria-hidden="true"]')) text += textOf(node);
  }
  return text.trim();
}

/** What is printed of a text in the page: how its source is broken into lines is no part of it. */
export function printed(data: string): string {
  return data.replace(/(?<!\s)\s*\n\s*/g, '');
}

/** Rows that only repeat a heading on a new page are not read out, so they are not counted either. */
function shownRows(table: HTMLTableElement): readonly HTMLTableRowElement[] {
  return [...table.rows].filter((row) => !row.matches('[aria-hidden="true"], [data-page-made]'));
}

function isStillOf({ rows, places }: TableGrid, present: readonly HTMLTableRowElement[]): boolean {
  return (
    rows === present.length &&
    present.every(({ firstElementChild: first }, row) => {
      return !(first instanceof HTMLTableCellElement) || places.get(first)?.top === row;
    })
  );
}

function spanned(cell: HTMLTableCellElement) {
  return { cell, rowSpan: cell.rowSpan, colSpan: cell.colSpan };
}

function kindOf(cell: HTMLTableCellElement): CopiedCell['kind'] {
  if (cell.localName === 'th' && cell.closest('thead')) return 'heading';
  return cell.classList.contains('figure') ? 'number' : 'text';
}
