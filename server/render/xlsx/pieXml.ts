import type { PieChart } from '../../document/Disclosure.ts';
import { firstAngle, leastLabelled, officeColor } from '../chart/officeChart.ts';
import { element } from '../xml.ts';
import { fillXml, seriesXml, val } from './chartSeries.ts';

/** The plot of a pie; labels say the shares. */
export function pieXml(chart: PieChart, worksheet: string): string {
  const { slices } = chart;
  const labels = element(
    'c:dLbls',
    {},
    ...slices.flatMap(({ fraction }, index) => (fraction < leastLabelled ? [unlabelledXml(index)] : [])),
    element('c:numFmt', { formatCode: '0.00%', sourceLinked: 0 }),
    val('dLblPos', 'outEnd'),
    ...['showLegendKey', 'showVal', 'showCatName', 'showSerName'].map((shown) => val(shown, 0)),
    val('showPercent', 1),
    val('showBubbleSize', 0),
  );
  const looks = [...slices.map((_, index) => pointXml(index)), labels];
  const series = seriesXml({ chart, worksheet, index: 0, column: 1 }, looks);
  return element('c:pieChart', {}, val('varyColors', 1), series, val('firstSliceAng', firstAngle(slices)));
}

/** A slice of which only the legend and the table speak. */
function unlabelledXml(index: number): string {
  return element('c:dLbl', {}, val('idx', index), val('delete', 1));
}

function pointXml(index: number): string {
  return element('c:dPt', {}, val('idx', index), val('bubble3D', 0), fillXml(officeColor(index)));
}
