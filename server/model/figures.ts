import type { Amount } from './amount.ts';
import type { Comparison, DeclaredAmount, Item, Source, Spending } from './Budget.ts';
import { sources } from './Budget.ts';
import { absolute, add, compare, isZero, type Money, subtract } from './money.ts';

/**
 * A set of cells, one bit each: part (basic, project) × source × period (this year, carried over). Every filter of a
 * published column is such a set, so "only one part of a breakdown is not zero" is "both sets hold the same cells".
 */
export type Cells = number;

const CELLS = sources.length * 4;
const PER_PART = sources.length * 2;

/** All cells. */
export const everything: Cells = 2 ** CELLS - 1;
/** The cells of basic and of project expenditure. */
export const partCells: Readonly<Record<'basic' | 'project', Cells>> = {
  basic: 2 ** PER_PART - 1,
  project: everything - (2 ** PER_PART - 1),
};

function cellsWhere(test: (source: Source, carryover: boolean) => boolean): Cells {
  let cells = 0;
  for (let bit = 0; bit < CELLS; bit++) {
    const rest = bit % PER_PART;
    const source = sources[rest >> 1];
    if (source && test(source, rest % 2 === 1)) cells |= 1 << bit;
  }
  return cells;
}

/** The cells of money carried over from the year before, and of this year's. */
export const carryoverCells = cellsWhere((_, carryover) => carryover);
export const currentCells = cellsWhere((_, carryover) => !carryover);

/** The cells of some sources. */
export function sourceCells(wanted: readonly Source[]): Cells {
  return cellsWhere((source) => wanted.includes(source));
}

function bitOf({ part, source, carryover }: Item): number {
  return (part === 'project' ? PER_PART : 0) + sources.indexOf(source) * 2 + (carryover ? 1 : 0);
}

/** The one cell that an item stands in. */
export function cellOf(item: Item): Cells {
  return 1 << bitOf(item);
}

/** A published amount: the declared total that it comes from, where one holds. */
export interface Figure extends Amount {
  readonly declared?: DeclaredAmount;
}

const NOTHING: Figure = { value: 0, half: 0 };

/** A total declared for some cells of a figure, and how it compares with the sum of their parts. */
export interface Assertion {
  readonly declared: DeclaredAmount;
  readonly cells: Cells;
  readonly sum: Amount;
  readonly state: Comparison['state'];
}

/** |declared − sum| held against the half-widths of every rounded number in both (LANGUAGE.md §3). */
export function compareAmounts(declared: Amount, sum: Amount): Comparison['state'] {
  const difference = absolute(subtract(declared.value, sum.value));
  if (isZero(difference)) return 'equal';
  return compare(difference, declared.half + sum.half) <= 0 ? 'rounding' : 'mismatch';
}

function total(figures: Iterable<Amount>): Amount {
  let value: Money = 0;
  let half = 0;
  for (const figure of figures) {
    value = add(value, figure.value);
    half += figure.half;
  }
  return { value, half };
}

/** Something that has amounts in cells and may have totals declared: a subject, a block, a line. */
export abstract class FigureSource {
  /** Made when it is first needed: most sources are lines, which have no figures to keep. */
  #figures: Map<Cells, Figure> | undefined;
  #sums: Map<Cells, Amount> | undefined;
  #assertions: readonly Assertion[] | undefined;

  /** What it is called in a list of parts. */
  abstract readonly label: string;
  /** The cells that are not zero. */
  abstract readonly nonZero: Cells;
  /** The parts that add up to the figure of some cells. */
  abstract parts(cells: Cells): readonly FigurePart[];
  /** The totals declared for it and the cells that each is of. */
  protected abstract declarations(): readonly { readonly declared: DeclaredAmount; readonly cells: Cells }[];
  /** All items that stand in some cells. */
  abstract items(cells: Cells): Iterable<Item>;

  /** The published figure of some cells: the declared total where one holds, else the sum of the parts' figures. */
  figure(cells: Cells): Figure {
    const wanted = cells & this.nonZero;
    if (wanted === 0) return NOTHING;
    this.#figures ??= new Map();
    const figure = this.#figures.get(wanted) ?? this.#publish(wanted);
    this.#figures.set(wanted, figure);
    return figure;
  }

