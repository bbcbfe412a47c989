import { type HostMessage, isHostMessage, type NoteMessage, type PageMessage, type UpdateMessage } from './messages.ts';
import { type PageState, readPageState, withPlace } from './pageState.ts';
import { filledIn, langAttribute, readPageStrings } from './pageStrings.ts';
import { currentPlace, scrollToPlace } from './place.ts';
import { updateSheets } from './sheets.ts';
import { markCurrent, onTableChosen, showTables, type TableEntry } from './tableList.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: PageState): void;
};

const host = acquireVsCodeApi();
const main = element('main');
const strings = readPageStrings(main.dataset.strings);
const note = element('#note');
const heading = element('#title');
const sheets = element('#sheets');
const list = element('#table-list ol');
const details = element('#table-list');
const status = element('#status');
const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
const narrow = matchMedia('(max-width: 640px)');

let state = readPageState(host.getState());
let shownUri: string | undefined;
let entries = new Map<string, TableEntry>();
let announcement: ReturnType<typeof setTimeout> | undefined;
let isPlaceDue = false;

details.toggleAttribute('open', state.isListOpen ?? !narrow.matches);
details.addEventListener('toggle', () => remember({ ...state, isListOpen: details.hasAttribute('open') }));
window.addEventListener('scroll', rememberPlaceSoon, { passive: true });
window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isHostMessage(data)) receive(data);
});
onTableChosen(list, goTo);
host.postMessage({ type: 'ready' });

function receive(message: HostMessage): void {
  if (message.type === 'update') update(message);
  else showNote(message);
}

/** Shows an update without moving what the reader looks at. */
function update(message: UpdateMessage): void {
  const place = message.reset ? state.places[message.uri] : currentPlace(sheets);
  shownUri = message.uri;
  heading.textContent = message.title;
  main.lang = langAttribute(message.language);
  const differing = updateSheets(sheets, message, refusedSheet);
  listTables(message);
  if (place) scrollToPlace(place);
  else if (message.reset) window.scrollTo({ top: 0, behavior: 'instant' });
  if (!message.reset) flash(differing);
  announce(message);
  rememberPlaceSoon();
}

function listTables({ reset, order, changed }: UpdateMessage): void {
  const known = new Map(reset ? [] : entries);
  for (const { id, title, state } of changed) known.set(id, { id, title, state });
  const ordered = order.flatMap((id) => known.get(id) ?? []);
  entries = new Map(ordered.map((entry) => [entry.id, entry]));
  showTables(list, ordered, strings);
}

/** Stands for a table whose html is not what a table may contain. */
function refusedSheet(id: string): HTMLElement {
  host.postMessage({ type: 'refused', id });
  const section = document.createElement('section');
  section.id = `sheet-${id}`;
  section.className = 'sheet';
  section.textContent = strings.refused;
  return section;
}

function flash(cells: readonly Element[]): void {
  for (const cell of cells) cell.classList.add('is-changed');
}

/** Says once what has changed when nothing has for a moment, so that typing does not make a screen reader chatter. */
function announce({ reset, order, changed }: UpdateMessage): void {
  clearTimeout(announcement);
  const text = reset
    ? filledIn(strings.tables, order.length)
    : filledIn(strings.updated, changedTables(changed.map(({ title }) => title)));
  announcement = setTimeout(() => {
    status.textContent = text;
  }, 500);
}

/** A few titles, or how many there are. */
function changedTables(titles: readonly string[]): string {
  if (titles.length > 3) return filledIn(strings.tables, titles.length);
  return new Intl.ListFormat(document.documentElement.lang).format(titles);
}

function showNote({ note: reason }: NoteMessage): void {
  note.hidden = reason === undefined;
  note.textContent = reason ? strings.notes[reason] : '';
}

function goTo(id: string): void {
  const sheet = document.getElementById(`sheet-${id}`);
  sheet?.scrollIntoView({ behavior: isStill() ? 'instant' : 'smooth' });
  sheet?.querySelector('h2')?.focus({ preventScroll: true });
  if (narrow.matches) details.removeAttribute('open');
}

/** Whether the reader asked the system, or VS Code, for less motion. */
function isStill(): boolean {
  return reducedMotion.matches || document.body.classList.contains('vscode-reduce-motion');
}

function rememberPlaceSoon(): void {
  if (isPlaceDue) return;
  isPlaceDue = true;
  requestAnimationFrame(() => {
    isPlaceDue = false;
    const place = currentPlace(sheets);
    if (!place || shownUri === undefined) return;
    markCurrent(list, place.sheet);
    remember(withPlace(state, shownUri, place));
  });
}

function remember(next: PageState): void {
  state = next;
  host.setState(next);
}

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}
