import type { Chart, Slice } from '../../document/Disclosure.ts';
import { displayWidth } from '../../text/displayWidth.ts';
import { escapeHtml } from './escapeHtml.ts';
import { figureAttribute } from './renderForm.ts';

const RADIUS = 100;
const LINE_HEIGHT = 26;
const LEGEND_X = 250;
const TEXT_X = LEGEND_X + 34;
const FONT_SIZE = 16;

/** What a slice is filled with: a colour, and lines over it that tell the slices apart without colours. */
interface Fill {
  readonly color: string;
  /** Lines of an 8 × 8 tile, as an SVG path. */
  readonly lines: string;
}

const fills: readonly Fill[] = [
  { color: '#4e79a7', lines: '' },
  { color: '#f6c85f', lines: 'M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6' },
  { color: '#8cc5b8', lines: 'M0,4 H8' },
  { color: '#e9a6a1', lines: 'M-2,6 L2,10 M0,0 L8,8 M6,-2 L10,2' },
  { color: '#c3b1d9', lines: 'M4,0 V8' },
  { color: '#d9d9d9', lines: 'M0,4 H8 M4,0 V8' },
  { color: '#ffffff', lines: 'M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6 M-2,6 L2,10 M0,0 L8,8 M6,-2 L10,2' },
  { color: '#a3c86d', lines: 'M3,4 H5' },
];

/** A pie with its legend, drawn as SVG, and the same as a table; without a share there is only the table. */
export function renderChart(chart: Chart): string {
  const id = `chart-${escapeHtml(chart.id)}`;
  return `<figure class="chart" id="${id}">
<figcaption id="${id}-title">${escapeHtml(chart.title)}</figcaption>
${drawing(chart, id)}
${shareTable(chart, id)}
</figure>`;
}

function drawing({ title, slices }: Chart, id: string): string {
  const drawn = slices.map((slice, i) => ({ slice, fill: i % fills.length })).filter(({ slice }) => slice.fraction > 0);
  if (drawn.length === 0) return '';
  const height = Math.max(2 * RADIUS + 20, drawn.length * LINE_HEIGHT + 20);
  const width = TEXT_X + 10 + Math.max(...drawn.map(({ slice }) => displayWidth(legendText(slice)) * (FONT_SIZE / 2)));
  let from = 0;
  const paths = drawn.map(({ slice, fill }) => {
    const start = from;
    from += slice.fraction;
    return `${sector(start, from, `fill="${fills[fill]?.color}"`)}${sector(start, from, `fill="url(#${id}-${fill})"`)}`;
  });
  return `<svg role="img" aria-labelledby="${id}-svg" viewBox="0 0 ${width} ${height}">
<title id="${id}-svg">${escapeHtml(title)}：${drawn.map(({ slice }) => escapeHtml(spoken(slice))).join('，')}</title>
<defs>${[...new Set(drawn.map(({ fill }) => fill))].map((fill) => pattern(fill, id)).join('')}</defs>
<g transform="translate(${RADIUS + 10} ${height / 2})">${paths.join('')}</g>
${drawn.map(({ slice, fill }, i) => legend(slice, fill, (height - drawn.length * LINE_HEIGHT) / 2 + i * LINE_HEIGHT, id)).join('\n')}
</svg>`;
}

/** The piece of the pie between two shares, clockwise from the top. */
function sector(from: number, to: number, fill: string): string {
  if (to - from > 0.9999) return `<circle r="${RADIUS}" ${fill} stroke="#000"/>`;
  const [start, end] = [from, to].map((share) => {
    const angle = 2 * Math.PI * share;
    return `${(RADIUS * Math.sin(angle)).toFixed(2)},${(-RADIUS * Math.cos(angle)).toFixed(2)}`;
  });
  const isLarge = to - from > 0.5 ? 1 : 0;
  return `<path d="M0,0 L${start} A${RADIUS},${RADIUS} 0 ${isLarge} 1 ${end} Z" ${fill} stroke="#000"/>`;
}

function pattern(fill: number, id: string): string {
  return `<pattern id="${id}-${fill}" width="8" height="8" patternUnits="userSpaceOnUse"><path d="${fills[fill]?.lines}" stroke="#000" stroke-width="1"/></pattern>`;
}

function legend(slice: Slice, fill: number, y: number, id: string): string {
  const box = `x="${LEGEND_X}" y="${y + 5}" width="24" height="16"`;
  return `<rect ${box} fill="${fills[fill]?.color}"/><rect ${box} fill="url(#${id}-${fill})" stroke="#000"/><text x="${TEXT_X}" y="${y + 19}" font-size="${FONT_SIZE}">${escapeHtml(legendText(slice))}</text>`;
}

function legendText({ label, share }: Slice): string {
  return `${label} ${share}`;
}

function spoken({ label, amount, share }: Slice): string {
  return `${label} ${amount}，${share}`;
}

function shareTable({ columns, slices }: Chart, id: string): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  return `<table aria-labelledby="${id}-title">
<thead><tr>${head}</tr></thead>
<tbody>
${slices.map(shareRow).join('\n')}
</tbody>
</table>`;
}

function shareRow({ label, amount, share, figure }: Slice): string {
  return `<tr><th scope="row">${escapeHtml(label)}</th><td class="figure"${figureAttribute(figure)}>${escapeHtml(amount)}</td><td class="figure">${escapeHtml(share)}</td></tr>`;
}
