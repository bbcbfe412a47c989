import { chartRows } from '../../document/chartRows.ts';
import type { Chart, ChartCell, ChartRow } from '../../document/Disclosure.ts';
import { canBeDrawn } from '../chart/canBeDrawn.ts';
import { elementIdOf, inlineSvg } from '../chart/drawChart.ts';
import { escapeHtml } from './escapeHtml.ts';
import { figureAttribute } from './renderForm.ts';

/** A chart with its caption as SVG, and the same as a table; where nothing can be drawn there is only the table. */
export function renderChart(chart: Chart): string {
  const id = escapeHtml(elementIdOf(chart));
  const head = chart.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  return `<figure class="chart" id="${id}">
<figcaption id="${id}-title">${escapeHtml(chart.title)}</figcaption>
${canBeDrawn(chart) ? inlineSvg(chart) : ''}
<table aria-labelledby="${id}-title">
<thead><tr>${head}</tr></thead>
<tbody>
${chartRows(chart).map(renderRow).join('\n')}
</tbody>
</table>
</figure>`;
}

function renderRow({ label, cells }: ChartRow): string {
  return `<tr><th scope="row">${escapeHtml(label)}</th>${cells.map(renderCell).join('')}</tr>`;
}

function renderCell({ text, figure }: ChartCell): string {
  return `<td class="figure"${figure ? figureAttribute(figure) : ''}>${escapeHtml(text)}</td>`;
}
