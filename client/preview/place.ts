import type { Place } from './pageState.ts';

/** The place at the top of the window; undefined where nothing is shown. */
export function currentPlace(sheets: Element): Place | undefined {
  const sheet = firstVisible([...sheets.children]);
  if (!sheet) return undefined;
  const place = { sheet: sheet.id, sheetTop: top(sheet) };
  const row = firstVisible([...sheet.querySelectorAll('tbody tr')]);
  const figure = row?.querySelector('[data-figure]');
  const address = figure?.getAttribute('data-figure');
  return figure && address ? { ...place, figure: address, figureTop: top(figure) } : place;
}

/** Scrolls so that a place is where it was; without its figure the table is put there, without both nothing moves. */
export function scrollToPlace({ sheet, sheetTop, figure, figureTop }: Place): void {
  const cell = figure === undefined ? null : document.querySelector(`[data-figure="${CSS.escape(figure)}"]`);
  const table = document.getElementById(sheet);
  if (cell && figureTop !== undefined) scrollDown(top(cell) - figureTop);
  else if (table) scrollDown(top(table) - sheetTop);
}

/** The first of some elements, which stand one below the other, that reaches into the window. */
function firstVisible(elements: readonly Element[]): Element | undefined {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = elements[middle];
    if (element && element.getBoundingClientRect().bottom > 0) high = middle;
    else low = middle + 1;
  }
  return elements[low];
}

function top(element: Element): number {
  return element.getBoundingClientRect().top;
}

function scrollDown(pixels: number): void {
  window.scrollBy({ top: pixels, behavior: 'instant' });
}
