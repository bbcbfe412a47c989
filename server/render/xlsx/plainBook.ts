import type { PlainBook, PlainCell, PlainPage, PlainRole } from '../PlainBook.ts';
import { cellOf, emphasized, type Looks, looksOf } from './looks.ts';
import { charactersOf } from './page.ts';
import { rowHeights, splitTallRows } from './rowHeights.ts';
import type { Cell, CellLook } from './Worksheet.ts';
import { worksheetNames } from './worksheetNames.ts';
import type { NamedWorksheet } from './worksheetsOf.ts';

/** The worksheets of a workbook of texts. */
export function plainWorksheets({ pages, typography }: PlainBook): readonly NamedWorksheet[] {
  const looks = looksOf(typography);
  const names = worksheetNames(pages.map(({ name }) => name));
  return pages.map((page, i) => plainWorksheet(page, names[i] ?? '', looks));
}

function plainWorksheet({ columns, rows, header, isLandscape }: PlainPage, name: string, looks: Looks): NamedWorksheet {
  const unit = charactersOf(isLandscape, looks.normal.size) / columns.reduce((sum, share) => sum + share, 0);
  const widths = columns.map((share) => share * unit);
  const cells = rows.map((row) => row.map((cell) => plainCell(cell, looks)));
  const split = splitTallRows({ rows: cells, heights: rowHeights(cells, widths, looks.normal.size) });
  return { name, widths, ...split, repeated: [header, header + 1], isLandscape };
}

function plainCell({ text, role, colSpan = 1 }: PlainCell, looks: Looks): Cell {
  return cellOf(text, lookOf(role, looks), { colSpan });
}

function lookOf(role: PlainRole, { title, atLeft, note, header, text }: Looks): CellLook {
  const all: Readonly<Record<PlainRole, CellLook>> = {
    title,
    line: { ...atLeft, wraps: true },
    note,
    header: emphasized(header, true),
    text,
    center: { ...text, align: 'center' },
  };
  return all[role];
}
