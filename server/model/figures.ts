import { onceFor } from '../text/onceFor.ts';
import type { Amount } from './amount.ts';
import type { Comparison, DeclaredAmount, Item, Spending } from './Budget.ts';
import { ByCells } from './ByCells.ts';
import { ofLines } from './branches.ts';
import { CellSums, isSameAmount } from './CellSums.ts';
import { bitOf, type Cells, everything, partCells } from './cells.ts';
import { absolute, compare, isZero, subtract } from './money.ts';
import type { SubjectTree } from './SubjectTree.ts';
import { totalOf } from './totalOf.ts';

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

/** Whether a declared amount is a sum, be it within rounding. */
export function agrees(declared: Amount, sum: Amount): boolean {
  return compareAmounts(declared, sum) !== 'mismatch';
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
  #figures: ByCells<Figure> | undefined;
  #assertions: readonly Assertion[] | undefined;
  /** What its parts add up to, as far as it was asked for. */
  protected readonly sums: ByCells<Amount>;

  constructor(sums: ByCells<Amount>) {
    this.sums = sums;
  }

  abstract readonly label: string;
  abstract readonly nonZero: Cells;
  abstract parts(cells: Cells): readonly FigurePart[];
  abstract items(cells: Cells): Iterable<Item>;
  /** The totals declared for it and the cells that each is of. */
  protected abstract declarations(): readonly Declaration[];
  /** What the parts of some cells that are not zero add up to. */
  protected abstract add(cells: Cells): Amount;

  figure(cells: Cells): Figure {
    const wanted = cells & this.nonZero;
    if (wanted === 0) return NOTHING;
    this.#figures ??= new ByCells();
    return this.#figures.get(wanted) ?? this.#figures.add(wanted, this.#publish(wanted));
  }

  assertions(): readonly Assertion[] {
    this.#assertions ??=
      this.declarations().length === 0
        ? none
        : this.declarations().flatMap(({ declared, cells, isOfList }) => {
            if (isOfList) return [];
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
    return this.sums.get(cells) ?? this.sums.add(cells, this.add(cells));
  }

  #publish(cells: Cells): Figure {
    for (const { declared, cells: of } of this.declarations()) {
      if ((of & this.nonZero) !== cells) continue;
      if (agrees(declared.amount, this.#sum(cells))) return { ...declared.amount, declared };
    }
    return this.#sum(cells);
  }
}

const byCellIn = ofLines(CellSums.of, (all) => CellSums.together(all()));

/** A block of lines with its 合计. */
export class BlockFigure extends SumFigure {
  readonly label: string;
  readonly nonZero: Cells;
  readonly spending: Spending;
  /** What its lines add up to in each cell. */
  readonly byCell: CellSums;

  constructor(label: string, spending: Spending) {
    super(new ByCells());
    this.label = label;
    this.spending = spending;
    this.byCell = byCellIn(spending);
    this.nonZero = this.byCell.nonZero;
  }

  parts(cells: Cells, most = Number.POSITIVE_INFINITY): readonly FigurePart[] {
    const parts: FigurePart[] = [];
    for (const item of this.spending.items) {
      if (parts.length >= most) break;
      const source = new LineFigure(item);
      if (source.nonZero & cells) parts.push({ source, cells });
    }
    return parts;
  }

  protected add(cells: Cells): Amount {
    return totalOf(this.byCell.within(cells));
  }

  protected declarations(): readonly Declaration[] {
    const { total: declared } = this.spending;
    return declared ? [{ declared, cells: everything }] : none;
  }

  *items(cells: Cells): Iterable<Item> {
    for (const item of this.spending.items) if (cells & (1 << bitOf(item))) yield item;
  }
}

/** The figure of a block, made once. */
export const blockOf = onceFor((spending: Spending) => new BlockFigure(labelOf(spending), spending));

function labelOf({ kind, name, function: reference }: Spending): string {
  return kind === 'project' ? `项目“${name}”` : `基本支出 ${reference?.code ?? ''}`.trim();
}

/** The lines that stand directly under a code, with what they add up to. */
export interface LineGroup {
  readonly sums: CellSums;
  /** One by one: often the first is enough. */
  items(): Iterable<Item>;
}

/** The blocks that stand directly under a code. */
export interface BlockGroup {
  /** What they add up to, by the cells in which a block is not zero: in all of these as published, and in each of them. */
  readonly sums: ReadonlyMap<Cells, BlockSums>;
  /** Whether a total is declared for one of them. */
  readonly isDeclared: boolean;
  /** One by one: often the first is enough. */
  blocks(): Iterable<BlockFigure>;
}

export interface BlockSums {
  readonly all: Amount;
  readonly byCell: CellSums;
}

/** A total that is declared for some cells. */
export interface Declaration {
  readonly declared: DeclaredAmount;
  readonly cells: Cells;
  /** Whether the list that it ends is held against it, so that nothing else is said of it. */
  readonly isOfList?: true;
}

/** What stands directly under a subject, and what is declared for it. */
export interface SubjectContent {
  readonly code: string;
  readonly children: readonly SubjectFigure[];
  readonly blocks: BlockGroup | undefined;
  readonly lines: LineGroup | undefined;
  readonly declared: readonly Declaration[];
}

function addsUpTheSame(now: SubjectContent, before: SubjectContent): boolean {
  return (
    now.blocks === before.blocks &&
    now.lines === before.lines &&
    (now.children === before.children || areLike(now.children, before.children))
  );
}

function areLike(now: readonly SubjectFigure[], before: readonly SubjectFigure[]): boolean {
  return now.length === before.length && now.every((each, i) => before[i] && each.isLike(before[i]));
}

function isDeclaredAlike(now: readonly Declaration[], before: readonly Declaration[]): boolean {
  return (
    now.length === before.length &&
    now.every(({ declared, cells }, i) => {
      const other = before[i];
      return other?.cells === cells && isSameAmount(declared.amount, other.declared.amount);
    })
  );
}

/** A subject (类, 款 or 项), or the root of a classification with an empty code. */
export class SubjectFigure extends SumFigure {
  readonly content: SubjectContent;
  readonly #blocks: BlockGroup | undefined;
  readonly #lines: LineGroup | undefined;
  #nonZero: Cells | undefined;
  #unequal: readonly SubjectFigure[] | undefined;

  /** What was computed for the figure before an edit is taken over where nothing that it adds up is another amount. */
  constructor(content: SubjectContent, before?: SubjectFigure) {
    const isKnown = before !== undefined && addsUpTheSame(content, before.content);
    super(isKnown ? before.sums : new ByCells());
    this.content = content;
    this.#blocks = content.blocks;
    this.#lines = content.lines;
    if (!isKnown) return;
    this.#nonZero = before.#nonZero;
    if (before.#unequal === none && this.isLike(before)) this.#unequal = none;
  }

  /** Whether this is published with the same amounts as the figure that it was made after, and adds up the same. */
  isLike(before: SubjectFigure): boolean {
    return (
      this === before || (this.sums === before.sums && isDeclaredAlike(this.content.declared, before.content.declared))
    );
  }

  get code(): string {
    return this.content.code;
  }

  get label(): string {
    return this.code;
  }

  get children(): readonly SubjectFigure[] {
    return this.content.children;
  }

  /** The blocks that stand directly under the code. */
  get blocks(): Iterable<BlockFigure> {
    return this.#blocks?.blocks() ?? none;
  }

  /** Whether there are any. */
  get hasBlocks(): boolean {
    return this.#blocks !== undefined;
  }

  /** Whether a total is declared for one of them. */
  get hasDeclaredBlocks(): boolean {
    return this.#blocks?.isDeclared === true;
  }

  /** The lines that stand directly under the code. */
  get lines(): Iterable<Item> {
    return this.#lines?.items() ?? none;
  }

  get nonZero(): Cells {
    if (this.#nonZero !== undefined) return this.#nonZero;
    let cells: Cells = 0;
    for (const { nonZero } of this.children) cells |= nonZero;
    this.#blocks?.sums.forEach((_, nonZero) => {
      cells |= nonZero;
    });
    if (this.#lines) cells |= this.#lines.sums.cells;
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
    const hasOwn = this.#blocks !== undefined || this.#lines !== undefined;
    return hasOwn && (cells & partCells.basic) !== 0 && (cells & partCells.project) !== 0;
  }

  protected add(cells: Cells): Amount {
    if (this.#isSplit(cells)) return totalOf(this.parts(cells).map((part) => this.figure(part.cells)));
    const amounts: Amount[] = [];
    for (const child of this.children) if (child.nonZero & cells) amounts.push(child.figure(cells));
    this.#blocks?.sums.forEach(({ all, byCell }, nonZero) => {
      if ((cells & nonZero) === nonZero) amounts.push(all);
      else amounts.push(...byCell.within(cells));
    });
    if (this.#lines) amounts.push(...this.#lines.sums.within(cells));
    return totalOf(amounts);
  }

  /** The sub-subjects, blocks and lines that are not zero in some cells. */
  under(cells: Cells): readonly FigurePart[] {
    return Array.from(this.#under(cells), (source) => ({ source, cells }));
  }

  *#under(cells: Cells): Iterable<FigureSource> {
    for (const child of this.children) if (child.nonZero & cells) yield child;
    for (const block of this.blocks) if (block.nonZero & cells) yield block;
    for (const item of this.lines)
      if (!isZero(item.amount.value) && cells & (1 << bitOf(item))) yield new LineFigure(item);
  }

  /** The first of its parts. */
  firstPart(cells: Cells): FigurePart | undefined {
    const wanted = cells & this.nonZero;
    if (this.#isSplit(wanted)) return this.parts(wanted)[0];
    for (const source of this.#under(wanted)) return { source, cells: wanted };
    return undefined;
  }

  /** Those of its parts that may have totals declared, themselves or below them. */
  *partsWithTotals(cells: Cells): Iterable<FigurePart> {
    const wanted = cells & this.nonZero;
    if (this.#isSplit(wanted)) {
      yield* this.parts(wanted);
      return;
    }
    for (const child of this.children) if (child.nonZero & wanted) yield { source: child, cells: wanted };
    if (!this.hasDeclaredBlocks) return;
    for (const block of this.blocks) if (block.nonZero & wanted) yield { source: block, cells: wanted };
  }

  protected declarations(): readonly Declaration[] {
    return this.content.declared;
  }

  *items(cells: Cells): Iterable<Item> {
    for (const child of this.children) yield* child.items(cells);
    for (const block of this.blocks) yield* block.items(cells);
    for (const item of this.lines) if (cells & (1 << bitOf(item))) yield item;
  }

  /** Those of this subject and all below it of which a declared total does not hold exactly, in code order. */
  get unequal(): readonly SubjectFigure[] {
    if (this.#unequal) return this.#unequal;
    const own = this.assertions().some(({ state }) => state !== 'equal') ? [this] : none;
    const below = this.children.filter(({ unequal }) => unequal.length > 0);
    this.#unequal = below.length === 0 ? own : [...own, ...below.flatMap(({ unequal }) => unequal)];
    return this.#unequal;
  }

  /** This subject and all below it, in code order. */
  *walk(): Iterable<SubjectFigure> {
    yield this;
    for (const child of this.children) yield* child.walk();
  }
}

/** The figures of a department, or of one of its units; each tree is made at first use. */
export interface Figures {
  /** Expenditure by functional code. */
  readonly expenditure: SubjectTree;
  /** Expenditure that has an economic code, by that code. */
  readonly economic: SubjectTree;
  /** Revenue by revenue code; lines without a code stand at the root. */
  readonly revenue: SubjectTree;
  /** What stays unspent at the end of the year. */
  readonly yearEnd: SubjectTree;
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
  return totalOf(wanted.map((child) => child.figure(cells)));
}
