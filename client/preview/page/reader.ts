import { type Place, withPlace } from '../pageState.ts';
import type { Memory } from './memory.ts';
import { currentPart, currentPlace, scrollToPlace } from './place.ts';
import { arrive } from './reveal.ts';

/** Where the reader is in the document. */
export interface Reader {
  /** Does something that may move what is above the reader, and puts it back; whoever is on the way somewhere is there then. */
  keepPlace(change: () => void): void;
  /** Goes to where the reader was in a document, or to its start. */
  restore(uri: string): void;
  /** Whether something was scrolled, pressed or typed in the page a moment ago. */
  isInUse(): boolean;
}

const momentMs = 1000;
const inputs = ['wheel', 'pointerdown', 'pointermove', 'keydown', 'touchmove'] as const;

/** `moved` is called with the part, at most once a frame, while the reader moves. */
export function createReader(
  view: HTMLElement,
  container: HTMLElement,
  memory: Memory,
  shownUri: () => string | undefined,
  moved: (part: string) => void,
): Reader {
  let lastInput = Number.NEGATIVE_INFINITY;
  let isDue = false;

  function note(): void {
    isDue = false;
    const uri = shownUri();
    const place = view.hidden ? undefined : currentPlace(view, container);
    if (!place || uri === undefined) return;
    memory.state = withPlace(memory.state, uri, place);
    moved(currentPart(view, container) ?? place.part);
  }

  function noteSoon(): void {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(note);
  }

  function goTo(place: Place | undefined): void {
    if (place) scrollToPlace(view, container, place);
    noteSoon();
  }

  view.addEventListener('scroll', noteSoon, { passive: true });
  for (const type of inputs)
    window.addEventListener(
      type,
      (event) => {
        if (!(event instanceof PointerEvent) || event.type === 'pointerdown' || event.buttons > 0)
          lastInput = performance.now();
      },
      { passive: true, capture: true },
    );

  return {
    keepPlace(change) {
      const place = view.hidden ? undefined : currentPlace(view, container);
      change();
      goTo(arrive(view) ? undefined : place);
    },
    restore(uri) {
      const place = memory.state.places[uri];
      if (!place) view.scrollTop = 0;
      goTo(place);
    },
    isInUse: () => performance.now() - lastInput < momentMs,
  };
}
