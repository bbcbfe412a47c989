/** Whether the reader asked the system, or VS Code, for less motion. */
export function isStill(): boolean {
  const asked = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return asked || document.body.classList.contains('vscode-reduce-motion');
}

/** More than this at once is no longer something to look at. */
const mostFlashes = 60;

/** Lets figures and texts that have changed light up for a moment; sections that are new as a whole do not. */
export function flash(changed: readonly Element[]): void {
  if (isStill()) return;
  const lit = new Set(changed.flatMap((element) => element.closest('[data-figure], [data-field], tr') ?? []));
  if (lit.size > mostFlashes) return;
  // In one step: a fade would have the browser draw the document sixty times a second while somebody types.
  const backgroundColor = 'var(--changed)';
  for (const element of lit) element.animate([{ backgroundColor }, {}], { duration: 1200, easing: 'steps(1)' });
}
