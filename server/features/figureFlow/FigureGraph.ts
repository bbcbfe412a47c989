import { classificationOf } from '../../data/catalogue.ts';
import type { Budget, Item, Procurement, RevenueBlock } from '../../model/Budget.ts';
import { type Cells, everything, partCells } from '../../model/figures/cells.ts';
import { type BlockFigure, blockOf } from '../../model/figures/figures.ts';
import type { SubjectFigure } from '../../model/figures/SubjectFigure.ts';
import type { Segment, Statement } from '../../syntax/tree.ts';
import { onceFor } from '../../text/onceFor.ts';

/** A figure that money flows into or out of; the same figure of a budget is the same object. */
export type FigureNode =
  | { readonly kind: 'line'; readonly item: Item; readonly segment: Segment }
  | { readonly kind: 'block'; readonly block: BlockFigure }
  | { readonly kind: 'list'; readonly list: RevenueBlock | Procurement; readonly of: 'revenue' | 'procurement' }
  /** All of a functional or revenue subject; of an economic one the basic expenditure, which its declared total is of. */
  | { readonly kind: 'subject'; readonly figure: SubjectFigure; readonly cells: Cells }
  /** A keyword of 总计, by its id. */
  | { readonly kind: 'grand'; readonly key: string }
  /** A published table, by its place in the layout. */
  | { readonly kind: 'table'; readonly index: number };

/** The figures of a budget as nodes; made when they are asked for. */
export class FigureGraph {
  readonly budget: Budget;
  readonly #nodes = new Map<unknown, FigureNode>();
  #owners: ReadonlyMap<Item, FigureNode> | undefined;
  #byStatement: ReadonlyMap<Statement, FigureNode> | undefined;

  constructor(budget: Budget) {
    this.budget = budget;
  }

  line(item: Item): FigureNode {
    return this.#once(item, () => ({ kind: 'line', item, segment: item.amountPlace.segment }));
  }

  block(block: BlockFigure): FigureNode {
    return this.#once(block, () => ({ kind: 'block', block }));
  }

  list(list: RevenueBlock | Procurement): FigureNode {
    const of = 'yearEnd' in list ? 'revenue' : 'procurement';
    return this.#once(list, () => ({ kind: 'list', list, of }));
  }

  grand(key: string): FigureNode {
    return this.#once(key, () => ({ kind: 'grand', key }));
  }

  table(index: number): FigureNode {
    return this.#once(index, () => ({ kind: 'table', index }));
  }

  /** Undefined where nobody has money under the code or declares a total for it. */
  subject(code: string): FigureNode | undefined {
    const classification = classificationOf(code);
    const { expenditure, economic, revenue } = this.budget.figures;
    if (classification !== 'function' && classification !== 'economic' && classification !== 'revenue')
      return undefined;
    const figure = { function: expenditure, economic, revenue }[classification].find(code);
    return figure && this.subjectNode(figure);
  }

  subjectNode(figure: SubjectFigure): FigureNode {
    const cells = classificationOf(figure.code) === 'economic' ? partCells.basic : everything;
    return this.#once(figure, () => ({ kind: 'subject', figure, cells }));
  }

  /** The block or list that a line stands in. */
  ownerOf(item: Item): FigureNode | undefined {
    this.#owners ??= new Map(this.#owned());
    return this.#owners.get(item);
  }

  /** The figure that a statement states: a line, a block, a total of one of them or of a subject, a total of 总计. */
  at(statement: Statement): FigureNode | undefined {
    this.#byStatement ??= new Map(this.#stated());
    return this.#byStatement.get(statement);
  }

  *#owned(): Iterable<[Item, FigureNode]> {
    for (const spending of this.budget.spendings)
      for (const item of spending.items) yield [item, this.block(blockOf(spending))];
    for (const list of this.#lists()) for (const item of list.lines) yield [item, this.list(list)];
  }

  *#stated(): Iterable<[Statement, FigureNode]> {
    const { spendings, totals, controls, subjects } = this.budget;
    for (const spending of spendings) {
      const { bound, total, items } = spending;
      const node = this.block(blockOf(spending));
      yield [bound.statement, node];
      if (total) yield [total.statement, node];
      for (const item of items) yield [item.statement, this.line(item)];
    }
    for (const list of this.#lists()) {
      yield [list.bound.statement, this.list(list)];
      if (list.total) yield [list.total.statement, this.list(list)];
      for (const item of list.lines) yield [item.statement, this.line(item)];
    }
    for (const { key, declared } of [...totals, ...controls]) yield [declared.statement, this.grand(key)];
    for (const { bound, reference } of subjects) {
      const node = this.subject(reference.code);
      if (node) for (const each of [bound, ...bound.children]) yield [each.statement, node];
    }
  }

  #lists(): readonly (RevenueBlock | Procurement)[] {
    return [...this.budget.revenue, ...this.budget.procurements];
  }

  #once(of: unknown, make: () => FigureNode): FigureNode {
    const known = this.#nodes.get(of) ?? make();
    this.#nodes.set(of, known);
    return known;
  }
}

/** The figures of a budget as nodes. */
export const figureGraph = onceFor((budget: Budget) => new FigureGraph(budget));
