import type { Comparison, DeclaredAmount, Item, Place } from '../model/Budget.ts';
import { isMoneyUnit, type Money, type MoneyUnit, withSeparators, writtenDigits } from '../model/money.ts';
import { moneyUnitAt } from '../model/moneyUnitAt.ts';
import { setApart } from '../syntax/scan.ts';
import type { Argument } from '../syntax/tree.ts';
import type { PlacedEdit } from './Rule.ts';

/** An amount as messages name it: with all its digits and its unit, `39.86万元` or `25,200元`. */
export function amountText(value: Money, unit: MoneyUnit): string {
  return withSeparators(writtenDigits(value, unit)) + unit;
}

/** A compared number in the unit in which its total is written; people and weights without a unit. */
export function comparedText(value: Money, { measure, declared }: Comparison, fileUnit: MoneyUnit): string {
  return measure === 'count' ? String(value) : amountText(value, unitOfDeclared(declared, fileUnit));
}

/** The unit in which an amount is written: its own, else that of its place. */
export function unitOfDeclared(
  { argument, place }: Pick<DeclaredAmount, 'argument' | 'place'>,
  fileUnit: MoneyUnit,
): MoneyUnit {
  return unitOf(argument) ?? moneyUnitAt(place, fileUnit);
}

/** A number as it stands in the text in place of another: in the same unit, with separators where that had them. */
export function writtenNumber(
  value: Money,
  { argument, place }: Pick<DeclaredAmount, 'argument' | 'place'>,
  measure: Comparison['measure'],
  fileUnit: MoneyUnit,
): string {
  if (measure === 'count') return String(value);
  const unit = unitOf(argument);
  const told = unit ?? moneyUnitAt(place, fileUnit);
  const digits = writtenDigits(value, told);
  return (hasSeparators(argument) ? withSeparators(digits) : digits) + (unit ?? '');
}

/** What stands at the amount of a line. */
export function written({ argument, amountPlace: place }: Item): Pick<DeclaredAmount, 'argument' | 'place'> {
  return { argument, place };
}

/** A number in the place of another or of a calculation, apart from the word before it. */
export function numberInPlace(place: Place, newText: string): PlacedEdit {
  return { place, newText: setApart(place.segment.text, place.start, newText) };
}

/** The money unit that a number or calculation is written in; undefined where it is that of its place. */
export function unitOf(argument: Argument): MoneyUnit | undefined {
  switch (argument.kind) {
    case 'quantity': {
      const [unit = ''] = argument.unit.split('/');
      return isMoneyUnit(unit) ? unit : undefined;
    }
    case 'binary':
      return unitOf(argument.left) ?? unitOf(argument.right);
    case 'negation':
      return unitOf(argument.operand);
    default:
      return undefined;
  }
}

function hasSeparators(argument: Argument): boolean {
  return argument.kind === 'quantity' && argument.digits.includes(',');
}
