import type { HostMessage, HostMessageOf, PageView } from '../messages.ts';
import { withAddress } from '../pageState.ts';
import { filledIn, langAttribute, type PageStrings, pageStrings } from '../pageStrings.ts';
import { createAnnouncer } from './announcer.ts';
import { createAppearance } from './appearance.ts';
import { createDrawing } from './Drawing.ts';
import { elementOf } from './elements.ts';
import { focusAgain, keepFocus } from './keepFocus.ts';
import { createMemory } from './memory.ts';
import { flash } from './motion.ts';
import { createOutline } from './outline.ts';
import type { Motion, Page, PageModule, Shown } from './PageModule.ts';
import { createPages } from './Pages.ts';
import { createReader } from './reader.ts';
import { bringIntoView, reveal } from './reveal.ts';
import { createSearch } from './search.ts';
import { createSeen } from './seen.ts';
import { onPageKeys } from './shortcuts.ts';
import { createToolbar } from './toolbar.ts';
import { markUpdate } from './updateMarks.ts';
import { createViews } from './views.ts';

/** How long nothing has to be drawn until the pages are laid out again. */
const momentMs = 150;

/** Whether the list has no room beside the document; as in the style. */
const narrow = matchMedia('(max-width: 760px)');

/** The page around what works in it. */
export interface Shell {
  readonly page: Page;
  receive(message: HostMessage): void;
  /** Tells the host that the page is there. */
  start(modules: readonly PageModule[]): void;
}

