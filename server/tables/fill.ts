import { governmentTwin } from '../data/catalogue.ts';
import type { Amount } from '../model/amount.ts';
import type { Budget, Comparison, DeclaredAmount, Item } from '../model/Budget.ts';
import { unitFigures } from '../model/buildBudget.ts';
import { type Cells, carryoverCells, currentCells, everything, partCells, sourceCells } from '../model/cells.ts';
import { hasOperatingCosts, publicSubjects } from '../model/crossSums.ts';
import {
  BlockFigure,
  economicFigure,
  type FigurePart,
  isPersonnelCode,
  SubjectFigure,
  totalOf,
} from '../model/figures.ts';
import { type AmountFormat, formatMoney, isZero } from '../model/money.ts';
import type {
  ClassRows,
  Column,
  FigureColumn,
  FigureRow,
  Measure,
  Rows,
  Side,
  TableLayout,
  TextColumn,
  TreeRows,
  Where,
} from './layout.ts';
import type { FigureCell, HeaderCell, Sheet, SheetCell } from './Sheet.ts';

/** One row before it is cut into columns. */
interface Line {
  readonly key: string;
  readonly texts: Readonly<Record<TextColumn['show'], string>>;
  readonly level: number;
  readonly isTotal: boolean;
  readonly cells: Cells;
  /** What the row sums; undefined in a row without figures. */
  readonly parts: ((cells: Cells) => readonly FigurePart[]) | undefined;
  /** The classification's code where 人员经费 and 公用经费 are told apart; empty for all codes together. */
  readonly economicCode?: string;
}

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

/** The columns that have no others below them. */
export function leaves(columns: readonly Column[]): (TextColumn | FigureColumn)[] {
  return columns.flatMap((column) => ('columns' in column ? leaves(column.columns) : [column]));
}

const NO_TEXT = { code: '', name: '', label: '', government: '' };
const BLANK: Line = { key: '', texts: NO_TEXT, level: 0, isTotal: false, cells: 0, parts: undefined };

/** The rows of a side, its filling blanks stretched so that it is as long as the longest side. */
function pad({ rows }: Side, groups: readonly (readonly Line[])[], length: number): Line[] {
  const missing = length - groups.flat().length;
  const blanks = Array.from({ length: missing }, () => BLANK);
  const at = rows.findIndex((each) => each.kind === 'blank' && each.count === 'fill');
  if (at < 0) return [...groups.flat(), ...blanks];
  return groups.flatMap((group, i) => (i === at ? [...group, ...blanks] : group));
}

/** The cells that a restriction leaves. */
export function cellsOf({ part, sources, carryover }: Where = {}): Cells {
  let cells = everything;
  if (part) cells &= partCells[part];
  if (sources) cells &= sourceCells(sources);
  if (carryover !== undefined) cells &= carryover ? carryoverCells : currentCells;
  return cells;
}

function linesOf(rows: Rows, budget: Budget, side: Side): Line[] {
  const wanted = unionOfColumns(side);
  switch (rows.kind) {
    case 'figure':
      return [figureLine(rows, budget)];
    case 'tree':
      return treeLines(rows, budget, wanted);
    case 'economic':
      return economicLines(budget, wanted);
    case 'classes':
      return classLines(rows, budget, wanted);
    case 'units':
      return unitLines(budget, wanted);
    case 'projects':
      return projectLines(budget, wanted);
    case 'blank':
      return rows.count === 'fill' ? [] : Array.from({ length: rows.count }, () => BLANK);
    default:
      return rows satisfies never;
  }
}

/** The cells that any column of a side shows. */
export function unionOfColumns({ columns, where }: Side): Cells {
  const shown = leaves(columns).reduce(
    (cells, column) => ('where' in column ? cells | cellsOf(column.where) : cells),
    0,
  );
  return shown & cellsOf(where);
}

function figureLine({ key, label, of, where, emphasis }: FigureRow, budget: Budget): Line {
  return {
    key,
    level: 0,
    isTotal: emphasis === 'total',
    cells: cellsOf(where),
    economicCode: '',
    texts: { ...NO_TEXT, label, code: label, name: label },
    parts: (cells) => of.flatMap((measure) => measureParts(measure, budget, cells)),
  };
}

function measureParts(measure: Measure, budget: Budget, cells: Cells): FigurePart[] {
  const { figures } = budget;
  if (measure === 'operatingCosts') return budget.scopes.flatMap((scope) => operatingParts(scope, cells));
  if (measure === 'revenue' || measure === 'expenditure' || measure === 'yearEnd')
    return [{ source: figures[measure].root, cells }];
  return measure.economicCodes.flatMap((code) => subjectPart(figures.economic.find(code), cells));
}

function subjectPart(source: SubjectFigure | undefined, cells: Cells): FigurePart[] {
  return source ? [{ source, cells }] : [];
}

function operatingParts({ unit, spendings }: Budget['scopes'][number], cells: Cells): FigurePart[] {
  if (!hasOperatingCosts(unit.kind)) return [];
  return publicSubjects(unitFigures(spendings)).map((source) => ({ source, cells: cells & partCells.basic }));
}

function treeLines({ by, levels }: TreeRows, budget: Budget, wanted: Cells): Line[] {
  return [...budget.figures[by].root.walk()]
    .filter(({ code, nonZero }) => levels.includes(code.length) && nonZero & wanted)
    .map((subject) => subjectLine(subject, budget, levels.indexOf(subject.code.length) + 1));
}

function subjectLine(subject: SubjectFigure, { nameOf }: Budget, level: number): Line {
  const name = nameOf(subject.code);
  return {
    key: subject.code,
    level,
    isTotal: false,
    cells: everything,
    economicCode: subject.code,
    texts: { ...NO_TEXT, code: subject.code, name, label: name },
    parts: (cells) => [{ source: subject, cells }],
  };
}

