import type { Form, FormCell, LiveField, LiveFigure } from '../../document/Disclosure.ts';
import { escapeHtml, escapeLines } from './escapeHtml.ts';
import { type Fragment, rowsPlace, whole } from './Fragment.ts';
import { printedFormWidths } from './printedWidths.ts';

/** What a reader is told about a figure whose total does not hold. */
export interface Note {
  readonly state: 'broken' | 'rounding';
  readonly message: string;
}

/** Says what there is to tell about a figure. */
export type FigureNote = (figure: LiveFigure) => Note | undefined;

const nothingToTell: FigureNote = () => undefined;

/** A performance form as it is published. */
export function renderForm(form: Form): string {
  const name = escapeHtml(form.id);
  return `<section class="form" id="form-${name}" aria-labelledby="form-${name}-title">
${whole(formContent(form, nothingToTell))}
</section>`;
}

/** What stands in the section of a form: heading, the line below it, and the grid with its merged cells. */
export function formContent(form: Form, noteOf: FigureNote): Fragment {
  const { id, title, subtitle, rows } = form;
  const name = escapeHtml(id);
  const below = subtitle ? `\n<p class="form-subtitle">${escapeHtml(subtitle)}</p>` : '';
  const html = `<h3 id="form-${name}-title">${escapeHtml(title)}</h3>${below}
<div class="sheet-scroll"><table aria-labelledby="form-${name}-title">
<caption>${escapeHtml(title)}</caption>
${columnGroup(printedFormWidths(form))}
${rowsPlace}
</table></div>`;
  return { html, rows: rows.map((cells) => `<tr>${cells.map((cell) => renderCell(cell, noteOf)).join('')}</tr>`) };
}

/** What a number or a text of the document may come from. */
export interface Live {
  readonly figure?: LiveFigure;
  readonly field?: LiveField;
}

/** The attribute with the address of a live number or of a text of the file, with the blank before it; nothing where there is none. */
export function addressAttribute({ figure, field }: Live): string {
  if (figure) return figureAttribute(figure);
  return field ? ` data-field="${escapeHtml(field.address)}"` : '';
}

/** The attribute with the address of a live number, with the blank before it. */
export function figureAttribute({ address }: LiveFigure): string {
  return ` data-figure="${escapeHtml(address)}"`;
}

/** The attributes of what a reader is told something about, with the blanks before them. */
export function noteAttributes(note: Note | undefined, classes: readonly string[] = []): string {
  const names = [...classes, note ? `is-${note.state}` : ''].filter(Boolean).join(' ');
  return `${names ? ` class="${names}"` : ''}${note ? ` title="${escapeHtml(note.message)}"` : ''}`;
}

/** Columns with their shares of the width of a table. */
export function columnGroup(widths: readonly number[]): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => `<col width="${((width / total) * 100).toFixed(2)}%">`);
  return `<colgroup>${columns.join('')}</colgroup>`;
}

function renderCell(cell: FormCell, noteOf: FigureNote): string {
  const { text, role, colSpan, rowSpan, align, figure } = cell;
  const attributes = noteAttributes(figure && noteOf(figure), [align]);
  const element = role === 'label' ? 'th' : 'td';
  const spans = [colSpan > 1 ? ` colspan="${colSpan}"` : '', rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''].join('');
  return `<${element}${attributes}${spans}${addressAttribute(cell)}>${escapeLines(text)}</${element}>`;
}
