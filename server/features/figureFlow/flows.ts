import { type Budget, type Item, type RevenueBlock, sources } from '../../model/Budget.ts';
import { bitOf, type Cells, everything } from '../../model/figures/cells.ts';
import { BlockFigure, blockOf, type FigurePart, LineFigure } from '../../model/figures/figures.ts';
import { grandFigure, wholeTree } from '../../model/figures/grandFigure.ts';
import { publishedTotal } from '../../model/figures/publishedTotal.ts';
import { SubjectFigure } from '../../model/figures/SubjectFigure.ts';
import { isZero, type Money } from '../../model/money.ts';
import { tablesWithProject, tablesWithSubject } from '../publishedIn.ts';
import { codesAbove } from '../subjectPath.ts';
import type { FigureGraph, FigureNode } from './FigureGraph.ts';

/** A figure beside another one: of one that feeds it, how much of it counts there; of one that it feeds, all of that. */
export interface Flow {
  readonly node: FigureNode;
  readonly amount: Money;
}

/** What a figure is made of: those that feed it, each with what it gives. */
export function feeding(node: FigureNode, graph: FigureGraph): Flow[] {
  switch (node.kind) {
    case 'line':
    case 'table':
      return [];
    case 'block':
      return node.block.spending.items.map((item) => lineFlow(item, graph));
    case 'list':
      return node.list.lines.map((item) => lineFlow(item, graph));
    case 'subject':
      return node.figure.under(node.cells).map((part) => partFlow(part, graph));
    case 'grand':
      return feedingGrand(node.key, graph);
    default:
      return node satisfies never;
  }
}

/** Where a figure counts: what it feeds, the nearest first, each with its own amount; tables that publish it stand behind. */
export function fed(node: FigureNode, graph: FigureGraph): Flow[] {
  const sums = candidates(node, graph).filter((target) => feeding(target, graph).some((flow) => flow.node === node));
  const tables = tablesOf(node, graph).map((index) => graph.table(index));
  return [...sums, ...tables].map((target) => ({ node: target, amount: amountOf(target, graph) }));
}

/** The amount of a figure; of a table zero. */
export function amountOf(node: FigureNode, graph: FigureGraph): Money {
  switch (node.kind) {
    case 'line':
      return node.item.amount.value;
    case 'block':
      return node.block.figure(everything).value;
    case 'list':
      return publishedTotal(node.list.lines, node.list.total).value;
    case 'subject':
      return node.figure.figure(node.cells).value;
    case 'grand':
      return grandFigure(node.key, graph.budget)?.sum.value ?? 0;
    case 'table':
      return 0;
    default:
      return node satisfies never;
  }
}

function lineFlow(item: Item, graph: FigureGraph): Flow {
  return { node: graph.line(item), amount: item.amount.value };
}

function partFlow({ source, cells }: FigurePart, graph: FigureGraph): Flow {
  const amount = source.figure(cells).value;
  if (source instanceof LineFigure) return { node: graph.line(source.item), amount };
  if (source instanceof SubjectFigure) return { node: graph.subjectNode(source), amount };
  if (source instanceof BlockFigure) return { node: graph.block(source), amount };
  throw new TypeError(`no node for ${source.label}`);
}

/** Expenditure is made of its 类; its kinds and sources of blocks; “三公” and 机关运行经费, which cut across, of lines. */
function feedingGrand(key: string, graph: FigureGraph): Flow[] {
  const { figures, revenue } = graph.budget;
  if (key === 'revenue') return revenue.map((list) => listFlow(list, graph));
  const whole = key === 'expenditure' ? undefined : wholeTree(key);
  if (whole) return blocksWith(whole.cells, graph);
  if (key === 'expenditure') return figures.expenditure.root.under(everything).map((part) => partFlow(part, graph));
  const parts = grandFigure(key, graph.budget)?.parts() ?? [];
  return key === 'personnel' || key === 'public'
    ? parts.map((part) => partFlow(part, graph))
    : parts.flatMap(({ source, cells }) => [...source.items(cells)].map((item) => lineFlow(item, graph)));
}

function listFlow(list: RevenueBlock, graph: FigureGraph): Flow {
  const node = graph.list(list);
  return { node, amount: amountOf(node, graph) };
}

function blocksWith(cells: Cells, graph: FigureGraph): Flow[] {
  return graph.budget.spendings
    .map(blockOf)
    .filter(({ nonZero }) => nonZero & cells)
    .map((block) => ({ node: graph.block(block), amount: block.figure(cells).value }));
}

/** The figures that one may be part of. */
function candidates(node: FigureNode, graph: FigureGraph): FigureNode[] {
  const subject = (code = ''): FigureNode[] => [graph.subject(code) ?? []].flat();
  const grand = (...keys: readonly string[]): FigureNode[] => keys.map((key) => graph.grand(key));
  switch (node.kind) {
    case 'line': {
      const owner = graph.ownerOf(node.item);
      return [...(owner ? [owner] : []), ...subject(node.item.subject?.code), ...grand('threePublic', 'operating')];
    }
    case 'block':
      return [...subject(node.block.spending.function?.code), ...grand('expenditure', 'basic', 'project', ...sources)];
    case 'list':
      return node.of === 'revenue' ? grand('revenue') : [];
    case 'subject':
      return [...subject(codesAbove(node.figure.code).at(-1)), ...grand('expenditure', 'personnel', 'public')];
    case 'grand':
    case 'table':
      return [];
    default:
      return node satisfies never;
  }
}

/** The tables that have a row for a figure; a line stands in those of its subject and of its block. */
function tablesOf(node: FigureNode, graph: FigureGraph): number[] {
  const { budget } = graph;
  switch (node.kind) {
    case 'line': {
      const owner = graph.ownerOf(node.item);
      const { block } = owner?.kind === 'block' ? owner : { block: undefined };
      const cells = 1 << bitOf(node.item);
      const own = node.item.subject ? tablesWithSubject(node.item.subject.code, budget, cells) : [];
      return isZero(node.item.amount.value) ? [] : inOrder(own, block ? tablesOfBlock(block, budget, cells) : []);
    }
    case 'block':
      return inOrder(tablesOfBlock(node.block, budget, node.block.nonZero));
    case 'subject':
      return inOrder(tablesWithSubject(node.figure.code, budget, node.cells));
    case 'list':
    case 'grand':
    case 'table':
      return [];
    default:
      return node satisfies never;
  }
}

function tablesOfBlock(block: BlockFigure, budget: Budget, cells: Cells): number[] {
  const code = block.spending.function?.code;
  return [
    ...(code ? tablesWithSubject(code, budget, cells) : []),
    ...(block.spending.kind === 'project' ? tablesWithProject(block, budget, cells) : []),
  ];
}

/** Indexes of tables from their numbers, each once. */
function inOrder(...numbers: readonly (readonly number[])[]): number[] {
  return [...new Set(numbers.flat())].sort((a, b) => a - b).map((number) => number - 1);
}
