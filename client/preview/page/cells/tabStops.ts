/** What can be selected: a cell of a table, a number or a text outside tables, a mark of a chart. */
export type Cell = HTMLElement | SVGElement;

/** The figures and texts that the server knows by an address. */
export const addressed = '[data-figure],[data-field]';

/** The cell of a table, or else the figure or text, that something stands in. */
export function cellOf(target: EventTarget | null): Cell | undefined {
  if (!(target instanceof Element)) return undefined;
  const inTable = target.closest<HTMLElement>('td, th');
  if (inTable) return inTable.closest('[aria-hidden="true"]') ? undefined : inTable;
  return target.closest<Cell>(addressed) ?? undefined;
}

/** Figures and texts that stand in no table are reached one after the other in one of these. */
const groupSelector = '.part, .chart-shown';

const stops = new WeakMap<Element, Cell>();

/**
 * Makes every table, and all figures of a part that stand outside tables, one stop of the Tab key, within which the
 * arrow keys move. A table becomes a grid: a screen reader then leaves the arrow keys to the page when a cell has the
 * keyboard, and still reads rows, columns and headers, and moves by them, as in any table.
 */
export function keepTabStops(roots: Iterable<Element>): void {
  const tables = new Set<HTMLTableElement>();
  const groups = new Set<Element>();
  for (const root of roots) {
    const around = root.closest('table');
    if (around) tables.add(around);
    for (const table of root.querySelectorAll('table')) tables.add(table);
    const group = around ? null : root.closest(groupSelector);
    if (group) groups.add(group);
    for (const inner of root.querySelectorAll(groupSelector)) groups.add(inner);
  }
  for (const table of tables) keepTableStop(table);
  for (const group of groups) keepRun(group);
}

/** The address under which the server knows a cell; empty where it has none. */
export function addressOf(cell: Element): string {
  const known = cell.matches(addressed) ? cell : cell.querySelector(addressed);
  return known?.getAttribute('data-figure') ?? known?.getAttribute('data-field') ?? '';
}

/** The figures and texts of a part that stand outside tables, in the order in which they are read. */
export function runOf(part: Element): readonly Cell[] {
  return [...part.querySelectorAll<Cell>(addressed)].filter((element) => !element.closest('table'));
}

/** The part or chart among whose figures the arrow keys move from a figure outside tables. */
export function runGroupOf(cell: Cell): Element | null {
  return cell.closest(groupSelector);
}

/** What takes the keyboard where a cell is selected: the button in it, or else the cell. */
export function focusTarget(cell: Cell): Cell {
  return cell.querySelector('button') ?? cell;
}

/** Makes a cell the one stop of its table or part. */
export function makeStop(cell: Cell): void {
  const group = groupOf(cell);
  const target = focusTarget(cell);
  const before = group && stops.get(group);
  if (before && before !== target) before.setAttribute('tabindex', '-1');
  target.setAttribute('tabindex', '0');
  if (group) stops.set(group, target);
}

function keepTableStop(table: HTMLTableElement): void {
  if (isStop(table)) return;
  const first =
    table.querySelector<HTMLElement>(`tbody :is(${addressed}, button)`) ?? table.querySelector<HTMLElement>('td, th');
  const cell = first?.closest('td, th');
  if (!(cell instanceof HTMLElement)) return;
  table.setAttribute('role', 'grid');
  makeStop(cell);
}

function keepRun(part: Element): void {
  const run = runOf(part);
  for (const element of run) describe(element);
  const [first] = run;
  if (first && !isStop(part)) makeStop(first);
}

function isStop(group: Element | null): boolean {
  const stop = group && stops.get(group);
  return Boolean(stop && group.contains(stop));
}

function groupOf(cell: Cell): Element | null {
  return cell.closest('table') ?? runGroupOf(cell);
}

/** A number in a sentence is pressed like a button; a text is one thing; a mark of a chart is both a picture and a button. */
function describe(element: Cell): void {
  if (!element.hasAttribute('tabindex')) element.setAttribute('tabindex', '-1');
  if (element instanceof HTMLElement) {
    element.setAttribute('role', element.dataset.figure === undefined ? 'group' : 'button');
    return;
  }
  element.setAttribute('role', 'button');
  element.closest('svg')?.setAttribute('role', 'group');
}
