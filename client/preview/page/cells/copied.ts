import { escapeHtml } from '../../../../server/render/html/escapeHtml.ts';
import { cellsIn, type Grid, type GridRange, type PlacedCell } from './Grid.ts';

/** What a cell is to a spreadsheet: a number, a text that may look like one (`0631`), a heading. */
export interface CopiedCell {
  readonly text: string;
  readonly kind: 'number' | 'text' | 'heading';
}

/** Excel and WPS read these where plain html has no word for it; Word passes over them. */
const numberFormats = {
  number: String.raw`mso-number-format:'\#\,\#\#0.00'`,
  whole: String.raw`mso-number-format:'\#\,\#\#0'`,
  share: 'mso-number-format:Percent',
  text: String.raw`mso-number-format:'\@'`,
};

/** A range as a table that a spreadsheet takes as cells and a word processor as a table. */
export function copiedHtml<T>(grid: Grid<T>, range: GridRange, read: (cell: T) => CopiedCell): string {
  return blocksHtml([{ kind: 'rows', grid, range }], read);
}

function tableHtml<T>(grid: Grid<T>, range: GridRange, read: (cell: T) => CopiedCell): string {
  const rows = new Map<number, string[]>();
  for (let row = range.top; row < range.bottom; row++) rows.set(row, []);
  for (const placed of cellsIn(grid, range)) {
    rows.get(Math.max(placed.top, range.top))?.push(copiedCell(placed, range, read(placed.cell)));
  }
  const body = [...rows.values()].map((cells) => `<tr>${cells.join('')}</tr>`).join('');
  return `<table border="1" cellspacing="0" style="border-collapse:collapse">${body}</table>`;
}

/** A range as lines with tabs between the cells; a merged cell stands in its first field. */
export function copiedText<T>(grid: Grid<T>, range: GridRange, read: (cell: T) => CopiedCell): string {
  const lines: string[] = [];
  for (let row = range.top; row < range.bottom; row++) {
    const fields: string[] = [];
    for (let column = range.left; column < range.right; column++) {
      const placed = grid.fields[row]?.[column];
      const isFirst = placed && row === Math.max(placed.top, range.top) && column === Math.max(placed.left, range.left);
      fields.push(isFirst ? tabbed(read(placed.cell).text) : '');
    }
    lines.push(fields.join('\t'));
  }
  return lines.join('\r\n');
}

/** What a text that was selected is made of: a paragraph of it, or rows of a table that it reaches over. */
export type CopiedBlock<T> =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'rows'; readonly grid: Grid<T>; readonly range: GridRange };

/** Paragraphs and tables as a word processor takes them, without the colours and letters of the screen. */
export function blocksHtml<T>(blocks: readonly CopiedBlock<T>[], read: (cell: T) => CopiedCell): string {
  const html = blocks.map((block) =>
    block.kind === 'rows' ? tableHtml(block.grid, block.range, read) : `<p>${linesHtml(block.text, '<br>')}</p>`,
  );
  return `<meta charset="utf-8">${html.join('')}`;
}

/** Paragraphs and tables as lines. */
export function blocksText<T>(blocks: readonly CopiedBlock<T>[], read: (cell: T) => CopiedCell): string {
  const texts = blocks.map((block) =>
    block.kind === 'rows' ? copiedText(block.grid, block.range, read) : block.text.replaceAll('\n', '\r\n'),
  );
  return texts.join('\r\n');
}

function linesHtml(text: string, lineBreak: string): string {
  return text.split('\n').map(escapeHtml).join(lineBreak);
}

function copiedCell<T>(placed: PlacedCell<T>, range: GridRange, { text, kind }: CopiedCell): string {
  const colSpan = Math.min(placed.right, range.right) - Math.max(placed.left, range.left);
  const rowSpan = Math.min(placed.bottom, range.bottom) - Math.max(placed.top, range.top);
  const spans = [colSpan > 1 ? ` colspan="${colSpan}"` : '', rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''].join('');
  const style = ['border:.5pt solid #000', formatOf(text, kind), alignmentOf(kind)].join(';');
  const html = linesHtml(text, '<br style="mso-data-placement:same-cell">');
  return `<td${spans} style="${style}">${html}</td>`;
}

function formatOf(text: string, kind: CopiedCell['kind']): string {
  if (kind !== 'number') return numberFormats.text;
  if (text.endsWith('%')) return numberFormats.share;
  return text !== '' && !text.includes('.') ? numberFormats.whole : numberFormats.number;
}

function alignmentOf(kind: CopiedCell['kind']): string {
  if (kind === 'heading') return 'text-align:center;font-weight:bold';
  return kind === 'number' ? 'text-align:right' : 'text-align:left';
}

/** A spreadsheet takes a text in quotes as one cell, whatever stands in it. */
function tabbed(text: string): string {
  return /["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
