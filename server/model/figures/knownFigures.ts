import { valuesOf } from '../../language/lookup.ts';
import type { Localized } from '../../language/schema.ts';
import { onceFor } from '../../text/onceFor.ts';
import { type Budget, sources } from '../Budget.ts';
import { absolute, asPrinted, compare, isZero, type Money, subtract } from '../money.ts';
import { priorBudget, priorFigure, statedPrior, type YearPair, yearPairs } from '../priorYear.ts';
import { procurementOf } from '../procurement.ts';
import { sourceWord } from '../sourceWord.ts';
import { subjectPairs } from '../subjectPairs.ts';
import { totalOf } from '../totalOf.ts';
import { unitFigures } from '../units/unitFigures.ts';
import { statingPrior } from '../units/unitPrior.ts';
import {
  appropriatedCells,
  type Cells,
  carryoverCells,
  currentCells,
  everything,
  partCells,
  sourceCells,
} from './cells.ts';
import { economicSum, threePublicCodes } from './crossSums.ts';
import { blockOf, type FigureSource } from './figures.ts';
import { governmentSums } from './governmentSums.ts';
import { grandFigure } from './grandFigure.ts';

/** A figure of a budget that a text may speak of. */
export interface KnownAmount {
  readonly name: Localized;
  /** How a text calls it, where that is not its name; empty where no text does. */
  readonly called?: string;
  readonly value: Money;
  /** The name of the placeholder that stands for it, where there is one. */
  readonly placeholder?: string;
  /** Whether it is one of the year before, or a change since then. */
  readonly isOfLastYear?: true;
  /** Whether it is such a change. */
  readonly isChange?: true;
}

const text = (zh: string, en: string): Localized => ({ zh, en });
const otherMoney = sourceCells(['special', 'unit']);

/** The sums over all of a budget, last year's figures and the changes since, in the order in which a text would mean them. */
export const grandAmounts = onceFor((budget: Budget): readonly KnownAmount[] => [
  ...ownAmounts(budget),
  ...lastYear(budget),
  ...otherSums(budget),
]);

/** Those that another year has by the same name. */
export const ownAmounts = onceFor((budget: Budget): readonly KnownAmount[] => [
  ...totals(budget),
  ...sumsBySource(budget),
  ...crossSums(budget),
]);

/** What a text may compare with the year before, the likeliest first: each figure of two years once. */
export const comparablePairs = onceFor((budget: Budget): readonly YearPair[] => {
  const extents = (['spent', 'generalSpent', 'currentRevenue', 'currentSpent'] as const).flatMap(
    (key) => priorFigure(key, budget) ?? [],
  );
  const pairs = new Map<string, YearPair>();
  const file = priorBudget(budget);
  const subjects = file ? subjectPairs(budget, file) : [];
  for (const pair of [...yearPairs(budget), ...extents, ...pairsByName(budget), ...subjects]) {
    const key = `${pair.name.zh} ${pair.now} ${pair.before}`;
    if (!pairs.has(key)) pairs.set(key, pair);
  }
  return [...pairs.values()];
});

/** Of each source, of what is carried over, of fiscal appropriation: what last year's file has, too; procurement where it says any. */
function pairsByName(budget: Budget): YearPair[] {
  const file = priorBudget(budget);
  if (!file) return [];
  const own = isZero(procurementOf(file).value) ? ownAmounts : withProcurement;
  const before = new Map([...governmentSums(file), ...own(file)].map(({ name, value }) => [name.zh, value]));
  return [...own(budget), ...governmentSums(budget)].map(({ name, value }) => ({
    name,
    now: value,
    before: before.get(name.zh) ?? 0,
  }));
}

