import type { Context } from './Context.ts';
import { partChart } from './charts/partChart.ts';
import { shareChart } from './charts/shareChart.ts';
import { yearChart } from './charts/yearChart.ts';
import type { Chart } from './Disclosure.ts';
import type { ChartLayout } from './DocumentLayout.ts';

/** The chart of a layout; undefined where it has nothing to show. */
export function chartOf(layout: ChartLayout, context: Context): Chart | undefined {
  switch (layout.of) {
    case 'shares':
      return shareChart(layout, context);
    case 'parts':
      return partChart(layout, context);
    case 'years':
      return yearChart(layout, context);
    default:
      return layout satisfies never;
  }
}
