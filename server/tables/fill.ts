import type { Amount } from '../model/amount.ts';
import type { Budget } from '../model/Budget.ts';
import type { Cells } from '../model/figures/cells.ts';
import { type FigurePart, isPersonnelCode } from '../model/figures/figures.ts';
import { type AmountFormat, formatMoney, isZero, type Money } from '../model/money.ts';
import type { Origin } from '../model/Origin.ts';
import { totalOf } from '../model/totalOf.ts';
import { Attached } from '../text/Attached.ts';
import { lazily } from '../text/lazily.ts';
import { onceFor } from '../text/onceFor.ts';
import { crossOf } from './crossOf.ts';
import { inWords } from './inWords.ts';
import type { Column, FigureColumn, Side, TableLayout, TableNote, TextColumn, Where } from './layout.ts';
import { BLANK, type Line, linesOf, partsOf } from './lines.ts';
import type { FigureCell, HeaderCell, Sheet, SheetCell, SheetRow } from './Sheet.ts';
import { columnSummands, exactSum, lineSummands } from './summands.ts';
import { cellsOf, leaves } from './where.ts';

const none: readonly never[] = [];

/** Fills a layout with the figures of a budget: the only interpreter of layouts. Its rows are made when they are asked for. */
export function fill(layout: TableLayout, budget: Budget): Sheet {
  return new FilledSheet(layout, budget);
}

class FilledSheet implements Sheet {
  readonly id: string;
  readonly header: readonly HeaderCell[];
  readonly landscape: boolean;
  readonly title: string;
  readonly unit: Sheet['unit'];
  readonly headerRows: number;
  readonly columnNumbers: readonly string[];
  readonly #layout: TableLayout;
  readonly #budget: Budget;
  #sides: readonly FilledSide[] | undefined;
  #rows: readonly SheetRow[] | undefined;
  #isEmpty: boolean | undefined;
  #places: ReadonlyMap<string, CellPlace> | undefined;

  constructor(layout: TableLayout, budget: Budget) {
    const { sides } = layout;
    this.id = layout.id;
    this.header = sides.flatMap(({ columns }) => columns.map((column) => headerOf(column, budget)));
    this.landscape = layout.landscape ?? false;
    this.title = inWords(layout.title, budget);
    this.unit = layout.unit;
    this.headerRows = Math.max(...this.header.map(depth));
    const numbered = layout.columnNumbers ? sides.flatMap(({ columns }) => leaves(columns)) : none;
    this.columnNumbers = numbered.map((_, i) => String(i + 1));
    this.#layout = layout;
    this.#budget = budget;
  }

  get rows(): readonly SheetRow[] {
    this.#rows ??= joined(this.#filled());
    return this.#rows;
  }

