import type { Amount } from '../model/amount.ts';
import type { Budget, Subordinate } from '../model/Budget.ts';
import { agrees } from '../model/figures.ts';
import { compare, isZero, type MoneyUnit } from '../model/money.ts';
import { comparable, type PriorKey, priorFigures, type StatedPrior, statedPrior } from '../model/priorYear.ts';
import { childrenOf } from '../model/readPart.ts';
import { amountsOf, type PriorAmounts, statingPrior } from '../model/unitPrior.ts';
import { isTransposed } from '../text/typingSlip.ts';
import { amountText, numberInPlace, unitOfDeclared } from './amountText.ts';
import { unitChange } from './numberInOtherUnit.ts';
import type { Finding, Fix } from './Rule.ts';

/** What 上年 states that cannot be: where no file of last year tells, the figures are held against each other and this year's. */
export function* oddPriors(budget: Budget): Iterable<Finding> {
  const { branch, units, fileUnit, prior } = budget;
  const stated = priorFigures(budget);
  const typed = stated.flatMap(({ key, name, typed }): StatedPrior[] => (typed ? [{ key, name, typed }] : []));
  if (stated.every(({ inFile }) => !inFile)) yield* oddAmong(typed, comparable(budget), fileUnit);
  // What units state is held against last year's file of the department, too.
  if (statingPrior(branch).length === 0 || prior?.state.kind === 'read') return;
  for (const scope of units) {
    const ofUnit = namesFile(scope) ? [] : statedPrior(scope.unit, fileUnit);
    if (ofUnit.length > 0) yield* oddAmong(ofUnit, amountsOf(scope), fileUnit);
  }
}

function namesFile({ unit }: Subordinate): boolean {
  return childrenOf(unit.bound, 'prior').some(({ args }) => args['file'] !== undefined);
}

function oddAmong(all: readonly StatedPrior[], now: PriorAmounts, fileUnit: MoneyUnit): Finding[] {
  const inUnit = inOtherUnit(all, now, fileUnit);
  if (inUnit) return [inUnit];
  return [...swapped(all, fileUnit), ...generalAboveAll(all, fileUnit)];
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

/** Some figures are about ten thousand times this year's, or a ten-thousandth, and all others are like this year's. */
function inOtherUnit(all: readonly StatedPrior[], now: PriorAmounts, fileUnit: MoneyUnit): Finding | undefined {
  const known = all.flatMap((each) => {
    const ratio = ratioOf(each, now);
    return ratio === undefined ? [] : [{ each, ratio }];
  });
  const off = known.filter(({ each, ratio }) => isNear(ratio, farFor(each, fileUnit)));
  const [first] = off;
  if (!first || known.some((each) => !off.includes(each) && !isNear(each.ratio, 1))) return undefined;
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

/** Revenue and expenditure may differ by what is carried over; not in two digits that are swapped. */
function swapped(all: readonly StatedPrior[], fileUnit: MoneyUnit): Finding[] {
  const [revenue, expenditure] = (['revenue', 'expenditure'] as const).map((key) => find(all, key));
  if (!revenue || !expenditure) return [];
  const [received, spent] = [revenue, expenditure].map((each) => textOf(each));
  if (!isSameUnit(revenue, expenditure, fileUnit) || !received || !spent || !isTransposed(received, spent)) return [];
  return [
    {
      place: expenditure.typed.place,
      message: {
        zh: `上年支出写的是 ${spent}，上年收入是 ${received}，只有相邻两个数字颠倒`,
        en: `Last year's expenditure is given as ${spent} and its revenue as ${received}: two digits are swapped`,
      },
      fixes: () => [changed(expenditure, received), changed(revenue, spent)],
    },
  ];
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