  /** Each declared total with its comparison. */
  assertions(): readonly Assertion[] {
    this.#assertions ??= this.declarations().map(({ declared, cells }) => {
      const sum = this.#sum(cells & this.nonZero);
      return { declared, cells, sum, state: compareAmounts(declared.amount, sum) };
    });
    return this.#assertions;
  }

  /** The assertions that are about exactly the figure of some cells. */
  assertionsOf(cells: Cells): readonly Assertion[] {
    const wanted = cells & this.nonZero;
    return this.assertions().filter((assertion) => (assertion.cells & this.nonZero) === wanted);
  }

  #sum(cells: Cells): Amount {
    this.#sums ??= new Map();
    const sum = this.#sums.get(cells) ?? total(this.parts(cells).map((part) => part.source.figure(part.cells)));
    this.#sums.set(cells, sum);
    return sum;
  }

  #publish(cells: Cells): Figure {
    for (const { declared, cells: of } of this.declarations()) {
      if ((of & this.nonZero) !== cells) continue;
      if (compareAmounts(declared.amount, this.#sum(cells)) !== 'mismatch') return { ...declared.amount, declared };
    }
    return this.#sum(cells);
  }
}

/** A part of a sum: the cells of another figure. */
export interface FigurePart {
  readonly source: FigureSource;
  readonly cells: Cells;
}

/** One line of money. */
export class LineFigure extends FigureSource {
  readonly item: Item;
  readonly nonZero: Cells;

  constructor(item: Item) {
    super();
    this.item = item;
    this.nonZero = isZero(item.amount.value) ? 0 : cellOf(item);
  }

  get label(): string {
    const { subject } = this.item;
    return subject ? `${subject.code} ${subject.name ?? ''}`.trim() : '';
  }

  override figure(cells: Cells): Figure {
    return cells & this.nonZero ? this.item.amount : NOTHING;
  }

  parts(): readonly FigurePart[] {
    return [];
  }

  protected declarations(): readonly [] {
    return [];
  }

  *items(cells: Cells): Iterable<Item> {
    if (cells & cellOf(this.item)) yield this.item;
  }
}

/** Sums a list of lines by cell; cells whose sum is zero do not count. */
function nonZeroCells(lines: Iterable<Item>): Cells {
  const sums = new Map<number, Money>();
  for (const item of lines) {
    const bit = bitOf(item);
    sums.set(bit, add(sums.get(bit) ?? 0, item.amount.value));
  }
  let cells = 0;
  for (const [bit, sum] of sums) if (!isZero(sum)) cells |= 1 << bit;
  return cells;
}

/** A block of lines with its 合计. */
export class BlockFigure extends FigureSource {
  readonly label: string;
  readonly lines: readonly LineFigure[];
  readonly nonZero: Cells;
  readonly spending: Spending | undefined;
  readonly #total: DeclaredAmount | undefined;

  constructor(label: string, items: readonly Item[], declared: DeclaredAmount | undefined, spending?: Spending) {
    super();
    this.label = label;
    this.lines = items.map((item) => new LineFigure(item));
    this.nonZero = nonZeroCells(items);
    this.spending = spending;
    this.#total = declared;
  }

  parts(cells: Cells): readonly FigurePart[] {
    return this.lines.filter(({ nonZero }) => nonZero & cells).map((source) => ({ source, cells }));
  }

  protected declarations(): readonly { declared: DeclaredAmount; cells: Cells }[] {
    return this.#total ? [{ declared: this.#total, cells: everything }] : [];
  }

  *items(cells: Cells): Iterable<Item> {
    for (const line of this.lines) yield* line.items(cells);
  }
}

/** A subject (类, 款 or 项), or the root of a classification with an empty code. */
export class SubjectFigure extends FigureSource {
  readonly code: string;
  readonly children: SubjectFigure[] = [];
  /** What stands directly under the code. */
  readonly entries: (BlockFigure | LineFigure)[] = [];
  readonly #declared: { readonly declared: DeclaredAmount; readonly cells: Cells }[] = [];
  #nonZero: Cells | undefined;

  constructor(code: string) {
    super();
    this.code = code;
  }

  get label(): string {
    return this.code;
  }

