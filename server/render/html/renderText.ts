import type { Appendix, Paragraph, Run, TermBlock } from '../../document/Disclosure.ts';
import { largest } from '../../text/largest.ts';
import { escapeHtml, escapeLines } from './escapeHtml.ts';
import { type Fragment, rowsPlace } from './Fragment.ts';
import type { Fitted } from './printedWidths.ts';
import { addressAttribute, columnGroup, type FigureNote, noteAttributes } from './renderForm.ts';

/** A paragraph; its numbers and the texts of the file in it can be asked where they come from. */
export function renderParagraph({ runs, style }: Paragraph, noteOf: FigureNote): string {
  return `<p class="${style}">${runs.map((run) => renderRun(run, noteOf)).join('')}</p>`;
}

function renderRun(run: Run, noteOf: FigureNote): string {
  const text = escapeLines(run.text);
  const address = addressAttribute(run);
  return address ? `<span${noteAttributes(run.figure && noteOf(run.figure))}${address}>${text}</span>` : text;
}

/** Terms that follow each other. */
export function renderGlossary(terms: readonly TermBlock[]): string {
  const entries = terms.map(({ lead, text }) => `<div><dt>${escapeHtml(lead)}</dt><dd>${escapeLines(text)}</dd></div>`);
  return `<dl class="glossary">\n${entries.join('\n')}\n</dl>`;
}

/** What stands in the section of a free table; `fitted` is how it is printed where it has many columns. */
export function appendixContent({ title, columns, rows, notes }: Appendix, fitted?: Fitted): Fragment {
  const width = largest(
    rows.map(({ length }) => length),
    columns.length,
  );
  const places = Array.from({ length: width }, (_, i) => i);
  const head = places.map((i) => `<th scope="col">${escapeLines(columns[i] ?? '')}</th>`).join('');
  const html = `<h3>${escapeHtml(title)}</h3>
<div class="sheet-scroll"><table${fitted ? ` class="fitted points-${fitted.size}"` : ''}>
<caption>${escapeHtml(title)}</caption>${fitted ? columnGroup(fitted.widths) : ''}
<thead><tr>${head}</tr></thead>
${rowsPlace}
</table></div>
${notes.map((note) => `<p class="note">${escapeLines(note)}</p>`).join('\n')}`;
  const cells = (row: readonly string[]): string => places.map((i) => `<td>${escapeLines(row[i] ?? '')}</td>`).join('');
  return { html, rows: rows.map((row) => `<tr>${cells(row)}</tr>`) };
}