/** Brings the frame of the page to life: views, tools, list, search, and the document itself. */
export function createShell(): Shell {
  const strings = pageStrings(document.documentElement.lang);
  const memory = createMemory();
  const announce = createAnnouncer(elementOf('#status'));
  const container = elementOf('#document');
  const view = elementOf('#view-document');
  const refused = new Set<string>();
  /** What was drawn since the pages were laid out. */
  const touched: Element[] = [];
  let watermark = '';
  let settlingDue: ReturnType<typeof setTimeout> | undefined;
  let shown: Shown | undefined;
  let modules: readonly PageModule[] = [];

  const outline = createOutline(strings, (id) => {
    // The place is kept while the list goes: the way to another one begins afterwards.
    if (narrow.matches) openList(false);
    goTo(id);
  });
  const reader = createReader(view, container, memory, () => shown?.uri, outline.mark);
  const drawing = createDrawing(container, refuse);
  const seen = createSeen(view, (parts) => memory.post({ type: 'seen', parts }));
  const pages = createPages(view, container, strings, reader.keepPlace);
  const views = createViews(memory.state.view, viewOpened);
  const search = createSearch({
    strings,
    document: container,
    others: Object.values(views.panels).filter((panel) => panel !== view),
    reveal(place) {
      if (view.contains(place)) views.open('document');
      bringIntoView(viewShown(), place, 'center', 'instant');
    },
    edge: () => viewShown().getBoundingClientRect().top,
    closed: () => viewShown().focus({ preventScroll: true }),
  });
  const toolbar = createToolbar({
    toggleList: () => openList(elementOf('#outline').hasAttribute('hidden')),
    toggleSide: () => page.showSide(page.side.hasAttribute('hidden')),
    togglePages: () => appearance.togglePages(),
    zoomIn: () => zoom(1),
    zoomOut: () => zoom(-1),
    fit: () => appearance.fit(),
    chooseUnit(unit) {
      memory.state = { ...memory.state, unit };
      memory.post({ type: 'unit', unit });
    },
    search: search.open,
    toggleLock: () => memory.post({ type: 'lock', isLocked: !isPressed('#tool-lock') }),
    print: () => memory.post({ type: 'print' }),
    export: () => memory.post({ type: 'export' }),
  });
  const appearance = createAppearance({ view, container, memory, reader, pages, show: toolbar.show });

  const page: Page = {
    strings,
    document: container,
    side: elementOf('#side'),
    views: views.panels,
    get state() {
      return memory.state;
    },
    set state(next) {
      memory.state = next;
    },
    post: memory.post,
    shown: () => shown,
    currentView: views.current,
    openView: views.open,
    showSide(isOpen) {
      if (page.side.hidden === isOpen) reader.keepPlace(() => (page.side.hidden = !isOpen));
      toolbar.expand('side', isOpen);
      memory.state = { ...memory.state, isSideOpen: isOpen };
    },
    elementsAt: (address) => elementsAt(container, address),
    show: goTo,
    rowsOf: drawing.rowsOf,
    isInUse: reader.isInUse,
    announce,
    showCounts(counts, all) {
      outline.count(counts);
      views.count('findings', all, filledIn(strings.findingCount, all));
    },
  };

  function goTo(address: string, how: Motion = 'smooth'): HTMLElement | undefined {
    const [element] = elementsAt(container, address);
    if (!element) return undefined;
    views.open('document');
    reveal(view, element, how);
    return element;
  }

  function openList(isOpen: boolean): void {
    showList(isOpen);
    memory.state = { ...memory.state, isListOpen: isOpen };
  }

  function showList(isOpen: boolean): void {
    reader.keepPlace(() => {
      elementOf('#outline').hidden = !isOpen;
    });
    toolbar.expand('outline', isOpen);
  }

  function zoom(direction: 1 | -1): void {
    appearance.zoom(direction);
    announce(filledIn(strings.zoomed, elementOf('#tool-zoom').textContent ?? ''));
  }

  function viewOpened(opened: PageView): void {
    memory.state = { ...memory.state, view: opened };
    memory.post({ type: 'view', view: opened });
    if (opened === 'document' && shown) reader.restore(shown.uri);
    search.viewed();
  }

  function viewShown(): HTMLElement {
    return views.panels[views.current()];
  }

  function locked(isLocked: boolean): void {
    memory.state = { ...memory.state, isLocked };
    toolbar.press('lock', isLocked);
  }

  /** Stands for a part whose html is not what a part may contain; asked for again once. */
  function refuse(id: string): HTMLElement {
    if (!refused.has(id)) memory.post({ type: 'refused', id });
    refused.add(id);
    const section = document.createElement('section');
    section.className = 'part refused';
    section.dataset.part = id;
    section.textContent = strings.refused;
    return section;
  }

  /** Brings up to date what goes with the parts. */
  function settle(): void {
    const parts = drawing.parts();
    pages.refresh(touched.splice(0), watermark);
    outline.show(parts.map(({ part }) => part));
    seen.follow(parts.map(({ section }) => section));
  }

  /** The same once nothing was drawn for a moment: it has the whole document laid out. */
  function settleSoon(): void {
    clearTimeout(settlingDue);
    settlingDue = setTimeout(() => reader.keepPlace(settle), momentMs);
  }

  /** Shows an update without moving what the reader looks at. */
  function update(message: HostMessageOf<'update'>): void {
    const drawn = markUpdate(message.version);
    const isOther = shown?.uri !== message.uri;
    if (message.from !== undefined) memory.state = withAddress(memory.state, message.from, message.uri);
    shown = { uri: message.uri, version: message.version, unit: message.unit };
    if (message.uri !== memory.state.uri) memory.state = { ...memory.state, uri: message.uri };
    if (message.reset) refused.clear();
    const draw = () => keepFocus(page, () => drawAll(message));
    if (isOther || message.reset) draw();
    else reader.keepPlace(draw);
    if (message.reset) reader.restore(message.uri);
    drawn();
  }

  function drawAll(message: HostMessageOf<'update'>): void {
    // Even the same text or language again makes the browser compute the style of the whole document anew.
    const lang = langAttribute(message.language);
    if (container.lang !== lang) container.lang = lang;
    if (document.title !== message.title) {
      elementOf('#title').textContent = message.title;
      document.title = message.title;
    }
    toolbar.showUnits(message.units, message.unit);
    const { changed, isRearranged } = drawing.update(message);
    touched.push(...changed);
    const isPrintedOver = watermark !== message.watermark;
    watermark = message.watermark;
    if (isRearranged || isPrintedOver) settle();
    else if (message.parts.length > 0 || message.patches.length > 0) settleSoon();
    search.refresh(changed);
    for (const module of modules) module.updated?.(changed);
    if (!message.reset) flash(changed);
    // What another part of the page is about to say is not taken back for an update that says nothing.
    const said = told(message, strings);
    if (said !== '') announce(said);
  }

  function receive(message: HostMessage): void {
    if (message.type === 'update') update(message);
    else if (message.type === 'note') showNote(message, strings);
    else if (message.type === 'locked') locked(message.isLocked);
    else if (message.type === 'show') goTo(message.address);
    else if (message.type === 'view') views.open(message.view);
    for (const module of modules) module.receive?.(message);
  }

  const undo = (type: 'undo' | 'redo'): void => memory.post({ type });
  onPageKeys({ search: search.open, nextHit: search.go, zoom, fit: appearance.fit, undo }, view);
  focusAgain(page);
  window.addEventListener('focus', () => memory.post({ type: 'keyboard', isHere: true }));
  window.addEventListener('blur', () => memory.post({ type: 'keyboard', isHere: false }));
  openList(memory.state.isListOpen ?? !narrow.matches);
  // Where there is no room beside the document any more, it would lie over it.
  narrow.addEventListener('change', () => showList(!narrow.matches && memory.state.isListOpen !== false));
  container.addEventListener('click', (event) => followLink(event, goTo));

  return {
    page,
    receive,
    start(attached) {
      modules = attached;
      const { unit, view: first, base } = memory.state;
      memory.post({ type: 'ready', view: first, ...(unit && { unit }), ...(base && { base }) });
    },
  };
}

function isPressed(selector: string): boolean {
  return elementOf(selector).getAttribute('aria-pressed') === 'true';
}

function elementsAt(container: HTMLElement, address: string): readonly HTMLElement[] {
  const name = CSS.escape(address);
  return [
    ...container.querySelectorAll<HTMLElement>(
      `[data-figure="${name}"], [data-field="${name}"], [data-part="${name}"], [id="${name}"]`,
    ),
  ];
}

function followLink(event: MouseEvent, goTo: (address: string) => HTMLElement | undefined): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const target = link?.getAttribute('href')?.slice(1);
  if (target === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const element = goTo(decodeURIComponent(target));
  if (!element) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** A few titles, or how many there are. */
function told({ reset, order, parts, patches }: HostMessageOf<'update'>, strings: PageStrings): string {
  if (reset) return filledIn(strings.parts, order.length);
  const titles = parts.map(({ title }) => title);
  const count = titles.length + patches.length;
  if (patches.length > 0 || count > 3) return filledIn(strings.updated, filledIn(strings.severalParts, count));
  return count === 0
    ? ''
    : filledIn(strings.updated, new Intl.ListFormat(document.documentElement.lang).format(titles));
}

function showNote({ note: reason }: HostMessageOf<'note'>, strings: PageStrings): void {
  const note = elementOf('#note');
  note.hidden = reason === undefined;
  note.textContent = reason ? strings[reason] : '';
}
