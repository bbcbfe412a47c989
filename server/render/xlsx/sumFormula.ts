import { reference } from './grid.ts';

/** A place in a worksheet, zero-based. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The longest formula and the most arguments of a function that the file format has. */
const longest = 8192;
const mostArguments = 255;

/** So few cells apart from each other are added with signs, as a person would write it. */
const mostSigns = 4;

/** `A1+C1` or `SUM(B2:B9,B12)` over the places; undefined where there is none, or the formula would be too long. */
export function sumFormula(places: readonly Place[]): string | undefined {
  const runs = runsOf(places);
  if (runs.length === 0) return undefined;
  const formula = runs.length === places.length && runs.length <= mostSigns ? runs.join('+') : sums(runs);
  return formula.length <= longest ? formula : undefined;
}

function sums(runs: readonly string[]): string {
  const count = Math.ceil(runs.length / mostArguments);
  const groups = Array.from({ length: count }, (_, i) => runs.slice(i * mostArguments, (i + 1) * mostArguments));
  return groups.map((group) => `SUM(${group.join(',')})`).join('+');
}

/** References to the places; those that stand below or beside each other without a gap are one range. */
function runsOf(places: readonly Place[]): string[] {
  const isRow = places.every(({ row }) => row === places[0]?.row);
  const along = (place: Place): number => (isRow ? place.column : place.row);
  const across = (place: Place): number => (isRow ? place.row : place.column);
  const sorted = places.toSorted((a, b) => across(a) - across(b) || along(a) - along(b));
  const runs: { first: Place; last: Place }[] = [];
  for (const place of sorted) {
    const run = runs.at(-1);
    if (run && across(run.last) === across(place) && along(run.last) + 1 === along(place)) run.last = place;
    else runs.push({ first: place, last: place });
  }
  return runs.map(({ first, last }) => {
    const start = reference(first.row, first.column);
    return first === last ? start : `${start}:${reference(last.row, last.column)}`;
  });
}
