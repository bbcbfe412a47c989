import { type ElementBox, pageBoxes } from './pageBoxes.ts';
import { type PageBreak, type PageSize, pageBreaks, pageCount } from './pageBreaks.ts';

type Target = ElementBox['element'];

/** Takes the page breaks out of a run. */
export function joinRun(run: HTMLElement): void {
  for (const cell of run.querySelectorAll('[data-page-span]'))
    if (cell instanceof HTMLTableCellElement) {
      cell.rowSpan = Number(cell.dataset.pageSpan);
      cell.removeAttribute('data-page-span');
    }
  for (const made of run.querySelectorAll('[data-page-made]')) made.remove();
  for (const element of run.querySelectorAll<HTMLElement>('[data-page-pushed], [data-page-split]')) {
    element.removeAttribute('data-page-pushed');
    element.removeAttribute('data-page-split');
    for (const name of ['--page-push', '--split-height', '--split-shape']) element.style.removeProperty(name);
  }
}

/** Lays a run without breaks out on pages; answers how many there are. The order of its elements and rows stays as it is. */
export function breakRun(run: HTMLElement, size: PageSize): number {
  const boxes = pageBoxes(run);
  const breaks = pageBreaks(boxes, size);
  const splits = new Map<Target, PageBreak[]>();
  let shift = 0;
  for (const found of breaks) {
    const box = boxes[found.box];
    if (!box) continue;
    if (found.line > 0) splits.set(box.element, [...(splits.get(box.element) ?? []), found]);
    else if (box.element.localName === 'tr') pushRow(box, found);
    else pushBlock(box.element, found.shift + found.from - shift - bottomBefore(boxes, found.box));
    shift += found.shift;
  }
  for (const [element, found] of splits) split(element, found, boxes);
  return pageCount(boxes, breaks, size);
}

function bottomBefore(boxes: readonly ElementBox[], index: number): number {
  return boxes[index - 1]?.bottom ?? 0;
}

/** Margins that stand beside each other are as large as the larger one: so this one is the distance itself. */
function pushBlock(element: Target, distance: number): void {
  const pushed = element.localName === 'thead' ? (element.closest<HTMLElement>('.sheet-scroll') ?? element) : element;
  pushed.dataset.pagePushed = '';
  pushed.style.setProperty('--page-push', `${distance}px`);
}

/** Puts the rest of the page above a row, and the heading of its table again. */
function pushRow({ element, repeated }: ElementBox, { shift }: PageBreak): void {
  const table = element.closest('table');
  const gap = document.createElement('tr');
  const cell = document.createElement('td');
  cell.colSpan = 100;
  cell.style.setProperty('height', `${shift - repeated}px`);
  gap.className = 'page-gap';
  gap.append(cell);
  const made = [gap, ...[...(table?.tHead?.rows ?? [])].map((row) => row.cloneNode(true))];
  for (const row of made) if (row instanceof HTMLElement) markMade(row);
  widenSpans(element, made.length);
  element.before(...made);
}

/** What only the eye needs; no figure in it is one that can be asked for. */
function markMade(row: HTMLElement): void {
  row.dataset.pageMade = '';
  row.setAttribute('aria-hidden', 'true');
  for (const named of row.querySelectorAll('[id], [data-figure], [data-field], [tabindex]'))
    for (const name of ['id', 'data-figure', 'data-field', 'tabindex']) named.removeAttribute(name);
}

/** Cells that reach over rows from above reach over those that come between them, too. */
function widenSpans(row: Element, by: number): void {
  let above = row.previousElementSibling;
  for (let distance = 1; above && distance < 100; distance++) {
    for (const cell of above.children)
      if (cell instanceof HTMLTableCellElement && cell.rowSpan > distance) {
        cell.dataset.pageSpan ??= String(cell.rowSpan);
        cell.rowSpan += by;
      }
    above = above.previousElementSibling;
  }
}

/**
 * Moves the lines of a paragraph apart: a float over its whole height keeps them out of strips as wide as it is and as
 * high as what lies between two pages, and nothing in the paragraph changes.
 */
function split(element: Target, breaks: readonly PageBreak[], boxes: readonly ElementBox[]): void {
  const box = boxes.find((candidate) => candidate.element === element);
  if (!box) return;
  const tops = box.lines?.() ?? [];
  let moved = 0;
  const strips = breaks.map(({ line, shift }) => {
    const from = (tops[line] ?? box.top) - box.top + moved;
    moved += shift;
    return [from, from + shift] as const;
  });
  const corners = strips.flatMap(([from, to]) => [`0 ${from}px`, `100% ${from}px`, `100% ${to}px`, `0 ${to}px`]);
  element.dataset.pageSplit = '';
  element.style.setProperty('--split-height', `${strips.at(-1)?.[1] ?? 0}px`);
  element.style.setProperty('--split-shape', `polygon(0 0, ${corners.join(', ')})`);
}
