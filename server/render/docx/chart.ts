import { ChartRun } from 'docx/charts';
import type { Chart, Slice } from '../../document/Disclosure.ts';
import type { Typeface } from '../../tables/layout.ts';
import { printable } from './text.ts';

/** Told apart by readers who see no red or no green, and in shades of grey (after Okabe and Ito). */
const colors = ['0072B2', 'E69F00', '009E73', 'CC79A7', '56B4E9', 'D55E00', 'F0E442', '999999'];

/** In pixels, 96 to the inch. */
const size = { width: 560, height: 340 };

/** How high the chart is, in twips. */
export const chartHeight = size.height * 15;

/** Of a slice that is smaller than this only the legend and the table speak: labels would cover each other. */
const leastLabelled = 0.01;

/** The chart as a pie that Word draws and can edit; undefined where there is nothing that a pie could show. */
export function chartRun(chart: Chart, { fonts }: Typeface): ChartRun | undefined {
  const slices = chart.slices.filter(({ fraction, amount }) => fraction > 0 && numberOf(amount) > 0);
  if (slices.length === 0) return undefined;
  const name = fonts[0] ?? '';
  const title = printable(chart.title);
  return new ChartRun({
    type: 'pie',
    categories: slices.map(({ label }) => printable(label)),
    series: [
      {
        name: printable(chart.columns[1]),
        values: slices.map(({ amount }) => numberOf(amount)),
        colors: slices.map((_, index) => colors[index % colors.length]),
        pointLabels: slices.map(({ fraction }) => (fraction < leastLabelled ? false : undefined)),
      },
    ],
    legend: { position: 'bottom', font: { size: 10.5 } },
    firstSliceAngle: firstAngle(slices),
    font: { name, color: '000000' },
    dataLabels: { percentage: true, numberFormat: '0.00%', position: 'outsideEnd', font: { size: 10.5 } },
    chartArea: { border: 'none' },
    transformation: size,
    altText: { name: title, title, description: descriptionOf(title, slices) },
  });
}

/** In degrees: the largest slice to the left, so that the labels of the small ones stand below each other at the right. */
function firstAngle(slices: readonly Slice[]): number {
  const whole = slices.reduce((total, { fraction }) => total + fraction, 0);
  const largest = slices.reduce((found, slice) => (slice.fraction > found.fraction ? slice : found));
  const before = slices.slice(0, slices.indexOf(largest)).reduce((total, { fraction }) => total + fraction, 0);
  return Math.round(630 - ((before + largest.fraction / 2) / whole) * 360) % 360;
}

function descriptionOf(title: string, slices: readonly Slice[]): string {
  return `${title}：${slices.map(({ label, amount, share }) => `${printable(label)} ${amount}（${share}）`).join('；')}`;
}

/** The number that an amount was printed from, as far as it was printed. */
function numberOf(amount: string): number {
  return Number(amount.replaceAll(',', ''));
}
