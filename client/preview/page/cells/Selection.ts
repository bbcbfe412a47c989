import type { AddressIndex } from './AddressIndex.ts';
import { cellAt, cellsIn, type GridPosition, type GridRange, rangeBetween, sizeOf, wholeOf } from './Grid.ts';
import { type Move, moved } from './move.ts';
import { isFilled, type TableGrid, tableGrid } from './tableGrid.ts';
import { addressOf, type Cell, focusTarget, makeStop, runGroupOf, runOf } from './tabStops.ts';

/** What is selected. */
export interface Selected {
  /** The cell that has the keyboard. */
  readonly cell: Cell;
  /** Under which the server knows it; empty where it is no figure or text of the budget. */
  readonly address: string;
  /** Where it stands, if in a table. */
  readonly inTable: InTable | undefined;
}

/** Cells of a table, from where the selection began to where it is. */
export interface SelectedRange {
  readonly table: HTMLTableElement;
  readonly grid: TableGrid;
  readonly range: GridRange;
}

interface InTable {
  readonly table: HTMLTableElement;
  /** Where to find the table after it was drawn again. */
  readonly part: string;
  readonly index: number;
  readonly anchor: GridPosition;
  readonly at: GridPosition;
  readonly isWhole: boolean;
}

/** Cells and figures that are selected, one or a rectangle of a table. */
export class Selection {
  readonly #index: AddressIndex;
  readonly #listeners: ((selected: Selected | undefined) => void)[] = [];
  readonly #marked = new Set<Element>();
  #current: Selected | undefined;
  #withCursor: Element | undefined;

  constructor(index: AddressIndex) {
    this.#index = index;
  }

  get current(): Selected | undefined {
    return this.#current;
  }

  /** The rectangle that is selected; undefined outside tables. */
  get range(): SelectedRange | undefined {
    const inTable = this.#current?.inTable;
    if (!inTable) return undefined;
    const grid = tableGrid(inTable.table);
    const range = inTable.isWhole ? wholeOf(grid) : rangeBetween(grid, inTable.anchor, inTable.at);
    return { table: inTable.table, grid, range };
  }

  /** Calls back when something else is selected; not when the same was only drawn again. */
  onChange(listener: (selected: Selected | undefined) => void): void {
    this.#listeners.push(listener);
  }

  /** Selects one cell or figure; `address` where a part of the cell was meant. */
  select(cell: Cell, address: string = addressOf(cell)): void {
    this.#set({ cell, address, inTable: placed(cell, undefined) });
  }

  /** Takes the selection on to another cell of the same table. */
  extendTo(cell: HTMLTableCellElement): void {
    const place = this.range?.grid.places.get(cell);
    if (place) this.#goTo({ row: place.top, column: place.left }, 'extend');
  }

  /** Moves the selection, or its end, as a key says; tells whether there is a selection to move. */
  move(move: Move, how: 'move' | 'extend'): boolean {
    const current = this.#current;
    if (!current) return false;
    const inTable = current.inTable;
    if (inTable) this.#goTo(moved(tableGrid(inTable.table), inTable.at, move, isFilled), how);
    else this.#moveInRun(current.cell, move);
    return true;
  }

  /** Selects the whole table; tells whether the selection is in one. */
  selectTable(): boolean {
    const current = this.#current;
    if (!current?.inTable) return false;
    this.#set({ ...current, inTable: { ...current.inTable, isWhole: true } });
    return true;
  }

  /** Leaves of a rectangle the one cell that has the keyboard; tells whether there was more. */
  narrow(): boolean {
    const current = this.#current;
    const range = this.range;
    if (!current?.inTable || !range || cellsIn(range.grid, range.range).length < 2) return false;
    this.select(current.cell, current.address);
    return true;
  }

  /** Nothing is selected any more. */
  clear(): void {
    if (this.#current) this.#set(undefined);
  }

  /** Puts the keyboard on the selected cell. */
  focus(): void {
    const cell = this.#current?.cell;
    if (cell) focusTarget(cell).focus({ preventScroll: true });
  }

  /**
   * Finds again what is selected after it was drawn anew: by its address, or else by its place in the table. What is not
   * there for a moment, as somebody types, is selected again when it comes back; the keyboard, where it was there, goes to
   * what stands in its place. Tells whether that is selected now.
   */
  restore(): boolean {
    const current = this.#current;
    if (!current) return false;
    const hadKeyboard = isLost() || (document.hasFocus() && current.cell.contains(document.activeElement));
    const cell = this.#found(current);
    if (!cell) return hadKeyboard && this.#goNear(current);
    this.#current = { ...current, cell, inTable: placed(cell, current.inTable) };
    makeStop(cell);
    if (cell !== current.cell && hadKeyboard) this.focus();
    this.#marked.clear();
    this.#mark();
    return false;
  }

  #goNear({ inTable }: Selected): boolean {
    const table = inTable && tableIn(inTable);
    const grid = table && tableGrid(table);
    const near = grid && cellAt(grid, { ...inTable.at, row: Math.min(inTable.at.row, grid.rows - 1) })?.cell;
    if (!near) return false;
    this.select(near);
    this.focus();
    return true;
  }

