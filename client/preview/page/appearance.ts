import type { PageState, Zoom } from '../pageState.ts';
import type { Memory } from './memory.ts';
import type { Pages } from './Pages.ts';
import type { Reader } from './reader.ts';
import { zoomFactors, zoomStep } from './zoom.ts';

/** How large the document is shown, and whether on pages. */
export interface Appearance {
  togglePages(): void;
  zoom(direction: 1 | -1): void;
  fit(): void;
}

export interface AppearanceFrame {
  readonly view: HTMLElement;
  readonly container: HTMLElement;
  readonly memory: Memory;
  readonly reader: Reader;
  readonly pages: Pages;
  /** Tells what is shown now. */
  readonly show: (state: PageState, percent: number) => void;
}

/** The margin at both sides of the pages. */
const besides = 32;

/** Takes over what is remembered. */
export function createAppearance({ view, container, memory, reader, pages, show }: AppearanceFrame): Appearance {
  let width = 0;

  function percent(): number {
    return Math.round(factors().portrait * 100);
  }

  function factors(): ReturnType<typeof zoomFactors> {
    return zoomFactors(memory.state.zoom, memory.state.mode, view.clientWidth - besides);
  }

  function apply(): void {
    const { portrait, landscape } = factors();
    container.style.setProperty('--zoom-portrait', String(portrait));
    container.style.setProperty('--zoom-landscape', String(landscape));
    show(memory.state, percent());
  }

  function zoomTo(zoom: Zoom): void {
    memory.state = { ...memory.state, zoom };
    reader.keepPlace(apply);
  }

  new ResizeObserver(() => {
    if (view.hidden || view.clientWidth === width) return;
    width = view.clientWidth;
    reader.keepPlace(apply);
  }).observe(view);
  pages.turn(memory.state.mode);
  apply();

  return {
    togglePages() {
      const mode = memory.state.mode === 'pages' ? 'continuous' : 'pages';
      memory.state = { ...memory.state, mode };
      reader.keepPlace(() => {
        pages.turn(mode);
        apply();
      });
    },
    zoom: (direction) => zoomTo(zoomStep(percent(), direction)),
    fit: () => zoomTo('fit'),
  };
}
