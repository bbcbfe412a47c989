import type { Amount } from './amount.ts';
import type { Comparison, DeclaredAmount, Item, Spending } from './Budget.ts';
import { bitOf, type Cells, cellCount, everything, partCells } from './cells.ts';
import { absolute, add, compare, isZero, type Money, subtract } from './money.ts';

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
export interface FigureSource {
  /** What it is called in a list of parts. */
  readonly label: string;
  /** The cells that are not zero. */
  readonly nonZero: Cells;
  /** The published figure of some cells: the declared total where one holds, else the sum of the parts' figures. */
  figure(cells: Cells): Figure;
  /** The parts that add up to the figure of some cells. */
  parts(cells: Cells): readonly FigurePart[];
  /** Each declared total with its comparison. */
  assertions(): readonly Assertion[];
  /** The assertions that are about exactly the figure of some cells. */
  assertionsOf(cells: Cells): readonly Assertion[];
  /** All lines that stand in some cells. */
  items(cells: Cells): Iterable<Item>;
}

/** A part of a sum: the cells of another figure. */
export interface FigurePart {
  readonly source: FigureSource;
  readonly cells: Cells;
}

const none: readonly never[] = [];

/** One line of money as a figure. */
export class LineFigure implements FigureSource {
  readonly item: Item;
  readonly nonZero: Cells;

  constructor(item: Item) {
    this.item = item;
    this.nonZero = isZero(item.amount.value) ? 0 : 1 << bitOf(item);
  }

  get label(): string {
    const { subject } = this.item;
    return subject ? `${subject.code} ${subject.name ?? ''}`.trim() : '';
  }

  figure(cells: Cells): Figure {
    return cells & this.nonZero ? this.item.amount : NOTHING;
  }

  parts(): readonly FigurePart[] {
    return none;
  }

  assertions(): readonly Assertion[] {
    return none;
  }

  assertionsOf(): readonly Assertion[] {
    return none;
  }

  *items(cells: Cells): Iterable<Item> {
    if (cells & (1 << bitOf(this.item))) yield this.item;
  }
}

/** A figure that others add up to; each sum is made once. */
abstract class SumFigure implements FigureSource {
  readonly #figures = new Map<Cells, Figure>();
  readonly #sums = new Map<Cells, Amount>();
  #assertions: readonly Assertion[] | undefined;

  abstract readonly label: string;
  abstract readonly nonZero: Cells;
  abstract parts(cells: Cells): readonly FigurePart[];
  abstract items(cells: Cells): Iterable<Item>;
  /** The totals declared for it and the cells that each is of. */
  protected abstract declarations(): readonly { readonly declared: DeclaredAmount; readonly cells: Cells }[];
  /** What the parts of some cells that are not zero add up to. */
  protected abstract add(cells: Cells): Amount;

  figure(cells: Cells): Figure {
    const wanted = cells & this.nonZero;
    if (wanted === 0) return NOTHING;
    let figure = this.#figures.get(wanted);
    if (!figure) {
      figure = this.#publish(wanted);
      this.#figures.set(wanted, figure);
    }
    return figure;
  }

  assertions(): readonly Assertion[] {
    this.#assertions ??=
      this.declarations().length === 0
        ? none
        : this.declarations().map(({ declared, cells }) => {
            const sum = this.#sum(cells & this.nonZero);
            return { declared, cells, sum, state: compareAmounts(declared.amount, sum) };
          });
    return this.#assertions;
  }

  assertionsOf(cells: Cells): readonly Assertion[] {
    const wanted = cells & this.nonZero;
    if (this.assertions().length === 0) return none;
    return this.assertions().filter((assertion) => (assertion.cells & this.nonZero) === wanted);
  }

  #sum(cells: Cells): Amount {
    let sum = this.#sums.get(cells);
    if (!sum) {
      sum = this.add(cells);
      this.#sums.set(cells, sum);
    }
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

/** A block of lines with its 合计. */
export class BlockFigure extends SumFigure {
  readonly label: string;
  readonly nonZero: Cells;
  readonly spending: Spending;
  #lines: readonly LineFigure[] | undefined;
  /** The sum of each cell by its bit, lines of zero left out. */
  readonly #byBit: readonly (Amount | undefined)[];

  constructor(label: string, spending: Spending) {
    super();
    this.label = label;
    this.spending = spending;
    this.#byBit = sumsByBit(spending.items);
    let cells: Cells = 0;
    for (let bit = 0; bit < cellCount; bit++) {
      const sum = this.#byBit[bit];
      if (sum && !isZero(sum.value)) cells |= 1 << bit;
    }
    this.nonZero = cells;
  }

  /** Its lines as figures. */
  get lines(): readonly LineFigure[] {
    this.#lines ??= this.spending.items.map((item) => new LineFigure(item));
    return this.#lines;
  }

  parts(cells: Cells): readonly FigurePart[] {
    return this.lines.filter(({ nonZero }) => nonZero & cells).map((source) => ({ source, cells }));
  }

  protected add(cells: Cells): Amount {
    return sumOfCells(this.#byBit, cells, NOTHING);
  }

  protected declarations(): readonly { declared: DeclaredAmount; cells: Cells }[] {
    const { total: declared } = this.spending;
    return declared ? [{ declared, cells: everything }] : none;
  }

  *items(cells: Cells): Iterable<Item> {
    for (const item of this.spending.items) if (cells & (1 << bitOf(item))) yield item;
  }
}

/** What the lines that are not zero add up to in each cell. */
function sumsByBit(items: readonly Item[]): (Amount | undefined)[] {
  const sums: ({ value: Money; half: number } | undefined)[] = [];
  sums.length = cellCount;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item || isZero(item.amount.value)) continue;
    const { value, half } = item.amount;
    const bit = bitOf(item);
    const sum = sums[bit];
    if (sum) {
      sum.value = add(sum.value, value);
      sum.half += half;
    } else sums[bit] = { value, half };
  }
  return sums;
}

