import type { Chart } from '../../document/Disclosure.ts';
import { type Attributes, element, escapeXml } from '../xml.ts';
import { type Drawing, fontSize } from './Drawing.ts';
import { drawBars } from './drawBars.ts';
import { drawPie } from './drawPie.ts';
import { textAt, widthOf } from './text.ts';

/** The fonts of a picture that stands alone, as a style sheet names them. */
const fonts = "'Microsoft YaHei', SimHei, 'PingFang SC', 'Noto Sans CJK SC', sans-serif";
const TITLE_HEIGHT = 32;
/** Without it some programs take the text for one in the code page of the machine. */
const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

/** The id of a chart's element; all ids in it begin with it. */
export function elementIdOf({ id }: Chart): string {
  return `chart-${id.replaceAll('/', '-')}`;
}

/** A chart as an SVG element of a page, which has its title above it. Classes let the page choose other colours and fonts. */
export function inlineSvg(chart: Chart): string {
  return svgOf(chart, drawingOf(chart), {});
}

/** A chart as the text of an SVG file that needs nothing else, its title in the picture. */
export function chartSvg(chart: Chart): string {
  const { width, height, body } = drawingOf(chart);
  const wide = Math.max(width, Math.ceil(widthOf(chart.title)) + 2 * fontSize);
  const title = textAt(wide / 2, TITLE_HEIGHT / 2, chart.title, 'middle');
  const moved = element('g', { transform: `translate(${(wide - width) / 2} ${TITLE_HEIGHT})` }, body);
  const drawing = { width: wide, height: height + TITLE_HEIGHT, body: title + moved };
  return `${declaration}\n${svgOf(chart, drawing, { xmlns: 'http://www.w3.org/2000/svg', 'font-family': fonts })}\n`;
}

function drawingOf(chart: Chart): Drawing {
  return chart.kind === 'pie' ? drawPie(chart) : drawBars(chart);
}

function svgOf(chart: Chart, { width, height, body }: Drawing, attributes: Attributes): string {
  const id = elementIdOf(chart);
  const names = { role: 'img', 'aria-labelledby': `${id}-svg`, 'aria-describedby': `${id}-desc` };
  const size = { viewBox: `0 0 ${width} ${height}`, width, height };
  return element(
    'svg',
    { ...attributes, ...names, ...size, 'font-size': fontSize },
    element('title', { id: `${id}-svg` }, escapeXml(chart.title)),
    element('desc', { id: `${id}-desc` }, escapeXml(chart.description)),
    body,
  );
}