function totals({ figures: { expenditure, revenue, yearEnd } }: Budget): KnownAmount[] {
  const spent = expenditure.root.figure(everything);
  const left = yearEnd.root.figure(everything);
  return [
    { name: text('支出', 'expenditure'), value: spent.value, placeholder: '支出' },
    { name: text('收入', 'revenue'), value: revenue.root.figure(everything).value, placeholder: '收入' },
    { name: text('支出总计', 'total expenditure'), value: totalOf([spent, left]).value },
    { name: text('年终结转', 'year-end carry-over'), value: left.value },
    ...of(expenditure.root, partCells.basic, text('基本支出', 'basic expenditure'), '基本支出'),
    ...of(expenditure.root, partCells.project, text('项目支出', 'project expenditure'), '项目支出'),
    ...of(expenditure.root, partCells.project & currentCells, text('当年项目支出', "this year's project expenditure")),
    ...of(
      expenditure.root,
      partCells.project & carryoverCells,
      text('结转项目支出', 'project expenditure carried over'),
    ),
  ];
}

function of(source: FigureSource, cells: Cells, name: Localized, placeholder?: string): KnownAmount[] {
  return [{ name, value: source.figure(cells).value, ...(placeholder !== undefined && { placeholder }) }];
}

/** Of each source, of fiscal appropriation, carried over and not: revenue, expenditure, basic and project. */
function sumsBySource({ figures: { expenditure, revenue } }: Budget): KnownAmount[] {
  const groups = [
    ...sources.map((source) => ({
      name: sourceWord(source),
      cells: sourceCells([source]),
      placeholder: sourceWord(source).zh,
    })),
    { name: text('财政拨款', 'fiscal appropriation'), cells: appropriatedCells, placeholder: undefined },
    { name: text('非财政拨款', 'all but fiscal appropriation'), cells: otherMoney, placeholder: undefined },
    { name: text('各项资金', 'all sources'), cells: everything, placeholder: undefined },
  ];
  return groups.flatMap(({ name, cells, placeholder }) => [
    ...of(expenditure.root, cells, text(`${name.zh}支出`, `${name.en} expenditure`), placeholder),
    ...of(revenue.root, cells, text(`${name.zh}收入`, `${name.en} revenue`)),
    ...of(expenditure.root, cells & currentCells, text(`${name.zh}当年支出`, `this year's ${name.en} expenditure`)),
    ...of(revenue.root, cells & currentCells, text(`${name.zh}当年收入`, `this year's ${name.en} revenue`)),
    ...of(expenditure.root, cells & carryoverCells, text(`${name.zh}上年结转`, `${name.en} carried over`)),
    ...of(expenditure.root, cells & partCells.basic, text(`${name.zh}基本支出`, `${name.en} basic expenditure`)),
    ...of(expenditure.root, cells & partCells.project, text(`${name.zh}项目支出`, `${name.en} project expenditure`)),
    ...of(
      expenditure.root,
      cells & partCells.project & currentCells,
      text(`${name.zh}当年项目支出`, `this year's ${name.en} project expenditure`),
    ),
  ]);
}

/** 人员经费, 公用经费, “三公”经费 all and by kind, 机关运行经费. */
function crossSums(budget: Budget): KnownAmount[] {
  const three = (codes: readonly string[]): Money => economicSum(budget.figures, codes, appropriatedCells).value;
  return [
    ...['personnel', 'public', 'threePublic', 'operating'].flatMap((key) => named(key, budget)),
    { name: text('因公出国（境）费', 'travel abroad'), value: three(threePublicCodes.abroad) },
    { name: text('公务接待费', 'reception'), value: three(threePublicCodes.reception) },
    { name: text('公务用车购置费', 'vehicle purchase'), value: three(threePublicCodes.vehiclePurchase) },
    { name: text('公务用车运行维护费', 'vehicle running costs'), value: three(threePublicCodes.vehicleRunning) },
    {
      name: text('公务用车购置及运行费', 'vehicles'),
      value: three([...threePublicCodes.vehiclePurchase, ...threePublicCodes.vehicleRunning]),
    },
  ];
}

/** The figure of a keyword of 总计, which is its placeholder too. */
function named(key: string, budget: Budget): KnownAmount[] {
  const figure = grandFigure(key, budget);
  if (!figure) return [];
  return [{ name: figure.title, value: figure.sum.value, placeholder: figure.title.zh.replace(/[“”]/g, '') }];
}

