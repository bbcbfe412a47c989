import { isComposed } from '../isComposed.ts';
import { listenToDrag } from './listenToDrag.ts';
import { type Move, moveOf } from './move.ts';
import { addressed, addressOf, type Cell, cellOf } from './tabStops.ts';

/** What the reader does with the cells. */
export interface CellActions {
  /** Selected by the pointer, or reached by the Tab key. `address` is that of what was pointed at. */
  readonly select: (cell: Cell, address: string, by: 'pointer' | 'tab') => void;
  readonly extendTo: (cell: HTMLTableCellElement) => void;
  readonly move: (move: Move, how: 'move' | 'extend') => void;
  readonly selectTable: () => boolean;
  /** Enter or a double click. */
  readonly activate: () => void;
  readonly edit: () => void;
  readonly showFindings: () => boolean;
  /** Leaves what is open, or else a range, or else the cells. */
  readonly leave: () => void;
  readonly isSelected: (cell: Cell) => boolean;
}

/** Reads pointer and keyboard in an element that holds cells; where a cell holds a button, its keys are the button's. */
export function listenToCells(root: HTMLElement, actions: CellActions): void {
  listenToPointer(root, actions);
  root.addEventListener('focusin', ({ target }) => {
    const cell = cellOf(target);
    if (cell && !actions.isSelected(cell)) actions.select(cell, addressAt(cell, target), 'tab');
  });
  root.addEventListener('keydown', (event) => {
    const cell = cellOf(event.target);
    if (!cell || isComposed(event)) return;
    // Another document may have come below the keyboard, in which nothing is selected yet.
    if (!actions.isSelected(cell)) actions.select(cell, addressAt(cell, event.target), 'tab');
    if (!act(event, actions)) return;
    // What is done here is not done a second time by the editor around the page.
    event.preventDefault();
    event.stopPropagation();
  });
}

/** The address of what was pointed at in a cell: a number in a sentence of it has its own. */
function addressAt(cell: Cell, target: EventTarget | null): string {
  const nearest = target instanceof Element ? target.closest(addressed) : null;
  return nearest && cell.contains(nearest) ? addressOf(nearest) : addressOf(cell);
}

function act(event: KeyboardEvent, actions: CellActions): boolean {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  const isCommand = ctrlKey || metaKey;
  if (altKey) return key === 'Enter' && actions.showFindings();
  const move = moveOf(event);
  if (move) actions.move(move, shiftKey ? 'extend' : 'move');
  else if (isCommand && key.toLowerCase() === 'a') return actions.selectTable();
  else if (isCommand && key === '.') return actions.showFindings();
  else if (key === 'F2') actions.edit();
  else if (key === 'Escape') actions.leave();
  else if (isCommand || !isActivation(event)) return false;
  else actions.activate();
  return true;
}

/** A button in a cell does what it does; a figure in a sentence, which is pressed like one, answers to the space bar too. */
function isActivation({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || target.closest('button, a')) return false;
  return key === 'Enter' || (key === ' ' && !target.closest('td, th'));
}

function listenToPointer(root: HTMLElement, actions: CellActions): void {
  const drag = listenToDrag(root, actions.extendTo);
  root.addEventListener('mousedown', (event) => {
    const cell = cellOf(event.target);
    if (!cell) return;
    const isOther = event.button !== 0;
    if (isOther && actions.isSelected(cell)) return;
    if (event.shiftKey && cell instanceof HTMLTableCellElement) {
      event.preventDefault();
      actions.extendTo(cell);
      return;
    }
    actions.select(cell, addressAt(cell, event.target), 'pointer');
    if (!isOther && cell instanceof HTMLTableCellElement) drag.begin(cell);
  });
  root.addEventListener('dblclick', ({ target }) => {
    if (!(target instanceof Element) || target.closest('button, a') || !cellOf(target)) return;
    document.getSelection()?.removeAllRanges();
    actions.activate();
  });
}
