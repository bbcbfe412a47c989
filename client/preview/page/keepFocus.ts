import type { Page } from './PageModule.ts';

/** Does something that may replace what has the keyboard, and gives it to what stands there afterwards. */
export function keepFocus(page: Page, change: () => void): void {
  const { activeElement } = document;
  const had = page.document.contains(activeElement) ? activeElement : null;
  const place = had?.closest('[data-figure], [data-field]');
  const address = place?.getAttribute('data-figure') ?? place?.getAttribute('data-field');
  change();
  if (!had || had.isConnected || !address) return;
  const [element] = page.elementsAt(address);
  element?.focus({ preventScroll: true });
}
