import { widestOf, widestWord } from './textWidth.ts';

/** What a column has to hold: the widest text that must not break, the widest text at all, and its header, in half characters. */
export interface ColumnNeed {
  readonly least: number;
  readonly wanted: number;
  /** For which there is room only where every column has what it wants. */
  readonly header?: number;
}

/** Room for rounding, and for fonts whose digits are wider than half a character. */
const slack = { any: 1.06, latin: 0.09 };

/** What the cells of a column need when long texts may be squeezed into `squeezed` half characters. */
export function needOf(texts: readonly string[], squeezed: number): ColumnNeed {
  const latin = widestWord(texts) * slack.latin;
  const wanted = widestOf(texts) * slack.any + latin;
  return { least: Math.max(Math.min(wanted, squeezed), widestWord(texts) * slack.any + latin), wanted };
}

/**
 * Widths that add up to `total`: every column has its least where there is room for that, then all of them grow towards
 * what they want at the same rate, then towards their headers, and what is left is shared equally. In the unit of
 * `total`; `half` is the width of half a character and `padding` the room beside the text in it.
 */
export function columnWidths(needs: readonly ColumnNeed[], total: number, half: number, padding: number): number[] {
  const widthsOf = (room: (need: ColumnNeed) => number): number[] => needs.map((each) => room(each) * half + padding);
  const least = widthsOf((need) => need.least);
  const wanted = widthsOf((need) => Math.max(need.least, need.wanted));
  const roomy = widthsOf((need) => Math.max(need.least, need.wanted, need.header ?? 0));
  return toWholes(shared([least, wanted, roomy], total), total);
}

/** The size in points, to the half, down to two thirds, at which every column has its least width in `total` twips. */
export function sizeForColumns(needs: readonly ColumnNeed[], size: number, total: number, padding: number): number {
  const halves = sum(needs.map(({ least }) => least));
  const fitting = Math.floor((total - padding * needs.length) / (halves * 5)) / 2;
  return Math.min(size, Math.max(fitting, Math.ceil((size * 4) / 3) / 2));
}

/** The widths between two stages, each of which is at least as wide as the one before. */
function shared(stages: readonly (readonly number[])[], total: number): number[] {
  let reached: readonly number[] | undefined;
  for (const stage of stages) {
    if (sum(stage) > total) return reached ? between(reached, stage, total) : scaled(stage, total);
    reached = stage;
  }
  const widths = reached ?? [];
  return widths.map((width) => width + (total - sum(widths)) / widths.length);
}

function scaled(widths: readonly number[], total: number): number[] {
  return widths.map((width) => (width * total) / sum(widths));
}

function between(narrow: readonly number[], wide: readonly number[], total: number): number[] {
  const rate = (total - sum(narrow)) / (sum(wide) - sum(narrow));
  return narrow.map((width, index) => width + ((wide[index] ?? width) - width) * rate);
}

/** Whole numbers that add up to exactly `total`, each less than one away from its width. */
function toWholes(widths: readonly number[], total: number): number[] {
  let exact = 0;
  let whole = 0;
  return widths.map((width, index) => {
    exact += width;
    const end = index === widths.length - 1 ? total : Math.round(exact);
    const taken = end - whole;
    whole = end;
    return taken;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
