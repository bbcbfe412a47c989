import type { PreviewUnit } from '../../../server/lsp/protocol/previewProtocol.ts';
import type { HostMessage, PageMessage, PageView } from '../messages.ts';
import type { PageState } from '../pageState.ts';
import type { PageStrings } from '../pageStrings.ts';

/** How something is brought into view. Less motion is always `instant`, however it is asked for. */
export type Motion = 'instant' | 'smooth';

/** What the shell of the page offers to what works in it. */
export interface Page {
  readonly strings: PageStrings;
  /** Holds the parts, each a `section.part`; what stands in it is the server's, and is replaced as it changes. */
  readonly document: HTMLElement;
  /** The pane beside the document that says why a figure is what it is; shown with {@link showSide}. */
  readonly side: HTMLElement;
  readonly views: Readonly<Record<PageView, HTMLElement>>;
  /** What is remembered while the page is hidden and over a reload of the window. */
  state: PageState;
  post(message: PageMessage): void;
  /** The document shown; undefined before the first update. */
  shown(): Shown | undefined;
  currentView(): PageView;
  /** Switches to a view as if its tab was chosen. */
  openView(view: PageView): void;
  /** Opens or closes the pane at the side; where the reader is stays where it is. */
  showSide(isOpen: boolean): void;
  /** The elements of a figure, a field or a part, in the order of the document; none where it is not there. */
  elementsAt(address: string): readonly HTMLElement[];
  /** Brings the first of them into view, in the document; undefined where there is none. */
  show(address: string, how: Motion): HTMLElement | undefined;
  /** The rows of a part's table in the order of the server, without those that only repeat a heading on a new page. */
  rowsOf(part: Element): readonly HTMLTableRowElement[];
  /** Whether the reader has scrolled, pressed or typed something in the page a moment ago: nothing moves by itself then. */
  isInUse(): boolean;
  /** Says something to a screen reader once nothing else was said for a moment. */
  announce(text: string): void;
  /** Shows how many findings the parts have, in the list at the side and at the tab. */
  showCounts(counts: ReadonlyMap<string, number>, all: number): void;
}

/** The document that the page shows. */
export interface Shown {
  readonly uri: string;
  readonly version: number;
  readonly unit: PreviewUnit;
}

/** Something that works in the page; made by a function `attachX(page)` that main.ts lists. */
export interface PageModule {
  receive?(message: HostMessage): void;
  /** After parts were drawn: those that are new or differ, rows of them included. */
  updated?(changed: readonly Element[]): void;
}
