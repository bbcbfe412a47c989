import type { Chart } from '../../document/Disclosure.ts';

/** Whether a picture of a chart shows anything; else there is only its table. */
export function canBeDrawn(chart: Chart): boolean {
  if (chart.kind === 'bars') return chart.groups.some(({ bars }) => bars.some(({ value }) => value !== 0));
  const fractions = chart.slices.map(({ fraction }) => fraction);
  return fractions.some((fraction) => fraction > 0) && fractions.every((fraction) => fraction >= 0);
}
