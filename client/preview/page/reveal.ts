import { isStill } from './motion.ts';
import type { Motion } from './PageModule.ts';

/** From its start, or in the middle. */
type Block = 'start' | 'center';

/** What is farther than so many windows is not travelled to. */
const nearWindows = 1.5;

/** While what lies near is laid out for the first time, the goal moves. */
const settlingFrames = 5;

/** The way to an element is over by then, however long it is. */
const longestMs = 1000;

/** What says that a way is over: that it has ended, or that the reader goes elsewhere. */
const ends = ['scrollend', 'wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** The element that the reader is on the way to. */
let travel: { readonly view: HTMLElement; readonly element: HTMLElement } | undefined;

/** Brings an element into view: a part from its start, a figure in the middle. */
export function reveal(view: HTMLElement, element: HTMLElement, how: Motion): void {
  travel = undefined;
  const distance = Math.abs(topIn(view, element));
  const isSmooth = how === 'smooth' && !isStill() && distance < nearWindows * view.clientHeight;
  const block = element.matches('[data-figure], [data-field]') ? 'center' : 'start';
  bringIntoView(view, element, block, isSmooth ? 'smooth' : 'instant');
  if (isSmooth) setOut(view, element);
  else settle(view, element, block, settlingFrames);
}

/**
 * Ends the way that the reader is on, at its goal: what is drawn anew would end it somewhere. Tells whether there was one.
 */
export function arrive(view: HTMLElement): boolean {
  if (travel?.view !== view || !travel.element.isConnected) return false;
  const arriving = { ...travel };
  travel = arriving;
  // Where a way ends is known a frame after it was ended.
  view.scrollTo({ top: view.scrollTop, behavior: 'instant' });
  requestAnimationFrame(() => {
    if (travel === arriving) reveal(view, arriving.element, 'instant');
  });
  return true;
}

function setOut(view: HTMLElement, element: HTMLElement): void {
  const mine = { view, element };
  travel = mine;
  const over = new AbortController();
  const end = (): void => {
    over.abort();
    if (travel === mine) travel = undefined;
  };
  for (const type of ends) view.addEventListener(type, end, { passive: true, signal: over.signal });
  setTimeout(end, longestMs);
}

/**
 * Scrolls the view and the boxes in it, and nothing around them: `scrollIntoView` would move the page itself in the window
 * of a VS Code that runs in a browser, and cut off its tools.
 */
export function bringIntoView(view: HTMLElement, element: HTMLElement, block: Block, behavior: ScrollBehavior): void {
  for (let box = element.parentElement; box && view.contains(box); box = box.parentElement) bringAcross(box, element);
  const { height } = element.getBoundingClientRect();
  const margin = Number.parseFloat(getComputedStyle(element).scrollMarginTop);
  const above = block === 'start' ? margin : (view.clientHeight - height) / 2;
  view.scrollBy({ top: topIn(view, element) - above, behavior });
}

/** Where a table is wider than there is room, as little as brings the element into sight. */
function bringAcross(box: HTMLElement, element: HTMLElement): void {
  if (box.scrollWidth <= box.clientWidth) return;
  const outer = box.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  const [before, behind] = [inner.left - outer.left, inner.right - outer.right];
  const zoom = outer.width / box.offsetWidth;
  if (before < 0) box.scrollLeft += before / zoom;
  else if (behind > 0) box.scrollLeft += Math.min(before, behind) / zoom;
}

/** Meanwhile the browser does not keep what it takes for the place of the reader: whoever scrolls then is the reader. */
function settle(view: HTMLElement, element: HTMLElement, block: Block, frames: number): void {
  const before = view.scrollTop;
  const top = topIn(view, element);
  view.style.overflowAnchor = 'none';
  requestAnimationFrame(() => {
    const isLeft = Math.abs(view.scrollTop - before) > 1 && Math.abs(topIn(view, element) - top) > 1;
    view.style.overflowAnchor = '';
    if (frames === 0 || !element.isConnected || isLeft) return;
    if (Math.abs(topIn(view, element) - top) > 1) bringIntoView(view, element, block, 'instant');
    settle(view, element, block, frames - 1);
  });
}

function topIn(view: HTMLElement, element: HTMLElement): number {
  return element.getBoundingClientRect().top - view.getBoundingClientRect().top;
}
