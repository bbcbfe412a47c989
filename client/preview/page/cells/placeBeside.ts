const GAP = 4;

/** Lower than this no box is made, in pixels. */
const LEAST = 120;

/**
 * Puts a box with a fixed position below an element, or above it where there is more room in its view, and as high as that has
 * room: the element, and what stands beside the view, can still be read.
 */
export function placeBeside(box: HTMLElement, element: Element): void {
  const around = element.getBoundingClientRect();
  const { width } = box.getBoundingClientRect();
  // Without a limit: what is scrolled in it stays where it is.
  const height = box.scrollHeight + box.offsetHeight - box.clientHeight;
  const { clientWidth, clientHeight } = document.documentElement;
  const view = element.closest('.view')?.getBoundingClientRect();
  const below = (view?.bottom ?? clientHeight) - around.bottom - GAP;
  const above = around.top - GAP - (view?.top ?? 0);
  const isBelow = height <= below || below >= above;
  const shown = Math.min(height, Math.max(isBelow ? below : above, LEAST));
  const top = isBelow ? around.bottom + GAP : around.top - GAP - shown;
  box.style.maxHeight = shown < height ? `${shown}px` : '';
  box.style.left = `${clamped(around.left, clientWidth - width)}px`;
  box.style.top = `${clamped(top, clientHeight - shown)}px`;
}

/** Puts a box over an element, at least as large as it. */
export function placeOver(box: HTMLElement, element: Element): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  box.style.minWidth = `${width}px`;
  box.style.minHeight = `${height}px`;
  box.style.maxHeight = '';
  const { clientWidth, clientHeight } = document.documentElement;
  const own = box.getBoundingClientRect();
  box.style.left = `${clamped(left, clientWidth - own.width)}px`;
  box.style.top = `${clamped(top, clientHeight - own.height)}px`;
}

function clamped(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}
