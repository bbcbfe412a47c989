import { blocksOf, type Disclosure, type TermBlock } from '../document/Disclosure.ts';
import type { HeaderCell, Sheet, SheetCell, SheetRow } from '../tables/Sheet.ts';
import stylesheet from './page.css';

/** What a reader is told about a cell whose total does not hold; given by the caller in the reader's language. */
export type CellNote = (
  cell: SheetCell,
) => { readonly state: 'broken' | 'rounding'; readonly message: string } | undefined;

/** The whole document as one HTML page that needs nothing else. */
export function renderHtml(disclosure: Disclosure): string {
  const { title, department, status } = disclosure;
  const tables = blocksOf(disclosure, 'sheet')
    .map(({ sheet, number }) => renderSheet(sheet, department, number, () => undefined))
    .join('\n');
  const appendices = blocksOf(disclosure, 'appendix').map(({ appendix }) => appendix);
  const glossary = blocksOf(disclosure, 'term');
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${stylesheet}</style>
</head>
<body class="${status}">
<h1>${escapeHtml(title)}</h1>
${tables}
${appendices.map(({ title: name, columns, rows, notes }) => renderAppendix(name, columns, rows, notes)).join('\n')}
${glossary.length > 0 ? renderGlossary(glossary) : ''}
</body>
</html>
`;
}

/** One table as a fragment: heading, name and unit lines, table, notes. All text is escaped. */
export function renderSheet(sheet: Sheet, department: string, number: string, noteOf: CellNote): string {
  const notes = sheet.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join('');
  return `<section class="sheet" id="sheet-${sheet.id}" data-state="${stateOf(sheet, noteOf)}" aria-labelledby="title-${sheet.id}">
<p class="sheet-number">${escapeHtml(number)}</p>
<h2 id="title-${sheet.id}">${escapeHtml(sheet.title)}</h2>
<p class="sheet-meta"><span>部门名称：${escapeHtml(department)}</span><span>单位：${sheet.unit}</span></p>
<div class="sheet-scroll"><table id="${sheet.id}" aria-labelledby="title-${sheet.id}">
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
  const numbers = columnNumbers.map((number) => `<th scope="col">${number}</th>`).join('');
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
  return `<tr>${cells.map((cell) => renderCell(cell, noteOf)).join('')}</tr>`;
}

function renderCell(cell: SheetCell, noteOf: CellNote): string {
  if (cell.kind === 'text') {
    if (cell.span === 0) return '';
    const classes = [cell.level > 0 ? `level-${cell.level}` : '', cell.isTotal ? 'total' : '']
      .filter(Boolean)
      .join(' ');
    return `<td${classes ? ` class="${classes}"` : ''}${cell.span > 1 ? ` colspan="${cell.span}"` : ''}>${escapeHtml(cell.text)}</td>`;
  }
  const note = noteOf(cell);
  const classes = ['figure', cell.isTotal ? 'total' : '', note ? `is-${note.state}` : ''].filter(Boolean).join(' ');
  const title = note ? ` title="${escapeHtml(note.message)}"` : '';
  return `<td class="${classes}" data-figure="${escapeHtml(cell.address)}"${title}>${cell.text}</td>`;
}

function renderAppendix(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  notes: readonly string[],
): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${columns.map((_, i) => `<td>${escapeHtml(row[i] ?? '')}</td>`).join('')}</tr>`)
    .join('\n');
  return `<section class="appendix"><h2>${escapeHtml(title)}</h2>
<div class="sheet-scroll"><table><thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody></table></div>
${notes.map((note) => `<p class="note">${paragraphs(note)}</p>`).join('\n')}</section>`;
}

function renderGlossary(terms: readonly TermBlock[]): string {
  const entries = terms.map(({ term, text }) => `<dt>${escapeHtml(term)}</dt><dd>${paragraphs(text)}</dd>`).join('\n');
  return `<section class="glossary"><h2>名词解释</h2>\n<dl>\n${entries}\n</dl></section>`;
}

function paragraphs(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is safe inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
