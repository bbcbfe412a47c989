import type { Form, FormCell, LiveFigure } from '../../document/Disclosure.ts';
import { escapeHtml, escapeLines } from './escapeHtml.ts';

/** A performance form: heading, the line below it, and the grid with its merged cells. */
export function renderForm({ id, title, subtitle, columns, rows }: Form): string {
  const name = escapeHtml(id);
  const below = subtitle ? `\n<p class="form-subtitle">${escapeHtml(subtitle)}</p>` : '';
  return `<section class="form" id="form-${name}" aria-labelledby="form-${name}-title">
<h3 id="form-${name}-title">${escapeHtml(title)}</h3>${below}
<div class="sheet-scroll"><table aria-labelledby="form-${name}-title">
<caption>${escapeHtml(title)}</caption>
${columnGroup(columns)}
<tbody>
${rows.map((cells) => `<tr>${cells.map(renderCell).join('')}</tr>`).join('\n')}
</tbody>
</table></div>
</section>`;
}

/** The attribute with the address of a live number, with the blank before it; nothing where there is none. */
export function figureAttribute(figure: LiveFigure | undefined): string {
  return figure ? ` data-figure="${escapeHtml(figure.address)}"` : '';
}

/** Columns with their shares of the width of a table. */
export function columnGroup(widths: readonly number[]): string {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => `<col style="width:${((width / whole) * 100).toFixed(2)}%">`);
  return `<colgroup>${columns.join('')}</colgroup>`;
}

function renderCell({ text, role, colSpan, rowSpan, align, figure }: FormCell): string {
  const element = role === 'label' ? 'th' : 'td';
  const spans = [colSpan > 1 ? ` colspan="${colSpan}"` : '', rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''].join('');
  return `<${element} class="${align}"${spans}${figureAttribute(figure)}>${escapeLines(text)}</${element}>`;
}
