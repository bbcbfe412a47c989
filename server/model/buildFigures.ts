import { classificationOf } from '../data/catalogue.ts';
import type { DeclaredSubject, GrandTotal, RevenueBlock, Spending } from './Budget.ts';
import { carryoverCells, everything, partCells } from './cells.ts';
import { BlockFigure, type Figures, SubjectTree } from './figures.ts';
import { wholeTree } from './grandFigure.ts';

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
  economic.add(() => spending.items.filter(({ subject }) => subject));
}

function labelOf({ kind, name, function: reference }: Spending): string {
  return kind === 'project' ? `项目“${name}”` : `基本支出 ${reference?.code ?? ''}`.trim();
}

function addRevenue({ revenue, yearEnd }: Figures, { lines, yearEnd: unspent }: RevenueBlock): void {
  revenue.add(() => lines);
  yearEnd.add(() => unspent);
}

function declareSubject(figures: Figures, { reference, total, basic, project, carryover }: DeclaredSubject): void {
  const classification = classificationOf(reference.code);
  if (classification !== 'function' && classification !== 'economic' && classification !== 'revenue') return;
  const isEconomic = classification === 'economic';
  const tree = { function: figures.expenditure, economic: figures.economic, revenue: figures.revenue }[classification];
  const { code } = reference;
  tree.grow(code);
  tree.declare(code, total, isEconomic ? partCells.basic : everything);
  tree.declare(code, basic, partCells.basic);
  tree.declare(code, project, partCells.project);
  tree.declare(code, carryover, carryoverCells);
}

/** 人员经费, 公用经费, “三公” and 机关运行经费 are sums across subjects and are compared apart. */
function declareTotal(figures: Figures, { key, declared }: GrandTotal): void {
  const whole = wholeTree(key);
  if (whole) figures[whole.tree].declare('', declared, whole.cells);
}
