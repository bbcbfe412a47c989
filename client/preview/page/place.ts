import { partitionPoint } from '../../../server/text/partitionPoint.ts';
import type { Place } from '../pageState.ts';

/** What reaches less than this into the view is as good as not seen. */
const seen = 16;

/** How far below the top of the window a part begins at which the reader is said to be. */
const reading = 96;

/** The id of the part that the reader sees at the top. */
export function currentPart(view: HTMLElement, container: HTMLElement): string | undefined {
  return partAt(container, view.getBoundingClientRect().top + reading)?.getAttribute('data-part') ?? undefined;
}

/** Below the last part of a run may be empty paper: then the reader looks at what follows. */
function partAt(container: HTMLElement, edge: number): Element | undefined {
  const run = firstBelow([...container.children], edge);
  const part = run && firstBelow(partsOf(run), edge);
  const next = run?.nextElementSibling;
  return part ?? (next ? partsOf(next)[0] : undefined);
}

function partsOf(run: Element): readonly Element[] {
  return [...run.querySelectorAll(':scope > [data-part]')];
}

/** The place at the top of what `view` shows of the document; undefined where nothing is shown. */
export function currentPlace(view: HTMLElement, container: HTMLElement): Place | undefined {
  const edge = view.getBoundingClientRect().top;
  const part = partAt(container, edge + seen);
  const id = part?.getAttribute('data-part');
  if (!part || !id) return undefined;
  const figure = firstFigure(part, edge + seen);
  return {
    part: id,
    partTop: topOf(part) - edge,
    figure: figure?.getAttribute('data-figure') ?? '',
    figureTop: figure ? topOf(figure) - edge : 0,
  };
}

/** Scrolls so that a place is where it was; without its figure the part is put there, without both nothing moves. */
export function scrollToPlace(
  view: HTMLElement,
  container: HTMLElement,
  { part, partTop, figure, figureTop }: Place,
): void {
  const section = container.querySelector(`[data-part="${CSS.escape(part)}"]`);
  const cell = figure ? section?.querySelector(`[data-figure="${CSS.escape(figure)}"]`) : undefined;
  const edge = view.getBoundingClientRect().top;
  if (cell) view.scrollTop += topOf(cell) - edge - figureTop;
  else if (section) view.scrollTop += topOf(section) - edge - partTop;
}

/** The first figure at the edge or below it, if that is not far: among rows, or among the sentences of a section. */
function firstFigure(part: Element, edge: number): Element | undefined {
  const slice = firstBelow([...part.querySelectorAll('tbody')], edge);
  const row = slice && firstBelow([...slice.children], edge);
  return row?.querySelector('[data-figure]') ?? (slice ? undefined : firstBelow(figuresOf(part), edge));
}

function figuresOf(part: Element): readonly Element[] {
  return [...part.querySelectorAll('[data-figure]')];
}

/** The first of some elements, which stand one below the other, that reaches below a line. */
function firstBelow(elements: readonly Element[], edge: number): Element | undefined {
  return elements[partitionPoint(elements.length, (i) => bottomOf(elements[i]) > edge)];
}

function bottomOf(element: Element | undefined): number {
  return element?.getBoundingClientRect().bottom ?? 0;
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
