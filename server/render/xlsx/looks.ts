import type { Typeface, Typography } from '../../tables/layout.ts';
import type { Cell, CellLook, Content, Font } from './Worksheet.ts';

/** How the kinds of cells of a workbook look. */
export interface Looks {
  /** Of the columns' unit, and of cells without text. */
  readonly normal: Font;
  readonly sheetNumber: CellLook;
  readonly title: CellLook;
  readonly subtitle: CellLook;
  readonly atLeft: CellLook;
  readonly atRight: CellLook;
  readonly header: CellLook;
  readonly text: CellLook;
  readonly number: CellLook;
  readonly note: CellLook;
  readonly link: CellLook;
}

/** The looks that a document's typography asks for: titles as large as its text, lines around a table a little larger than it. */
export function looksOf({ title, headings, body, table, note }: Typography): Looks {
  const meta = { ...table, size: table.size + 1.5 };
  const plain = look(table);
  const cell = { ...plain, isBordered: true, wraps: true };
  return {
    normal: plain.font,
    sheetNumber: look(meta),
    title: {
      ...look({ fonts: headings[2].fonts, size: Math.min(body.size, title.size) }),
      align: 'center',
      wraps: true,
    },
    subtitle: { ...look(meta), align: 'center', wraps: true },
    atLeft: look(meta),
    atRight: { ...look(meta), align: 'right' },
    header: { ...cell, align: 'center' },
    text: cell,
    number: { ...cell, align: 'right', wraps: false },
    note: { ...look(note), wraps: true },
    link: { ...look(meta), font: { ...look(meta).font, isLink: true }, wraps: true },
  };
}

function look({ fonts, size, bold }: Typeface): CellLook {
  const font = { name: fonts[0] ?? '', size, isBold: bold ?? false, isLink: false };
  return { font, align: 'left', indent: 0, isBordered: false, wraps: false };
}

/** The same in bold where it is a total's. */
export function emphasized(plain: CellLook, isTotal: boolean): CellLook {
  return isTotal ? { ...plain, font: { ...plain.font, isBold: true } } : plain;
}

/** A cell of one column and row. */
export function cellOf(content: Content | string, look: CellLook, spans: Partial<Cell> = {}): Cell {
  const known = typeof content === 'string' ? { kind: 'text' as const, text: content } : content;
  return { content: known, look, colSpan: 1, rowSpan: 1, ...spans };
}
