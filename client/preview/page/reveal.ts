import { isStill } from './motion.ts';
import type { Motion } from './PageModule.ts';

/** What is farther than so many windows is not travelled to. */
const nearWindows = 1.5;

/** While what lies near is laid out for the first time, the goal moves. */
const settlingFrames = 5;

/** Brings an element into view: a part from its start, a figure in the middle. */
export function reveal(view: HTMLElement, element: HTMLElement, how: Motion): void {
  const distance = Math.abs(topIn(view, element));
  const isSmooth = how === 'smooth' && !isStill() && distance < nearWindows * view.clientHeight;
  const block = element.matches('[data-figure], [data-field]') ? 'center' : 'start';
  const place: ScrollIntoViewOptions = { block, inline: 'nearest' };
  element.scrollIntoView({ ...place, behavior: isSmooth ? 'smooth' : 'instant' });
  if (!isSmooth) settle(view, element, place, settlingFrames);
}

function settle(view: HTMLElement, element: HTMLElement, place: ScrollIntoViewOptions, frames: number): void {
  const before = view.scrollTop;
  const top = topIn(view, element);
  requestAnimationFrame(() => {
    const isLeft = Math.abs(view.scrollTop - before) > 1 && Math.abs(topIn(view, element) - top) > 1;
    if (frames === 0 || !element.isConnected || isLeft) return;
    if (Math.abs(topIn(view, element) - top) > 1) element.scrollIntoView({ ...place, behavior: 'instant' });
    settle(view, element, place, frames - 1);
  });
}

function topIn(view: HTMLElement, element: HTMLElement): number {
  return element.getBoundingClientRect().top - view.getBoundingClientRect().top;
}
