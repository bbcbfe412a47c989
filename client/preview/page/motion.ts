/** Whether the reader asked the system, or VS Code, for less motion. */
export function isStill(): boolean {
  const asked = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return asked || document.body.classList.contains('vscode-reduce-motion');
}

/** More than this at once is no longer something to look at. */
const mostFlashes = 60;
const flashMs = 1200;

/** When each figure was lit the last time. */
const litAt = new WeakMap<Element, number>();

/**
 * Lets figures and texts that have changed light up for a moment; sections that are new as a whole do not. By an attribute
 * and not as an animation, of whatever steps: while one runs, the browser makes every frame of the document anew.
 */
export function flash(changed: readonly Element[]): void {
  if (isStill()) return;
  const lit = new Set(changed.flatMap((element) => element.closest('[data-figure], [data-field], tr') ?? []));
  if (lit.size > mostFlashes) return;
  const now = performance.now();
  for (const element of lit) {
    element.setAttribute('data-page-changed', '');
    litAt.set(element, now);
  }
  setTimeout(() => {
    for (const element of lit) if (litAt.get(element) === now) element.removeAttribute('data-page-changed');
  }, flashMs);
}
