import type { Chart, ChartRow } from './Disclosure.ts';

/** The table that says the same as a chart, without its header. */
export function chartRows(chart: Chart): readonly ChartRow[] {
  if (chart.kind === 'bars') return chart.groups;
  return chart.slices.map(({ label, amount, share, figure, shareFigure }) => ({
    label,
    cells: [
      { text: amount, figure },
      { text: share, figure: shareFigure },
    ],
  }));
}