  declare(declared: DeclaredAmount | undefined, cells: Cells): void {
    if (declared) this.#declared.push({ declared, cells });
  }

  get nonZero(): Cells {
    this.#nonZero ??= [...this.children, ...this.entries].reduce((cells, { nonZero }) => cells | nonZero, 0);
    return this.#nonZero;
  }

  /** Of a 项 that both kinds of expenditure make up, basic and project; else what stands under it. */
  parts(cells: Cells): readonly FigurePart[] {
    const basic = cells & this.nonZero & partCells.basic;
    const project = cells & this.nonZero & partCells.project;
    const isSplit = this.entries.length > 0 && basic !== 0 && project !== 0;
    if (isSplit)
      return [
        { source: this, cells: basic },
        { source: this, cells: project },
      ];
    return this.under(cells);
  }

  /** The sub-subjects, blocks and lines that are not zero in some cells. */
  under(cells: Cells): readonly FigurePart[] {
    return [...this.children, ...this.entries]
      .filter(({ nonZero }) => nonZero & cells)
      .map((source) => ({ source, cells }));
  }

  protected declarations(): readonly { declared: DeclaredAmount; cells: Cells }[] {
    return this.#declared;
  }

  *items(cells: Cells): Iterable<Item> {
    for (const part of [...this.children, ...this.entries]) yield* part.items(cells);
  }

  /** This subject and all below it, in code order. */
  *walk(): Iterable<SubjectFigure> {
    yield this;
    for (const child of this.children) yield* child.walk();
  }
}

/** The lengths of the codes of 类, 款 and 项. */
const LEVELS = [3, 5, 7];

/** A classification as a tree of subjects, grown as codes come. */
export class SubjectTree {
  readonly root = new SubjectFigure('');
  readonly #byCode = new Map<string, SubjectFigure>([['', this.root]]);

  /** The subject with this code, if there is one. */
  find(code: string): SubjectFigure | undefined {
    return this.#byCode.get(code);
  }

  /** The subject with this code; it and the levels above it are made where they are not there. */
  grow(code: string): SubjectFigure {
    let node = this.#byCode.get(code);
    if (!node) {
      node = new SubjectFigure(code);
      this.#byCode.set(code, node);
      const above = LEVELS.filter((length) => length < code.length).at(-1) ?? 0;
      insert(this.grow(code.slice(0, above)).children, node);
    }
    return node;
  }
}

function insert(children: SubjectFigure[], node: SubjectFigure): void {
  let i = children.length;
  while (i > 0 && (children[i - 1]?.code ?? '') > node.code) i--;
  children.splice(i, 0, node);
}

/** The figures of a department, or of one of its units. */
export interface Figures {
  /** Expenditure by functional code. */
  readonly expenditure: SubjectTree;
  /** Expenditure that has an economic code, by that code. */
  readonly economic: SubjectTree;
  /** Revenue by revenue code; lines without a code stand at the root. */
  readonly revenue: SubjectTree;
  /** What stays unspent at the end of the year. */
  readonly yearEnd: SubjectTree;
  /** The block of each spending. */
  readonly blocks: ReadonlyMap<Spending, BlockFigure>;
}

/** 301 and 303 are personnel; 302, 310 and the rest are public. */
export function isPersonnelCode(code: string): boolean {
  return code.startsWith('301') || code.startsWith('303');
}

/** The figure of the economic 类 that are personnel, or of those that are public; equal to all where the others are zero. */
export function economicFigure({ economic, expenditure }: Figures, kind: 'personnel' | 'public', cells: Cells): Amount {
  const { root } = economic;
  const wanted = root.children.filter(
    ({ code }) => isPersonnelCode(code) === (kind === 'personnel') && code.startsWith('3'),
  );
  const hasOthers = root.children.some((child) => !wanted.includes(child) && child.nonZero & cells);
  const isAll =
    !hasOthers &&
    wanted.some(({ nonZero }) => nonZero & cells) &&
    (cells & partCells.project & expenditure.root.nonZero) === 0;
  if (isAll) return expenditure.root.figure(cells);
  return total(wanted.map((child) => child.figure(cells)));
}

/** The sum of some published figures. */
export const totalOf = total;
