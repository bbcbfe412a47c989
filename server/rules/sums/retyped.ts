import type { Item } from '../../model/Budget.ts';
import {
  compare,
  decimal,
  divide,
  isMoneyUnit,
  isZero,
  type Money,
  type MoneyUnit,
  multiply,
  separatedLike,
} from '../../model/money.ts';
import type { Argument, QuantityNode } from '../../syntax/tree.ts';
import { isNearSlip } from '../../text/typingSlip.ts';
import { numberInPlace, written, writtenNumber } from '../amountText.ts';
import type { PlacedEdit } from '../Rule.ts';

/** A number of a line as it may have been meant. */
export interface Retyped {
  readonly before: string;
  readonly after: string;
  readonly edit: PlacedEdit;
}

/** The numbers of a line each of which, put right by one slip of typing, makes the line come to an amount. */
export function retyped(item: Item, wanted: Money, fileUnit: MoneyUnit): Retyped[] {
  const { argument, amount } = item;
  if (compare(wanted, 0) <= 0 || compare(amount.value, 0) <= 0) return [];
  const found = argument.kind === 'quantity' ? [asAmount(item, wanted, fileUnit)] : asFactor(item, wanted);
  return found.filter(({ before, after }) => isNearSlip(before, after));
}

function asAmount(item: Item, wanted: Money, fileUnit: MoneyUnit): Retyped {
  const { amountPlace: place } = item;
  const after = writtenNumber(wanted, written(item), 'money', fileUnit);
  return { before: place.segment.text.slice(place.start, place.end), after, edit: numberInPlace(place, after) };
}

const TEN = 10;

/** The factors of a product of numbers, each as it would have to be, where that is a number with no more decimals. */
function asFactor({ argument, amount, amountPlace: { segment } }: Item, wanted: Money): Retyped[] {
  // A count is mistyped more easily than a price that others know.
  const factors = factorsOf(argument).toSorted((a, b) => Number(isPrice(a)) - Number(isPrice(b)));
  return factors.flatMap((factor): Retyped[] => {
    const { digits, unit, start, end } = factor;
    const typed = digits.replaceAll(',', '');
    const value = divide(multiply(wanted, decimal(typed)), decimal(String(amount.value)));
    const places = typed.split('.')[1]?.length ?? 0;
    const after = decimal(String(value)).toFixed();
    const isFar = compare(wanted, multiply(amount.value, TEN)) > 0 || compare(multiply(wanted, TEN), amount.value) < 0;
    if (isFar || isZero(value) || (after.split('.')[1]?.length ?? 0) > places) return [];
    const number = decimal(after).toFixed(places);
    const newText = separatedLike(digits, number) + unit;
    return [
      { before: segment.text.slice(start, end), after: newText, edit: { place: { segment, start, end }, newText } },
    ];
  });
}

function isPrice({ unit }: QuantityNode): boolean {
  return isMoneyUnit(unit.split('/')[0] ?? '');
}

function factorsOf(argument: Argument): readonly QuantityNode[] {
  if (argument.kind === 'quantity') return [argument];
  if (argument.kind !== 'binary' || argument.operator !== '*') return [];
  const [left, right] = [factorsOf(argument.left), factorsOf(argument.right)];
  return left.length > 0 && right.length > 0 ? [...left, ...right] : [];
}
