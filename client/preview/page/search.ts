import { lastAtMost, partitionPoint } from '../../../server/text/partitionPoint.ts';
import { filledIn, type PageStrings } from '../pageStrings.ts';
import { elementOf, inputOf } from './elements.ts';
import { isComposed } from './isComposed.ts';
import { blockEnd, hitsIn, plain, type SearchText, searchText } from './searchText.ts';

/** The search in the view that is shown, and in the document where that has nothing. */
export interface Search {
  open(): void;
  /** Goes to the next hit or the one before; opens the search where it is not open. */
  go(direction: 1 | -1): void;
  /** Another view is shown: it is searched from what is seen of it on, and the reader is not moved. */
  viewed(): void;
  /** The document was drawn anew: what was found is found again, and the reader is not moved. */
  refresh(changed: readonly Element[]): void;
}

export interface SearchFrame {
  readonly strings: PageStrings;
  readonly document: HTMLElement;
  /** The views beside the document, all of which but one at most are hidden. */
  readonly others: readonly HTMLElement[];
  /** Shows a place of the view that is shown or of the document. */
  readonly reveal: (place: HTMLElement) => void;
  /** The top edge of what is seen. */
  readonly edge: () => number;
  readonly closed: () => void;
}

/** Highlights cost memory and drawing; what is more than this is counted, and highlighted when gone to. */
const mostHighlights = 2000;

type Hit = Range;

/** Search in the texts of the page, told to the reader by highlights that change nothing in it. */
export function createSearch({ strings, document: container, others, reveal, edge, closed }: SearchFrame): Search {
  const panel = elementOf('#search');
  const input = inputOf('#search-input');
  const count = elementOf('#search-count');
  const texts = createTexts(container);
  let hits: readonly Hit[] = [];
  let at = -1;

  function find(): void {
    const wanted = plain(input.value);
    if (wanted.trim() === '') hits = [];
    else {
      const here = others.filter(({ hidden }) => !hidden).flatMap((view) => hitsOf(readText(view), wanted));
      hits = here.length > 0 ? here : texts.find(wanted);
    }
  }

  function show(): void {
    highlight('search', hits.slice(0, mostHighlights));
    highlight('search-current', hits.slice(at, at + 1));
    count.textContent = told();
  }

  function told(): string {
    if (plain(input.value).trim() === '') return '';
    if (hits.length === 0) return strings.noHits;
    return filledIn(strings.hitOf, at + 1, hits.length);
  }

  function goTo(index: number): void {
    const place = hits[index]?.startContainer.parentElement;
    if (place) reveal(place);
    at = index;
    show();
  }

  function go(direction: 1 | -1): void {
    if (panel.hidden) open();
    else if (hits.length > 0) goTo((at + direction + hits.length) % hits.length);
  }

  function open(): void {
    const chosen = getSelection()?.toString() ?? '';
    panel.hidden = false;
    elementOf('#tool-search').setAttribute('aria-expanded', 'true');
    if (chosen !== '' && !chosen.includes('\n')) input.value = chosen;
    input.focus();
    input.select();
    search();
  }

  function search(): void {
    viewed();
    if (hits.length > 0) goTo(at);
  }

  function viewed(): void {
    if (panel.hidden) return;
    find();
    at = firstBelow(hits, edge());
    show();
  }

  function again(): void {
    if (panel.hidden) return;
    find();
    at = at < 0 ? firstBelow(hits, edge()) : Math.min(at, hits.length - 1);
    show();
  }

  function close(): void {
    panel.hidden = true;
    elementOf('#tool-search').setAttribute('aria-expanded', 'false');
    hits = [];
    at = -1;
    show();
    closed();
  }

  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) search();
  });
  input.addEventListener('compositionend', search);
  panel.addEventListener('keydown', (event) => {
    if (isComposed(event)) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === input) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  elementOf('#search-next').addEventListener('click', () => go(1));
  elementOf('#search-previous').addEventListener('click', () => go(-1));
  elementOf('#search-close').addEventListener('click', close);
  const redrawn = new MutationObserver(again);
  for (const view of others) redrawn.observe(view, { childList: true, characterData: true, subtree: true });

  return {
    open,
    go,
    viewed,
    refresh(changed) {
      texts.forget(changed);
      again();
    },
  };
}

function highlight(name: string, hits: readonly Hit[]): void {
  if (hits.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...hits));
}

/** The first hit that is not above what is seen; the first of all where there is none. */
function firstBelow(hits: readonly Hit[], edge: number): number {
  const bottom = (i: number) => hits[i]?.startContainer.parentElement?.getBoundingClientRect().bottom ?? 0;
  const first = partitionPoint(hits.length, (i) => bottom(i) > edge);
  return first < hits.length ? first : hits.length - 1;
}

/** The text nodes of a part or a view, one behind the other. */
interface PartText {
  readonly nodes: readonly Text[];
  /** Where each begins in the text that is shown. */
  readonly starts: readonly number[];
  readonly searched: SearchText;
}

interface Texts {
  find(wanted: string): readonly Hit[];
  forget(changed: readonly Element[]): void;
}

/** The texts of the parts, read when they are searched first and kept until they change. */
function createTexts(container: HTMLElement): Texts {
  let known = new WeakMap<Element, PartText>();
  return {
    find(wanted) {
      return [...container.querySelectorAll('[data-part]')].flatMap((part) => {
        const text = known.get(part) ?? readText(part);
        known.set(part, text);
        return hitsOf(text, wanted);
      });
    },
    forget(changed) {
      for (const element of changed) {
        const part = element.closest('[data-part]');
        if (part) known.delete(part);
        else known = new WeakMap();
      }
    },
  };
}

const blocks = 'td, th, p, h1, h2, h3, h4, h5, h6, li, dt, dd, figcaption, caption, text';

/** What only a screen reader is told, or what only repeats a heading, is not found. */
const unseen = 'caption, title, desc, [data-page-made]';

function readText(part: Element): PartText {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
    return node instanceof Element && node.matches(unseen) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const nodes: Text[] = [];
  const starts: number[] = [];
  let shown = '';
  let block: Element | null | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const next = node.parentElement?.closest(blocks);
    if (next !== block) shown += blockEnd;
    block = next;
    nodes.push(node);
    starts.push(shown.length);
    shown += node.data;
  }
  return { nodes, starts, searched: searchText(shown) };
}

function hitsOf(text: PartText, wanted: string): readonly Hit[] {
  return hitsIn(text.searched, wanted).map(([from, to]) => rangeOf(text, from, to));
}

function rangeOf({ nodes, starts }: PartText, from: number, to: number): Hit {
  const range = new Range();
  const first = lastAtMost(starts, from);
  const last = lastAtMost(starts, to - 1);
  const start = nodes[first];
  const end = nodes[last];
  if (start) range.setStart(start, from - (starts[first] ?? 0));
  if (end) range.setEnd(end, to - (starts[last] ?? 0));
  return range;
}
