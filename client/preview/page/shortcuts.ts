import { isComposed } from './isComposed.ts';

/** What the keyboard does wherever it is in the page. */
export interface PageKeys {
  readonly search: () => void;
  readonly nextHit: (direction: 1 | -1) => void;
  readonly zoom: (direction: 1 | -1) => void;
  readonly fit: () => void;
  /** Of the text; a box that is written in has its own. */
  readonly undo: (how: 'undo' | 'redo') => void;
}

/**
 * Listens for the page's own keys. They go no further: VS Code, which is told of every key that a page does not keep to
 * itself, would zoom its window.
 */
export function onPageKeys(keys: PageKeys, view: HTMLElement): void {
  document.addEventListener('keydown', (event) => {
    const act = actionOf(event, keys);
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    } else if (isSelectAll(event)) event.stopPropagation();
    else if (event.target === document.body) scrollBy(event, view);
  });
  view.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      keys.zoom(event.deltaY < 0 ? 1 : -1);
    },
    { passive: false },
  );
}

function actionOf(event: KeyboardEvent, keys: PageKeys): (() => void) | undefined {
  const { key, shiftKey, altKey } = event;
  if (isComposed(event) || altKey) return undefined;
  if (key === 'F3') return () => keys.nextHit(shiftKey ? -1 : 1);
  if (!event.ctrlKey && !event.metaKey) return undefined;
  if (key.toLowerCase() === 'f' && !shiftKey) return keys.search;
  if (key === '=' || key === '+') return () => keys.zoom(1);
  if (key === '-' || key === '_') return () => keys.zoom(-1);
  if (key === '0') return keys.fit;
  const how = isWrittenIn(event.target) ? undefined : undoOf(key.toLowerCase(), shiftKey);
  return how && (() => keys.undo(how));
}

function undoOf(key: string, isShifted: boolean): 'undo' | 'redo' | undefined {
  if (key === 'z') return isShifted ? 'redo' : 'undo';
  return key === 'y' && !isShifted ? 'redo' : undefined;
}

/** The box has done so: VS Code would do it once more, when the first that is typed over it stands there already. */
function isSelectAll({ key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && key.toLowerCase() === 'a' && isWrittenIn(target);
}

function isWrittenIn(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** The document scrolls by its keys before anything in it has been clicked. */
function scrollBy(event: KeyboardEvent, view: HTMLElement): void {
  if (event.ctrlKey || event.metaKey || event.altKey || view.hidden) return;
  const page = view.clientHeight * 0.9;
  const distances: Readonly<Record<string, number>> = {
    PageDown: page,
    PageUp: -page,
    ' ': event.shiftKey ? -page : page,
    ArrowDown: 40,
    ArrowUp: -40,
    Home: -view.scrollHeight,
    End: view.scrollHeight,
  };
  const distance = distances[event.key];
  if (distance === undefined) return;
  event.preventDefault();
  view.scrollBy({ top: distance, behavior: 'instant' });
}
