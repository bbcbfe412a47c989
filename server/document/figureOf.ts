import { readAmount } from '../model/amount.ts';
import type { Budget, Spending } from '../model/Budget.ts';
import { childrenOf } from '../model/binding/boundValues.ts';
import { type Cells, everything, partCells } from '../model/figures/cells.ts';
import { blockOf, type FigurePart, type FigureSource } from '../model/figures/figures.ts';
import { add, compare, type Money } from '../model/money.ts';
import { moneyUnitAt } from '../model/moneyUnitAt.ts';
import type { Operand, Origin } from '../model/Origin.ts';
import { type PriorExtent, type PriorKey, priorFigure } from '../model/priorYear.ts';
import { procurementOf } from '../model/procurement.ts';
import { totalOf } from '../model/totalOf.ts';
import { unitFigures } from '../model/units/unitFigures.ts';
import { isExpression } from '../syntax/tree.ts';
import { crossOf } from '../tables/crossOf.ts';
import type { Measure, Where } from '../tables/layout.ts';
import { partsOf } from '../tables/lines.ts';
import { cellsOf } from '../tables/where.ts';
import type { Context } from './Context.ts';
import type { MoneyFigure } from './DocumentLayout.ts';
import { type PlacedStatement, writtenIn } from './Statements.ts';

/** The amount that a layout speaks of; undefined where the budget does not say it. */
export function figureOf(figure: MoneyFigure, context: Context): Operand | undefined {
  const { budget, project } = context;
  switch (figure.kind) {
    case 'sum':
      return sumOf(figure.of, figure.where ?? {}, budget);
    case 'written':
      return written(figure.path, figure.orZero, context);
    case 'prior':
      return priorOf(figure.of, context);
    case 'projects':
      return projectsOf(figure.category, context);
    case 'project':
      return project && ofParts(blockParts(project));
    case 'procurement':
      return procurementOf(budget, figure.class);
    case 'unitsWith':
      return ofParts(
        budget.units
          .filter(({ unit }) => childrenOf(unit.bound, figure.statement).length > 0)
          .map(({ spendings }) => whole(unitFigures(spendings).expenditure.root)),
      );
    default:
      return figure satisfies never;
  }
}

/** What the projects of a category cost: all project expenditure where no others cost anything. */
function projectsOf(wanted: string, { budget, projects }: Context): Operand {
  const isOther = ({ category }: Spending): boolean => category?.id !== wanted;
  const found = projects.filter((each) => !isOther(each));
  const isAll = found.length > 0 && !projects.some((each) => isOther(each) && blockOf(each).nonZero !== 0);
  return isAll ? ofCells(budget.figures.expenditure.root, partCells.project) : ofParts(found.flatMap(blockParts));
}

/** The published figure of some cells of a subject or block. */
export function ofCells(source: FigureSource, cells: Cells): Operand {
  return ofParts([{ source, cells }]);
}

function ofParts(parts: readonly FigurePart[]): Operand {
  return {
    value: totalOf(parts.map(({ source, cells }) => source.figure(cells))).value,
    origin: () => ({ kind: 'sum', parts }),
  };
}

function whole(source: FigureSource): FigurePart {
  return { source, cells: everything };
}

function blockParts(spending: Spending): FigurePart[] {
  return [whole(blockOf(spending))];
}

function sumOf(measures: readonly Measure[], where: Where, budget: Budget): Operand {
  const cells = cellsOf(where);
  const cross = crossOf(measures, where.economic, budget);
  const parts = (): readonly FigurePart[] => cross?.parts(cells) ?? partsOf(measures, budget, cells);
  return cross
    ? { value: cross.figure(cells).value, origin: () => ({ kind: 'sum', parts: parts() }) }
    : ofParts(parts());
}

/** What is typed in 上年, else a figure of last year's budget. */
function priorOf(key: PriorKey | PriorExtent, { budget, statements }: Context): Operand | undefined {
  const figure = priorFigure(key, budget);
  if (!figure) return undefined;
  const isTyped = figure.typed && compare(figure.typed.amount.value, figure.before) === 0;
  const origin = (): Origin =>
    isTyped
      ? {
          kind: 'written',
          at: statements.at(`department/prior/${figure.typedAs}`).map((each) => writtenIn(each, 'amount')),
        }
      : { kind: 'prior', place: budget.prior?.place };
  return { value: figure.before, origin };
}

function written(path: string, orZero: string | undefined, { statements, budget }: Context): Operand | undefined {
  const found = statements.at(path);
  const amounts = found.flatMap((statement) => amountOf(statement, budget));
  if (amounts.length === 0 && (orZero === undefined || statements.at(orZero).length === 0)) return undefined;
  const origin = (): Origin => ({ kind: 'written', at: found.map((each) => writtenIn(each, 'amount')) });
  return { value: amounts.reduce(add, 0), origin };
}

function amountOf({ bound: { args }, segment }: PlacedStatement, { fileUnit }: Budget): Money[] {
  const argument = args['amount'];
  if (!argument || !isExpression(argument)) return [];
  const amount = readAmount(argument, moneyUnitAt({ segment, start: argument.start }, fileUnit));
  return 'fault' in amount ? [] : [amount.value];
}
