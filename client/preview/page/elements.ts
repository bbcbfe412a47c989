/** An element that the page always has. */
export function elementOf(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

/** An input that the page always has. */
export function inputOf(selector: string): HTMLInputElement {
  const found = elementOf(selector);
  if (!(found instanceof HTMLInputElement)) throw new Error(`${selector} is no input`);
  return found;
}
