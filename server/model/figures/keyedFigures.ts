import { statementsOf } from '../../language/lookup.ts';
import type { Localized } from '../../language/schema.ts';
import { folded } from '../../text/folded.ts';
import type { Budget, Unit } from '../Budget.ts';
import { sources } from '../Budget.ts';
import { isZero, type Money } from '../money.ts';
import { type ProcurementClass, procurementOf } from '../procurement.ts';
import { sourceWord } from '../sourceWord.ts';
import { unitFigures } from '../units/unitFigures.ts';
import {
  appropriatedCells,
  type Cells,
  carryoverCells,
  currentCells,
  everything,
  partCells,
  sourceCells,
} from './cells.ts';
import { economicSum, type ThreePublicKind, threePublicCodes } from './crossSums.ts';
import { blockOf } from './figures.ts';
import { grandFigure } from './grandFigure.ts';
import type { SubjectFigure } from './SubjectFigure.ts';
import type { SubjectTree } from './SubjectTree.ts';

/** A figure of a budget under what it is of, so that it finds the same figure of another one. */
export interface KeyedFigure {
  readonly key: string;
  readonly code: string;
  readonly name: Localized;
  readonly depth: number;
  readonly value: Money;
}

/** Figures of one kind; `isSorted` where keys are codes and stand in their order. */
export interface KeyedGroup {
  readonly id: string;
  readonly title: Localized;
  readonly isSorted: boolean;
  readonly figures: readonly KeyedFigure[];
}

const text = (zh: string, en: string): Localized => ({ zh, en });

/** By what a unit is known. */
export function unitKey({ code, name }: Unit): string {
  return code || name;
}

/**
 * Every published figure of a budget by what it is of, units by the key that they are given; of a kind that has none, no figures.
 * A source is parted by years where this budget or the other one has something carried over from it.
 */
export function keyedFigures(
  budget: Budget,
  { figures: other }: Budget,
  keyOf: (unit: Unit) => string = unitKey,
): KeyedGroup[] {
  const { expenditure, economic, revenue } = budget.figures;
  return [
    group('totals', text('总计', 'Totals'), totals(budget)),
    group('revenue', text('收入（按来源）', 'Revenue by source'), bySource(revenue, other.revenue)),
    group('revenue-code', text('收入（按科目）', 'Revenue by code'), byCode(revenue, budget), true),
    group('source', text('支出（按资金来源）', 'Expenditure by source'), bySource(expenditure, other.expenditure)),
    group('function', text('支出（按功能分类）', 'Expenditure by functional code'), byCode(expenditure, budget), true),
    group('economic', text('支出（按经济分类）', 'Expenditure by economic code'), byCode(economic, budget), true),
    group('project', text('项目', 'Projects'), projects(budget, keyOf)),
    group('unit', text('预算单位', 'Units'), units(budget, keyOf)),
    group('three-public', text('“三公”经费', 'Three public expenses'), threePublic(budget)),
    group('procurement', text('政府采购', 'Procurement'), procurement(budget)),
  ];
}

function group(id: string, title: Localized, figures: readonly KeyedFigure[], isSorted = false): KeyedGroup {
  return { id, title, figures, isSorted };
}

/** A figure that has no code; one of zero is not there. */
function named(key: string, name: Localized, value: Money, depth = 0): KeyedFigure[] {
  return isZero(value) ? [] : [{ key, code: '', name, depth, value }];
}

function totals(budget: Budget): KeyedFigure[] {
  const stated = statementsOf('totals').flatMap(({ id }) => {
    const figure = grandFigure(id, budget);
    return figure ? named(id, figure.title, figure.sum.value) : [];
  });
  const yearEnd = budget.figures.yearEnd.root.figure(everything).value;
  return [...stated, ...named('yearEnd', text('年终结转', 'year-end carry-over'), yearEnd)];
}

