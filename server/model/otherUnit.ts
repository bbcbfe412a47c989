import { divide, type Money, type MoneyUnit, moneyUnits, multiply } from './money.ts';

/** The unit that one is mostly mixed up with: 万元 for 元, 元 for all others. */
export function otherUnit(unit: MoneyUnit): MoneyUnit {
  return unit === '元' ? '万元' : '元';
}

/** What a number in a unit makes in the other one. */
export function inOtherUnit(value: Money, unit: MoneyUnit): Money {
  const [from, to] = [moneyUnits[unit], moneyUnits[otherUnit(unit)]];
  return to > from ? multiply(value, to / from) : divide(value, from / to);
}
