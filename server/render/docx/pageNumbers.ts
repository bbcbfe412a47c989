import { columnsOf } from '../columnsOf.ts';
import { lineCount } from '../textWidth.ts';
import type { PlacedPieces } from './flow.ts';
import { cellPadding, type Grid } from './gridTable.ts';
import type { Piece, TablePiece, TextPiece } from './Piece.ts';
import { textArea } from './page.ts';
import type { Typesetting } from './typesetting.ts';

/** What no page break divides; heights in twips. */
interface Unit {
  readonly height: number;
  /** Whether it stays on the page of the next one. */
  readonly isKept: boolean;
  /** What is printed again above it where it begins a page: the header of its table. */
  readonly repeated: number;
  readonly anchor?: number;
}

/** Units from one page that must begin to the next. */
interface Stretch {
  /** How much a page holds. */
  readonly room: number;
  readonly units: Unit[];
}

/** The thickness of a border, in twips. */
const border = 10;

/**
 * On which page each bookmark stands, counted from the first block on. Lines and rows have exact heights and Chinese
 * characters one width, so that the count is that of Word but where a line breaks otherwise at the very end of a page.
 */
export function pageNumbers(placed: readonly PlacedPieces[], set: Typesetting): ReadonlyMap<number, number> {
  const pages = new Map<number, number>();
  let page = 0;
  for (const { room, units } of stretchesOf(placed, set)) {
    page++;
    let filled = 0;
    for (const group of groupsOf(units)) {
      const needed = group.reduce((total, { height }) => total + height, 0);
      if (filled > 0 && filled + needed > room) {
        page++;
        filled = group[0]?.repeated ?? 0;
      }
      filled += needed;
      for (const { anchor } of group) if (anchor) pages.set(anchor, page);
    }
  }
  return pages;
}

function stretchesOf(placed: readonly PlacedPieces[], set: Typesetting): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const { pieces, orientation, startsSection, breaksPage } of placed) {
    const { width, height } = textArea(orientation);
    if (startsSection || breaksPage) stretches.push({ room: height, units: [] });
    stretches.at(-1)?.units.push(...pieces.flatMap((piece) => unitsOf(piece, width, set)));
  }
  return stretches;
}

/** Units that stay together: those that are kept with the one that follows. */
function groupsOf(units: readonly Unit[]): Unit[][] {
  const groups: Unit[][] = [];
  let isOpen = false;
  for (const unit of units) {
    if (isOpen) groups.at(-1)?.push(unit);
    else groups.push([unit]);
    isOpen = unit.isKept;
  }
  return groups;
}

function unitsOf(piece: Piece, width: number, set: Typesetting): Unit[] {
  switch (piece.kind) {
    case 'text':
      return textUnits(piece, width, set);
    case 'picture':
      return [{ height: piece.height, isKept: true, repeated: 0 }];
    case 'table':
      return tableUnits(piece, set);
  }
}

/** The lines of a paragraph; neither its first nor its last line stands alone on a page. */
function textUnits({ role, spans, size, anchor }: TextPiece, width: number, set: Typesetting): Unit[] {
  const { typeface, line, before, after, firstLine, isKept } = set[role];
  const text = spans.map((span) => span.text).join('');
  const half = (size ?? typeface.size) * 10;
  const lines = lineCount(text, width / half, firstLine / half);
  const parts = isKept || lines < 4 ? [lines] : [2, ...Array.from({ length: lines - 4 }, () => 1), 2];
  return parts.map((count, index) => ({
    height: count * line + (index === 0 ? before : 0) + (index === parts.length - 1 ? after : 0),
    isKept,
    repeated: 0,
    ...(index === 0 && anchor && { anchor }),
  }));
}

function tableUnits({ grid }: TablePiece, set: Typesetting): Unit[] {
  const heights = rowHeights(grid, set);
  const header = heights.slice(0, grid.headerRows).reduce((total, height) => total + height, 0);
  return heights.map((height, row) => ({
    height,
    isKept: row < grid.headerRows,
    repeated: row > grid.headerRows ? header : 0,
  }));
}

function rowHeights({ rows, widths, size }: Grid, { table: { typeface, line } }: Typesetting): number[] {
  const starts = columnsOf(rows, widths.length);
  return rows.map((cells, row) => {
    const lines = cells.map(({ text, colSpan = 1, rowSpan = 1, indent = 0 }, index) => {
      const start = starts[row]?.[index] ?? 0;
      const width = widths.slice(start, start + colSpan).reduce((total, each) => total + each, 0);
      const room = (width - cellPadding.horizontal * 2 - indent) / ((size ?? typeface.size) * 10);
      return lineCount(text, room) / rowSpan;
    });
    return Math.ceil(Math.max(1, ...lines)) * line + cellPadding.vertical * 2 + border;
  });
}
