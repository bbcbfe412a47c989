import type { Item } from '../../model/Budget.ts';
import { bitOf } from '../../model/figures/cells.ts';
import { add, compare, isZero, type Money } from '../../model/money.ts';
import { type Operand, sumOfLines } from '../../model/Origin.ts';
import { cellsOf } from '../../tables/where.ts';
import type { Context } from '../Context.ts';
import type { BarGroup, Chart, Slice } from '../Disclosure.ts';
import type { ShareChartLayout } from '../DocumentLayout.ts';
import { classEntries, type SubjectEntry, wholeOf } from '../list.ts';
import { amountRun, shareRun } from '../liveRun.ts';
import { fractionOf } from '../numbers.ts';
import { amountIn, chartText, descriptionOf, withTexts } from './chartTexts.ts';

/** More slices than these cannot be told apart by their patterns: then there are bars. */
const mostSlices = 8;

/** The shares of the 类 of expenditure: a pie, or bars where one of them is not above zero or there are too many. */
export function shareChart(layout: ShareChartLayout, context: Context): Chart | undefined {
  const { id, columns, unit, where } = layout;
  const entries = entriesOf(layout, context);
  if (entries.length === 0) return undefined;
  const whole = wholeOf(where, context);
  const title = chartText(layout.title, layout, context);
  const slices = entries.map((entry) => sliceOf(entry, whole, layout, context));
  const items = slices.map(({ label: name, amount, share }) => ({ name, amount, share }));
  const wholeText = amountRun(whole, id, context.layout.amounts.sentence).text;
  const description = descriptionOf(layout, items, { title, whole: wholeText });
  if (entries.length <= mostSlices && entries.every(({ figure }) => compare(figure.value, 0) > 0))
    return { kind: 'pie', id, title, description, columns, slices };
  const groups = slices.map((slice, i) => groupOf(slice, entries[i]?.figure.value ?? 0, layout, context));
  return { kind: 'bars', id, title, description, columns, unit, series: [columns[1]], groups };
}

/** The 类, then what belongs to none. */
function entriesOf(layout: ShareChartLayout, context: Context): SubjectEntry[] {
  if (layout.by === 'function') return classEntries(layout.where, context);
  const rest = restOf(layout, context);
  return [...classEntries(layout.where, context, 'economic'), ...(rest ? [rest] : [])];
}

/** Money of projects of which no economic breakdown is known. */
function restOf({ rest: name, where }: ShareChartLayout, { budget }: Context): SubjectEntry | undefined {
  const cells = cellsOf(where);
  const isRest = (item: Item): boolean => !item.subject && ((1 << bitOf(item)) & cells) !== 0;
  const lines = budget.spendings.flatMap(({ items }) => items.filter(isRest));
  const figure: Operand = {
    value: lines.reduce<Money>((sum, { amount }) => add(sum, amount.value), 0),
    origin: () => sumOfLines(lines),
  };
  return name === undefined || isZero(figure.value) ? undefined : { code: 'rest', name, figure };
}

function sliceOf(
  { code, name, figure }: SubjectEntry,
  whole: Operand,
  { id }: ShareChartLayout,
  context: Context,
): Slice {
  const amount = amountRun(figure, `${id}/${code}`, context.layout.amounts.sentence);
  const share = shareRun(figure, whole, `${id}/${code}-share`);
  return {
    label: name,
    amount: amount.text,
    share: share.text,
    fraction: fractionOf(figure.value, whole.value).toNumber(),
    figure: amount.figure,
    shareFigure: share.figure,
  };
}

function groupOf(slice: Slice, value: Money, { bar }: ShareChartLayout, context: Context): BarGroup {
  const { label, amount, share, figure, shareFigure } = slice;
  return {
    label,
    cells: [
      { text: amount, figure },
      { text: share, figure: shareFigure },
    ],
    bars: [
      {
        text: withTexts(bar, { amount, share }),
        value: amountIn(value, context.layout.amounts.sentence),
        figure,
      },
    ],
  };
}
