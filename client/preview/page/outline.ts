import type { PreviewPart } from '../../../server/lsp/protocol/previewProtocol.ts';
import { filledIn, type PageStrings } from '../pageStrings.ts';
import { elementOf, inputOf } from './elements.ts';
import { type OutlineItem, outlineItems } from './outlineItems.ts';

/** The list of parts at the side. */
export interface Outline {
  show(parts: readonly PreviewPart[]): void;
  /** How many findings each part has. */
  count(findings: ReadonlyMap<string, number>): void;
  /** Marks the part at which the reader is. */
  mark(part: string): void;
}

/** `chosen` is called with the id of the part that the reader wants to see. */
export function createOutline(strings: PageStrings, chosen: (id: string) => void): Outline {
  const tree = elementOf('#outline-tree');
  const filter = inputOf('#outline-filter');
  const folded = new Set<string>();
  let parts: readonly PreviewPart[] = [];
  let findings: ReadonlyMap<string, number> = new Map();
  let current = '';

  function draw(): void {
    const items = outlineItems(parts, { filter: filter.value, folded });
    const old = new Map(itemsOf(tree).map((item) => [item.dataset.entry, item]));
    const elements = items.map((item) => {
      const element = old.get(item.part.id) ?? createItem(item.part.id);
      fill(element, item, findings.get(item.part.id) ?? 0, strings);
      return element;
    });
    const isSame = elements.length === tree.children.length && elements.every((item, i) => item === tree.children[i]);
    if (!isSame) keepingFocus(tree, () => tree.replaceChildren(...elements));
    elementOf('#outline-none').hidden = items.length > 0 || parts.length === 0;
    markCurrent(tree, current);
  }

  function fold(id: string, isFolded: boolean): void {
    if (isFolded) folded.add(id);
    else folded.delete(id);
    draw();
  }

  filter.addEventListener('input', draw);
  filter.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') focusItem(itemsOf(tree)[0], event);
    if (event.key !== 'Escape' || filter.value === '') return;
    filter.value = '';
    event.stopPropagation();
    draw();
  });
  tree.addEventListener('click', ({ target }) => {
    const item = itemAt(target);
    if (!item?.dataset.entry) return;
    if (target instanceof Element && target.closest('.fold')) fold(item.dataset.entry, !folded.has(item.dataset.entry));
    else chosen(item.dataset.entry);
  });
  tree.addEventListener('keydown', (event) => moveBy(event, tree, chosen, fold));

  return {
    show(next) {
      parts = next;
      elementOf('#outline-summary').textContent = summary(parts, strings);
      draw();
    },
    count(next) {
      findings = next;
      draw();
    },
    mark(part) {
      if (part === current) return;
      current = part;
      const item = markCurrent(tree, current);
      if (!tree.contains(document.activeElement)) item?.scrollIntoView({ block: 'nearest' });
    },
  };
}

function summary(parts: readonly PreviewPart[], strings: PageStrings): string {
  if (parts.length === 0) return '';
  const count = (wanted: PreviewPart['state']) => parts.filter(({ state }) => state === wanted).length;
  const [broken, rounding] = [count('broken'), count('rounding')];
  const told = [
    ...(broken > 0 ? [`✗ ${filledIn(strings.brokenCount, broken)}`] : []),
    ...(rounding > 0 ? [`≈ ${filledIn(strings.roundingCount, rounding)}`] : []),
  ];
  return told.join('  ') || `✓ ${strings.allHold}`;
}

function createItem(id: string): HTMLElement {
  const item = document.createElement('li');
  item.setAttribute('role', 'treeitem');
  item.dataset.entry = id;
  item.tabIndex = -1;
  return item;
}

