/** Something that stands on one page if it fits, one below the other; in CSS pixels from where the text begins. */
export interface Box {
  readonly top: number;
  readonly bottom: number;
  /** Where its lines begin, if it can be broken between them. Asked only where that matters. */
  readonly lines?: () => readonly number[];
  /** Whether it stands on the page of what follows, as a heading does. */
  readonly keepsNext: boolean;
  /** How much is repeated above it where it begins a page: the height of a table's heading. */
  readonly repeated: number;
}

/** Where a page ends: before a box, or before one of its lines. */
export interface PageBreak {
  readonly box: number;
  /** 0 for a break before the box. */
  readonly line: number;
  /** How far what follows moves down, what is repeated included. */
  readonly shift: number;
  /** From where it would stand without this break. */
  readonly from: number;
}

/** The room for text on a page, and what lies between that of one page and that of the next. */
export interface PageSize {
  readonly room: number;
  readonly between: number;
}

/** So many lines of a paragraph stand together at least. */
const together = 2;

/** Rounding of the browser's own. */
const slack = 0.5;

/** Where the pages end. What is higher than a page begins one and runs over its end. */
export function pageBreaks(boxes: readonly Box[], size: PageSize): readonly PageBreak[] {
  const breaks: PageBreak[] = [];
  let shift = 0;
  let page = 0;
  for (let i = 0; i < boxes.length; i++) {
    const box = boxes[i];
    if (!box) continue;
    page = Math.max(page, pageAt(box.top + shift, size));
    while (box.bottom + shift > endOf(page, size) + slack) {
      const next = nextBreak(boxes, i, { shift, page, size, last: breaks.at(-1) });
      page++;
      if (!next) break;
      const above = next.line === 0 ? (boxes[next.box]?.repeated ?? 0) : 0;
      const moved = startOf(page, size) + above - next.from;
      breaks.push({ ...next, shift: moved });
      shift += moved;
      if (next.box < i) i = next.box;
      if (next.line === 0) break;
    }
  }
  return breaks;
}

/** How many pages boxes take with the breaks between them. */
export function pageCount(boxes: readonly Box[], breaks: readonly PageBreak[], size: PageSize): number {
  const shift = breaks.reduce((sum, { shift: moved }) => sum + moved, 0);
  const end = (boxes.at(-1)?.bottom ?? 0) + shift - slack;
  return Math.max(1, pageAt(Math.max(0, end), size) + 1);
}

interface Here {
  readonly shift: number;
  readonly page: number;
  readonly size: PageSize;
  readonly last: PageBreak | undefined;
}

function nextBreak(boxes: readonly Box[], index: number, here: Here): Omit<PageBreak, 'shift'> | undefined {
  const { shift, page, size, last } = here;
  const box = boxes[index];
  if (!box) return undefined;
  const line = lineThatFits(box, endOf(page, size) - shift, last?.box === index ? last.line : 0);
  if (line !== undefined) return { box: index, line, from: (box.lines?.()[line] ?? box.top) + shift };
  const first = withHeadings(boxes, index, startOf(page, size) - shift);
  const top = boxes[first]?.top ?? box.top;
  const isAtStart =
    top + shift <= startOf(page, size) + box.repeated + slack || (last?.box === first && last.line === 0);
  return isAtStart ? undefined : { box: first, line: 0, from: top + shift };
}

/** The line before which a box can be broken so that what stands above ends at `end` at the latest. */
function lineThatFits({ lines, bottom }: Box, end: number, after: number): number | undefined {
  const tops = lines?.() ?? [];
  const bottoms = [...tops.slice(1), bottom];
  const fitting = bottoms.filter((edge) => edge <= end + slack).length;
  const line = Math.min(fitting, tops.length - together);
  return line >= after + together ? line : undefined;
}

/** The first of the headings right above a box, as long as these do not begin the page themselves. */
function withHeadings(boxes: readonly Box[], index: number, pageTop: number): number {
  let first = index;
  while (boxes[first - 1]?.keepsNext && (boxes[first - 1]?.top ?? 0) >= pageTop - slack) first--;
  return (boxes[first]?.top ?? 0) <= pageTop + slack ? index : first;
}

function pageAt(offset: number, { room, between }: PageSize): number {
  return Math.floor((offset + slack) / (room + between));
}

function startOf(page: number, { room, between }: PageSize): number {
  return page * (room + between);
}

function endOf(page: number, size: PageSize): number {
  return startOf(page, size) + size.room;
}
