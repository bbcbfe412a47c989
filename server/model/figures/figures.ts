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
