import { classificationOf } from '../data/catalogue.ts';
import type { DeclaredSubject, GrandTotal, RevenueBlock, Spending } from './Budget.ts';
import { sources } from './Budget.ts';
import { carryoverCells, everything, partCells, sourceCells } from './cells.ts';
import { BlockFigure, type Figures, SubjectTree } from './figures.ts';

/** What the figures of a department or unit are made of. */
export interface FigureInput {
  readonly spendings: readonly Spending[];
  readonly revenue: readonly RevenueBlock[];
  readonly subjects: readonly DeclaredSubject[];
  readonly totals: readonly GrandTotal[];
}

/** Puts every item under its subjects, and every declared total on the figure that it is of. */
export function buildFigures({ spendings, revenue, subjects, totals }: FigureInput): Figures {
  const figures = {
    expenditure: new SubjectTree(),
    economic: new SubjectTree(),
    revenue: new SubjectTree(),
    yearEnd: new SubjectTree(),
    blocks: new Map<Spending, BlockFigure>(),
  };
  for (const spending of spendings) addSpending(figures, spending);
  for (const block of revenue) addRevenue(figures, block);
  for (const subject of subjects) declareSubject(figures, subject);
  for (const total of totals) declareTotal(figures, total);
  return figures;
}

type Growing = Figures & { readonly blocks: Map<Spending, BlockFigure> };

function addSpending({ expenditure, economic, blocks }: Growing, spending: Spending): void {
  const block = new BlockFigure(labelOf(spending), spending);
  blocks.set(spending, block);
  expenditure.grow(spending.function?.code ?? '').blocks.push(block);
  const { items } = spending;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (item?.subject) economic.grow(item.subject.code).lines.push(item);
  }
}

function labelOf({ kind, name, function: reference }: Spending): string {
  return kind === 'project' ? `项目“${name}”` : `基本支出 ${reference?.code ?? ''}`.trim();
}

function addRevenue({ revenue, yearEnd }: Figures, { lines, yearEnd: unspent }: RevenueBlock): void {
  for (const item of lines) revenue.grow(item.subject?.code ?? '').lines.push(item);
  for (const item of unspent) yearEnd.grow('').lines.push(item);
}

function declareSubject(figures: Figures, { reference, total, basic, project, carryover }: DeclaredSubject): void {
  const classification = classificationOf(reference.code);
  if (classification !== 'function' && classification !== 'economic' && classification !== 'revenue') return;
  const isEconomic = classification === 'economic';
  const tree = { function: figures.expenditure, economic: figures.economic, revenue: figures.revenue }[classification];
  const node = tree.grow(reference.code);
  node.declare(total, isEconomic ? partCells.basic : everything);
  node.declare(basic, partCells.basic);
  node.declare(project, partCells.project);
  node.declare(carryover, carryoverCells);
}

/** 人员经费, 公用经费, “三公” and 机关运行经费 are sums across subjects and are compared apart. */
function declareTotal({ expenditure, revenue }: Figures, { key, declared }: GrandTotal): void {
  const source = sources.find((each) => each === key);
  if (source) expenditure.root.declare(declared, sourceCells([source]));
  if (key === 'revenue') revenue.root.declare(declared, everything);
  if (key === 'expenditure') expenditure.root.declare(declared, everything);
  if (key === 'basic' || key === 'project') expenditure.root.declare(declared, partCells[key]);
}