/** 类 and 款; a 款 that units of different kinds spend has one row for each government twin. */
function economicLines(budget: Budget, wanted: Cells): Line[] {
  const groups = unitGroups(budget);
  return [...budget.figures.economic.root.walk()]
    .filter(({ code, nonZero }) => (code.length === 3 || code.length === 5) && nonZero & wanted)
    .flatMap((subject) => {
      if (subject.code.length === 3) return [subjectLine(subject, budget, 1)];
      const used = groups.flatMap(({ isInstitution, figures }) => {
        const own = figures.economic.find(subject.code);
        return own && own.nonZero & wanted ? [{ own, twin: governmentTwin(subject.code, isInstitution) }] : [];
      });
      return used.map(({ own, twin }) => {
        const line = subjectLine(used.length > 1 ? own : subject, budget, 2);
        const key = used.length > 1 && twin ? `${line.key}-${twin.code}` : line.key;
        return { ...line, key, texts: { ...line.texts, government: twin?.name ?? '' } };
      });
    });
}

/** The units by which of the two government classifications they use. */
function unitGroups({ scopes, figures }: Budget): { isInstitution: boolean; figures: Budget['figures'] }[] {
  const of = (isInstitution: boolean): Budget['scopes'] =>
    scopes.filter(({ unit }) => (unit.kind === 'institution') === isInstitution);
  const groups = [false, true].filter((isInstitution) =>
    of(isInstitution).some(({ spendings }) => spendings.length > 0),
  );
  if (groups.length < 2) return [{ isInstitution: groups[0] ?? true, figures }];
  return groups.map((isInstitution) => ({
    isInstitution,
    figures: unitFigures(of(isInstitution).flatMap(({ spendings }) => [...spendings])),
  }));
}

function classLines({ codes }: ClassRows, budget: Budget, wanted: Cells): Line[] {
  const tree = budget.figures.expenditure;
  const others = tree.root.children
    .filter(({ code, nonZero }) => !codes.includes(code) && nonZero & wanted)
    .map(({ code }) => code);
  return [...codes, ...others].map((code, i) => {
    const subject = tree.find(code);
    const label = `${chineseNumber(i + 1)}、${budget.nameOf(code)}`;
    return {
      key: code,
      level: 0,
      isTotal: false,
      cells: everything,
      texts: { ...NO_TEXT, code, label, name: label },
      parts: (cells) => subjectPart(subject, cells),
    };
  });
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as the published tables count: 一, 十, 十一, 二十一. */
function chineseNumber(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = DIGITS[n % 10] ?? '';
  if (tens === 0) return ones;
  return `${tens > 1 ? (DIGITS[tens] ?? '') : ''}十${ones}`;
}

function unitLines(budget: Budget, wanted: Cells): Line[] {
  return budget.scopes.flatMap((scope) => {
    const parts = (cells: Cells): FigurePart[] => operatingParts(scope, cells);
    if (!parts(wanted).some(({ source, cells }) => source.nonZero & cells)) return [];
    return [labelLine(`unit-${scope.unit.code}`, scope.unit.name, 1, parts)];
  });
}

function labelLine(key: string, label: string, level: number, parts: Line['parts'] & {}): Line {
  return {
    key,
    level,
    isTotal: false,
    cells: everything,
    texts: { ...NO_TEXT, code: label, name: label, label },
    parts,
  };
}

/** The department, its units that have projects, and under each its projects in text order. */
function projectLines(budget: Budget, wanted: Cells): Line[] {
  const { department, figures } = budget;
  const units = budget.scopes.flatMap(({ unit, spendings }) => {
    const blocks = spendings
      .flatMap((spending) => (spending.kind === 'project' ? (figures.blocks.get(spending) ?? []) : []))
      .filter(({ nonZero }) => nonZero & wanted);
    if (blocks.length === 0) return [];
    const parts = (cells: Cells): FigurePart[] => blocks.map((source) => ({ source, cells }));
    return [labelLine(`unit-${unit.code}`, unit.name, 2, parts), ...blocks.map((block) => projectLine(block))];
  });
  if (units.length === 0) return [];
  const whole = labelLine('department', department?.name ?? '', 1, (cells) => [
    { source: figures.expenditure.root, cells },
  ]);
  return withUniqueKeys([whole, ...units]);
}

function projectLine(block: BlockFigure): Line {
  const name = block.spending?.name ?? '';
  return labelLine(name.replaceAll('/', '／'), name, 3, (cells) => [{ source: block, cells }]);
}

function withUniqueKeys(lines: readonly Line[]): Line[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const times = (seen.get(line.key) ?? 0) + 1;
    seen.set(line.key, times);
    return times === 1 ? line : { ...line, key: `${line.key}#${times}` };
  });
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
    return lines.map((line) =>
      columns.map((column, i) =>
        'where' in column ? this.figure(line, column, base) : textCell(line, column, columns, i),
      ),
    );
  }

  private figure(line: Line, { key, where }: FigureColumn, base: Cells): SheetCell {
    if (!line.parts) return { kind: 'text', text: '', level: 0, isTotal: false, span: 1 };
    const cells = base & line.cells & cellsOf(where);
    const parts = this.economicParts(line, where.economic, cells);
    const amount = parts
      ? totalOf(parts.map(({ source, cells: of }) => source.figure(of)))
      : this.economicTotal(where.economic, cells);
    return {
      kind: 'figure',
      text: isZero(amount.value) ? '' : formatMoney(amount.value, this.#format),
      address: `${this.#layout.id}/${line.key}/${key}`,
      amount: amount.value,
      isTotal: line.isTotal,
      sumOf: [],
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
