/**
 * Tells boxes as they are on the screen, as the standard has it: editors before VS Code 1.95 (Chromium 128) tell those of what
 * is zoomed as they would be without.
 */
export function standardZoom(): void {
  if (Reflect.has(Element.prototype, 'currentCSSZoom')) return;
  const measured = Element.prototype.getBoundingClientRect;
  Element.prototype.getBoundingClientRect = function (): DOMRect {
    const { x, y, width, height } = measured.call(this);
    const zoom = zoomOf(this);
    return new DOMRect(x * zoom, y * zoom, width * zoom, height * zoom);
  };
}

function zoomOf(element: Element): number {
  let zoom = 1;
  for (let each: Element | null = element; each; each = each.parentElement) zoom *= Number(getComputedStyle(each).zoom);
  return zoom;
}
