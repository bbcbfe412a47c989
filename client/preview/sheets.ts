import type { UpdateMessage } from './messages.ts';
import { safeSheet } from './safeSheet.ts';

/**
 * Makes the container show the tables of an update. Elements of tables that did not change are left alone; a
 * changed table keeps its sideways scroll and the keyboard focus. Returns the cells whose figure is new or different.
 */
export function updateSheets(
  container: Element,
  { reset, order, changed }: UpdateMessage,
  refused: (id: string) => HTMLElement,
): Element[] {
  if (reset) container.replaceChildren();
  const differing: Element[] = [];
  for (const { id, html } of changed) {
    const sheet = prepare(safeSheet(id, html) ?? refused(id));
    const old = document.getElementById(sheet.id);
    if (old) {
      differing.push(...differingFigures(old, sheet));
      replace(old, sheet);
    } else container.append(sheet);
  }
  arrange(container, order);
  return differing;
}

/** Removes the tables that are not in `order` and moves those that stand in another place; none else is touched. */
function arrange(container: Element, order: readonly string[]): void {
  const wanted = new Set(order.map((id) => `sheet-${id}`));
  for (const sheet of [...container.children]) if (!wanted.has(sheet.id)) sheet.remove();
  order.forEach((id, i) => {
    const sheet = document.getElementById(`sheet-${id}`);
    const present = container.children[i];
    if (sheet && sheet !== present) container.insertBefore(sheet, present ?? null);
  });
}

/** Gives each table a scroll container that the keyboard reaches, and the heading as its name. */
function prepare(sheet: HTMLElement): HTMLElement {
  const heading = sheet.querySelector('h2');
  const headingId = `${sheet.id}-title`;
  if (heading) {
    heading.id = headingId;
    heading.tabIndex = -1;
    sheet.setAttribute('aria-labelledby', headingId);
  }
  for (const table of sheet.querySelectorAll('table')) {
    const scroll = document.createElement('div');
    scroll.className = 'sheet-scroll';
    scroll.tabIndex = 0;
    table.replaceWith(scroll);
    scroll.append(table);
    for (const named of [scroll, table]) if (heading) named.setAttribute('aria-labelledby', headingId);
    if (heading) scroll.setAttribute('role', 'group');
  }
  return sheet;
}

/** Fills the elements that are there with what is new, as long as they are the same ones: so they keep focus and scroll. */
function replace(old: Element, sheet: Element): void {
  if (outline(old) !== outline(sheet)) {
    old.replaceWith(sheet);
    return;
  }
  for (const { name, value } of sheet.attributes) old.setAttribute(name, value);
  for (const [i, part] of [...old.children].entries()) part.replaceChildren(...(sheet.children[i]?.childNodes ?? []));
}

function outline(sheet: Element): string {
  return [...sheet.children].map(({ localName, className }) => `${localName}.${className}`).join(' ');
}

function differingFigures(old: Element, sheet: Element): Element[] {
  const known = new Map(figures(old).map((cell) => [cell.getAttribute('data-figure'), cell]));
  return figures(sheet).filter((cell) => {
    const before = known.get(cell.getAttribute('data-figure'));
    return before?.textContent !== cell.textContent || isMarked(before) !== isMarked(cell);
  });
}

function figures(sheet: Element): Element[] {
  return [...sheet.querySelectorAll('[data-figure]')];
}

function isMarked(cell: Element): string {
  if (cell.classList.contains('is-broken')) return 'broken';
  return cell.classList.contains('is-rounding') ? 'rounding' : '';
}