  get isEmpty(): boolean {
    this.#isEmpty ??= this.rows.every(({ cells }) =>
      cells.every((cell) => cell.kind === 'text' || isZero(cell.amount)),
    );
    return this.#isEmpty;
  }

  sumOf(address: string): readonly string[] {
    this.#places ??= new Map(this.#filled().flatMap((side) => [...placesIn(side)]));
    const place = this.#places.get(address);
    if (!place) return none;
    const { side, row, column } = place;
    const candidates = { rows: side.above()[row] ?? none, columns: side.beside()[column] ?? none };
    return exactSum(side.rows, row, column, candidates);
  }

  #filled(): readonly FilledSide[] {
    this.#sides ??= sidesOf(this.#layout, this.#budget);
    return this.#sides;
  }

  get notes(): readonly string[] {
    const { notes = none, emptyNote } = this.#layout;
    const printed = notes.flatMap((note) => noteText(note, this.#layout, this.#budget) ?? []);
    return emptyNote && this.isEmpty ? [...printed, inWords(emptyNote, this.#budget)] : printed;
  }
}

/** A note as it is printed; undefined where it is of an amount and that is zero. */
function noteText({ text, amount }: TableNote, layout: TableLayout, budget: Budget): string | undefined {
  if (!amount) return text;
  const { value } = addedUp(partsOf(amount.of, budget, cellsOf(amount.where)));
  return isZero(value)
    ? undefined
    : text.replace('{金额}', `${formatMoney(value, amountFormat(layout))}${layout.unit}`);
}

function amountFormat({ unit, decimals }: TableLayout): AmountFormat {
  return { unit, decimals, separators: true };
}

/** One side of a sheet. */
interface FilledSide {
  /** As the rows of a sheet that has no other side. */
  readonly rows: readonly SheetRow[];
  /** For each row, and for each column, the others that add up to it. */
  readonly above: () => readonly (readonly number[])[];
  readonly beside: () => readonly (readonly number[])[];
}

/** Where a cell stands in its side. */
interface CellPlace {
  readonly side: FilledSide;
  readonly row: number;
  readonly column: number;
}

function sidesOf(layout: TableLayout, budget: Budget): FilledSide[] {
  const lines = layout.sides.map((side) => side.rows.map((rows) => linesOf(rows, budget, side)));
  const length = Math.max(...lines.map((groups) => groups.flat().length));
  const filler = new Filler(layout, budget);
  return layout.sides.map((side, i) => filler.side(side, pad(side, lines[i] ?? [], length)));
}

function joined(sides: readonly FilledSide[]): readonly SheetRow[] {
  const [only, another] = sides;
  if (only && !another) return only.rows;
  return (only?.rows ?? []).map((_, row) => ({ cells: sides.flatMap(({ rows }) => rows[row]?.cells ?? []) }));
}

function* placesIn(side: FilledSide): Iterable<[string, CellPlace]> {
  for (const [row, { cells }] of side.rows.entries())
    for (const [column, cell] of cells.entries())
      if (cell.kind === 'figure') yield [cell.address, { side, row, column }];
}

function headerOf(column: Column, budget: Budget): HeaderCell {
  return {
    text: inWords(column.header, budget),
    below: 'columns' in column ? column.columns.map((each) => headerOf(each, budget)) : [],
  };
}

function depth({ below }: HeaderCell): number {
  return 1 + Math.max(0, ...below.map(depth));
}

/** The rows of a side, its filling blanks stretched so that it is as long as the longest side. */
function pad({ rows }: Side, groups: readonly (readonly Line[])[], length: number): Line[] {
  const missing = length - groups.flat().length;
  const blanks = Array.from({ length: missing }, () => BLANK);
  const at = rows.findIndex((each) => each.kind === 'blank' && each.count === 'fill');
  if (at < 0) return [...groups.flat(), ...blanks];
  return groups.flatMap((group, i) => (i === at ? [...group, ...blanks] : group));
}

/** Where a row has no figure. */
const noFigure: SheetCell = { kind: 'text', text: '', level: 0, isTotal: false, span: 1 };

/** What a cell sums; `declared` are the figures whose declared totals it shows. */
interface Summed {
  readonly amount: Money;
  readonly parts: readonly FigurePart[];
  readonly declared: readonly FigurePart[];
}

/** The row that a line makes in a side, the same one as long as it is the same line; not where a column sums something else. */
const rowsIn = onceFor(
  ({ sides }: TableLayout): ReadonlyMap<Side, Attached<Line, SheetRow>> =>
    new Map(sides.filter(sumsItsLines).map((side) => [side, new Attached()])),
);

function sumsItsLines({ columns }: Side): boolean {
  return leaves(columns).every((column) => !('of' in column));
}

/** A large budget has many thousands of them. */
class FilledCell implements FigureCell {
  readonly kind = 'figure';
  readonly text: string;
  readonly address: string;
  readonly amount: Money;
  readonly isTotal: boolean;
  readonly declared: readonly FigurePart[];
  readonly #parts: readonly FigurePart[];

  constructor({ text, address, isTotal }: Pick<FigureCell, 'text' | 'address' | 'isTotal'>, summed: Summed) {
    this.text = text;
    this.address = address;
    this.amount = summed.amount;
    this.isTotal = isTotal;
    this.declared = summed.declared;
    this.#parts = summed.parts;
  }

  origin(): Origin {
    return { kind: 'sum', parts: this.#parts };
  }
}

/** Most cells show one figure. */
function addedUp(parts: readonly FigurePart[]): Amount {
  const [first] = parts;
  if (parts.length === 1 && first) return first.source.figure(first.cells);
  return totalOf(parts.map(({ source, cells }) => source.figure(cells)));
}

/** Cuts lines into the cells of a table. */
class Filler {
  readonly #layout: TableLayout;
  readonly #budget: Budget;
  readonly #format: AmountFormat;

  constructor(layout: TableLayout, budget: Budget) {
    this.#layout = layout;
    this.#budget = budget;
    this.#format = amountFormat(layout);
  }

  side(side: Side, lines: readonly Line[]): FilledSide {
    const columns = leaves(side.columns);
    const base = cellsOf(side.where);
    const names = nameColumns(columns);
    const known = rowsIn(this.#layout).get(side);
    const rows = lines.map((line) => {
      const same = known?.get(line);
      if (same) return same;
      const row = this.row(line, columns, names, base);
      known?.set(line, row);
      return row;
    });
    const above = lazily(() => lineSummands(lines, base));
    const beside = lazily(() => columnSummands(columns, base));
    return { rows, above, beside };
  }

  private row(line: Line, columns: readonly (TextColumn | FigureColumn)[], names: NameColumns, base: Cells): SheetRow {
    return {
      cells: columns.map((column, i) => {
        if (!('where' in column)) return textCell(line, column, names, i);
        return line.parts ? this.figure(line, column, base) : noFigure;
      }),
    };
  }

  private figure(line: Line, column: FigureColumn, base: Cells): FigureCell {
    const summed = this.summed(line, column, base);
    const text = isZero(summed.amount) ? '' : formatMoney(summed.amount, this.#format);
    const address = `${this.#layout.id}/${line.key}/${column.key}`;
    return new FilledCell({ text, address, isTotal: line.isTotal }, summed);
  }

  private summed(line: Line, { where, of }: FigureColumn, base: Cells): Summed {
    const cells = base & line.cells & cellsOf(where);
    const parts = of ? partsOf(of, this.#budget, cells) : this.economicParts(line, where.economic, cells);
    const cross = crossOf(of ?? line.of, parts ? undefined : where.economic, this.#budget);
    if (!cross) return { amount: addedUp(parts ?? none).value, parts: parts ?? none, declared: parts ?? none };
    const { value } = cross.figure(cells);
    return { amount: value, parts: parts ?? cross.parts(cells), declared: [{ source: cross, cells }] };
  }

  /** What a cell sums where 人员经费 and 公用经费 are told apart; undefined where that is a sum over all codes. */
  private economicParts(
    { parts, economicCode = '' }: Line,
    kind: Where['economic'],
    cells: Cells,
  ): readonly FigurePart[] | undefined {
    if (!kind) return parts?.(cells) ?? [];
    if (economicCode === '') return undefined;
    return isPersonnelCode(economicCode) === (kind === 'personnel') ? (parts?.(cells) ?? []) : [];
  }
}

/** The columns of a side that have texts: which is the first, and how many there are. */
interface NameColumns {
  readonly first: number;
  readonly count: number;
}

function nameColumns(columns: readonly (TextColumn | FigureColumn)[]): NameColumns {
  const isName = (column: TextColumn | FigureColumn): boolean => 'show' in column;
  return { first: columns.findIndex(isName), count: columns.filter(isName).length };
}

function textCell(line: Line, { show }: TextColumn, { first, count }: NameColumns, i: number): SheetCell {
  const isFigureRow = line.isTotal || line.economicCode === '';
  if (isFigureRow && i > first) return { kind: 'text', text: '', level: 0, isTotal: line.isTotal, span: 0 };
  const span = isFigureRow ? count : 1;
  return {
    kind: 'text',
    text: line.texts[show],
    level: show === 'government' ? 0 : line.level,
    isTotal: line.isTotal,
    span,
  };
}
