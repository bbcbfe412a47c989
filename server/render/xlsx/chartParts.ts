import type { Chart, Slice } from '../../document/Disclosure.ts';
import { printedNumber } from './printedNumber.ts';
import { quotedName } from './worksheetXml.ts';
import { declaration, element, escapeXml, namespaces } from './xml.ts';

/** Told apart by readers who see no red or no green, and in shades of grey (after Okabe and Ito). */
const colors = ['0072B2', 'E69F00', '009E73', 'CC79A7', '56B4E9', 'D55E00', 'F0E442', '999999'];

/** Labels of slices that are smaller than this would cover each other. */
const leastLabelled = 0.01;

/** Rows of the worksheet that the chart takes. */
const HEIGHT = 22;

/** The row in which the table of a chart begins, its header not counted; one-based. */
const FIRST = 3;

/** The frame that shows the chart: as wide as the table, below the row with this number; a reader hears its description. */
export function drawingXml({ title, columns, slices }: Chart, below: number): string {
  const at = (name: string, column: number, row: number): string =>
    element(
      `xdr:${name}`,
      {},
      element('xdr:col', {}, String(column)),
      element('xdr:colOff', {}, '0'),
      element('xdr:row', {}, String(row)),
      element('xdr:rowOff', {}, '0'),
    );
  const descr = `${title}：${slices.map(({ label, amount, share }) => `${label} ${amount}（${share}）`).join('；')}`;
  const frame = element(
    'xdr:graphicFrame',
    { macro: '' },
    element(
      'xdr:nvGraphicFramePr',
      {},
      element('xdr:cNvPr', { id: 2, name: title, descr }),
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
    at('to', columns.length, below + HEIGHT),
    frame,
    element('xdr:clientData', {}),
  );
  const names = `xmlns:xdr="${namespaces.spreadsheetDrawing}" xmlns:a="${namespaces.drawing}" xmlns:r="${namespaces.relationships}"`;
  return `${declaration}<xdr:wsDr ${names}>${anchor}</xdr:wsDr>`;
}

/** A pie of the amounts in the table of the worksheet with this name: it changes with them. */
export function chartXml({ columns, slices }: Chart, name: string, font: string): string {
  const plot = element('c:plotArea', {}, element('c:layout', {}), pieXml({ columns, slices }, name));
  const legend = element('c:legend', {}, val('legendPos', 'b'), val('overlay', 0));
  const chart = element('c:chart', {}, val('autoTitleDeleted', 1), plot, legend, val('plotVisOnly', 1));
  const face = escapeXml(font);
  const text = `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000"><a:latin typeface="${face}"/><a:ea typeface="${face}"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
  const names = `xmlns:c="${namespaces.chart}" xmlns:a="${namespaces.drawing}" xmlns:r="${namespaces.relationships}"`;
  return `${declaration}<c:chartSpace ${names}>${val('roundedCorners', 0)}${chart}${text}</c:chartSpace>`;
}

function pieXml({ columns, slices }: Pick<Chart, 'columns' | 'slices'>, name: string): string {
  const at = (column: string, from: number, to: number): string =>
    `${quotedName(name)}!$${column}$${from}${to > from ? `:$${column}$${to}` : ''}`;
  const last = FIRST + slices.length - 1;
  const labels = slices.map(({ label }) => label);
  const amounts = slices.map(({ amount }) => String(printedNumber(amount)?.value ?? 0));
  const series = element(
    'c:ser',
    {},
    val('idx', 0),
    val('order', 0),
    element('c:tx', {}, strings(at('B', FIRST - 1, FIRST - 1), [columns[1]])),
    ...slices.map((_, index) => pointXml(index)),
    element(
      'c:dLbls',
      {},
      ...slices.flatMap(({ fraction }, index) => (fraction < leastLabelled ? [unlabelledXml(index)] : [])),
      element('c:numFmt', { formatCode: '0.00%', sourceLinked: 0 }),
      val('dLblPos', 'outEnd'),
      ...['showLegendKey', 'showVal', 'showCatName', 'showSerName'].map((shown) => val(shown, 0)),
      val('showPercent', 1),
      val('showBubbleSize', 0),
    ),
    element('c:cat', {}, strings(at('A', FIRST, last), labels)),
    element('c:val', {}, numbers(at('B', FIRST, last), amounts)),
  );
  return element('c:pieChart', {}, val('varyColors', 1), series, val('firstSliceAng', firstAngle(slices)));
}

/** A slice of which only the legend and the table speak. */
function unlabelledXml(index: number): string {
  return element('c:dLbl', {}, val('idx', index), val('delete', 1));
}

/** In degrees: the largest slice to the left, so that the labels of the small ones stand below each other at the right. */
function firstAngle(slices: readonly Slice[]): number {
  const middle = slices.reduce(
    (found, { fraction }) => ({
      largest: Math.max(found.largest, fraction),
      at: fraction > found.largest ? found.sum + fraction / 2 : found.at,
      sum: found.sum + fraction,
    }),
    { largest: 0, at: 0, sum: 0 },
  );
  return Math.round(630 - (middle.at / (middle.sum || 1)) * 360) % 360;
}

function pointXml(index: number): string {
  const color = colors[index % colors.length];
  const fill = element('a:solidFill', {}, element('a:srgbClr', { val: color }));
  return element('c:dPt', {}, val('idx', index), val('bubble3D', 0), element('c:spPr', {}, fill));
}

function strings(formula: string, texts: readonly string[]): string {
  return element('c:strRef', {}, element('c:f', {}, escapeXml(formula)), cache('str', texts));
}

function numbers(formula: string, values: readonly string[]): string {
  return element('c:numRef', {}, element('c:f', {}, escapeXml(formula)), cache('num', values));
}

function cache(kind: 'str' | 'num', values: readonly string[]): string {
  const points = values.map((value, idx) => element('c:pt', { idx }, element('c:v', {}, escapeXml(value))));
  const format = kind === 'num' ? [element('c:formatCode', {}, 'General')] : [];
  return element(`c:${kind}Cache`, {}, ...format, val('ptCount', values.length), ...points);
}

function val(name: string, value: string | number): string {
  return element(`c:${name}`, { val: value });
}