/** Placeholders speak of what is spent; 支出总计, which years are compared by, has what stays at the end of the year, too. */
function lastYear(budget: Budget): KnownAmount[] {
  const spent = priorFigure('spent', budget);
  const pairs = comparablePairs(budget);
  const ofPlaceholders = pairs.find((pair) => spent && isSamePair(pair, spent));
  return [...pairs.flatMap((pair) => ofPair(pair, pair === ofPlaceholders)), ...lastYearOfUnits(budget)];
}

/** What 上年 of units states. */
function lastYearOfUnits({ branch, fileUnit }: Budget): KnownAmount[] {
  return statingPrior(branch).flatMap(({ unit }) =>
    statedPrior(unit, fileUnit).map(({ name, typed }) => ({
      name: text(`${unit.name}上年${name.zh}`, `last year's ${name.en} of ${unit.name}`),
      value: typed.amount.value,
      isOfLastYear: true,
    })),
  );
}

function isSamePair(pair: YearPair, other: YearPair): boolean {
  return (
    pair.name.zh === other.name.zh && compare(pair.now, other.now) === 0 && compare(pair.before, other.before) === 0
  );
}

/** Last year's figure of a pair, and the change since: of what is printed, and in yuan to the last of them. */
export function ofPair({ name, now, before }: YearPair, isSpending = false): KnownAmount[] {
  const change = absolute(subtract(asPrinted(now), asPrinted(before)));
  const exact = absolute(subtract(now, before));
  return [
    {
      name: text(`上年${name.zh}`, `last year's ${name.en}`),
      value: before,
      isOfLastYear: true,
      ...((isSpending || name.zh === '收入') && { placeholder: `上年${name.zh}` }),
    },
    {
      name: text(`${name.zh}增减额`, `change of ${name.en}`),
      value: change,
      isOfLastYear: true,
      isChange: true,
      ...(isSpending && { placeholder: '增减额' }),
    },
    ...(compare(exact, change) === 0
      ? []
      : [
          {
            name: text(`${name.zh}增减额`, `change of ${name.en}`),
            value: exact,
            isOfLastYear: true,
            isChange: true,
          } as const,
        ]),
  ];
}

function procured(budget: Budget): KnownAmount[] {
  return [
    { name: text('政府采购', 'procurement'), value: procurementOf(budget).value },
    { name: text('政府采购货物', 'procured goods'), value: procurementOf(budget, 'goods').value },
    { name: text('政府采购工程', 'procured works'), value: procurementOf(budget, 'works').value },
    { name: text('政府采购服务', 'procured services'), value: procurementOf(budget, 'services').value },
  ];
}

function withProcurement(budget: Budget): readonly KnownAmount[] {
  return [...ownAmounts(budget), ...procured(budget)];
}

/** Procurement, projects by category, funds by level, units, ceilings. */
function otherSums(budget: Budget): KnownAmount[] {
  const { spendings, scopes, controls, department } = budget;
  const projects = spendings.filter(({ kind }) => kind === 'project');
  const levels = new Set(projects.flatMap(({ funds }) => funds.map(({ statement }) => statement.head?.text ?? '')));
  return [
    ...procured(budget),
    ...valuesOf('category').map(({ id, word }) => ({
      name: text(`${word.zh}项目`, `${word.en} projects`),
      value: totalOf(
        projects.filter(({ category }) => category?.id === id).map((each) => blockOf(each).figure(everything)),
      ).value,
    })),
    ...[...levels].map((level) => ({
      name: text(`${level}资金`, `${level} funds`),
      value: totalOf(
        projects.flatMap(({ funds }) =>
          funds.filter(({ statement }) => statement.head?.text === level).map(({ amount }) => amount),
        ),
      ).value,
    })),
    ...scopes.flatMap(({ unit, spendings: own }) =>
      [everything, partCells.basic, partCells.project].flatMap((cells) =>
        of(unitFigures(own).expenditure.root, cells, text(unit.name, unit.name)).map((known) =>
          // A sentence that begins with the department speaks of all that it has, and of nothing that is called so.
          unit === department ? { ...known, called: '' } : known,
        ),
      ),
    ),
    ...controls.map(({ declared, key }) => ({
      name: text('控制数', `ceiling of ${key}`),
      value: declared.amount.value,
    })),
  ];
}
