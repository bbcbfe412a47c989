import type { Amount } from '../../model/amount.ts';
import type { Budget, Subordinate } from '../../model/Budget.ts';
import { childrenOf } from '../../model/binding/boundValues.ts';
import { carryoverCells } from '../../model/figures/cells.ts';
import { agrees } from '../../model/figures/figures.ts';
import { absolute, compare, isZero, type Money, type MoneyUnit, subtract } from '../../model/money.ts';
import { comparable, type PriorKey, priorFigures, type StatedPrior, statedPrior } from '../../model/priorYear.ts';
import { unitFigures } from '../../model/units/unitFigures.ts';
import { amountsOf, type PriorAmounts, statingPrior } from '../../model/units/unitPrior.ts';
import { isTransposed } from '../../text/typingSlip.ts';
import { amountText, numberInPlace, unitOfDeclared } from '../amountText.ts';
import type { Finding, Fix } from '../Rule.ts';
import { isSaid } from '../texts/amountsSaid.ts';
import { unitChange } from './numberInOtherUnit.ts';

/** What 上年 states that cannot be: where no file of last year tells, the figures are held against each other and this year's. */
export function* oddPriors(budget: Budget): Iterable<Finding> {
  const { branch, units, fileUnit, prior, figures } = budget;
  const stated = priorFigures(budget);
  const typed = stated.flatMap(({ key, name, typed }): StatedPrior[] => (typed ? [{ key, name, typed }] : []));
  if (stated.every(({ inFile }) => !inFile)) {
    const carriedOver = figures.revenue.root.figure(carryoverCells);
    yield* oddAmong(typed, { ...comparable(budget), carriedOver }, budget);
  }
  // What units state is held against last year's file of the department, too.
  if (statingPrior(branch).length === 0 || prior?.state.kind === 'read') return;
  for (const scope of units) {
    const ofUnit = namesFile(scope) ? [] : statedPrior(scope.unit, fileUnit);
    if (ofUnit.length === 0) continue;
    const carriedOver = unitFigures(scope.spendings).expenditure.root.figure(carryoverCells);
    yield* oddAmong(ofUnit, { ...amountsOf(scope), carriedOver }, budget);
  }
}

function namesFile({ unit }: Subordinate): boolean {
  return childrenOf(unit.bound, 'prior').some(({ args }) => args['file'] !== undefined);
}

/** This year's figures, and what of last year's was not spent. */
interface ThisYear extends PriorAmounts {
  readonly carriedOver: Amount;
}

function oddAmong(all: readonly StatedPrior[], now: ThisYear, budget: Budget): Finding[] {
  const inUnit = inOtherUnit(all, now, budget);
  if (inUnit) return [inUnit];
  return [...swapped(all, now, budget), ...generalAboveAll(all, budget.fileUnit)];
}

/** So many times as much, or as little, a year may be as the one before. */
const USUAL = 3;
const TEN_THOUSAND = 10_000;

/** How an amount of last year stands to this year's, in plain numbers; undefined where one of them is nothing. */
function ratioOf({ key, typed }: StatedPrior, now: PriorAmounts): number | undefined {
  const { value } = now[key];
  return isZero(value) || isZero(typed.amount.value) ? undefined : Number(typed.amount.value) / Number(value);
}

function isNear(ratio: number, to: number): boolean {
  return ratio > to / USUAL && ratio < to * USUAL;
}

/** Some figures are about ten thousand times this year's, or a ten-thousandth, and no text says so; all others are like this year's. */
function inOtherUnit(all: readonly StatedPrior[], now: PriorAmounts, budget: Budget): Finding | undefined {
  const { fileUnit } = budget;
  const known = all.flatMap((each) => {
    const ratio = ratioOf(each, now);
    return ratio === undefined ? [] : [{ each, ratio }];
  });
  const off = known.filter(({ each, ratio }) => isNear(ratio, farFor(each, fileUnit)));
  const [first] = off;
  if (!first || known.some((each) => !off.includes(each) && !isNear(each.ratio, 1))) return undefined;
  if (off.some(({ each }) => isSaid(each.typed.amount.value, budget))) return undefined;
  const { name, typed } = first.each;
  const unit = unitOfDeclared(typed, fileUnit);
  const written = amountText(typed.amount.value, unit);
  const changes = off.map(({ each }) => unitChange(each.typed, fileUnit));
  const [change] = changes;
  const times =
    first.ratio > 1 ? { zh: '一万倍', en: 'ten thousand times' } : { zh: '万分之一', en: 'a ten-thousandth of' };
  return {
    place: typed.place,
    message: {
      zh: `上年${name.zh}写的是 ${written}，约为今年的${times.zh}，像是以${change?.unit ?? ''}计`,
      en: `Last year's ${name.en} is given as ${written}, about ${times.en} this year's, as if it were in ${change?.unit ?? ''}`,
    },
    fixes: () => [
      {
        title: {
          zh: changes.map(({ before, after }) => `把 ${before} 改为 ${after}`).join('，'),
          en: `Change ${changes.map(({ before, after }) => `${before} to ${after}`).join(', ')}`,
        },
        edits: changes.map(({ edit }) => edit),
      },
    ],
  };
}

