import { decimal, isMoneyUnit, type MoneyUnit, moneyUnits, separatedLike } from '../../../model/money.ts';
import type { Argument } from '../../../syntax/tree.ts';

/** So many digits behind the point are left of a change of unit. */
const MOST_DECIMALS = 6;

/**
 * A new amount as the one in whose place it comes is written: in its unit, with separators where it has them. `unit` is that
 * of numbers without one.
 */
export function writtenLike(newText: string, old: Argument, unit: MoneyUnit): string {
  if (old.kind !== 'quantity') return newText;
  const [, digits, own = ''] = /^(-?\d+(?:\.\d+)?)(\p{L}*)$/u.exec(newText.replaceAll(',', '')) ?? [];
  const [from, to] = [own || unit, old.unit || unit];
  if (digits === undefined || !isMoneyUnit(from) || !isMoneyUnit(to)) return newText;
  const moved = from === to ? undefined : decimal(digits).times(moneyUnits[from]).div(moneyUnits[to]);
  if (moved && moved.decimalPlaces() > MOST_DECIMALS) return newText;
  const text = moved?.toFixed() ?? digits;
  return separatedLike(old.digits, text) + old.unit;
}
