import { nice, ticks } from 'd3-array';
import { type ScaleBand, scaleBand } from 'd3-scale';
import type { Bar, BarChart, BarGroup } from '../../document/Disclosure.ts';
import { element } from '../xml.ts';
import { type Drawing, lineHeight } from './Drawing.ts';
import { filledRect, mark } from './marks.ts';
import { linesAt, rounded, textAt, widest, widthOf, wrapped } from './text.ts';

const PLOT_WIDTH = 360;
const BAR_HEIGHT = 18;
const MARGIN = 8;
const GAP = 6;
const SWATCH = { width: 24, height: 16 };
const HEAD_HEIGHT = 28;
const TICK = 5;
/** Of a name: how many half characters to a line, and lines. */
const mostColumns = 24;
const mostLines = 2;
/** About how many amounts stand below the plot. */
const wantedTicks = 4;

/** Where amounts, groups and their bars stand. */
interface Plot {
  /** Where names end. */
  readonly nameEnd: number;
  readonly x: (value: number) => number;
  readonly ticks: readonly number[];
  readonly groups: ScaleBand<number>;
  /** From the top of a group. */
  readonly bars: ScaleBand<number>;
}

/** Bars that lie below each other, group by group; one below zero goes to the left. */
export function drawBars(chart: BarChart): Drawing {
  const { series, groups, unit } = chart;
  const names = groups.map(({ label }) => wrapped(label, mostColumns, mostLines));
  const plot = plotOf(chart, names);
  const bars = groups.flatMap((group) => group.bars);
  const lastTick = plot.ticks.at(-1) ?? 0;
  const tickEnd = plot.x(lastTick) + widthOf(printed(lastTick)) / 2;
  const right = Math.max(tickEnd, ...bars.map((bar) => textEnd(bar, plot)));
  const head = series.length > 1 ? keyOf(series) : { width: MARGIN, body: '' };
  const width = Math.ceil(Math.max(right, head.width + 4 * GAP + widthOf(unit)) + MARGIN);
  const [, bottom] = plot.groups.range();
  const pieces = [
    head.body,
    textAt(width - MARGIN, HEAD_HEIGHT / 2, unit, 'end'),
    ...groups.map((group, i) => groupAt(group, names[i] ?? [], i, chart, plot)),
    axisOf(plot),
  ];
  return { width, height: bottom + TICK + lineHeight + GAP, body: pieces.join('\n') };
}

function plotOf({ series, groups }: BarChart, names: readonly (readonly string[])[]): Plot {
  const bars = groups.flatMap((group) => group.bars);
  const [least, most] = domainOf(bars);
  const across = (value: number): number => ((value - least) / (most - least)) * PLOT_WIDTH;
  const beyond = bars.filter(({ value }) => value < 0).map(({ text, value }) => widthOf(text) + GAP - across(value));
  const nameEnd = MARGIN + widest(names.flat());
  const left = Math.max(nameEnd + GAP + Math.max(0, ...beyond), MARGIN + widthOf(printed(least)) / 2);
  const height = Math.max(series.length * BAR_HEIGHT, ...names.map(({ length }) => length * lineHeight));
  const bands = scaleBand<number>(groups.keys(), [HEAD_HEIGHT, HEAD_HEIGHT + groups.length * height * 1.4]);
  bands.paddingInner(0.28).paddingOuter(0.14);
  return {
    nameEnd,
    x: (value) => rounded(left + across(value)),
    ticks: ticks(least, most, wantedTicks),
    groups: bands,
    bars: scaleBand<number>(series.keys(), [0, bands.bandwidth()]),
  };
}

/** From the least to the most of the amounts and zero, to round numbers. */
function domainOf(bars: readonly Bar[]): readonly [number, number] {
  const values = bars.map(({ value }) => value);
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  return least === most ? [0, 1] : nice(least, most, wantedTicks);
}

/** The right end of what is printed beside a bar. */
function textEnd({ text, value }: Bar, { x }: Plot): number {
  return value < 0 ? x(0) : x(value) + GAP + widthOf(text);
}

/** What the bars of a group are, in the order in which they lie. */
function keyOf(series: readonly string[]): Pick<Drawing, 'width' | 'body'> {
  let x = MARGIN;
  const entries = series.map((name, i) => {
    const at = x;
    x += SWATCH.width + GAP + widthOf(name) + 2 * GAP;
    const swatch = filledRect(at, (HEAD_HEIGHT - SWATCH.height) / 2, SWATCH.width, SWATCH.height, i);
    return swatch + textAt(at + SWATCH.width + GAP, HEAD_HEIGHT / 2, name);
  });
  return { width: x, body: entries.join('') };
}

/** The line from which bars go, and below them one with round numbers. */
function axisOf({ x, ticks: values, groups }: Plot): string {
  const [top, bottom] = groups.range();
  const line = (x1: number, x2: number, y1: number, y2: number): string =>
    element('line', { class: 'chart-axis', x1, x2, y1, y2, stroke: '#000' });
  const [first = 0, last = 0] = [values.at(0), values.at(-1)];
  return [
    line(x(0), x(0), top, bottom),
    line(x(first), x(last), bottom, bottom),
    ...values.map(
      (value) =>
        line(x(value), x(value), bottom, bottom + TICK) +
        textAt(x(value), bottom + TICK + lineHeight / 2, printed(value), 'middle'),
    ),
  ].join('');
}

function groupAt(
  { label, bars }: BarGroup,
  name: readonly string[],
  index: number,
  { series }: BarChart,
  plot: Plot,
): string {
  const top = plot.groups(index) ?? 0;
  const drawn = bars.map((bar, i) => {
    const title = [label, ...(series.length > 1 ? [series[i]] : []), bar.text].join(' ');
    return barAt(bar, top + (plot.bars(i) ?? 0), i, title, plot);
  });
  return drawn.join('') + linesAt(plot.nameEnd, top + plot.groups.bandwidth() / 2, name, 'end');
}

function barAt(bar: Bar, y: number, index: number, title: string, { x, bars }: Plot): string {
  const { text, value, figure } = bar;
  const [from, to] = value < 0 ? [x(value), x(0)] : [x(0), x(value)];
  const shape = filledRect(from, rounded(y), rounded(to - from), rounded(bars.bandwidth()), index);
  const middle = y + bars.bandwidth() / 2;
  const beside = value < 0 ? textAt(from - GAP, middle, text, 'end') : textAt(to + GAP, middle, text);
  return mark(figure, title, shape + beside);
}

/** A round number, with separators between groups of three digits. */
function printed(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 10 });
}