/** A title and its state in words; the style adds a sign to the words. */
function fill(item: HTMLElement, entry: OutlineItem, findings: number, strings: PageStrings): void {
  const { part, level, position, size, isFolded } = entry;
  const key = [part.label, part.title, part.state, level, position, size, isFolded, findings].join('\n');
  if (item.dataset.key === key) return;
  item.dataset.key = key;
  item.dataset.state = hasState(part) ? part.state : '';
  item.dataset.level = String(level);
  item.setAttribute('aria-level', String(level));
  item.setAttribute('aria-posinset', String(position));
  item.setAttribute('aria-setsize', String(size));
  if (isFolded === undefined) item.removeAttribute('aria-expanded');
  else item.setAttribute('aria-expanded', String(!isFolded));
  item.title = [part.label, part.title].filter(Boolean).join(' ');
  item.replaceChildren(
    span('fold', ''),
    span('name', item.title),
    ' ',
    ...(findings > 0 ? [span('found', filledIn(strings.findingCount, findings)), ' '] : []),
    ...(hasState(part) ? [span('state', strings[part.state])] : []),
  );
}

/** Of a part without figures there is nothing to say. */
function hasState({ kind, state }: PreviewPart): boolean {
  return kind === 'sheet' || kind === 'form' || state === 'broken' || state === 'rounding';
}

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

function itemsOf(tree: Element): readonly HTMLElement[] {
  return [...tree.querySelectorAll<HTMLElement>('[role=treeitem]')];
}

function itemAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role=treeitem]') : null;
}

function keepingFocus(tree: Element, change: () => void): void {
  const { activeElement } = document;
  const had = activeElement instanceof HTMLElement && tree.contains(activeElement) ? activeElement : undefined;
  change();
  if (had?.isConnected) had.focus({ preventScroll: true });
}

/** The one tab stop of the tree is the item of the reader's place, or the first. */
function markCurrent(tree: Element, id: string): HTMLElement | undefined {
  const items = itemsOf(tree);
  const current = items.find((item) => item.dataset.entry === id);
  for (const item of tree.querySelectorAll('[aria-current]'))
    if (item !== current) item.removeAttribute('aria-current');
  current?.setAttribute('aria-current', 'location');
  setTabStop(tree, current ?? items[0]);
  return current;
}

function setTabStop(tree: Element, item: HTMLElement | undefined): void {
  for (const other of tree.querySelectorAll<HTMLElement>('[tabindex="0"]')) other.tabIndex = -1;
  if (item) item.tabIndex = 0;
}

function focusItem(item: HTMLElement | undefined, event: Event): void {
  if (!item) return;
  event.preventDefault();
  setTabStop(item.closest('[role=tree]') ?? item, item);
  item.focus();
}

function moveBy(
  event: KeyboardEvent,
  tree: HTMLElement,
  chosen: (id: string) => void,
  fold: (id: string, isFolded: boolean) => void,
): void {
  const item = itemAt(event.target);
  const id = item?.dataset.entry;
  if (!item || !id || event.ctrlKey || event.metaKey || event.altKey) return;
  const items = itemsOf(tree);
  const at = items.indexOf(item);
  const isOpen = item.getAttribute('aria-expanded');
  if (event.key === 'ArrowDown') focusItem(items[at + 1], event);
  else if (event.key === 'ArrowUp') focusItem(items[at - 1], event);
  else if (event.key === 'Home') focusItem(items[0], event);
  else if (event.key === 'End') focusItem(items.at(-1), event);
  else if (event.key === 'ArrowLeft' && isOpen === 'true') fold(id, true);
  else if (event.key === 'ArrowLeft') focusItem(parentOf(items, at), event);
  else if (event.key === 'ArrowRight' && isOpen === 'false') fold(id, false);
  else if (event.key === 'ArrowRight' && isOpen === 'true') focusItem(items[at + 1], event);
  else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    chosen(id);
  } else if (event.key.length === 1) focusItem(startingWith(items, at, event.key), event);
}

function parentOf(items: readonly HTMLElement[], at: number): HTMLElement | undefined {
  const level = Number(items[at]?.dataset.level);
  return items.slice(0, at).findLast((item) => Number(item.dataset.level) < level);
}

/** The next item after the present one whose name begins with a letter, from the start again after the last. */
function startingWith(items: readonly HTMLElement[], at: number, letter: string): HTMLElement | undefined {
  const later = [...items.slice(at + 1), ...items.slice(0, at)];
  return later.find((item) => item.title.toLowerCase().startsWith(letter.toLowerCase()));
}
