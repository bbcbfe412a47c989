import type { HeaderCell, Sheet, SheetCell, SheetRow, TextCell } from '../../tables/Sheet.ts';
import { escapeHtml } from './escapeHtml.ts';
import { columnGroup } from './renderForm.ts';

/** What a reader is told about a cell whose total does not hold; given by the caller in the reader's language. */
export type CellNote = (
  cell: SheetCell,
) => { readonly state: 'broken' | 'rounding'; readonly message: string } | undefined;

/** What stands around the cells of a sheet. */
export interface SheetFrame {
  readonly department: string;
  /** The number above the title: 预算公开表1. */
  readonly number: string;
  readonly heading: 'h2' | 'h3';
  readonly noteOf: CellNote;
  /** The columns' relative widths; without them the browser finds some. */
  readonly widths?: readonly number[];
}

/** One table as a fragment: heading, name and unit lines, table, notes. All text is escaped. */
export function renderSheet(sheet: Sheet, { department, number, heading, noteOf, widths }: SheetFrame): string {
  const id = escapeHtml(sheet.id);
  const notes = sheet.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join('');
  const unit = `单位：${escapeHtml(sheet.unit)}`;
  return `<section class="sheet${sheet.landscape ? ' landscape' : ''}" id="sheet-${id}" data-state="${stateOf(sheet, noteOf)}" aria-labelledby="title-${id}">
<p class="sheet-number">${escapeHtml(number)}</p>
<${heading} id="title-${id}">${escapeHtml(sheet.title)}</${heading}>
<p class="sheet-meta"><span>部门名称：${escapeHtml(department)}</span><span>${unit}</span></p>
<div class="sheet-scroll"><table id="${id}">
<caption>${escapeHtml(sheet.title)}（${unit}）</caption>${widths ? columnGroup(widths) : ''}
<thead>
${headerRows(sheet)}
</thead>
<tbody>
${sheet.rows.map((row) => renderRow(row, noteOf)).join('\n')}
</tbody>
</table></div>
${notes}
</section>`;
}

/** The worst that is said about a cell of a sheet; `empty` where it has no data. */
export function stateOf(sheet: Sheet, noteOf: CellNote): 'holds' | 'rounding' | 'broken' | 'empty' {
  const states = sheet.rows.flatMap(({ cells }) => cells.map((cell) => noteOf(cell)?.state));
  if (states.includes('broken')) return 'broken';
  if (states.includes('rounding')) return 'rounding';
  return sheet.isEmpty ? 'empty' : 'holds';
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

function renderRow({ cells }: SheetRow, noteOf: CellNote): string {
  const html = cells.map((cell, i) =>
    cell.kind === 'figure' ? figureCell(cell, noteOf) : textCell(cell, headsFigures(cells, i) ? 'th' : 'td'),
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
  const classes = [level > 0 ? `level-${level}` : '', isTotal ? 'total' : ''].filter(Boolean).join(' ');
  const attributes = [
    element === 'th' ? ' scope="row"' : '',
    classes ? ` class="${classes}"` : '',
    span > 1 ? ` colspan="${span}"` : '',
  ];
  return `<${element}${attributes.join('')}>${escapeHtml(text)}</${element}>`;
}

function figureCell(cell: SheetCell & { readonly kind: 'figure' }, noteOf: CellNote): string {
  const note = noteOf(cell);
  const classes = ['figure', cell.isTotal ? 'total' : '', note ? `is-${note.state}` : ''].filter(Boolean).join(' ');
  const title = note ? ` title="${escapeHtml(note.message)}"` : '';
  return `<td class="${classes}" data-figure="${escapeHtml(cell.address)}"${title}>${escapeHtml(cell.text)}</td>`;
}
