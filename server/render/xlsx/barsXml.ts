import type { BarChart } from '../../document/Disclosure.ts';
import { officeColor } from '../chart/officeChart.ts';
import { element, escapeXml } from '../xml.ts';
import { fillXml, seriesXml, val } from './chartSeries.ts';

/** The ids by which the axes find each other. */
const CATEGORIES = 1;
const AMOUNTS = 2;

/** The plot of bars with its axes; the first row is on top, and amounts stand below the last. */
export function barsXml(chart: BarChart, worksheet: string): string {
  const series = chart.series.map((_, index) => {
    const column = columnOf(chart, index);
    return seriesXml({ chart, worksheet, index, column }, [fillXml(officeColor(index)), val('invertIfNegative', 0)]);
  });
  const bars = element(
    'c:barChart',
    {},
    val('barDir', 'bar'),
    val('grouping', 'clustered'),
    val('varyColors', 0),
    ...series,
    labelsXml(),
    val('gapWidth', 60),
    val('axId', CATEGORIES),
    val('axId', AMOUNTS),
  );
  return bars + categoryAxis() + amountAxis(chart.unit);
}

/** The column of the worksheet in which the amounts of a series stand. */
function columnOf({ groups }: BarChart, index: number): number {
  const { cells = [], bars = [] } = groups[0] ?? {};
  return 1 + cells.findIndex(({ figure }) => figure !== undefined && figure.address === bars[index]?.figure.address);
}

function labelsXml(): string {
  return element(
    'c:dLbls',
    {},
    element('c:numFmt', { formatCode: '#,##0.00', sourceLinked: 0 }),
    val('dLblPos', 'outEnd'),
    val('showLegendKey', 0),
    val('showVal', 1),
    ...['showCatName', 'showSerName', 'showPercent', 'showBubbleSize'].map((shown) => val(shown, 0)),
  );
}

function categoryAxis(): string {
  return element(
    'c:catAx',
    {},
    val('axId', CATEGORIES),
    element('c:scaling', {}, val('orientation', 'maxMin')),
    val('delete', 0),
    val('axPos', 'l'),
    val('majorTickMark', 'none'),
    val('minorTickMark', 'none'),
    val('tickLblPos', 'low'),
    val('crossAx', AMOUNTS),
    val('crosses', 'autoZero'),
  );
}

function amountAxis(unit: string): string {
  const text = element('a:t', {}, escapeXml(unit));
  const title = `<c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900" b="0"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="900" b="0"/>${text}</a:r></a:p></c:rich></c:tx>`;
  return element(
    'c:valAx',
    {},
    val('axId', AMOUNTS),
    element('c:scaling', {}, val('orientation', 'minMax')),
    val('delete', 0),
    val('axPos', 'b'),
    element('c:majorGridlines', {}),
    element('c:title', {}, title, val('overlay', 0)),
    element('c:numFmt', { formatCode: '#,##0', sourceLinked: 0 }),
    val('majorTickMark', 'none'),
    val('minorTickMark', 'none'),
    val('tickLblPos', 'nextTo'),
    val('crossAx', CATEGORIES),
    val('crosses', 'max'),
  );
}
