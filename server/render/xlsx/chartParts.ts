import type { Chart } from '../../document/Disclosure.ts';
import { element, escapeXml } from '../xml.ts';
import { barsXml } from './barsXml.ts';
import { val } from './chartSeries.ts';
import { pieXml } from './pieXml.ts';
import { declaration, namespaces } from './xml.ts';

/** Rows of the worksheet that a chart takes: so many, and for many bars more. */
const LEAST_HEIGHT = 22;

/** The frame that shows the chart: as wide as the table, below the row with this number; a reader hears its description. */
export function drawingXml(chart: Chart, below: number): string {
  const { title, description, columns } = chart;
  const at = (name: string, column: number, row: number): string =>
    element(
      `xdr:${name}`,
      {},
      element('xdr:col', {}, String(column)),
      element('xdr:colOff', {}, '0'),
      element('xdr:row', {}, String(row)),
      element('xdr:rowOff', {}, '0'),
    );
  const frame = element(
    'xdr:graphicFrame',
    { macro: '' },
    element(
      'xdr:nvGraphicFramePr',
      {},
      element('xdr:cNvPr', { id: 2, name: title, descr: description }),
      element('xdr:cNvGraphicFramePr', {}),
    ),
    element('xdr:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', { cx: 0, cy: 0 })),
    element(
      'a:graphic',
      {},
      element('a:graphicData', { uri: namespaces.chart }, `<c:chart xmlns:c="${namespaces.chart}" r:id="rId1"/>`),
    ),
  );
  const anchor = element(
    'xdr:twoCellAnchor',
    {},
    at('from', 0, below),
    at('to', columns.length, below + heightOf(chart)),
    frame,
    element('xdr:clientData', {}),
  );
  const names = `xmlns:xdr="${namespaces.spreadsheetDrawing}" xmlns:a="${namespaces.drawing}" xmlns:r="${namespaces.relationships}"`;
  return `${declaration}<xdr:wsDr ${names}>${anchor}</xdr:wsDr>`;
}

/** In rows: each bar takes about one. */
function heightOf(chart: Chart): number {
  if (chart.kind === 'pie') return LEAST_HEIGHT;
  return Math.max(LEAST_HEIGHT, chart.groups.length * (chart.series.length + 1) + 5);
}

/** What is drawn of the table in the worksheet with this name: it changes with its cells. */
export function chartXml(chart: Chart, worksheet: string, font: string): string {
  const drawn = chart.kind === 'pie' ? pieXml(chart, worksheet) : barsXml(chart, worksheet);
  const hasLegend = chart.kind === 'pie' || chart.series.length > 1;
  const plot = element('c:plotArea', {}, element('c:layout', {}), drawn);
  const legend = hasLegend ? [element('c:legend', {}, val('legendPos', 'b'), val('overlay', 0))] : [];
  const content = element('c:chart', {}, val('autoTitleDeleted', 1), plot, ...legend, val('plotVisOnly', 1));
  const face = escapeXml(font);
  const text = `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000"><a:latin typeface="${face}"/><a:ea typeface="${face}"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
  const names = `xmlns:c="${namespaces.chart}" xmlns:a="${namespaces.drawing}" xmlns:r="${namespaces.relationships}"`;
  return `${declaration}<c:chartSpace ${names}>${val('roundedCorners', 0)}${content}${text}</c:chartSpace>`;
}
