import { isZero } from '../../model/money.ts';
import type { Operand } from '../../model/Origin.ts';
import type { Where } from '../../tables/layout.ts';
import type { Context } from '../Context.ts';
import type { BarChart, BarGroup } from '../Disclosure.ts';
import type { ChartPart, PartChartLayout } from '../DocumentLayout.ts';
import { wholeOf } from '../list.ts';
import { amountRun, shareRun } from '../liveRun.ts';
import { amountIn, chartText, descriptionOf, withTexts } from './chartTexts.ts';

/** Expenditure in parts side by side: of the whole, and of each row where there are several. */
export function partChart(layout: PartChartLayout, context: Context): BarChart | undefined {
  const { id, unit, columns, parts, whole, rows } = layout;
  if (isEmpty(whole.where, layout, context)) return undefined;
  const given = rows.filter(({ where }) => !isEmpty(where, layout, context));
  const shown = given.length > 1 ? [whole, ...given] : [whole];
  const groups = shown.map((row) => groupOf(row, layout, context));
  const title = chartText(layout.title, layout, context);
  const items = groups.map((group) => ({ name: group.label, parts: partsText(group, layout) }));
  const description = descriptionOf(layout, items, { title });
  return { kind: 'bars', id, title, description, columns, unit, series: parts.map(({ name }) => name), groups };
}

/** Whether all parts are zero: each for itself, as they may be of opposite signs. */
function isEmpty(where: Where, { parts }: PartChartLayout, context: Context): boolean {
  return parts.every((part) => isZero(wholeOf({ ...where, ...part.where }, context).value));
}

function groupOf(row: ChartPart, { id, parts, bar }: PartChartLayout, context: Context): BarGroup {
  const style = context.layout.amounts.sentence;
  const whole: Operand = wholeOf(row.where, context);
  const runs = parts.map((part) => {
    const figure = wholeOf({ ...row.where, ...part.where }, context);
    const address = [`${id}/${part.key}`, row.key].filter((piece) => piece !== '').join('-');
    const amount = amountRun(figure, address, style);
    return { amount, share: shareRun(figure, whole, `${address}-share`), value: amountIn(figure.value, style) };
  });
  return {
    label: row.name,
    cells: runs.flatMap(({ amount, share }) => [amount, share]),
    bars: runs.map(({ amount, share, value }) => ({
      text: withTexts(bar, { amount: amount.text, share: share.text }),
      value,
      figure: amount.figure,
    })),
  };
}

function partsText({ cells }: BarGroup, { parts, part, partSeparator }: PartChartLayout): string {
  const texts = parts.map(({ name }, i) =>
    withTexts(part, { part: name, amount: cells[2 * i]?.text ?? '', share: cells[2 * i + 1]?.text ?? '' }),
  );
  return texts.join(partSeparator);
}
