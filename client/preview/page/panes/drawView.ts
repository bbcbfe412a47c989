import { render, type TemplateResult } from 'lit-html';
import { keepTabStops } from '../cells/tabStops.ts';

/** Makes a view show some content by changing what differs; the keyboard goes to its heading where what had it is gone. */
export function drawView(view: HTMLElement, content: TemplateResult): void {
  const hadKeyboard = view !== document.activeElement && view.contains(document.activeElement);
  render(content, view);
  keepTabStops([view]);
  if (hadKeyboard && !view.contains(document.activeElement)) view.querySelector<HTMLElement>('h2')?.focus();
}
