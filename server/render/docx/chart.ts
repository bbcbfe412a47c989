import { ChartRun } from 'docx/charts';
import type { BarChart, Chart, PieChart } from '../../document/Disclosure.ts';
import type { Typeface } from '../../tables/layout.ts';
import { canBeDrawn } from '../chart/canBeDrawn.ts';
import { firstAngle, leastLabelled, officeColor } from '../chart/officeChart.ts';
import type { PicturePiece } from './Piece.ts';
import { printable } from './text.ts';

/** In pixels, 96 to the inch; a chart is no higher than a page. */
const WIDTH = 560;
const HEIGHT = 340;
const most = 820;

/** The chart as a picture that Word draws and can edit; undefined where there is nothing that it could show. */
export function chartPicture(chart: Chart, { fonts }: Typeface): PicturePiece | undefined {
  const font = { name: fonts[0] ?? '', color: '000000' };
  if (!canBeDrawn(chart)) return undefined;
  const height = chart.kind === 'pie' ? HEIGHT : barsHeight(chart);
  const picture = chart.kind === 'pie' ? pieRun(chart, font) : barsRun(chart, height, font);
  return picture && { kind: 'picture', picture, height: height * 15 };
}

type Font = Readonly<Record<'name' | 'color', string>>;

/** What charts of any kind have in common. */
function commonOptions({ title, description }: Chart, height: number, font: Font) {
  const name = printable(title);
  return {
    font,
    chartArea: { border: 'none' },
    transformation: { width: WIDTH, height },
    altText: { name, title: name, description: printable(description) },
  } as const;
}

function pieRun(chart: PieChart, font: Font): ChartRun | undefined {
  const slices = chart.slices.filter(({ fraction, amount }) => fraction > 0 && numberOf(amount) > 0);
  if (slices.length === 0) return undefined;
  return new ChartRun({
    ...commonOptions(chart, HEIGHT, font),
    type: 'pie',
    categories: slices.map(({ label }) => printable(label)),
    series: [
      {
        name: printable(chart.columns[1]),
        values: slices.map(({ amount }) => numberOf(amount)),
        colors: slices.map((_, index) => officeColor(index)),
        pointLabels: slices.map(({ fraction }) => (fraction < leastLabelled ? false : undefined)),
      },
    ],
    legend: { position: 'bottom', font: { size: 10.5 } },
    firstSliceAngle: firstAngle(slices),
    dataLabels: { percentage: true, numberFormat: '0.00%', position: 'outsideEnd', font: { size: 10.5 } },
  });
}

/** The first group is on top, and amounts stand below the last. */
function barsRun(chart: BarChart, height: number, font: Font): ChartRun {
  const { groups, series, unit } = chart;
  return new ChartRun({
    ...commonOptions(chart, height, font),
    type: 'bar',
    categories: groups.map(({ label }) => printable(label)),
    series: series.map((name, i) => ({
      name: printable(name),
      values: groups.map(({ bars }) => bars[i]?.value ?? null),
      color: officeColor(i),
    })),
    legend: series.length > 1 ? { position: 'bottom', font: { size: 10.5 } } : false,
    categoryAxis: { reverseOrder: true, font: { size: 10.5 } },
    valueAxis: { title: printable(unit), crossesAt: 'maximum', numberFormat: '#,##0', font: { size: 9 } },
    dataLabels: { value: true, numberFormat: '#,##0.00', position: 'outsideEnd', font: { size: 9 } },
    gapWidth: 60,
  });
}

function barsHeight({ groups, series }: BarChart): number {
  return Math.min(most, Math.max(HEIGHT, 110 + groups.length * (series.length * 16 + 12)));
}

/** The number that an amount was printed from, as far as it was printed. */
function numberOf(amount: string): number {
  return Number(amount.replaceAll(',', ''));
}
