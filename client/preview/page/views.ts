import { type PageView, pageView } from '../messages.ts';
import { elementOf } from './elements.ts';

/** The views of the page, one of which is shown, with the tabs that choose it. */
export interface Views {
  readonly panels: Readonly<Record<PageView, HTMLElement>>;
  current(): PageView;
  open(view: PageView): void;
  /** Shows a number at a tab; none for 0. `name` says it in words. */
  count(view: PageView, count: number, name: string): void;
}

/** `opened` is called after another view was opened than was there before. */
export function createViews(first: PageView, opened: (view: PageView) => void): Views {
  const panels = byView((view) => elementOf(`#view-${view}`));
  const tabs = byView((view) => elementOf(`#tab-${view}`));
  let current = first;
  function mark(): void {
    // Not told by `:has()`: that would be looked for in the whole document whenever a figure changes.
    document.body.dataset.view = current;
    for (const view of pageView.options) {
      panels[view].hidden = view !== current;
      tabs[view].setAttribute('aria-selected', String(view === current));
      tabs[view].tabIndex = view === current ? 0 : -1;
    }
  }
  function open(view: PageView): void {
    if (view === current) return;
    current = view;
    mark();
    opened(view);
  }
  mark();
  for (const view of pageView.options) {
    tabs[view].addEventListener('click', () => open(view));
    tabs[view].addEventListener('keydown', (event) => {
      const next = neighbour(view, event.key);
      if (!next) return;
      event.preventDefault();
      open(next);
      tabs[next].focus();
    });
  }
  return { panels, current: () => current, open, count: (view, count, name) => showCount(tabs[view], count, name) };
}

function byView(make: (view: PageView) => HTMLElement): Readonly<Record<PageView, HTMLElement>> {
  return {
    document: make('document'),
    reconciliation: make('reconciliation'),
    findings: make('findings'),
    comparison: make('comparison'),
    charts: make('charts'),
  };
}

function neighbour(view: PageView, key: string): PageView | undefined {
  const all = pageView.options;
  const at = all.indexOf(view);
  if (key === 'ArrowRight') return all[(at + 1) % all.length];
  if (key === 'ArrowLeft') return all.at(at - 1);
  if (key === 'Home') return all[0];
  return key === 'End' ? all.at(-1) : undefined;
}

function showCount(tab: HTMLElement, count: number, name: string): void {
  const shown = tab.querySelector('.count');
  if (!shown) return;
  shown.textContent = count > 0 ? String(count) : '';
  tab.title = count > 0 ? name : '';
}
