import { chartsOf } from '../document/chartsOf.ts';
import { canBeDrawn } from '../render/chart/canBeDrawn.ts';
import { chartSvg } from '../render/chart/drawChart.ts';
import { renderChart } from '../render/html/renderChart.ts';
import type { Analysis } from './Analysis.ts';

/** A chart of a budget, ready to be shown. */
export interface RenderedChart {
  /** `charts/function`: the addresses of its figures begin with it. */
  readonly id: string;
  /** Plain text. */
  readonly title: string;
  /** One `<figure class="chart">` with a picture and the table of its figures. */
  readonly html: string;
  /** The picture alone, as the text of an SVG file. */
  readonly svg: string;
}

/** budget/charts: structure by subject and by economic class, basic against project, year against year; those that have data. */
export function charts({ budget }: Pick<Analysis, 'budget'>): readonly RenderedChart[] {
  return chartsOf(budget)
    .filter(canBeDrawn)
    .map((chart) => ({ id: chart.id, title: chart.title, html: renderChart(chart), svg: chartSvg(chart) }));
}
