import type { Context } from './Context.ts';
import type { Chart } from './Disclosure.ts';
import type { ChartLayout } from './DocumentLayout.ts';
import { classEntries, wholeOf } from './list.ts';
import { amountRun } from './liveRun.ts';
import { fractionOf, printedPercent } from './numbers.ts';

/** The shares of the 类 of expenditure; undefined where there is nothing to share. */
export function chartOf({ id, title, columns, where }: ChartLayout, context: Context): Chart | undefined {
  const whole = wholeOf(where, context);
  const slices = classEntries(where, context).map(({ code, name, figure }) => {
    const fraction = fractionOf(figure.value, whole.value);
    const run = amountRun(figure, `${id}/${code}`, context.layout.amounts.sentence);
    return {
      label: name,
      amount: run.text,
      share: printedPercent(fraction),
      fraction: fraction.toNumber(),
      figure: run.figure,
    };
  });
  return slices.length > 0 ? { id, title, columns, slices } : undefined;
}
