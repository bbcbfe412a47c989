import { Decimal } from 'decimal.js';
import type { Localized } from '../language/schema.ts';
import type { Budget } from './Budget.ts';
import { grandAmounts, type KnownAmount } from './knownFigures.ts';
import { subjectAmounts } from './knownParts.ts';
import { absolute, isZero, type Money, subtract } from './money.ts';
import { yearPairs } from './priorYear.ts';

/** A share or a rate of change, as a fraction. */
export interface KnownShare {
  readonly kind: 'share' | 'rate';
  readonly name: Localized;
  readonly fraction: Decimal;
}

const text = (zh: string, en: string): Localized => ({ zh, en });

/** What a text may state shares of. */
const wholeNames: ReadonlySet<string> = new Set([
  '支出',
  '收入',
  '支出总计',
  '一般公共预算支出',
  '一般公共预算当年支出',
  '财政拨款支出',
  '基本支出',
  '项目支出',
  '“三公”经费',
  '政府采购',
]);

/** The shares and rates of change that a text may speak of, the likeliest first. */
export function* knownShares(budget: Budget): Iterable<KnownShare> {
  for (const { name, now, before } of yearPairs(budget))
    if (!isZero(before))
      yield {
        kind: 'rate',
        name: text(`${name.zh}增减率`, `rate of change of ${name.en}`),
        fraction: shareOf(absolute(subtract(now, before)), before),
      };
  const all = grandAmounts(budget).filter(({ isOfLastYear }) => !isOfLastYear);
  const wholes = all.filter(({ name, value }) => wholeNames.has(name.zh) && !isZero(value));
  for (const part of all) for (const whole of wholes) yield shareIn(part, whole);
  for (const part of subjectAmounts(budget)) for (const whole of wholes) yield shareIn(part, whole);
}

function shareIn(part: KnownAmount, whole: KnownAmount): KnownShare {
  return {
    kind: 'share',
    name: text(`${part.name.zh}占${whole.name.zh}`, `${part.name.en} of ${whole.name.en}`),
    fraction: shareOf(part.value, whole.value),
  };
}

function shareOf(part: Money, whole: Money): Decimal {
  return new Decimal(part).div(whole);
}
