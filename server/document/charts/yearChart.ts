import { isZero, subtract } from '../../model/money.ts';
import type { Operand } from '../../model/Origin.ts';
import { priorBudget } from '../../model/priorYear.ts';
import type { Context } from '../Context.ts';
import { type Change, changeBetween, changePhrase } from '../change.ts';
import type { BarChart, BarGroup, ChartCell } from '../Disclosure.ts';
import type { YearChartLayout } from '../DocumentLayout.ts';
import { figureOf } from '../figureOf.ts';
import { fillNamed } from '../fillSlot.ts';
import { classEntries, type SubjectEntry } from '../list.ts';
import { amountRun, liveRun } from '../liveRun.ts';
import { textOfRuns } from '../template.ts';
import { amountIn, chartText, descriptionOf, withTexts } from './chartTexts.ts';

/** What stands side by side in one row. */
interface Pair {
  readonly key: string;
  readonly name: string;
  readonly now: Operand;
  readonly before: Operand;
}

/** The year before beside this year: what 上年 states, and the 类 where last year's file is known. */
export function yearChart(layout: YearChartLayout, context: Context): BarChart | undefined {
  const { id, columns, unit } = layout;
  const pairs = [...statedPairs(layout, context), ...classPairs(layout, context)].filter(
    ({ now, before }) => !isZero(now.value) || !isZero(before.value),
  );
  if (pairs.length === 0) return undefined;
  const title = chartText(layout.title, layout, context);
  const series = layout.series.map((each) => chartText(each, layout, context));
  const description = descriptionOf(
    layout,
    pairs.map((pair) => itemOf(pair, layout, context)),
    { title },
  );
  const groups = pairs.map((pair) => groupOf(pair, layout, context));
  return { kind: 'bars', id, title, description, columns, unit, series, groups };
}

function statedPairs({ rows }: YearChartLayout, context: Context): Pair[] {
  return rows.flatMap(({ key, name, figure, since }) => {
    const now = figureOf(figure, context);
    const before = figureOf(since, context);
    return now && before ? [{ key, name, now, before }] : [];
  });
}

/** In code order, those that only one of the years has among them. */
function classPairs({ classes }: YearChartLayout, context: Context): Pair[] {
  const { budget } = context;
  const prior = priorBudget(budget);
  if (!prior) return [];
  const origin: Operand['origin'] = () => ({ kind: 'prior', place: budget.prior?.place });
  const old = byCode(classEntries(classes, { ...context, budget: prior }));
  const own = byCode(classEntries(classes, context));
  return [...new Set([...old.keys(), ...own.keys()])].sort().map((code) => ({
    key: code,
    name: own.get(code)?.name ?? old.get(code)?.name ?? code,
    now: own.get(code)?.figure ?? { value: 0, origin: () => ({ kind: 'sum', parts: [] }) },
    before: { value: old.get(code)?.figure.value ?? 0, origin },
  }));
}

function byCode(entries: readonly SubjectEntry[]): ReadonlyMap<string, SubjectEntry> {
  return new Map(entries.map((entry) => [entry.code, entry]));
}

function itemOf({ key, name, now, before }: Pair, { id }: YearChartLayout, context: Context) {
  const { amounts } = context.layout;
  const change = changePhrase(changeBetween(now, before, context), `${id}/${key}`, context, (slot) =>
    fillNamed(slot, {}, id, context),
  );
  return { name, amount: amountRun(now, '', amounts.sentence).text, change: textOfRuns(change.runs) };
}

function groupOf({ key, name, now, before }: Pair, { id, bar }: YearChartLayout, context: Context): BarGroup {
  const style = context.layout.amounts.sentence;
  const address = `${id}/${key}`;
  const old = amountRun(before, `${address}-before`, style);
  const own = amountRun(now, address, style);
  const change = changeBetween(now, before, context);
  const difference = { value: subtract(now.value, before.value), origin: change.difference.origin };
  return {
    label: name,
    cells: [old, own, amountRun(difference, `${address}-difference`, style), rateCell(change, `${address}-rate`)],
    bars: [
      { text: withTexts(bar, { amount: old.text }), value: amountIn(before.value, style), figure: old.figure },
      { text: withTexts(bar, { amount: own.text }), value: amountIn(now.value, style), figure: own.figure },
    ],
  };
}

/** With its sign; empty where last year had nothing. */
function rateCell({ rate, direction }: Change, address: string): ChartCell {
  if (!rate) return { text: '' };
  return liveRun(`${direction === 'decrease' ? '-' : ''}${rate.text}`, address, rate.origin);
}
