import { onceFor } from '../../text/onceFor.ts';
import type { Amount } from '../amount.ts';
import type { Comparison, DeclaredAmount, Item, Spending } from '../Budget.ts';
import { ofLines } from '../branches.ts';
import { absolute, compare, isZero, subtract } from '../money.ts';
import { totalOf } from '../totalOf.ts';
import { ByCells } from './ByCells.ts';
import { CellSums } from './CellSums.ts';
import { bitOf, type Cells, everything, partCells } from './cells.ts';
import type { SubjectTree } from './SubjectTree.ts';

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
  /** The total that holds for its only part, where that is what it is held against. */
  readonly below: DeclaredAmount | undefined;
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

/** A total that is declared for some cells. */
export interface Declaration {
  readonly declared: DeclaredAmount;
  readonly cells: Cells;
  /** Whether the list that it ends is held against it, so that nothing else is said of it. */
  readonly isOfList?: true;
}

/** A figure that others add up to; each sum is made once. */
export abstract class SumFigure implements FigureSource {
  #figures: ByCells<Figure> | undefined;
  #assertions: readonly Assertion[] | undefined;
  /** What its parts add up to, as far as it was asked for. */
  protected readonly sums: ByCells<Amount>;

  constructor(sums: ByCells<Amount>) {
    this.sums = sums;
  }

  abstract readonly label: string;
  abstract readonly nonZero: Cells;
  /** The cells in which there are lines, be they zero. */
  protected abstract readonly present: Cells;
  abstract parts(cells: Cells): readonly FigurePart[];
  abstract items(cells: Cells): Iterable<Item>;
  /** The totals declared for it and the cells that each is of. */
  protected abstract declarations(): readonly Declaration[];
  /** What the parts of some cells in which there are lines add up to. */
  protected abstract add(cells: Cells): Amount;

  figure(cells: Cells): Figure {
    const wanted = cells & this.present;
    if (wanted === 0) return NOTHING;
    this.#figures ??= new ByCells();
    return this.#figures.get(wanted) ?? this.#figures.add(wanted, this.#publish(wanted));
  }

  assertions(): readonly Assertion[] {
    this.#assertions ??= this.declarations().length === 0 ? none : this.#held();
    return this.#assertions;
  }

  /** As a rule totals of the same cells are declared one behind the other: what is below them is looked for once. */
  #held(): readonly Assertion[] {
    const held: Assertion[] = [];
    for (const declaration of this.declarations()) {
      const { declared, cells, isOfList } = declaration;
      if (isOfList) continue;
      const last = held.at(-1);
      const below = last?.cells === cells ? last.below : this.#below(declaration);
      const sum = this.#heldAgainst(declaration, below);
      held.push({ declared, cells, sum, state: compareAmounts(declared.amount, sum), below });
    }
    return held;
  }

  assertionsOf(cells: Cells): readonly Assertion[] {
    const wanted = cells & this.nonZero;
    if (this.assertions().length === 0) return none;
    return this.assertions().filter((assertion) => (assertion.cells & this.nonZero) === wanted);
  }

  #sum(cells: Cells): Amount {
    return this.sums.get(cells) ?? this.sums.add(cells, this.add(cells));
  }

  /** Whether the one declared total is of a part of what the other is of; the 合计 of a list is of a part of the whole. */
  protected isBelow({ isOfList }: Declaration, whole: Declaration): boolean {
    return isOfList === true && !whole.isOfList;
  }

  /** The total that holds for the only part of what another is declared for. */
  #below(whole: Declaration): DeclaredAmount | undefined {
    const cells = whole.cells & this.nonZero;
    if (cells === 0) return undefined;
    const below = this.#declaredFor(cells).filter((each) => this.isBelow(each, whole));
    return below.find((each) => agrees(each.declared.amount, this.#heldAgainst(each, undefined)))?.declared;
  }

  /** What a declared total is held against: the total of its only part, else what its parts add up to. */
  #heldAgainst({ cells }: Declaration, below: DeclaredAmount | undefined): Amount {
    return below?.amount ?? this.#sum(cells & this.present);
  }

  /** The totals that are declared for the very figure of some cells. */
  #declaredFor(cells: Cells): Declaration[] {
    return this.declarations().filter((each) => (each.cells & this.nonZero) === cells);
  }

  /** The total of the whole comes before those of its only part. */
  #publish(cells: Cells): Figure {
    const nonZero = cells & this.nonZero;
    if (nonZero === 0 || this.declarations().length === 0) return this.#sum(cells);
    const declarations = this.#declaredFor(nonZero);
    const lists = declarations.filter(({ isOfList }) => isOfList);
    for (const declaration of [...declarations.filter(({ isOfList }) => !isOfList), ...lists]) {
      const { declared } = declaration;
      if (agrees(declared.amount, this.#heldAgainst(declaration, this.#below(declaration))))
        return { ...declared.amount, declared };
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
  protected readonly present: Cells;
  /** What its lines add up to in each cell. */
  readonly byCell: CellSums;

  constructor(label: string, spending: Spending) {
    super(new ByCells());
    this.label = label;
    this.spending = spending;
    this.byCell = byCellIn(spending);
    this.nonZero = this.byCell.nonZero;
    this.present = this.byCell.cells;
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

/** The economic 类 whose basic expenditure is personnel or public. */
export type EconomicKind = 'personnel' | 'public';

/** Whether nothing but these 类 makes up all expenditure of some cells. */
export function isAllOf(kind: EconomicKind, { economic, expenditure }: Figures, cells: Cells): boolean {
  const shown = economic.root.children.filter(({ nonZero }) => nonZero & cells);
  const isProject = (cells & partCells.project & expenditure.root.nonZero) !== 0;
  return shown.length > 0 && !isProject && shown.every(({ code }) => isOfKind(code, kind));
}

function isOfKind(code: string, kind: EconomicKind): boolean {
  return code.startsWith('3') && isPersonnelCode(code) === (kind === 'personnel');
}

/** The figure of these 类; equal to all where the others are zero. */
export function economicFigure(figures: Figures, kind: EconomicKind, cells: Cells): Amount {
  const { economic, expenditure } = figures;
  if (isAllOf(kind, figures, cells)) return expenditure.root.figure(cells);
  return totalOf(economic.root.children.filter(({ code }) => isOfKind(code, kind)).map((child) => child.figure(cells)));
}
