import type { FigureCell, HeaderCell, Sheet, SheetCell, SheetRow, TextCell } from '../../tables/Sheet.ts';
import { onceFor } from '../../text/onceFor.ts';
import { escapeHtml } from './escapeHtml.ts';
import { type Fragment, rowsPlace, whole } from './Fragment.ts';
import { columnGroup, type Note, noteAttributes } from './renderForm.ts';

/** What a reader is told about a cell; given by the caller in the reader's language. */
export type CellNote = (cell: SheetCell) => Note | undefined;

/** What stands around the cells of a sheet. */
export interface SheetFrame {
  /** Whose figures it has: 部门名称：… */
  readonly owner: string;
  /** The number above the title: 预算公开表1. */
  readonly number: string;
  readonly heading: 'h2' | 'h3';
  readonly noteOf: CellNote;
  /** The columns' relative widths; without them the browser finds some. */
  readonly widths?: readonly number[];
}

/** One table as it is published: heading, name and unit lines, table, notes. */
export function renderSheet(sheet: Sheet, frame: SheetFrame): string {
  const { html, rows } = sheetContent(sheet, frame);
  const { id, landscape } = sheet;
  return `<section class="sheet${landscape ? ' landscape' : ''}" id="sheet-${escapeHtml(id)}" aria-labelledby="title-${escapeHtml(id)}">
${whole({ html, rows })}
</section>`;
}

/** What stands in the section of a table. All text is escaped. */
export function sheetContent(sheet: Sheet, { owner, number, heading, noteOf, widths }: SheetFrame): Fragment {
  const id = escapeHtml(sheet.id);
  const notes = sheet.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join('');
  const unit = `单位：${escapeHtml(sheet.unit)}`;
  const html = `<p class="sheet-number">${escapeHtml(number)}</p>
<${heading} id="title-${id}">${escapeHtml(sheet.title)}</${heading}>
<p class="sheet-meta"><span>${escapeHtml(owner)}</span><span>${unit}</span></p>
<div class="sheet-scroll"><table id="${id}">
<caption>${escapeHtml(sheet.title)}（${unit}）</caption>${widths ? columnGroup(widths) : ''}
<thead>
${headerRows(sheet)}
</thead>
${rowsPlace}
</table></div>
${notes}`;
  return { html, rows: sheet.rows.map((row) => renderRow(row, noteOf)) };
}

function headerRows({ header, headerRows: count, columnNumbers }: Sheet): string {
  const rows: string[][] = Array.from({ length: count }, () => []);
  for (const cell of header) placeHeader(cell, 0, rows);
  const numbers = columnNumbers.map((number) => `<th scope="col">${escapeHtml(number)}</th>`).join('');
  return [
    ...rows.map((cells) => `<tr>${cells.join('')}</tr>`),
    ...(numbers ? [`<tr class="column-numbers">${numbers}</tr>`] : []),
  ].join('\n');
}

function placeHeader({ text, below }: HeaderCell, row: number, rows: string[][]): void {
  const attributes =
    below.length > 0
      ? `scope="colgroup" colspan="${widthOf({ text, below })}"`
      : `scope="col" rowspan="${rows.length - row}"`;
  rows[row]?.push(`<th ${attributes}>${escapeHtml(text)}</th>`);
  for (const cell of below) placeHeader(cell, row + 1, rows);
}

function widthOf({ below }: HeaderCell): number {
  return below.length === 0 ? 1 : below.reduce((width, cell) => width + widthOf(cell), 0);
}

function renderRow(row: SheetRow, noteOf: CellNote): string {
  const notes = row.cells.map(noteOf);
  return notes.some(Boolean) ? rowHtml(row, notes) : plainRow(row);
}

const plainRow = onceFor((row: SheetRow) => rowHtml(row, []));

function rowHtml({ cells }: SheetRow, notes: readonly (Note | undefined)[]): string {
  const html = cells.map((cell, i) =>
    cell.kind === 'figure' ? figureCell(cell, notes[i]) : textCell(cell, headsFigures(cells, i) ? 'th' : 'td'),
  );
  return `<tr>${html.join('')}</tr>`;
}

/** Whether a text is what names the figures behind it: the last text before them. */
function headsFigures(cells: readonly SheetCell[], index: number): boolean {
  const cell = cells[index];
  const isNamed = cell?.kind === 'text' && cell.text !== '';
  return isNamed && cells[index + Math.max(cell.span, 1)]?.kind === 'figure';
}

/** A cell that another one covers is not there. */
function textCell({ text, level, isTotal, span }: TextCell, element: 'td' | 'th'): string {
  if (span === 0) return '';
  const classes = level > 0 ? `level-${level}${isTotal ? ' total' : ''}` : isTotal ? 'total' : '';
  const scope = element === 'th' ? ' scope="row"' : '';
  const attributes = `${scope}${classes ? ` class="${classes}"` : ''}${span > 1 ? ` colspan="${span}"` : ''}`;
  return `<${element}${attributes}>${escapeHtml(text)}</${element}>`;
}

function figureCell(cell: FigureCell, note: Note | undefined): string {
  const classes = cell.isTotal ? ' class="figure total"' : ' class="figure"';
  const attributes = note ? noteAttributes(note, ['figure', cell.isTotal ? 'total' : '']) : classes;
  return `<td${attributes} data-figure="${escapeHtml(cell.address)}">${escapeHtml(cell.text)}</td>`;
}