  #found({ cell, address, inTable }: Selected): Cell | undefined {
    if (cell.isConnected && hasAddress(cell, address)) return cell;
    const table = inTable && tableIn(inTable);
    const here = table && cellAt(tableGrid(table), inTable.at)?.cell;
    if (here && hasAddress(here, address)) return here;
    const elements = address === '' ? [] : this.#index.at(address);
    const element =
      elements.find((candidate) => Boolean(candidate.closest('table')) === Boolean(inTable)) ?? elements[0];
    return element?.closest<HTMLElement>('td, th') ?? element ?? (address === '' ? here : undefined);
  }

  #goTo(at: GridPosition, how: 'move' | 'extend'): void {
    const inTable = this.#current?.inTable;
    const cell = inTable && cellAt(tableGrid(inTable.table), at)?.cell;
    if (!cell) return;
    const anchor = how === 'extend' ? inTable.anchor : at;
    this.#set({ cell, address: addressOf(cell), inTable: { ...inTable, anchor, at, isWhole: false } });
    this.focus();
    focusTarget(cell).scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #moveInRun(cell: Cell, move: Move): void {
    const part = runGroupOf(cell);
    const run = part ? runOf(part) : [];
    const next = run[nextIndex(run.indexOf(cell), run.length, move)];
    if (!next || next === cell) return;
    this.select(next);
    this.focus();
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #set(selected: Selected | undefined): void {
    this.#current = selected;
    if (selected) makeStop(selected.cell);
    this.#mark();
    for (const listener of this.#listeners) listener(selected);
  }

  /** Shows what is selected, touching only cells that were not selected before, or are not any more. */
  #mark(): void {
    const wanted = new Set<Element>(this.#selectedCells());
    for (const element of this.#marked) if (!wanted.has(element)) unmark(element);
    for (const element of wanted) if (!this.#marked.has(element)) mark(element);
    this.#marked.clear();
    for (const element of wanted) this.#marked.add(element);
    this.#withCursor?.classList.remove('has-cursor');
    this.#withCursor = this.#current?.cell;
    this.#withCursor?.classList.add('has-cursor');
  }

  #selectedCells(): readonly Element[] {
    const selected = this.range;
    if (selected && sizeOf(selected.range) > 1) {
      return cellsIn(selected.grid, selected.range).map(({ cell }) => cell);
    }
    return this.#current ? [this.#current.cell] : [];
  }
}

/** The table as it is drawn now. */
function tableIn({ part, index }: InTable): HTMLTableElement | undefined {
  return document.getElementById(part)?.querySelectorAll('table')[index];
}

function inTable(table: HTMLTableElement, anchor: GridPosition, at: GridPosition): InTable {
  const part = table.closest('.part');
  const index = part ? [...part.querySelectorAll('table')].indexOf(table) : 0;
  return { table, part: part?.id ?? '', index, anchor, at, isWhole: false };
}

/** The rectangle in the table as it is now; where the cell has gone elsewhere, it alone is left of it. */
function placed(cell: Cell, before: InTable | undefined): InTable | undefined {
  const table = cell.closest('table');
  const place = table && cell instanceof HTMLTableCellElement ? tableGrid(table).places.get(cell) : undefined;
  if (!table || !place) return undefined;
  const at = { row: place.top, column: place.left };
  const isSamePlace = before && cellAt(tableGrid(table), before.at)?.cell === cell;
  return isSamePlace ? { ...before, table } : inTable(table, at, at);
}

function hasAddress(cell: Cell, address: string): boolean {
  if (address === addressOf(cell)) return true;
  const name = CSS.escape(address);
  return cell.querySelector(`[data-figure="${name}"],[data-field="${name}"]`) !== null;
}

/** Whether what had the keyboard is not there any more. */
function isLost(): boolean {
  return document.hasFocus() && (document.activeElement === null || document.activeElement === document.body);
}

function nextIndex(index: number, length: number, move: Move): number {
  if ('rows' in move) return Math.min(Math.max(index + (move.rows || move.columns), 0), length - 1);
  return move.kind === 'rowStart' || move.kind === 'start' ? 0 : length - 1;
}

function mark(element: Element): void {
  element.classList.add('is-selected');
  if (element.localName === 'td' || element.localName === 'th') element.setAttribute('aria-selected', 'true');
}

function unmark(element: Element): void {
  element.classList.remove('is-selected');
  element.removeAttribute('aria-selected');
}
