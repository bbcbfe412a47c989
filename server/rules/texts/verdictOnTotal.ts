import type { Budget } from '../../model/Budget.ts';
import {
  appropriatedCells,
  type Cells,
  currentCells,
  everything,
  partCells,
  sourceCells,
} from '../../model/figures/cells.ts';
import { allThreePublicCodes, economicSum, operatingCosts } from '../../model/figures/crossSums.ts';
import { economicFigure } from '../../model/figures/figures.ts';
import { grandAmounts, type KnownAmount, ownAmounts } from '../../model/figures/knownFigures.ts';
import { absolute, add, compare, isZero, type Money, multiply, subtract } from '../../model/money.ts';
import { procurementOf } from '../../model/procurement.ts';
import { totalOf } from '../../model/totalOf.ts';
import { unitFigures } from '../../model/units/unitFigures.ts';
import { isAboutWhole } from './aboutWhole.ts';
import { isMeantIn, isWholeBehind, type NameBefore, nameBefore } from './namedTotal.ts';
import type { PublishedText } from './publishedText.ts';
import { readsAs } from './readsAs.ts';
import type { TypedAmount } from './typedFigures.ts';
import type { NamedTotal, TotalOf } from './wordsOfTotals.ts';

/** What the name of a total directly before an amount says about it: that it is this total, or another one. */
export type TotalVerdict = { readonly kind: 'right' } | { readonly kind: 'wrong'; readonly total: KnownAmount };

/** Whether an amount is the total whose name stands directly before it; undefined where none does, or something else is meant. */
export function verdictOnTotal(amount: TypedAmount, text: PublishedText, budget: Budget): TotalVerdict | undefined {
  if (text.path !== 'explain') return undefined;
  const name = nameBefore(text.raw, amount.start);
  const total = name && totalNamed(name, budget);
  if (!total) return undefined;
  if (readsAs(total.value, amount) || partsOf(name.total.of, budget).some((value) => readsAs(value, amount)))
    return { kind: 'right' };
  if (!isMeantIn(text, name.meant) || !isWholeBehind(text.raw, amount, name.meant)) return undefined;
  if (!isAboutWhole(text.raw, name, budget) || isOfLastYear(amount, text, total, budget)) return undefined;
  return { kind: 'wrong', total: nearestExtent(amount, name.total, total, budget) };
}

/** A total, or this year's part of it, without what was carried over, where an amount is far nearer to that. */
function nearestExtent({ value }: TypedAmount, { of }: NamedTotal, total: KnownAmount, budget: Budget): KnownAmount {
  const distance = (to: Money): Money => absolute(subtract(to, value));
  if (!('cells' in of)) return total;
  const isFarNearer = (part: Money): boolean => compare(multiply(distance(part), FAR), distance(total.value)) < 0;
  const part = partOf(of, of.cells & currentCells, budget).find((each) => !isZero(each) && isFarNearer(each));
  if (part === undefined) return total;
  const kind = total.name.zh.slice(-2);
  const named = ownAmounts(budget).filter((known) => compare(known.value, part) === 0);
  return named.find(({ name }) => name.zh.endsWith(kind)) ?? total;
}

/** So many times as far off is what was not meant. */
const FAR = 4;

/** A total that is nothing is not typed in yet, but for those that many budgets have none of. */
function totalNamed({ total: { name, of } }: NameBefore, budget: Budget): KnownAmount | undefined {
  const { expenditure, revenue } = budget.figures;
  const known = grandAmounts(budget).find((each) => each.name.zh === name);
  if (!known || !isZero(known.value)) return known;
  if (isZero(expenditure.root.figure(everything).value)) return undefined;
  const mayBeNone = of.kind === 'threePublic' || of.kind === 'economic' || of.kind === 'operating';
  return mayBeNone || (isOfOtherSource(of) && !isZero(revenue.root.figure(everything).value)) ? known : undefined;
}

const otherSources = (['fund', 'capital', 'special', 'unit'] as const).map((source) => sourceCells([source]));

/** Whether it is money of a source that many budgets have none of: 政府性基金预算拨款. */
function isOfOtherSource(of: TotalOf): boolean {
  return 'cells' in of && otherSources.some((cells) => of.cells === cells);
}

/** Behind an amount, in its clause: 比上年增加. */
const LAST = /上年|上一年|去年|同期|20[0-9]{2}年/;

/** Whether the clause goes on about last year, and the amount can be last year's. */
function isOfLastYear(amount: TypedAmount, { raw }: PublishedText, total: KnownAmount, budget: Budget): boolean {
  const clause = /^[^，,。；;\\\n]*/.exec(raw.slice(amount.end, amount.end + 30))?.[0] ?? '';
  if (!LAST.test(clause)) return false;
  const before = grandAmounts(budget).find(({ name }) => name.zh === `上年${total.name.zh}`);
  return !before || readsAs(before.value, amount);
}

/** Which money a text may leave unsaid: all of it, appropriated, of the general public budget, each with what is carried over or not. */
const slices: readonly Cells[] = [everything, appropriatedCells, sourceCells(['general'])].flatMap((cells) => [
  cells,
  cells & currentCells,
]);

/** What may be meant by the name of a total. */
export function partsOf(of: TotalOf, budget: Budget): Money[] {
  return slices.flatMap((slice) => ('cells' in of && (of.cells & slice) === 0 ? [] : partOf(of, slice, budget)));
}

function partOf(of: TotalOf, slice: Cells, budget: Budget): Money[] {
  const { figures, scopes } = budget;
  switch (of.kind) {
    case 'revenue':
      return [figures.revenue.root.figure(of.cells & slice).value];
    case 'expenditure':
      return spent(of.cells & slice, budget);
    case 'both':
      return [figures.revenue.root.figure(of.cells & slice).value, ...spent(of.cells & slice, budget)];
    case 'personnel':
    case 'public':
      return [economicFigure(figures, of.kind, partCells.basic & slice).value];
    case 'economic':
      return [economicSum(figures, of.codes, slice).value];
    case 'procurement':
      return [budget, ...budget.procurements.map((one) => ({ procurements: [one] }))]
        .map((each) => procurementOf(each).value)
        .filter((value) => !isZero(value));
    case 'threePublic':
      return [economicSum(figures, allThreePublicCodes, slice).value];
    case 'operating':
      return [
        totalOf(scopes.map(({ unit, spendings }) => operatingCosts(() => unitFigures(spendings), unit.kind, slice)))
          .value,
      ];
  }
}

/** Without and with what stays at the end of the year. */
function spent(cells: Cells, { figures: { expenditure, yearEnd } }: Budget): Money[] {
  const { value } = expenditure.root.figure(cells);
  return [value, add(value, yearEnd.root.figure(cells).value)];
}
