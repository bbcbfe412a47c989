import { displayWidth } from '../../text/displayWidth.ts';
import { largest } from '../../text/largest.ts';
import { type BrokenSegment, isLine, type Line, trailingComment } from './Line.ts';
import { asField, type Cell, type Row, rowOf } from './rowOf.ts';
import type { WordsOf } from './WordsOf.ts';

/** What stands before each piece of each line, once the lines that belong together are aligned. */
export function alignedGaps(lines: readonly (Line | BrokenSegment)[], wordsOf: WordsOf): Map<Line, readonly string[]> {
  const aligned = new Map<Line, readonly string[]>();
  for (const group of groupsOf(lines)) {
    for (const kin of kinOf(rowsOf(group, wordsOf))) {
      const columns = columnsOf(kin);
      for (const row of kin) aligned.set(row.line, rowGaps(row, columns));
    }
  }
  alignComments(lines, aligned, wordsOf);
  return aligned;
}

/** The lines of one block between two empty lines, or between blocks inside it. */
export function groupsOf(lines: readonly (Line | BrokenSegment)[]): Line[][] {
  const groups: Line[][] = [];
  const open: Line[][] = [];
  for (const line of lines) {
    if (!isLine(line)) open.length = 0;
    else {
      open.length = Math.min(open.length, line.depth + 1);
      let group = open[line.depth];
      if (!group || line.hasBlankBefore) {
        group = [];
        groups.push(group);
        open[line.depth] = group;
      }
      group.push(line);
      if (line.opensBlock) open.length = line.depth;
    }
  }
  return groups;
}

function rowsOf(lines: readonly Line[], wordsOf: WordsOf): readonly Row[] {
  const rows: Row[] = [];
  for (const line of lines) {
    const row = rowOf(line, wordsOf);
    if (row) rows.push(row);
  }
  return rows;
}

/** The rows that are aligned with each other: an amount behind a keyword stands below those behind codes, else with the fields. */
function kinOf(rows: readonly Row[]): (readonly Row[])[] {
  const of = (wanted: Row['kind']): readonly Row[] => rows.filter(({ kind }) => kind === wanted);
  const others = [of('labelled'), of('table'), of('strings')];
  if (rows.some(({ kind }) => kind === 'item'))
    return [rows.filter(({ kind }) => kind === 'item' || kind === 'total'), of('field'), ...others];
  const fields = rows.filter(({ kind }) => kind === 'field' || kind === 'total');
  const isAllTotals = fields.every(({ kind }) => kind === 'total');
  return [isAllTotals ? fields : fields.map((row) => (row.kind === 'total' ? asField(row) : row)), ...others];
}

/** Where a column begins, and how its numbers stand below each other. */
interface Column {
  readonly start: number;
  /** How much of its numbers stands before the point at most. */
  readonly whole: number;
  /** That of the numbers that stand so: `1.29万元` and `12,900元` have no place in common. */
  readonly unit: string;
}

/** The columns of rows that are aligned with each other; one in which nothing stands takes no room. */
function columnsOf(rows: readonly Row[]): readonly Column[] {
  const cells: Cell[][] = [];
  for (const row of rows) for (const cell of row.cells) at(cells, cell.column).push(widthCounted(row, cell));
  let next = 0;
  return cells.map((column) => {
    const unit = usualUnit(column);
    let [width, whole, fraction] = [0, 0, 0];
    for (const cell of column) {
      if (cell.number?.unit === unit) {
        whole = Math.max(whole, cell.number.whole);
        fraction = Math.max(fraction, cell.width - cell.number.whole);
      } else width = Math.max(width, cell.width);
    }
    const start = next;
    const widest = Math.max(width, whole + fraction);
    if (widest > 0) next += widest + spacingOf(rows[0]);
    return { start, whole, unit };
  });
}

function at(columns: Cell[][], index: number): Cell[] {
  while (columns.length <= index) columns.push([]);
  return columns[index] ?? [];
}

/** What stands alone behind a keyword (注) pushes nothing aside. */
function widthCounted({ kind, cells }: Row, cell: Cell): Cell {
  return kind === 'table' && cells.length === 2 && cell.column > 0 ? { ...cell, width: 0 } : cell;
}

/** The unit that most numbers have; of several, the first. */
function usualUnit(cells: readonly Cell[]): string {
  const counts = new Map<string, number>();
  for (const { number } of cells) if (number) counts.set(number.unit, (counts.get(number.unit) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts.keys()].find((unit) => counts.get(unit) === most) ?? '';
}

/** How many blanks there are at least between two cells. */
function spacingOf(row: Row | undefined): number {
  return row?.kind === 'labelled' || (row?.kind === 'field' && row.line.depth === 0) ? 1 : 2;
}

function rowGaps({ line, kind, cells }: Row, columns: readonly Column[]): readonly string[] {
  const gaps = [...line.gaps];
  let end = 0;
  cells.forEach(({ column, from, width, number }, c) => {
    const place = columns[column];
    const indent = place && number?.unit === place.unit ? place.whole - number.whole : 0;
    const start = (place?.start ?? 0) + indent;
    if (c > 0 && !gaps[from]?.includes('\n')) gaps[from] = ' '.repeat(Math.max(1, start - end));
    end = start + width;
  });
  if (kind === 'field' && line.depth > 0) spaceBehindNumber(line, cells[1], gaps);
  return gaps;
}

/** `功能科目  2011308  "招商引资"`: behind a number there is more room than between words. */
function spaceBehindNumber({ pieces }: Line, value: Cell | undefined, gaps: string[]): void {
  if (!value || pieces[value.from]?.kind !== 'number') return;
  const next = value.from + 1;
  const kind = pieces[next]?.kind;
  if ((kind === 'string' || kind === 'word') && gaps[next] === ' ') gaps[next] = '  ';
}

interface Commented {
  readonly line: Line;
  readonly gaps: readonly string[];
  readonly width: number;
}

/** Comments behind lines that follow each other stand below each other. */
function alignComments(
  lines: readonly (Line | BrokenSegment)[],
  aligned: Map<Line, readonly string[]>,
  wordsOf: WordsOf,
): void {
  let run: Commented[] = [];
  for (const line of lines) {
    const next = isLine(line) ? commentedLine(line, aligned.get(line) ?? line.gaps, wordsOf) : undefined;
    if (run.length > 0 && (!next || next.line.hasBlankBefore || next.line.depth !== run[0]?.line.depth)) {
      alignRun(run, aligned);
      run = [];
    }
    if (next) run.push(next);
  }
  alignRun(run, aligned);
}

function alignRun(run: readonly Commented[], aligned: Map<Line, readonly string[]>): void {
  const widest = largest(run.map(({ width }) => width));
  for (const { line, gaps, width } of run) aligned.set(line, [...gaps.slice(0, -1), ' '.repeat(widest - width + 2)]);
}

/** A line with a comment behind it, and how wide it is without; undefined of one that goes on in the next line. */
function commentedLine(line: Line, gaps: readonly string[], wordsOf: WordsOf): Commented | undefined {
  if (line.opensBlock || !trailingComment(line) || gaps.some((gap) => gap.includes('\n'))) return undefined;
  const shown = line.pieces.slice(0, -1).map((piece, i) => (gaps[i] ?? '') + wordsOf(piece));
  const isLong = line.pieces.some(({ kind }) => kind === 'text');
  return isLong ? undefined : { line, gaps, width: displayWidth(shown.join('')) };
}
