const GAP = 4;

/**
 * Puts a box with a fixed position below an element, or above it where there is more room in its view: what stands beside
 * the view can still be read.
 */
export function placeBeside(box: HTMLElement, element: Element): void {
  const around = element.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const view = element.closest('.view')?.getBoundingClientRect();
  const below = (view?.bottom ?? clientHeight) - around.bottom - GAP;
  const isBelow = height <= below || below >= around.top - (view?.top ?? 0);
  const top = isBelow ? around.bottom + GAP : around.top - GAP - height;
  box.style.left = `${clamped(around.left, clientWidth - width)}px`;
  box.style.top = `${clamped(top, clientHeight - height)}px`;
}

/** Puts a box over an element, at least as large as it. */
export function placeOver(box: HTMLElement, element: Element): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  box.style.minWidth = `${width}px`;
  box.style.minHeight = `${height}px`;
  const { clientWidth, clientHeight } = document.documentElement;
  const own = box.getBoundingClientRect();
  box.style.left = `${clamped(left, clientWidth - own.width)}px`;
  box.style.top = `${clamped(top, clientHeight - own.height)}px`;
}

function clamped(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}
