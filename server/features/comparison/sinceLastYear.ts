import { type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { Budget } from '../../model/Budget.ts';
import { asPrinted, compare, isZero, subtract } from '../../model/money.ts';
import { type PriorFigure, priorBudget, priorFigures } from '../../model/priorYear.ts';
import { whyNotRead } from '../../rules/includeNotFound.ts';
import type { Analysis } from '../Analysis.ts';
import { rateText } from '../printComparison.ts';
import { publishedText } from '../publishedText.ts';
import { type Comparison, type ComparisonOptions, comparison, type PrintedRow } from './comparison.ts';

/** A budget beside last year's: table by table where its file is there, else the totals that 上年 states. */
export function sinceLastYear(analysis: Analysis, options: ComparisonOptions): Comparison | Localized {
  const { budget } = analysis;
  const before = priorBudget(budget);
  if (before) return comparison(before, analysis, options);
  const figures = priorFigures(budget);
  return figures.length > 0 ? statedTotals(figures, analysis, options.locale) : withoutPrior(budget);
}

function withoutPrior({ prior }: Budget): Localized {
  if (!prior || prior.state.kind === 'empty') return nothingStated;
  return (
    whyNotRead(prior) ?? { zh: `“${prior.path}”是本预算自己的文件`, en: `“${prior.path}” is a file of this budget` }
  );
}

const nothingStated: Localized = {
  zh: '部门里没有写“上年”：既没有上年的文件，也没有上年的收入和支出',
  en: 'The department has no “prior”: neither last year’s file nor its revenue and expenditure',
};

function statedTotals(figures: readonly PriorFigure[], analysis: Analysis, locale: Locale): Comparison {
  const { year } = analysis.budget;
  const nameOf = (back: number, zh: string, en: string): string =>
    say(year === undefined ? { zh, en } : { zh: `${year - back}年`, en: String(year - back) }, locale);
  const title = say({ zh: '总计（上年只写了这些）', en: 'Totals, which is all that is stated of last year' }, locale);
  const rows = figures.map((figure) => statedRow(figure, analysis, locale));
  return {
    before: nameOf(1, '上年', 'last year'),
    after: nameOf(0, '本年', 'this year'),
    tables: [{ id: 'totals', title, unit: '万元', rows }],
  };
}

/** By what is printed, so that the change is the difference of the two figures beside it. */
function statedRow({ key, name, typed, ...figures }: PriorFigure, analysis: Analysis, locale: Locale): PrintedRow {
  const [before, now] = [publishedText(figures.before), publishedText(figures.now)];
  const [from, to] = [asPrinted(figures.before), asPrinted(figures.now)];
  const change = subtract(to, from);
  return {
    key,
    code: '',
    name: say(name, locale),
    depth: 0,
    before,
    after: now,
    change: isZero(change) ? '' : (compare(change, 0) > 0 ? '+' : '') + publishedText(change),
    rate: rateText(change, from),
    state: isZero(change) ? 'same' : 'changed',
    wantsReason: false,
    address: '',
    location: typed && analysis.locate(typed.place),
  };
}
