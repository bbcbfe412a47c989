import { allThreePublicCodes, threePublicCodes } from '../model/figures/crossSums.ts';
import type { PriorExtent, PriorKey } from '../model/priorYear.ts';
import type { Measure, Where } from '../tables/layout.ts';
import type { MoneyFigure } from './DocumentLayout.ts';

/** A sum of the budget's items. */
function sum(of: readonly Measure[], where: Where = {}): MoneyFigure {
  return { kind: 'sum', of, where };
}

/** 财政拨款: the three appropriated budgets. */
export const appropriated: Where = { sources: ['general', 'fund', 'capital'] };
/** 一般公共预算当年: without what was carried over. */
export const generalCurrent: Where = { sources: ['general'], carryover: false };

/** Revenue, that of some sources, or that of this year or carried over. */
export const revenue = (where: Where = {}): MoneyFigure => sum(['revenue'], where);
/** Expenditure, or some cells of it. */
export const expenditure = (where: Where = {}): MoneyFigure => sum(['expenditure'], where);
/** What stays unspent at the end of the year. */
export const yearEnd: MoneyFigure = sum(['yearEnd']);
/** The same of fiscal appropriation. */
export const appropriatedYearEnd: MoneyFigure = sum(['yearEnd'], appropriated);
/** 支出总计: expenditure and what stays at the end of the year. */
export const expenditureTotal: MoneyFigure = sum(['expenditure', 'yearEnd']);
/** 机关运行经费 from fiscal appropriation. */
export const operatingCosts: MoneyFigure = sum(['operatingCosts'], appropriated);
/** “三公”经费 from fiscal appropriation, all and by kind. */
export const threePublic: Readonly<Record<'total' | keyof typeof threePublicCodes | 'vehicles', MoneyFigure>> = {
  total: sum([{ economicCodes: allThreePublicCodes }], appropriated),
  abroad: sum([{ economicCodes: threePublicCodes.abroad }], appropriated),
  reception: sum([{ economicCodes: threePublicCodes.reception }], appropriated),
  vehicles: sum(
    [{ economicCodes: [...threePublicCodes.vehiclePurchase, ...threePublicCodes.vehicleRunning] }],
    appropriated,
  ),
  vehiclePurchase: sum([{ economicCodes: threePublicCodes.vehiclePurchase }], appropriated),
  vehicleRunning: sum([{ economicCodes: threePublicCodes.vehicleRunning }], appropriated),
};
/** 人员经费 in some cells. */
export const personnel = (where: Where = {}): MoneyFigure =>
  expenditure({ ...where, part: 'basic', economic: 'personnel' });
/** 公用经费 in some cells. */
export const publicExpenses = (where: Where = {}): MoneyFigure =>
  expenditure({ ...where, part: 'basic', economic: 'public' });

/** What is known of the year before: from 上年, or from last year's file. */
export const lastYear: Readonly<Record<PriorKey | PriorExtent, MoneyFigure>> = {
  revenue: { kind: 'prior', of: 'revenue' },
  expenditure: { kind: 'prior', of: 'expenditure' },
  spent: { kind: 'prior', of: 'spent' },
  general: { kind: 'prior', of: 'general' },
  generalSpent: { kind: 'prior', of: 'generalSpent' },
};

/** The figures of the keywords of 总计, by the ids of these. */
export const namedFigures: Readonly<Record<string, MoneyFigure>> = {
  revenue: revenue(),
  expenditure: expenditure(),
  basic: expenditure({ part: 'basic' }),
  project: expenditure({ part: 'project' }),
  personnel: personnel(),
  public: publicExpenses(),
  threePublic: threePublic.total,
  operating: operatingCosts,
  general: expenditure({ sources: ['general'] }),
  fund: expenditure({ sources: ['fund'] }),
  capital: expenditure({ sources: ['capital'] }),
  special: expenditure({ sources: ['special'] }),
  unit: expenditure({ sources: ['unit'] }),
};