/** How many times this year's an amount is that is in 元 where 万元 is said, or in 万元 where 元 is. */
function farFor({ typed }: StatedPrior, fileUnit: MoneyUnit): number {
  if (typed.argument.kind !== 'quantity') return Number.NaN;
  const unit = unitOfDeclared(typed, fileUnit);
  if (unit === '万元') return TEN_THOUSAND;
  return unit === '元' ? 1 / TEN_THOUSAND : Number.NaN;
}

/** Revenue and expenditure may differ by what is carried over, not in two digits that are swapped. */
function swapped(all: readonly StatedPrior[], now: ThisYear, budget: Budget): Finding[] {
  const [revenue, expenditure] = (['revenue', 'expenditure'] as const).map((key) => find(all, key));
  if (!revenue || !expenditure || isCarriedOver(revenue, expenditure, now)) return [];
  const [received, spent] = [textOf(revenue), textOf(expenditure)];
  if (!isSameUnit(revenue, expenditure, budget.fileUnit) || !isTransposed(received, spent)) return [];
  return [
    {
      place: expenditure.typed.place,
      message: {
        zh: `上年支出写的是 ${spent}，上年收入是 ${received}，只有相邻两个数字颠倒`,
        en: `Last year's expenditure is given as ${spent} and its revenue as ${received}: two digits are swapped`,
      },
      fixes: () => {
        const fixes = [changed(expenditure, received), changed(revenue, spent)];
        return isLikelier(expenditure, revenue, { all, now, budget }) ? fixes.toReversed() : fixes;
      },
    },
  ];
}

/** Whether just what was not spent last year is carried over into this one. */
function isCarriedOver(revenue: StatedPrior, expenditure: StatedPrior, { carriedOver }: ThisYear): boolean {
  const [received, spent] = [revenue.typed.amount, expenditure.typed.amount];
  const left = { value: subtract(received.value, spent.value), half: received.half + spent.half };
  return !isZero(carriedOver.value) && agrees(left, carriedOver);
}

/** What two figures of last year are held against. */
interface Evidence {
  readonly all: readonly StatedPrior[];
  readonly now: PriorAmounts;
  readonly budget: Budget;
}

/** Whether one figure is more likely than another: not below the part of it, just as much, said in a text, or nearer this year's. */
function isLikelier(one: StatedPrior, other: StatedPrior, { all, now, budget }: Evidence): boolean {
  const general = find(all, 'general')?.typed.amount;
  const tests: ((amount: Amount) => boolean)[] = [
    (amount) => !general || !isAbove(general, amount),
    (amount) => general !== undefined && agrees(general, amount),
    ({ value }) => isSaid(value, budget),
  ];
  const [first, second] = [one.typed.amount, other.typed.amount];
  const telling = tests.find((holds) => holds(first) !== holds(second));
  if (telling) return telling(first);
  const distance = ({ value }: Amount): Money => absolute(subtract(value, now.revenue.value));
  return !isZero(now.revenue.value) && compare(distance(first), distance(second)) < 0;
}

function isSameUnit(a: StatedPrior, b: StatedPrior, fileUnit: MoneyUnit): boolean {
  const isNumber = [a, b].every(({ typed }) => typed.argument.kind === 'quantity');
  return isNumber && unitOfDeclared(a.typed, fileUnit) === unitOfDeclared(b.typed, fileUnit);
}

function textOf({ typed: { place } }: StatedPrior): string {
  return place.segment.text.slice(place.start, place.end);
}

function changed(stated: StatedPrior, newText: string): Fix {
  return {
    title: {
      zh: `把上年${stated.name.zh}改为 ${newText}`,
      en: `Change last year's ${stated.name.en} to ${newText}`,
    },
    edits: [numberInPlace(stated.typed.place, newText)],
    isDoubtful: true,
  };
}

/** What was spent of the general public budget is a part of all that was spent. */
function generalAboveAll(all: readonly StatedPrior[], fileUnit: MoneyUnit): Finding[] {
  const general = find(all, 'general');
  const wholes = all.filter((each) => each.key !== 'general' && !isZero(each.typed.amount.value));
  const [first] = wholes;
  if (!general || !first || !wholes.every((each) => isAbove(general.typed.amount, each.typed.amount))) return [];
  const most = wholes.reduce((a, b) => (compare(b.typed.amount.value, a.typed.amount.value) > 0 ? b : a), first);
  const [part, whole] = [general, most].map(({ typed }) =>
    amountText(typed.amount.value, unitOfDeclared(typed, fileUnit)),
  );
  return [
    {
      place: general.typed.place,
      message: {
        zh: `上年一般公共预算写的是 ${part}，比上年${most.name.zh} ${whole} 还多`,
        en: `Last year's general public budget is given as ${part}, more than all ${most.name.en} of ${whole}`,
      },
    },
  ];
}

function isAbove(part: Amount, whole: Amount): boolean {
  return compare(part.value, whole.value) > 0 && !agrees(part, whole);
}

function find(all: readonly StatedPrior[], key: PriorKey): StatedPrior | undefined {
  return all.find((each) => each.key === key);
}
