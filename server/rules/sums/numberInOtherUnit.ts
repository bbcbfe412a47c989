import type { Amount } from '../../model/amount.ts';
import type { Comparison, DeclaredAmount, Item } from '../../model/Budget.ts';
import { agrees } from '../../model/figures/figures.ts';
import { add, asPrinted, isZero, type MoneyUnit, subtract } from '../../model/money.ts';
import { moneyUnitAt } from '../../model/moneyUnitAt.ts';
import { inOtherUnit, otherUnit } from '../../model/otherUnit.ts';
import { unitOfDeclared } from '../amountText.ts';
import type { Fix, PlacedEdit } from '../Rule.ts';

/** A number as it stands in the text. */
type Written = Pick<DeclaredAmount, 'amount' | 'argument' | 'place'>;

/** Of a total and its lines, the numbers each of which makes the total hold once it is taken for 元 and not 万元, or the other way round. */
export function numbersInOtherUnit({ declared, sum, isWritten, adjustments }: Comparison, fileUnit: MoneyUnit): Fix[] {
  if (isZero(sum.value)) return [];
  const lines = adjustments().filter(({ written, value }) => isMeant(written, { value, half: sum.half }, fileUnit));
  const written = lines.map((each) => each.written);
  const all = isWritten && isMeant(declared, sum, fileUnit) ? [declared, ...written] : written;
  return all.map((each) => inOther(each, fileUnit));
}

/** The same of lines of revenue that have to come to an amount. */
export function linesInOtherUnit(lines: readonly Item[], sum: Amount, wanted: Amount, fileUnit: MoneyUnit): Fix[] {
  return lines
    .map(({ amount, argument, amountPlace: place }): Written => ({ amount, argument, place }))
    .filter((each) => {
      const value = add(each.amount.value, subtract(wanted.value, sum.value));
      return isMeant(each, { value, half: wanted.half + sum.half }, fileUnit);
    })
    .map((each) => inOther(each, fileUnit));
}

/** Whether a number is an amount once it is taken for one in the other unit, and is still published as more than nothing. */
function isMeant(written: Written, amount: Amount, fileUnit: MoneyUnit): boolean {
  const unit = unitOfDeclared(written, fileUnit);
  if (written.argument.kind !== 'quantity' || (unit !== '元' && unit !== '万元') || isZero(amount.value)) return false;
  const value = inOtherUnit(written.amount.value, unit);
  return agrees({ value, half: 0 }, amount) && !isZero(asPrinted(value));
}

function inOther(written: Written, fileUnit: MoneyUnit): Fix {
  const { unit, before, after, edit } = unitChange(written, fileUnit);
  return {
    title: { zh: `以${unit}计：把 ${before} 改为 ${after}`, en: `In ${unit}: change ${before} to ${after}` },
    edits: [edit],
    changesFigures: true,
  };
}

/** A number as it stands in the text, and as it is written in another unit. */
export interface UnitChange {
  readonly unit: MoneyUnit;
  readonly before: string;
  readonly after: string;
  readonly edit: PlacedEdit;
}

/** The number with 元 for 万元, or the other way round; without a unit where that of its place is meant. */
export function unitChange({ argument, place }: Omit<Written, 'amount'>, fileUnit: MoneyUnit): UnitChange {
  const { segment, start, end } = place;
  const unit = otherUnit(unitOfDeclared({ argument, place }, fileUnit));
  const own = argument.kind === 'quantity' ? argument.unit : '';
  const from = end - own.length;
  const newText = own !== '' && moneyUnitAt(place, fileUnit) === unit ? '' : unit;
  const number = segment.text.slice(start, from);
  return {
    unit,
    before: number + own,
    after: number + newText,
    edit: { place: { segment, start: from, end }, newText },
  };
}
