import type { Amount } from '../model/amount.ts';
import type { Budget, Comparison } from '../model/Budget.ts';
import type { Cells } from '../model/cells.ts';
import { personnelSubjects, publicSubjects } from '../model/crossSums.ts';
import { differencesOf } from '../model/differences.ts';
import { economicFigure, type FigurePart, isPersonnelCode } from '../model/figures.ts';
import { type AmountFormat, formatMoney, isZero, type Money } from '../model/money.ts';
import type { Origin } from '../model/Origin.ts';
import { totalOf } from '../model/totalOf.ts';
import type { Column, FigureColumn, Side, TableLayout, TextColumn, Where } from './layout.ts';
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
  #rows: readonly SheetRow[] | undefined;
  #isEmpty: boolean | undefined;

  constructor(layout: TableLayout, budget: Budget) {
    const { sides } = layout;
    this.id = layout.id;
    this.header = sides.flatMap(({ columns }) => columns.map((column) => headerOf(column, budget)));
    this.landscape = layout.landscape ?? false;
    this.title = withYear(layout.title, budget);
    this.unit = layout.unit;
    this.headerRows = Math.max(...this.header.map(depth));
    const numbered = layout.columnNumbers ? sides.flatMap(({ columns }) => leaves(columns)) : none;
    this.columnNumbers = numbered.map((_, i) => String(i + 1));
    this.#layout = layout;
    this.#budget = budget;
  }

  get rows(): readonly SheetRow[] {
    this.#rows ??= rowsOf(this.#layout, this.#budget);
    return this.#rows;
  }

  get isEmpty(): boolean {
    this.#isEmpty ??= this.rows.every(({ cells }) =>
      cells.every((cell) => cell.kind === 'text' || isZero(cell.amount)),
    );
    return this.#isEmpty;
  }

  get notes(): readonly string[] {
    const { notes = none, emptyNote } = this.#layout;
    return emptyNote && this.isEmpty ? [...notes, emptyNote] : notes;
  }
}

function rowsOf(layout: TableLayout, budget: Budget): SheetRow[] {
  const lines = layout.sides.map((side) => side.rows.map((rows) => linesOf(rows, budget, side)));
  const length = Math.max(...lines.map((groups) => groups.flat().length));
  const filler = new Filler(layout, budget);
  const sides = layout.sides.map((side, i) => filler.side(side, pad(side, lines[i] ?? [], length)));
  return Array.from({ length }, (_, row) => ({ cells: sides.flatMap((side) => side[row] ?? []) }));
}

function withYear(text: string, { year }: Budget): string {
  return text.replaceAll('{年度}', year === undefined ? '' : String(year));
}

function headerOf(column: Column, budget: Budget): HeaderCell {
  return {
    text: withYear(column.header, budget),
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

/** Makes a value when it is first asked for. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What the cells of one side have in common. */
interface SideOfSheet {
  readonly budget: Budget;
  readonly rows: readonly (readonly SheetCell[])[];
  readonly above: () => readonly (readonly number[])[];
  readonly beside: () => readonly (readonly number[])[];
}

/** Where a row has no figure. */
const noFigure: SheetCell = { kind: 'text', text: '', level: 0, isTotal: false, span: 1 };

/** What a cell sums; `declared` are the figures whose declared totals it shows. */
interface Summed {
  readonly amount: Money;
  readonly parts: readonly FigurePart[];
  readonly declared: readonly FigurePart[];
}

/** A large budget has many thousands of them, made anew at every key press: what few ask for is made when it is asked for. */
class FilledCell implements FigureCell {
  readonly kind = 'figure';
  readonly text: string;
  readonly address: string;
  readonly isTotal: boolean;
  readonly #summed: Summed;
  readonly #side: SideOfSheet;
  readonly #row: number;
  readonly #column: number;

  constructor(
    { text, address, isTotal }: Pick<FigureCell, 'text' | 'address' | 'isTotal'>,
    summed: Summed,
    side: SideOfSheet,
    row: number,
    column: number,
  ) {
    this.text = text;
    this.address = address;
    this.isTotal = isTotal;
    this.#summed = summed;
    this.#side = side;
    this.#row = row;
    this.#column = column;
  }

  get amount(): Money {
    return this.#summed.amount;
  }

  get differences(): readonly Comparison[] {
    return differencesOf(this.#summed.declared, this.#side.budget);
  }

  sumOf(): readonly string[] {
    const { rows, above, beside } = this.#side;
    const candidates = { rows: above()[this.#row] ?? [], columns: beside()[this.#column] ?? [] };
    return exactSum(rows, this.#row, this.#column, candidates);
  }

  origin(): Origin {
    return { kind: 'sum', parts: this.#summed.parts };
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
    this.#format = { unit: layout.unit, decimals: layout.decimals, separators: true };
  }

  /** The cells of one side, row by row. */
  side(side: Side, lines: readonly Line[]): SheetCell[][] {
    const columns = leaves(side.columns);
    const base = cellsOf(side.where);
    const names = nameColumns(columns);
    const above = lazily(() => lineSummands(lines, base));
    const beside = lazily(() => columnSummands(columns, base));
    const rows: SheetCell[][] = [];
    const of: SideOfSheet = { budget: this.#budget, rows, above, beside };
    for (const [row, line] of lines.entries()) {
      const cells = columns.map((column, i) => {
        if (!('where' in column)) return textCell(line, column, names, i);
        if (!line.parts) return noFigure;
        const summed = this.summed(line, column, base);
        const text = isZero(summed.amount) ? '' : formatMoney(summed.amount, this.#format);
        const address = `${this.#layout.id}/${line.key}/${column.key}`;
        return new FilledCell({ text, address, isTotal: line.isTotal }, summed, of, row, i);
      });
      rows.push(cells);
    }
    return rows;
  }

  private summed(line: Line, { where, of }: FigureColumn, base: Cells): Summed {
    const cells = base & line.cells & cellsOf(where);
    const parts = of ? partsOf(of, this.#budget, cells) : this.economicParts(line, where.economic, cells);
    if (parts) return { amount: addedUp(parts).value, parts, declared: parts };
    const amount = this.economicTotal(where.economic, cells).value;
    return { amount, parts: this.economicSum(where.economic, cells), declared: none };
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

  private economicTotal(kind: Where['economic'], cells: Cells): Amount {
    return economicFigure(this.#budget.figures, kind ?? 'public', cells);
  }

  private economicSum(kind: Where['economic'], cells: Cells): readonly FigurePart[] {
    const subjects = kind === 'personnel' ? personnelSubjects : publicSubjects;
    return subjects(this.#budget.figures).map((source) => ({ source, cells }));
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

/** The cell with an address, if the sheet has one. */
export function findCell(sheet: Sheet, address: string): FigureCell | undefined {
  return sheet.rows
    .flatMap(({ cells }) => cells)
    .find((cell): cell is FigureCell => cell.kind === 'figure' && cell.address === address);
}
