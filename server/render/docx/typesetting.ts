import type { Typeface, Typography } from '../../tables/layout.ts';

/** How a kind of paragraph is set; sizes in points, all else in twips. */
export interface Setting {
  readonly typeface: Typeface;
  /** The height of a line, which is exact, so that pages can be counted. */
  readonly line: number;
  readonly before: number;
  readonly after: number;
  /** How far the first line is moved in. */
  readonly firstLine: number;
  /** Whether it stays on one page, and on that of what follows. */
  readonly isKept: boolean;
}

/** What a paragraph can be. */
export type Role =
  | 'title'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'unlisted1'
  | 'unlisted2'
  | 'unlisted3'
  | 'body'
  | 'caption'
  | 'note'
  | 'sheetNumber'
  | 'sheetTitle'
  | 'sheetMeta'
  | 'table'
  | 'gap'
  | 'formTitle'
  | 'contentsTitle'
  | 'contents1'
  | 'contents2'
  | 'contents3'
  | 'header'
  | 'footer';

export type Typesetting = Readonly<Record<Role, Setting>>;

/** Text of 16 points stands on lines of 28, as official documents have it: 22 lines on a page. */
const textRate = 1.75;
const tableRate = 1.35;

/** Page numbers are 四号, entries of the contents 小四; in points. */
const pageNumberSize = 14;
const contentsSize = 12;

/** How every kind of paragraph of a document is set. */
export function typesetting({ title, headings, body, table, note }: Typography): Typesetting {
  const half = Math.round(body.size * textRate * 10);
  const tableTitle = { fonts: headings[2].fonts, size: body.size };
  const entry = { fonts: body.fonts, size: contentsSize };
  const meta = { ...table, size: table.size + 1.5 };
  const heading1 = { ...set(headings[1]), before: half, after: half, isKept: true };
  const heading2 = { ...set(headings[2]), ...movedIn(headings[2]), isKept: true };
  const heading3 = { ...set(headings[3]), ...movedIn(headings[3]), isKept: true };
  return {
    title: { ...set(title), after: half },
    heading1,
    heading2,
    heading3,
    unlisted1: heading1,
    unlisted2: heading2,
    unlisted3: heading3,
    body: { ...set(body), ...movedIn(body) },
    caption: { ...set(tableTitle), isKept: true },
    note: set(note),
    sheetNumber: { ...set(meta), isKept: true },
    sheetTitle: { ...set(tableTitle), isKept: true },
    sheetMeta: { ...set(meta), isKept: true },
    table: set(table, tableRate),
    gap: { ...set({ ...table, size: 1 }), line: 40 },
    formTitle: { ...set(tableTitle), isKept: true },
    contentsTitle: { ...set({ ...title, fonts: headings[1].fonts }), after: half },
    contents1: set({ ...entry, fonts: headings[1].fonts }),
    contents2: set(entry),
    contents3: set(entry),
    header: set(table),
    footer: set({ ...table, size: pageNumberSize }),
  };
}

function set(typeface: Typeface, rate = textRate): Setting {
  return { typeface, line: Math.round(typeface.size * rate * 20), before: 0, after: 0, firstLine: 0, isKept: false };
}

/** Two characters. */
function movedIn({ size }: Typeface): Pick<Setting, 'firstLine'> {
  return { firstLine: size * 40 };
}
