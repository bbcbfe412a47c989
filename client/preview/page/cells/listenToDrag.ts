import { cellOf } from './tabStops.ts';

/** A point of the window. */
interface Point {
  readonly x: number;
  readonly y: number;
}

type Reach = readonly [from: number, to: number];

/** What is scrolled in a frame, at most. */
const fastest = 24;

/** Well within a cell at an edge. */
const inset = 4;

/** A drag over the cells of a table, from the one where the button was pressed until it is let go. */
export interface Drag {
  begin(from: HTMLTableCellElement): void;
}

/**
 * Reads how cells of a table in a view are dragged over. Where the pointer is held beyond what is seen of the table, the view
 * goes on to what lies there, and the nearest cell is meant.
 */
export function listenToDrag(view: HTMLElement, extendTo: (cell: HTMLTableCellElement) => void): Drag {
  let from: HTMLTableCellElement | undefined;
  let last: Element | undefined;
  /** Where the pointer is held outside the table. */
  let held: Point | undefined;

  function dragTo(cell: Element | undefined): void {
    if (!(cell instanceof HTMLTableCellElement) || (cell === from && !last) || cell === last) return;
    last = cell;
    document.getSelection()?.removeAllRanges();
    extendTo(cell);
  }

  /** Frame by frame as long as there is more beyond the edge. */
  function goOn(): void {
    const table = held && from?.closest('table');
    if (!held || !table) return;
    const hasScrolled = scrollTowards(view, table, held);
    const { x, y } = nearestIn(view, table, held);
    const cell = cellOf(document.elementFromPoint(x, y));
    if (cell?.closest('table') === table) dragTo(cell);
    if (hasScrolled) requestAnimationFrame(goOn);
    else held = undefined;
  }

  // Also where the pointer has left the view, or the page.
  window.addEventListener('mousemove', ({ target, buttons, clientX: x, clientY: y }) => {
    if (!from || buttons !== 1) return;
    const cell = cellOf(target);
    const isGoingOn = held !== undefined;
    const isInTable = cell?.closest('table') === from.closest('table');
    held = isInTable ? undefined : { x, y };
    if (isInTable) dragTo(cell);
    else if (!isGoingOn) goOn();
  });
  // A drag begins anew with each press, wherever the button was let go.
  window.addEventListener('mouseup', () => {
    from = undefined;
    held = undefined;
  });
  return {
    begin(cell) {
      // A text that is selected would be dragged away in its place.
      document.getSelection()?.removeAllRanges();
      from = cell;
      last = undefined;
    },
  };
}

function scrollTowards(view: HTMLElement, table: HTMLTableElement, { x, y }: Point): boolean {
  const box = boxOf(table);
  const seen = view.getBoundingClientRect();
  const across = box.getBoundingClientRect();
  const whole = table.getBoundingClientRect();
  const top = beyond(y, [seen.top, seen.bottom], [whole.top, whole.bottom]);
  const left = beyond(x, [across.left, across.right], [whole.left, whole.right]);
  if (top !== 0) view.scrollBy({ top, behavior: 'instant' });
  if (left !== 0) box.scrollBy({ left, behavior: 'instant' });
  return top !== 0 || left !== 0;
}

/** How far to scroll in a frame to what lies beyond an edge; not beyond the end of the whole. */
function beyond(at: number, [from, to]: Reach, [start, end]: Reach): number {
  if (at > to && end > to) return Math.min((at - to) / 2 + 1, end - to, fastest);
  if (at < from && start < from) return -Math.min((from - at) / 2 + 1, from - start, fastest);
  return 0;
}

/** The point of what is seen of a table that is nearest to another one. */
function nearestIn(view: HTMLElement, table: HTMLTableElement, { x, y }: Point): Point {
  const seen = view.getBoundingClientRect();
  const across = boxOf(table).getBoundingClientRect();
  const whole = table.getBoundingClientRect();
  return {
    x: within(x, Math.max(across.left, whole.left), Math.min(across.right, whole.right)),
    y: within(y, Math.max(seen.top, whole.top), Math.min(seen.bottom, whole.bottom)),
  };
}

/** A table that is wider than there is room scrolls in a box of its own. */
function boxOf(table: HTMLTableElement): Element {
  return table.parentElement ?? table;
}

function within(at: number, from: number, to: number): number {
  return Math.min(Math.max(at, from + inset), to - inset);
}
