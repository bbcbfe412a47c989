import type { Amount } from '../amount.ts';
import type { Item } from '../Budget.ts';
import { isZero } from '../money.ts';
import { totalOf } from '../totalOf.ts';
import { ByCells } from './ByCells.ts';
import { type CellSums, isSameAmount } from './CellSums.ts';
import { bitOf, type Cells, everything, partCells } from './cells.ts';
import {
  type BlockFigure,
  type Declaration,
  type FigurePart,
  type FigureSource,
  LineFigure,
  SumFigure,
} from './figures.ts';

const none: readonly never[] = [];

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
    (now.children === before.children || areLike(now.children, before.children)) &&
    // What both kinds of expenditure make up is added as published, each kind by what is declared for it.
    (!hasOwn(now) || isDeclaredAlike(now.declared, before.declared))
  );
}

/** Whether blocks or lines stand directly under a subject. */
function hasOwn({ blocks, lines }: SubjectContent): boolean {
  return blocks !== undefined || lines !== undefined;
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
  #present: Cells | undefined;
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
    this.#present = before.#present;
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
    if (this.#lines) cells |= this.#lines.sums.nonZero;
    this.#nonZero = cells;
    return cells;
  }

  protected get present(): Cells {
    if (this.#present !== undefined) return this.#present;
    let cells: Cells = 0;
    for (const child of this.children) cells |= child.present;
    this.#blocks?.sums.forEach(({ byCell }) => {
      cells |= byCell.cells;
    });
    if (this.#lines) cells |= this.#lines.sums.cells;
    this.#present = cells;
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
    return hasOwn(this.content) && (cells & partCells.basic) !== 0 && (cells & partCells.project) !== 0;
  }

  protected add(cells: Cells): Amount {
    if (this.#isSplit(cells & this.nonZero))
      return totalOf([this.figure(cells & partCells.basic), this.figure(cells & partCells.project)]);
    const amounts: Amount[] = [];
    for (const child of this.children) if (child.present & cells) amounts.push(child.figure(cells));
    this.#blocks?.sums.forEach(({ all, byCell }, nonZero) => {
      if (nonZero !== 0 && (cells & nonZero) === nonZero) amounts.push(all);
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

  /** The parts of a 项 are its basic and its project expenditure, also where there is only one of them. */
  protected override isBelow(each: Declaration, whole: Declaration): boolean {
    const isKind = each.cells === partCells.basic || each.cells === partCells.project;
    return super.isBelow(each, whole) || (hasOwn(this.content) && whole.cells === everything && isKind);
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
