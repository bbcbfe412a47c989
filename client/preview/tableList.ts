import type { PreviewState } from '../../server/lsp/previewProtocol.ts';
import type { PageStrings } from './pageStrings.ts';

/** One entry of the list of tables. */
export interface TableEntry {
  readonly id: string;
  readonly title: string;
  readonly state: PreviewState;
}

/** Makes the list show some tables; the button of a table stays the same element as long as the table is there. */
export function showTables(list: Element, entries: readonly TableEntry[], strings: PageStrings): void {
  const old = new Map([...list.querySelectorAll('button')].map((button) => [button.dataset.table, button]));
  const items = entries.map((entry) => {
    const button = old.get(entry.id) ?? createButton(entry.id);
    label(button, entry, strings);
    return button.parentElement ?? listItem(button);
  });
  const isSameList = items.length === list.children.length && items.every((item, i) => item === list.children[i]);
  if (!isSameList) list.replaceChildren(...items);
}

/** Marks the table at which the reader is. */
export function markCurrent(list: Element, sheetId: string): void {
  for (const button of list.querySelectorAll('button')) {
    if (`sheet-${button.dataset.table}` === sheetId) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
}

/** Calls back with the id of the table whose button was pressed. */
export function onTableChosen(list: Element, chosen: (id: string) => void): void {
  list.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button?.dataset.table) chosen(button.dataset.table);
  });
}

function createButton(id: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.table = id;
  return button;
}

/** A title and its state in words; the style adds a sign to the words. */
function label(button: HTMLButtonElement, { title, state }: TableEntry, strings: PageStrings): void {
  const name = document.createElement('span');
  name.textContent = title;
  const mark = document.createElement('span');
  mark.className = 'state';
  mark.textContent = strings.states[state];
  button.dataset.state = state;
  button.replaceChildren(name, ' ', mark);
}

function listItem(button: HTMLButtonElement): HTMLLIElement {
  const item = document.createElement('li');
  item.append(button);
  return item;
}
