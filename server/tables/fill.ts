import type { Amount } from '../model/amount.ts';
import type { Budget, Comparison, DeclaredAmount, Item } from '../model/Budget.ts';
import type { Cells } from '../model/cells.ts';
import {
  BlockFigure,
  economicFigure,
  type FigurePart,
  isPersonnelCode,
  SubjectFigure,
  totalOf,
} from '../model/figures.ts';
import { type AmountFormat, formatMoney, isZero } from '../model/money.ts';
import type { Column, FigureColumn, Side, TableLayout, TextColumn, Where } from './layout.ts';
import { BLANK, type Line, linesOf, partsOf } from './lines.ts';
import type { FigureCell, HeaderCell, Sheet, SheetCell } from './Sheet.ts';
import { columnSummands, exactSum, lineSummands } from './summands.ts';
import { cellsOf, leaves } from './where.ts';

/** Fills a layout with the figures of a budget: the only interpreter of layouts. */
export function fill(layout: TableLayout, budget: Budget): Sheet {
  const lines = layout.sides.map((side) => side.rows.map((rows) => linesOf(rows, budget, side)));
  const length = Math.max(...lines.map((groups) => groups.flat().length));
  const filler = new Filler(layout, budget);
  const sides = layout.sides.map((side, i) => filler.side(side, pad(side, lines[i] ?? [], length)));
  const rows = Array.from({ length }, (_, row) => ({ cells: sides.flatMap((side) => side[row] ?? []) }));
  const isEmpty = rows.every(({ cells }) => cells.every((cell) => cell.kind === 'text' || isZero(cell.amount)));
  const header = layout.sides.flatMap(({ columns }) => columns.map((column) => headerOf(column, budget)));
  return {
    id: layout.id,
    header,
    rows,
    isEmpty,
    landscape: layout.landscape ?? false,
    title: withYear(layout.title, budget),
    unit: layout.unit,
    headerRows: Math.max(...header.map(depth)),
    columnNumbers: layout.columnNumbers
      ? layout.sides.flatMap(({ columns }) => leaves(columns)).map((_, i) => String(i + 1))
      : [],
    notes: [...(layout.notes ?? []), ...(isEmpty && layout.emptyNote ? [layout.emptyNote] : [])],
  };
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

/** Cuts lines into the cells of a table. */
class Filler {
  readonly #layout: TableLayout;
  readonly #budget: Budget;
  readonly #format: AmountFormat;
  readonly #comparisons: ReadonlyMap<DeclaredAmount, Comparison>;

  constructor(layout: TableLayout, budget: Budget) {
    this.#layout = layout;
    this.#budget = budget;
    this.#format = { unit: layout.unit, decimals: layout.decimals, separators: true };
    this.#comparisons = new Map(budget.comparisons.map((comparison) => [comparison.declared, comparison]));
  }

  /** The cells of one side, row by row. */
  side(side: Side, lines: readonly Line[]): SheetCell[][] {
    const columns = leaves(side.columns);
    const base = cellsOf(side.where);
    const above = lazily(() => lineSummands(lines, base));
    const beside = lazily(() => columnSummands(columns, base));
    const rows: SheetCell[][] = lines.map((line, row) =>
      columns.map((column, i) => {
        if (!('where' in column)) return textCell(line, column, columns, i);
        const sumOf = (): readonly string[] =>
          exactSum(rows, row, i, { rows: above()[row] ?? [], columns: beside()[i] ?? [] });
        return this.figure(line, column, base, sumOf);
      }),
    );
    return rows;
  }

  private figure(line: Line, column: FigureColumn, base: Cells, sumOf: FigureCell['sumOf']): SheetCell {
    if (!line.parts) return { kind: 'text', text: '', level: 0, isTotal: false, span: 1 };
    const { key, where, of } = column;
    const cells = base & line.cells & cellsOf(where);
    const parts = of ? partsOf(of, this.#budget, cells) : this.economicParts(line, where.economic, cells);
    const amount = parts
      ? totalOf(parts.map(({ source, cells: of }) => source.figure(of)))
      : this.economicTotal(where.economic, cells);
    return {
      kind: 'figure',
      text: isZero(amount.value) ? '' : formatMoney(amount.value, this.#format),
      address: `${this.#layout.id}/${line.key}/${key}`,
      amount: amount.value,
      isTotal: line.isTotal,
      sumOf,
      differences: parts ? this.differences(parts) : [],
      items: () => itemsOf(parts ?? line.parts?.(cells) ?? []),
    };
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

  /** Differences of the very figure, and of the blocks that stand directly under a 项. */
  private differences(parts: readonly FigurePart[]): Comparison[] {
    return parts.flatMap(({ source, cells }) => {
      const under = source instanceof SubjectFigure ? source.under(cells) : [];
      const blocks = under.flatMap((part) =>
        part.source instanceof BlockFigure ? part.source.assertionsOf(cells) : [],
      );
      return [...source.assertionsOf(cells), ...blocks]
        .filter(({ state }) => state !== 'equal')
        .flatMap(({ declared }) => this.#comparisons.get(declared) ?? []);
    });
  }
}

function textCell(
  line: Line,
  { show }: TextColumn,
  columns: readonly (TextColumn | FigureColumn)[],
  i: number,
): SheetCell {
  const first = columns.findIndex((column) => 'show' in column);
  const isFigureRow = line.isTotal || line.economicCode === '';
  if (isFigureRow && i > first) return { kind: 'text', text: '', level: 0, isTotal: line.isTotal, span: 0 };
  const span = isFigureRow ? columns.filter((column) => 'show' in column).length : 1;
  return {
    kind: 'text',
    text: line.texts[show],
    level: show === 'government' ? 0 : line.level,
    isTotal: line.isTotal,
    span,
  };
}

function itemsOf(parts: readonly FigurePart[]): Item[] {
  return parts.flatMap(({ source, cells }) => [...source.items(cells)]);
}

/** The cell with an address, if the sheet has one. */
export function findCell(sheet: Sheet, address: string): FigureCell | undefined {
  return sheet.rows
    .flatMap(({ cells }) => cells)
    .find((cell): cell is FigureCell => cell.kind === 'figure' && cell.address === address);
}
