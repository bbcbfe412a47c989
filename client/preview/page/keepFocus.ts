import type { Page } from './PageModule.ts';

/** Does something that may move or replace what has the keyboard, and gives it to what stands there afterwards. */
export function keepFocus(page: Page, change: () => void): void {
  const { activeElement } = document;
  const had = page.document.contains(activeElement) ? activeElement : null;
  const address = had && addressAround(had);
  change();
  if (had && isNowhere()) giveKeyboard(page, had, address ?? undefined);
}

/**
 * Gives the keyboard, when it comes back to the page, to what had it, or to what stands there by then: a browser forgets that
 * once the keyboard is in another frame, as the text around the page is.
 */
export function focusAgain(page: Page): void {
  let had: Element | undefined;
  let address: string | undefined;
  document.addEventListener('focusin', ({ target }) => {
    had = target instanceof Element ? target : undefined;
    address = had && addressAround(had);
  });
  // What is left for nothing else in the page itself is not come back to.
  document.addEventListener('focusout', () =>
    setTimeout(() => {
      if (document.hasFocus() && isNowhere()) had = undefined;
    }),
  );
  window.addEventListener('focus', () => {
    if (!had || !isNowhere()) return;
    giveKeyboard(page, had, address);
  });
}

/** To what had it, or to what stands under its address by now. */
function giveKeyboard(page: Page, had: Element, address: string | undefined): void {
  const isThere = address === undefined || (had.isConnected && addressAround(had) === address);
  const [element = had] = isThere ? [had] : page.elementsAt(address);
  if (element instanceof HTMLElement || element instanceof SVGElement) element.focus({ preventScroll: true });
}

function isNowhere(): boolean {
  return document.activeElement === document.body || document.activeElement === null;
}

/** The address of the figure or text that an element belongs to. */
function addressAround(element: Element): string | undefined {
  const place = element.closest('[data-figure], [data-field]');
  return place?.getAttribute('data-figure') ?? place?.getAttribute('data-field') ?? undefined;
}