function bySource({ root }: SubjectTree, other: SubjectTree): KeyedFigure[] {
  return sources.flatMap((source) => {
    const cells = sourceCells([source]);
    const whole = named(source, sourceWord(source), root.figure(cells).value);
    const carried = root.figure(cells & carryoverCells).value;
    if (isZero(carried) && isZero(other.root.figure(cells & carryoverCells).value)) return whole;
    return [
      ...whole,
      ...named(`${source}/current`, text('当年', 'this year'), root.figure(cells & currentCells).value, 1),
      ...named(`${source}/carryover`, text('上年结转', 'carried over'), carried, 1),
    ];
  });
}

function byCode({ root }: SubjectTree, { nameOf }: Budget): KeyedFigure[] {
  return [...root.walk()].flatMap((subject) => {
    const { code, nonZero } = subject;
    if (code === '' || nonZero === 0) return [];
    const depth = Math.max(0, (code.length - 3) >> 1);
    const name = text(nameOf(code), nameOf(code));
    return [{ key: code, code, name, depth, value: subject.figure(everything).value }, ...parts(subject, depth + 1)];
  });
}

/** Basic and project expenditure of what both make up, where it arises. */
function parts(subject: SubjectFigure, depth: number): KeyedFigure[] {
  if (!subject.hasBlocks) return [];
  const of = (cells: Cells): Money => subject.figure(cells).value;
  return [
    ...named(`${subject.code}/basic`, text('基本支出', 'basic'), of(partCells.basic), depth),
    ...named(`${subject.code}/project`, text('项目支出', 'project'), of(partCells.project), depth),
  ];
}

/** By name within a department or unit; a name that is there twice is told apart by its turn. */
function projects({ spendings, units: scopes }: Budget, keyOf: (unit: Unit) => string): KeyedFigure[] {
  const units = new Map(scopes.flatMap(({ unit, spendings: own }) => own.map((each) => [each, unit] as const)));
  const turns = new Map<string, number>();
  return spendings
    .filter(({ kind }) => kind === 'project')
    .map((spending) => {
      const unit = units.get(spending);
      const key = `${unit ? keyOf(unit) : ''}/${folded(spending.name)}`;
      const turn = (turns.get(key) ?? 0) + 1;
      turns.set(key, turn);
      const name = unit ? `${unit.name}：${spending.name}` : spending.name;
      const value = blockOf(spending).figure(everything).value;
      return { key: turn === 1 ? key : `${key}/${turn}`, code: '', name: text(name, name), depth: 0, value };
    });
}

/** Of a department that has units: its own expenditure and that of each. */
function units({ scopes, units: own, department }: Budget, keyOf: (unit: Unit) => string): KeyedFigure[] {
  if (own.length === 0) return [];
  return scopes.flatMap(({ unit, spendings }) => {
    const { value } = unitFigures(spendings).expenditure.root.figure(everything);
    return unit === department
      ? named('', text('本级', 'the department itself'), value)
      : named(keyOf(unit), text(unit.name, unit.name), value);
  });
}

const threePublicNames: Readonly<Record<ThreePublicKind, Localized>> = {
  abroad: text('因公出国（境）费用', 'travel abroad'),
  reception: text('公务接待费', 'official reception'),
  vehiclePurchase: text('公务用车购置', 'purchase of vehicles'),
  vehicleRunning: text('公务用车运行维护费', 'running of vehicles'),
};

function threePublic({ figures }: Budget): KeyedFigure[] {
  const kinds: readonly ThreePublicKind[] = ['abroad', 'reception', 'vehiclePurchase', 'vehicleRunning'];
  return kinds.flatMap((kind) =>
    named(kind, threePublicNames[kind], economicSum(figures, threePublicCodes[kind], appropriatedCells).value),
  );
}

const procurementNames: Readonly<Record<ProcurementClass, Localized>> = {
  goods: text('货物', 'goods'),
  works: text('工程', 'works'),
  services: text('服务', 'services'),
};

function procurement(budget: Budget): KeyedFigure[] {
  const classes: readonly ProcurementClass[] = ['goods', 'works', 'services'];
  return classes.flatMap((each) => named(each, procurementNames[each], procurementOf(budget, each).value));
}
