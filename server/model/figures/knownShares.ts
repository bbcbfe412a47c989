import { Decimal } from 'decimal.js';
import type { Localized } from '../../language/schema.ts';
import { behindWords } from '../../text/behindWords.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { Budget } from '../Budget.ts';
import { absolute, asPrinted, compare, isZero, type Money, subtract } from '../money.ts';
import type { YearPair } from '../priorYear.ts';
import { comparablePairs, grandAmounts, type KnownAmount } from './knownFigures.ts';
import { isSubjectAmount, subjectAmounts } from './knownParts.ts';

/** A share or a rate of change, as a fraction. */
export interface KnownShare {
  readonly kind: 'share' | 'rate';
  readonly name: Localized;
  readonly fraction: Decimal;
}

const text = (zh: string, en: string): Localized => ({ zh, en });

/** What a text may state shares of. */
export const wholeNames: ReadonlySet<string> = new Set([
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

/** The rates of change since last year that a text may speak of, the likeliest first. */
export const knownRates = onceFor((budget: Budget): readonly KnownShare[] => ratesOf(comparablePairs(budget)));

/** Those of some figures that were something. */
export function ratesOf(pairs: readonly YearPair[]): KnownShare[] {
  return pairs.flatMap((pair): KnownShare[] => {
    const { name } = pair;
    const fraction = rateOf(pair);
    if (!fraction) return [];
    const rate = { kind: 'rate', name: text(`${name.zh}增减率`, `rate of change of ${name.en}`), fraction } as const;
    const exact = exactRate(pair);
    return exact.eq(fraction) ? [rate] : [rate, { ...rate, fraction: exact }];
  });
}

/** The rate to the last yuan, as a text in yuan has it. */
function exactRate({ now, before }: YearPair): Decimal {
  return shareOf(absolute(subtract(now, before)), before);
}

/** By which part of what it was a figure rose or fell; undefined where it was nothing. */
export function rateOf({ now, before }: YearPair): Decimal | undefined {
  const base = asPrinted(before);
  return isZero(base) ? undefined : shareOf(absolute(subtract(asPrinted(now), base)), base);
}

/** Whether the budget has a share that reads as wanted; only those are looked at that lie between two fractions. */
export function hasShareBetween(
  [low, high]: readonly [number, number],
  isWanted: (fraction: Decimal) => boolean,
  budget: Budget,
): boolean {
  const { parts, wholes } = grandParts(budget);
  return wholes.some(({ value: whole }) => {
    // Plain numbers, and a little more on both sides: what is wanted is told exactly.
    const [from = 0, to = 0] = [Number(whole) * low, Number(whole) * high].sort((a, b) => a - b).map(Math.round);
    const sought = { low: from - 1, high: to + 1, isWanted: (value: Money) => isWanted(shareOf(value, whole)) };
    const isSought = (value: Money): boolean =>
      compare(sought.low, value) <= 0 && compare(value, sought.high) <= 0 && sought.isWanted(value);
    return parts.some(({ value }) => isSought(value)) || isSubjectAmount(budget, sought);
  });
}

/** The share, of those that are not nothing, which is nearest to a fraction; of equally near ones the likeliest. */
export function nearestShareTo(fraction: Decimal, budget: Budget): KnownShare | undefined {
  const { parts, wholes } = grandParts(budget);
  const nearest = new Nearest(fraction);
  for (const part of parts) for (const whole of wholes) nearest.look(part, whole);
  for (const part of subjectAmounts(budget)) for (const whole of wholes) nearest.look(part, whole);
  return nearest.found && shareIn(...nearest.found);
}

/** The share of a whole, by its name, that the figure is which is meant most; undefined where none is, at 0. */
export function shareOfPart(
  meant: (part: KnownAmount) => number,
  wholeName: string,
  budget: Budget,
): KnownShare | undefined {
  const { parts, wholes } = grandParts(budget);
  const whole = wholes.find(({ name }) => name.zh === wholeName);
  let [most, degree]: [KnownAmount | undefined, number] = [undefined, 0];
  for (const part of [...parts, ...subjectAmounts(budget)]) {
    const own = meant(part);
    if (own > degree) [most, degree] = [part, own];
  }
  return whole && most && shareIn(most, whole);
}

const grandParts = onceFor((budget: Budget) => {
  const parts = grandAmounts(budget).filter(({ isOfLastYear }) => !isOfLastYear);
  return { parts, wholes: parts.filter(({ name, value }) => wholeNames.has(name.zh) && !isZero(value)) };
});

/** So far apart are two distances of which plain numbers tell the smaller one. */
const CERTAIN = 1e-9;

/** The share that is nearest to a fraction among those that it was shown. There are so many that few are divided exactly. */
class Nearest {
  found: readonly [KnownAmount, KnownAmount] | undefined;
  readonly #wanted: Decimal;
  readonly #about: number;
  #distance = Number.POSITIVE_INFINITY;

  constructor(wanted: Decimal) {
    this.#wanted = wanted;
    this.#about = wanted.toNumber();
  }

  look(part: KnownAmount, whole: KnownAmount): void {
    if (isZero(part.value)) return;
    const distance = Math.abs(Number(part.value) / Number(whole.value) - this.#about);
    if (distance > this.#distance + CERTAIN) return;
    if (distance > this.#distance - CERTAIN && this.found && !this.#isNearer([part, whole], this.found)) return;
    this.found = [part, whole];
    this.#distance = distance;
  }

  #isNearer(one: readonly [KnownAmount, KnownAmount], other: readonly [KnownAmount, KnownAmount]): boolean {
    return distanceTo(this.#wanted, shareIn(...one)).lt(distanceTo(this.#wanted, shareIn(...other)));
  }
}

/** How far a share is from a fraction. */
export function distanceTo(wanted: Decimal, { fraction }: KnownShare): Decimal {
  return fraction.minus(wanted).abs();
}

/** The share that one amount is of another. */
export function shareIn(
  part: Pick<KnownAmount, 'name' | 'value'>,
  whole: Pick<KnownAmount, 'name' | 'value'>,
): KnownShare {
  return {
    kind: 'share',
    name: text(`${part.name.zh}占${behindWords(whole.name.zh)}`, `${part.name.en} of ${whole.name.en}`),
    fraction: shareOf(part.value, whole.value),
  };
}

export function shareOf(part: Money, whole: Money): Decimal {
  return new Decimal(part).div(whole);
}
