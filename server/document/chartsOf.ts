import type { Budget } from '../model/Budget.ts';
import { onceFor } from '../text/onceFor.ts';
import { chartOf } from './chart.ts';
import { contextOf } from './contextOf.ts';
import type { Chart } from './Disclosure.ts';

/** The charts that are looked at beside the document of a budget, in the layout that it names; those that have data. */
export const chartsOf = onceFor((budget: Budget): readonly Chart[] => {
  const context = contextOf(budget);
  return context.layout.charts.flatMap((layout) => chartOf(layout, context) ?? []);
});
