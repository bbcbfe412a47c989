import type { PreviewPart, PreviewPatch } from '../../../server/lsp/protocol/previewProtocol.ts';
import type { UpdateMessage } from '../messages.ts';
import { morph } from './morph.ts';
import { countColumns, insertRows, sliceRows } from './rows.ts';
import { arrangeRuns } from './runs.ts';
import { safeElement, safeRows } from './safeHtml.ts';

/** One part as it is drawn. */
export interface DrawnPart {
  readonly part: PreviewPart;
  readonly section: HTMLElement;
  readonly rows: readonly HTMLTableRowElement[];
}

/** What an update has done. */
export interface Drawn {
  /** The elements that are new or differ; of rows that are gone, the part. */
  readonly changed: readonly Element[];
  /** Whether parts came, went or moved, and not only what stands in them differs. */
  readonly isRearranged: boolean;
}

/** The parts of a document in a container. */
export interface Drawing {
  /** Draws what is new. */
  update(message: UpdateMessage): Drawn;
  /** In the order of the document. */
  parts(): readonly DrawnPart[];
  rowsOf(section: Element): readonly HTMLTableRowElement[];
}

/** `refuse` is told of each part that cannot be drawn, and gives what stands in its place. */
export function createDrawing(container: HTMLElement, refuse: (id: string) => HTMLElement): Drawing {
  let drawn: ReadonlyMap<string, DrawnPart> = new Map();
  return {
    update({ reset, order, parts, patches }) {
      const next = new Map(reset ? [] : drawn);
      const changed: Element[] = [];
      if (reset) container.replaceChildren();
      for (const part of parts) next.set(part.id, drawPart(next.get(part.id), part, refuse, changed));
      for (const patch of patches) {
        const part = patched(next.get(patch.id), patch, refuse, changed);
        if (part) next.set(patch.id, part);
      }
      const before = reset ? [] : [...drawn.values()];
      drawn = new Map(order.flatMap((id) => pairOf(id, next.get(id))));
      const now = [...drawn.values()];
      const isRearranged = before.length !== now.length || now.some((each, i) => !standsLike(each, before[i]));
      if (isRearranged) arrangeRuns(container, now);
      return { changed, isRearranged };
    },
    parts: () => [...drawn.values()],
    rowsOf: (section) => drawn.get(section.getAttribute('data-part') ?? '')?.rows ?? [],
  };
}

/** Whether a part stands where the other one did, on the same kind of page. */
function standsLike({ section, part }: DrawnPart, other: DrawnPart | undefined): boolean {
  return (
    section === other?.section &&
    part.kind === other.part.kind &&
    part.landscape === other.part.landscape &&
    part.startsPage === other.part.startsPage
  );
}

function pairOf(id: string, part: DrawnPart | undefined): readonly (readonly [string, DrawnPart])[] {
  return part ? [[id, part]] : [];
}

function drawPart(
  old: DrawnPart | undefined,
  part: PreviewPart,
  refuse: (id: string) => HTMLElement,
  changed: Element[],
): DrawnPart {
  const section = drawFrame(old, part, changed);
  const rows = section && drawRows(section, old, part.rows, changed);
  if (section && rows) return { part, section, rows };
  const refused = refuse(part.id);
  old?.section.replaceWith(refused);
  return { part: { ...part, html: '', rows: [] }, section: refused, rows: [] };
}

/** What stands around the rows: left alone where it is the same, else changed where it differs. */
function drawFrame(old: DrawnPart | undefined, { id, html }: PreviewPart, changed: Element[]): HTMLElement | undefined {
  if (old?.part.html === html) return old.section;
  const section = safeElement(html);
  if (section?.localName !== 'section' || section.dataset.part !== id) return undefined;
  if (!old?.part.html) return added(section, old, changed);
  const isSliced = old.section.querySelectorAll('tbody[data-rows]').length > 1;
  if (isSliced) return added(section, old, changed);
  clearPageMarks(old.section);
  morph(old.section, section, changed);
  takeIn(old.section, old.rows);
  return old.section;
}

function added(section: HTMLElement, old: DrawnPart | undefined, changed: Element[]): HTMLElement {
  old?.section.replaceWith(section);
  takeIn(section, old?.rows ?? []);
  changed.push(section);
  return section;
}

/** Puts the rows of a part into its table where that was made anew. */
function takeIn(section: Element, rows: readonly Element[]): void {
  const [first] = rows;
  if (first && !section.contains(first)) section.querySelector('tbody[data-rows]')?.append(...rows);
}

/** Takes out what the page itself has put between the rows. */
function clearPageMarks(section: Element): void {
  for (const mark of section.querySelectorAll('[data-page-made]')) mark.remove();
}

/** Only rows whose html is another one are drawn; undefined where one is not safe. */
function drawRows(
  section: HTMLElement,
  old: DrawnPart | undefined,
  sources: readonly string[],
  changed: Element[],
): readonly HTMLTableRowElement[] | undefined {
  const before = old?.part.rows ?? [];
  const { start, end } = difference(before, sources);
  const fresh = safeRows(sources.slice(start, sources.length - end));
  if (!fresh) return undefined;
  const rows = [...(old?.rows ?? [])];
  const present = rows.slice(start, rows.length - end);
  const kept = present.slice(0, fresh.length);
  kept.forEach((row, i) => {
    const next = fresh[i];
    if (next) morph(row, next, changed);
  });
  const gone = present.slice(fresh.length);
  for (const row of gone) row.remove();
  if (gone.length > 0) changed.push(section);
  const more = fresh.slice(kept.length);
  insertRows(section, kept.at(-1) ?? rows[start - 1], more);
  changed.push(...more);
  rows.splice(start, present.length, ...kept, ...more);
  countColumns(section, rows);
  sliceRows(section, rows);
  return rows;
}

/** How many of two lists are the same from the start and, of the rest, from the end. */
function difference(a: readonly string[], b: readonly string[]): { readonly start: number; readonly end: number } {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return { start, end };
}

/** Redraws single rows; a part that lacks one of them is asked for as a whole. */
function patched(
  old: DrawnPart | undefined,
  { id, state, rows }: PreviewPatch,
  refuse: (id: string) => HTMLElement,
  changed: Element[],
): DrawnPart | undefined {
  const fresh = safeRows(rows.map(([, html]) => html));
  const isKnown = old && fresh && rows.every(([index]) => index < old.rows.length);
  if (!isKnown) {
    refuse(id);
    return old;
  }
  const sources = [...old.part.rows];
  rows.forEach(([index, html], i) => {
    const row = old.rows[index];
    const next = fresh[i];
    if (row && next) morph(row, next, changed);
    sources[index] = html;
  });
  if (old.section.dataset.state !== undefined) old.section.dataset.state = state;
  return { ...old, part: { ...old.part, state, rows: sources } };
}
