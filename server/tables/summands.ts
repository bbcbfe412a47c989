import { type Cells, cellCount, everything } from '../model/figures/cells.ts';
import { decimal } from '../model/money.ts';
import type { FigureColumn, Measure, TextColumn } from './layout.ts';
import type { Line } from './lines.ts';
import type { SheetCell, SheetRow } from './Sheet.ts';
import { cellsOf } from './where.ts';

/** For each line of a side, the lines that add up to it by what they are, whatever their figures; none where there are no such. */
export function lineSummands(lines: readonly Line[], base: Cells): readonly (readonly number[])[] {
  const byRegion = partitions(
    lines.map(({ kind, of, cells }) => (kind === 'figure' ? regionOf(of, ['all'], cells & base) : new Set<string>())),
  );
  return lines.map((line, row) => {
    const below = outlined(lines, row);
    if (below.length > 0) return below;
    return line.kind === 'figure' ? (classesOf(line, lines, base) ?? byRegion[row] ?? []) : [];
  });
}

/** For each column, the columns that add up to it. */
export function columnSummands(
  columns: readonly (TextColumn | FigureColumn)[],
  base: Cells,
): readonly (readonly number[])[] {
  return partitions(
    columns.map((column) => {
      if (!('where' in column)) return new Set<string>();
      const { of = ['expenditure'], where } = column;
      const economic = where.economic ? [where.economic] : ['personnel', 'public'];
      return regionOf(of, economic, cellsOf(where) & base);
    }),
  );
}

/** Which summands a cell may have: cells of its column in some rows, or of its row in some columns. */
interface Candidates {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** The addresses of the first candidates whose printed numbers make the printed number of a cell; none where they do not. */
export function exactSum(
  rows: readonly SheetRow[],
  row: number,
  column: number,
  { rows: above, columns: beside }: Candidates,
): readonly string[] {
  const at = (r: number, c: number): SheetCell | undefined => rows[r]?.cells[c];
  const wanted = at(row, column);
  const candidates = [above.map((each) => at(each, column)), beside.map((each) => at(row, each))];
  for (const cells of candidates) {
    if (cells.length === 0 || !wanted || !printed(cells).equals(printed([wanted]))) continue;
    return cells.flatMap((cell) => (cell?.kind === 'figure' ? [cell.address] : []));
  }
  return [];
}

function printed(cells: readonly (SheetCell | undefined)[]): ReturnType<typeof decimal> {
  const numbers = cells.map((cell) =>
    decimal(cell?.kind === 'figure' && cell.text ? cell.text.replaceAll(',', '') : '0'),
  );
  return numbers.reduce((sum, number) => sum.plus(number), decimal('0'));
}

/** The lines one level below a line, up to the next that stands as high. */
function outlined(lines: readonly Line[], row: number): number[] {
  const level = lines[row]?.level ?? 0;
  const next = lines[row + 1]?.level ?? 0;
  if (next <= level) return [];
  const end = lines.findIndex((line, i) => i > row && line.level <= level);
  const last = end < 0 ? lines.length : end;
  return lines.flatMap((line, i) => (i > row && i < last && line.level === next ? [i] : []));
}

/** The 类 under a row that sums all expenditure. */
function classesOf({ of, cells }: Line, lines: readonly Line[], base: Cells): number[] | undefined {
  const isAll = of.length === 1 && of[0] === 'expenditure' && (cells & base) === (everything & base);
  if (!isAll) return undefined;
  const classes = lines.flatMap(({ kind }, i) => (kind === 'classes' ? [i] : []));
  return classes.length > 0 ? classes : undefined;
}

/** What a sum is made of: each measure, kind of economic subject and cell is a point of its own. */
function regionOf(of: readonly Measure[], economic: readonly string[], cells: Cells): Set<string> {
  const measures = of.flatMap((measure) => (typeof measure === 'object' ? measure.economicCodes : [measure]));
  const bits = Array.from({ length: cellCount }, (_, bit) => bit).filter((bit) => cells & (1 << bit));
  return new Set(
    measures.flatMap((measure) => economic.flatMap((kind) => bits.map((bit) => `${measure} ${kind} ${bit}`))),
  );
}

/** For each region, others that lie in it without a gap or an overlap, the largest first; none where there are no such. */
function partitions(regions: readonly ReadonlySet<string>[]): number[][] {
  const bySize = regions.map((_, i) => i).sort((a, b) => sizeOf(regions, b) - sizeOf(regions, a) || a - b);
  return regions.map((region) => {
    const left = new Set(region);
    const taken = bySize.filter((i) => {
      const other = [...(regions[i] ?? [])];
      if (other.length === 0 || other.length >= region.size || !other.every((point) => left.has(point))) return false;
      for (const point of other) left.delete(point);
      return true;
    });
    return left.size === 0 ? taken.sort((a, b) => a - b) : [];
  });
}

function sizeOf(regions: readonly ReadonlySet<string>[], i: number): number {
  return regions[i]?.size ?? 0;
}
