import type { Adjustment, Comparison } from '../../model/Budget.ts';
import {
  absolute,
  add,
  compare,
  divide,
  type Money,
  type MoneyUnit,
  moneyUnits,
  multiply,
  subtract,
} from '../../model/money.ts';
import { numberInPlace, unitOfDeclared, writtenNumber } from '../amountText.ts';
import type { Fix } from '../Rule.ts';

/**
 * A rounding difference spread over the largest lines, one in the last place each: what rounding took from several
 * lines is given back to several. Nothing where one line alone would carry it.
 */
export function spreadOver(comparison: Comparison, fileUnit: MoneyUnit): Fix[] {
  const { declared, sum, state, measure } = comparison;
  if (state !== 'rounding' || measure !== 'money') return [];
  const unit = unitOfDeclared(declared, fileUnit);
  const step = divide(moneyUnits[unit], 100);
  const difference = subtract(declared.amount.value, sum.value);
  const count = stepsIn(difference, step);
  const lines = comparison.adjustments().filter(({ written }) => unitOfDeclared(written, fileUnit) === unit);
  if (count === undefined || count < 2 || count > lines.length) return [];
  const isShort = compare(difference, 0) > 0;
  const signed = isShort ? step : subtract(0, step);
  const chosen = lines.toSorted((a, b) => compare(amountOf(b), amountOf(a))).slice(0, count);
  return [spread(chosen, signed, fileUnit)];
}

function amountOf({ written }: Adjustment): Money {
  return written.amount.value;
}

/** How many steps make a difference; undefined where they do not make it exactly. */
function stepsIn(difference: Money, step: Money): number | undefined {
  for (let count = 1; count <= 100; count++)
    if (compare(multiply(step, count), absolute(difference)) === 0) return count;
  return undefined;
}

function spread(lines: readonly Adjustment[], step: Money, fileUnit: MoneyUnit): Fix {
  const changes = lines.map(({ label, written }) => {
    const { place, amount } = written;
    const before = place.segment.text.slice(place.start, place.end);
    return { label, place, before, newText: writtenNumber(add(amount.value, step), written, 'money', fileUnit) };
  });
  const listed = changes.map(({ label, before, newText }) => `${label} ${before} → ${newText}`);
  return {
    title: {
      zh: `把尾差分摊到最大的 ${lines.length} 行：${listed.join('、')}`,
      en: `Spread the difference over the ${lines.length} largest lines: ${listed.join(', ')}`,
    },
    edits: changes.map(({ place, newText }) => numberInPlace(place, newText)),
    changesFigures: true,
  };
}
