import type { Localized } from '../../language/schema.ts';
import { allThreePublicCodes } from '../../model/figures/crossSums.ts';
import { isPersonnelCode } from '../../model/figures/figures.ts';
import { add, type Money } from '../../model/money.ts';
import type { SumLine } from './BudgetSum.ts';
import { yuanOf, yuanText } from './yuan.ts';

/** A figure of a department or region among others: the sum of some of its lines. */
export interface BureauFigure {
  readonly key: string;
  readonly title: Localized;
  readonly counts: (line: SumLine) => boolean;
}

const appropriated: readonly string[] = ['general', 'government-fund', 'state-capital'];

const isSpent = ({ side }: SumLine): boolean => side === 'expenditure';
const isPart = (wanted: SumLine['part']) => (line: SumLine) => isSpent(line) && line.part === wanted;
const isSource = (wanted: string) => (line: SumLine) => isSpent(line) && line.source === wanted;
const isBasicOf = (line: SumLine): boolean => line.part === 'basic' && line.economicCode !== undefined;
const isPersonnel = (line: SumLine): boolean => isBasicOf(line) && isPersonnelCode(line.economicCode ?? '');
const isPublic = (line: SumLine): boolean => isBasicOf(line) && !isPersonnelCode(line.economicCode ?? '');
const isAppropriated = ({ source }: SumLine): boolean => appropriated.includes(source);

/** Whether a line is 机关运行经费. */
export function isOperating(line: SumLine): boolean {
  return line.kind === 'administrative' && isPublic(line) && isAppropriated(line);
}

const figure = <Key extends string>(key: Key, zh: string, en: string, counts: BureauFigure['counts']) => ({
  key,
  title: { zh, en },
  counts,
});

/** Every figure, in the order in which they are listed. */
export const bureauFigures = [
  figure('revenue', '收入总计', 'revenue', ({ side }) => side === 'revenue'),
  figure('expenditure', '支出总计', 'expenditure', isSpent),
  figure('year_end_carryover', '年终结转', 'year-end carry-over', ({ side }) => side === 'year-end-carryover'),
  figure('basic', '基本支出', 'basic', isPart('basic')),
  figure('project', '项目支出', 'project', isPart('project')),
  figure('carryover', '上年结转支出', 'carried over', (line) => isSpent(line) && line.carryover),
  figure('general', '一般公共预算', 'general', isSource('general')),
  figure('government_fund', '政府性基金', 'government fund', isSource('government-fund')),
  figure('state_capital', '国有资本', 'state capital', isSource('state-capital')),
  figure('special_account', '财政专户', 'special account', isSource('special-account')),
  figure('unit_funds', '单位资金', 'unit funds', isSource('unit-funds')),
  figure('personnel', '人员经费', 'personnel', isPersonnel),
  figure('public', '公用经费', 'public', isPublic),
  figure(
    'three_public',
    '“三公”经费',
    'three public',
    (line) => isSpent(line) && isAppropriated(line) && allThreePublicCodes.includes(line.economicCode ?? ''),
  ),
  figure('operating', '机关运行经费', 'operating costs', isOperating),
] as const satisfies readonly BureauFigure[];

export type BureauFigureKey = (typeof bureauFigures)[number]['key'];

/** What some lines come to, in yuan and exact: every figure, in order. */
export type BureauAmounts = readonly (readonly [BureauFigureKey, string])[];

/** The figures of some lines. */
export function amountsOf(lines: readonly SumLine[]): BureauAmounts {
  const valued = lines.map((line) => ({ line, value: yuanOf(line.amount) }));
  const amount = ({ counts }: BureauFigure): string =>
    yuanText(valued.reduce<Money>((sum, { line, value }) => (counts(line) ? add(sum, value) : sum), 0));
  return bureauFigures.map((each) => [each.key, amount(each)]);
}

/** The figures of several together. */
export function sumOfAmounts(all: readonly BureauAmounts[]): BureauAmounts {
  return bureauFigures.map(({ key }) => [
    key,
    yuanText(all.reduce<Money>((sum, amounts) => add(sum, amountIn(amounts, key)), 0)),
  ]);
}

/** One of the figures. */
export function amountIn(amounts: BureauAmounts, key: BureauFigureKey): Money {
  return yuanOf(amounts.find(([each]) => each === key)?.[1] ?? '0.00');
}
