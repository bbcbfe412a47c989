import { arc, type PieArcDatum, pie } from 'd3-shape';
import type { PieChart, Slice } from '../../document/Disclosure.ts';
import { element } from '../xml.ts';
import { type Drawing, lineHeight } from './Drawing.ts';
import { sector } from './hatch.ts';
import { filledPath, filledRect, mark } from './marks.ts';
import { linesAt, rounded, textAt, widest, wrapped } from './text.ts';

const RADIUS = 110;
const MARGIN = 8;
const LEGEND_X = 2 * (RADIUS + MARGIN) + 24;
const SWATCH = { width: 24, height: 16 };
const TEXT_X = LEGEND_X + SWATCH.width + 8;
const GAP = 20;
/** Of a name, in half characters. */
const mostColumns = 36;

/** A pie clockwise from the top, with its amounts and shares beside it. */
export function drawPie({ columns, slices }: PieChart): Drawing {
  const names = slices.map(({ label }) => wrapped(label, mostColumns, 2));
  const amountX = TEXT_X + widest([columns[0], ...names.flat()]) + GAP + widest([columns[1], ...amountsOf(slices)]);
  const shareX = amountX + GAP + widest([columns[2], ...slices.map(({ share }) => share)]);
  const row = (y: number, name: readonly string[], amount: string, share: string): string =>
    linesAt(TEXT_X, y, name) + textAt(amountX, y, amount, 'end') + textAt(shareX, y, share, 'end');
  const heights = [lineHeight, ...names.map(({ length }) => length * lineHeight + 8)];
  const legendHeight = heights.reduce((sum, each) => sum + each, 0);
  const height = Math.max(2 * RADIUS, legendHeight) + 2 * MARGIN;
  const [head = 0, ...middles] = middlesOf(heights, (height - legendHeight) / 2);
  const legend = slices.map(({ amount, share }, i) => {
    const y = middles[i] ?? 0;
    const swatch = filledRect(LEGEND_X, rounded(y - SWATCH.height / 2), SWATCH.width, SWATCH.height, i);
    return swatch + row(y, names[i] ?? [], amount, share);
  });
  const pieces = [slicesAt(height / 2, slices), row(head, [columns[0]], columns[1], columns[2]), ...legend];
  return { width: Math.ceil(shareX + MARGIN), height, body: pieces.join('\n') };
}

function amountsOf(slices: readonly Slice[]): string[] {
  return slices.map(({ amount }) => amount);
}

/** The middles of things of some heights that stand below each other. */
function middlesOf(heights: readonly number[], top: number): number[] {
  let below = top;
  return heights.map((height) => {
    below += height;
    return below - height / 2;
  });
}

/** A share of nothing has no slice. */
function slicesAt(y: number, slices: readonly Slice[]): string {
  const arcs = pie<Slice>()
    .sort(null)
    .value(({ fraction }) => fraction)([...slices]);
  const outline = arc<PieArcDatum<Slice>>().innerRadius(0).outerRadius(RADIUS).digits(2);
  const shapes = arcs.flatMap((each, i) => {
    const { label, amount, share, figure } = each.data;
    const d = each.value > 0 ? outline(each) : null;
    const areas = sector(each.startAngle, each.endAngle, RADIUS);
    return d === null ? [] : [mark(figure, `${label} ${amount}（${share}）`, filledPath(d, areas, i))];
  });
  return element('g', { transform: `translate(${RADIUS + MARGIN} ${y})` }, ...shapes);
}