/** What some cells add up to, beginning with `first`. */
function sumOfCells(byBit: readonly (Amount | undefined)[], cells: Cells, first: Amount): Amount {
  let { value, half } = first;
  for (let bit = 0; bit < cellCount; bit++) {
    const sum = (cells & (1 << bit)) === 0 ? undefined : byBit[bit];
    if (!sum) continue;
    value = add(value, sum.value);
    half += sum.half;
  }
  return { value, half };
}

/** A subject (类, 款 or 项), or the root of a classification with an empty code. */
export class SubjectFigure extends SumFigure {
  readonly code: string;
  readonly children: SubjectFigure[] = [];
  /** The blocks that stand directly under the code. */
  readonly blocks: BlockFigure[] = [];
  /** The lines that stand directly under the code. */
  readonly lines: Item[] = [];
  readonly #declared: { readonly declared: DeclaredAmount; readonly cells: Cells }[] = [];
  #nonZero: Cells | undefined;
  #byBit: readonly (Amount | undefined)[] | undefined;

  constructor(code: string) {
    super();
    this.code = code;
  }

  get label(): string {
    return this.code;
  }

  declare(declared: DeclaredAmount, cells: Cells): void {
    this.#declared.push({ declared, cells });
  }

  get nonZero(): Cells {
    if (this.#nonZero !== undefined) return this.#nonZero;
    let cells: Cells = 0;
    for (const { nonZero } of this.children) cells |= nonZero;
    for (const { nonZero } of this.blocks) cells |= nonZero;
    this.#byBit = sumsByBit(this.lines);
    for (let bit = 0; bit < cellCount; bit++) if (this.#byBit[bit]) cells |= 1 << bit;
    this.#nonZero = cells;
    return cells;
  }

  /** Of a 项 that both kinds of expenditure make up, basic and project; else what stands under it. */
  parts(cells: Cells): readonly FigurePart[] {
    const wanted = cells & this.nonZero;
    if (!this.#isSplit(wanted)) return this.under(cells);
    return [
      { source: this, cells: wanted & partCells.basic },
      { source: this, cells: wanted & partCells.project },
    ];
  }

  #isSplit(cells: Cells): boolean {
    const hasOwn = this.blocks.length > 0 || this.lines.length > 0;
    return hasOwn && (cells & partCells.basic) !== 0 && (cells & partCells.project) !== 0;
  }

  protected add(cells: Cells): Amount {
    if (this.#isSplit(cells)) return total(this.parts(cells).map((part) => this.figure(part.cells)));
    let value: Money = 0;
    let half = 0;
    for (const parts of [this.children, this.blocks]) {
      for (const part of parts) {
        if ((part.nonZero & cells) === 0) continue;
        const figure = part.figure(cells);
        value = add(value, figure.value);
        half += figure.half;
      }
    }
    return sumOfCells(this.#byBit ?? none, cells, { value, half });
  }

  /** The sub-subjects, blocks and lines that are not zero in some cells. */
  under(cells: Cells): readonly FigurePart[] {
    return [...this.children, ...this.blocks, ...this.lines.map((item) => new LineFigure(item))]
      .filter(({ nonZero }) => nonZero & cells)
      .map((source) => ({ source, cells }));
  }

  protected declarations(): readonly { declared: DeclaredAmount; cells: Cells }[] {
    return this.#declared;
  }

  *items(cells: Cells): Iterable<Item> {
    for (const part of [...this.children, ...this.blocks]) yield* part.items(cells);
    for (const item of this.lines) if (cells & (1 << bitOf(item))) yield item;
  }

  /** This subject and all below it, in code order. */
  *walk(): Iterable<SubjectFigure> {
    yield this;
    for (const child of this.children) yield* child.walk();
  }
}

/** The lengths of the codes of 类, 款 and 项. */
const LEVELS = [3, 5, 7];

/** A classification as a tree of subjects. Its lines are put under their subjects when somebody first looks at them. */
export class SubjectTree {
  readonly #root = new SubjectFigure('');
  readonly #byCode = new Map<string, SubjectFigure>([['', this.#root]]);
  readonly #declared = new Set<SubjectFigure>();
  #pending: (() => readonly Item[])[] = [];

  /** The figure above all subjects. */
  get root(): SubjectFigure {
    this.#settle();
    return this.#root;
  }

  /** The subjects for which totals are declared. */
  get declared(): Iterable<SubjectFigure> {
    if (this.#declared.size > 0) this.#settle();
    return this.#declared;
  }

  /** The subject with this code, if there is one. */
  find(code: string): SubjectFigure | undefined {
    this.#settle();
    return this.#byCode.get(code);
  }

  /** Puts lines under their subjects, those without one under the root. */
  add(lines: () => readonly Item[]): void {
    this.#pending.push(lines);
  }

  /** Declares a total for some cells of a subject. */
  declare(code: string, total: DeclaredAmount | undefined, cells: Cells): void {
    if (!total) return;
    const node = this.grow(code);
    node.declare(total, cells);
    this.#declared.add(node);
  }

  #settle(): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const lines of pending) for (const item of lines()) this.grow(item.subject?.code ?? '').lines.push(item);
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
