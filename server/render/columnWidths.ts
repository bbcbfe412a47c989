import { widestOf, widestWord } from './textWidth.ts';

/** What a column has to hold: the widest text that must not break, and the widest text at all, in half characters. */
export interface ColumnNeed {
  readonly least: number;
  readonly wanted: number;
}

/** Room for fonts whose digits are wider than half a character. */
const slack = 1.15;

/** What the cells of a column need when long texts may be squeezed into `squeezed` half characters. */
export function needOf(texts: readonly string[], squeezed: number): ColumnNeed {
  const wanted = widestOf(texts) * slack;
  return { least: Math.max(Math.min(wanted, squeezed), widestWord(texts) * slack), wanted };
}

/**
 * Widths that add up to `total`: every column has its least where there is room for that, then all of them grow towards
 * what they want at the same rate, and what is left is shared equally. In the unit of `total`; `half` is the width of
 * half a character and `padding` the room beside the text in it.
 */
export function columnWidths(needs: readonly ColumnNeed[], total: number, half: number, padding: number): number[] {
  const least = needs.map((need) => need.least * half + padding);
  const wanted = needs.map((need) => Math.max(need.least, need.wanted) * half + padding);
  return toWholes(shared(least, wanted, total), total);
}

/** The size in points, to the half, down to two thirds, at which every column has its least width in `total` twips. */
export function sizeForColumns(needs: readonly ColumnNeed[], size: number, total: number, padding: number): number {
  const halves = sum(needs.map(({ least }) => least));
  const fitting = Math.floor((total - padding * needs.length) / (halves * 5)) / 2;
  return Math.min(size, Math.max(fitting, Math.ceil((size * 4) / 3) / 2));
}

function shared(least: readonly number[], wanted: readonly number[], total: number): number[] {
  const leastSum = sum(least);
  const wantedSum = sum(wanted);
  if (leastSum >= total) return least.map((width) => (width * total) / leastSum);
  if (wantedSum <= total) return wanted.map((width) => width + (total - wantedSum) / wanted.length);
  const rate = (total - leastSum) / (wantedSum - leastSum);
  return least.map((width, index) => width + ((wanted[index] ?? width) - width) * rate);
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
