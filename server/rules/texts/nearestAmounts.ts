import type { Budget } from '../../model/Budget.ts';
import { everything } from '../../model/figures/cells.ts';
import { blockOf } from '../../model/figures/figures.ts';
import { grandAmounts, type KnownAmount, ofPair } from '../../model/figures/knownFigures.ts';
import { subjectAmounts } from '../../model/figures/knownParts.ts';
import { absolute, add, compare, isZero, type Money, subtract } from '../../model/money.ts';
import { changeBefore } from './changeWords.ts';
import { lastYearBefore } from './comparedWith.ts';
import { meantPairs } from './meantPairs.ts';
import { projectOf } from './projectOf.ts';
import type { PublishedText } from './publishedText.ts';
import { isInOtherUnit, placeholderIn } from './replaceAmount.ts';
import type { TypedAmount } from './typedFigures.ts';
import { wordsBefore } from './wordsBefore.ts';

/** The figures that may have been meant, the likeliest first. */
export interface NearestAmounts {
  readonly amounts: readonly KnownAmount[];
  /** Whether it is none that was meant, but the one that is less far off than all others. */
  readonly isFar: boolean;
}

const MOST = 3;

/**
 * What the text compares with the year before; what is meant if an amount is written in the wrong unit, then the figures that the words before it name, then those that
 * are half or double of it and all between, by how far they are from it; where there are none, the one that is the fewest
 * times as much or as little.
 */
export function nearestAmounts(amount: TypedAmount, text: PublishedText, budget: Budget): NearestAmounts {
  const named = namedBefore(amount, text, budget);
  const all = ofKind(amount, text, budget).filter(({ value }) => !isZero(value));
  const [first] = compared(all, named, amount, text, budget);
  const meant = all.filter(
    (each) => isInOtherUnit(each.value, amount) || named(each) > 0 || isNear(each.value, amount.value),
  );
  const amounts = likeliest(meant, named, amount, text);
  if (first) {
    const others = amounts.filter(({ value }) => compare(value, first.value) !== 0);
    return { amounts: [first, ...others].slice(0, MOST), isFar: false };
  }
  if (meant.length > 0) return { amounts, isFar: false };
  const least = leastFar(all, amount);
  return { amounts: least ? [least] : [], isFar: true };
}

/** How long the name is by which the words before an amount call a figure; 0 where they do not. */
type Named = (known: KnownAmount) => number;

function namedBefore(amount: TypedAmount, text: PublishedText, budget: Budget): Named {
  const before = wordsBefore(text.raw, amount.start);
  if (!isOfLastYear(amount, text, budget)) return (known) => lengthOfName(known, before);
  return ({ name }) => lengthOfName({ name, called: name.zh.replace(LAST_YEAR, '') }, before);
}

/** Whether an amount is one of last year, or by how much something changed since. */
function isOfLastYear({ start }: TypedAmount, { raw }: PublishedText, budget: Budget): boolean {
  return changeBefore(raw, start) !== undefined || lastYearBefore(raw, start, budget) !== undefined;
}

/** How long the name is by which some words call a figure; 0 where they do not. */
export function lengthOfName({ name, called = name.zh }: Pick<KnownAmount, 'name' | 'called'>, words: string): number {
  return words.includes(called) ? called.length : 0;
}

/** What the names of such amounts have around that of what they are of. */
const LAST_YEAR = /^上年|增减额$/g;

/** Of an amount of last year those of last year, of one by which something changed the changes since; else all. */
function ofKind(amount: TypedAmount, text: PublishedText, budget: Budget): KnownAmount[] {
  if (!isOfLastYear(amount, text, budget))
    return [...ownAmount(text, budget), ...grandAmounts(budget), ...subjectAmounts(budget)];
  const isChange = changeBefore(text.raw, amount.start) !== undefined;
  return grandAmounts(budget).filter((known) => known.isOfLastYear && isChange === (known.isChange ?? false));
}

/** Of amounts of last year, or changes since, those of what the text compares, the nearest first, of equal ones that with the longer name, else one with a placeholder. */
function compared(
  known: readonly KnownAmount[],
  named: Named,
  amount: TypedAmount,
  text: PublishedText,
  budget: Budget,
): KnownAmount[] {
  if (!isOfLastYear(amount, text, budget)) return [];
  const names = new Set(meantPairs(text, amount.start, budget).flatMap((pair) => ofPair(pair).map(idOf)));
  const distance = ({ value }: KnownAmount): Money => absolute(subtract(value, amount.value));
  const isPlaced = (each: KnownAmount): number => Number(placeholderIn(text, each) !== undefined);
  return known
    .filter((each) => names.has(idOf(each)))
    .sort((a, b) => compare(distance(a), distance(b)) || named(b) - named(a) || isPlaced(b) - isPlaced(a));
}

function idOf({ name, value }: KnownAmount): string {
  return `${name.zh} ${value}`;
}

function likeliest(
  amounts: readonly KnownAmount[],
  named: Named,
  typed: TypedAmount,
  text: PublishedText,
): KnownAmount[] {
  const distance = ({ value }: KnownAmount): Money => absolute(subtract(value, typed.value));
  const inOther = ({ value }: KnownAmount): number => Number(isInOtherUnit(value, typed));
  /** Of figures with the same value the one whose name is longer, else one that a placeholder stands for. */
  const rank = (each: KnownAmount): number => 2 * named(each) + Number(placeholderIn(text, each) !== undefined);
  const byValue = new Map<string, KnownAmount>();
  for (const each of amounts) {
    const same = byValue.get(String(each.value));
    if (!same || rank(each) > rank(same)) byValue.set(String(each.value), each);
  }
  return [...byValue.values()]
    .sort(
      (a, b) =>
        inOther(b) - inOther(a) ||
        named(b) - named(a) ||
        Number(a.isChange ?? false) - Number(b.isChange ?? false) ||
        compare(distance(a), distance(b)),
    )
    .slice(0, MOST);
}

/** Neither more than the double nor less than the half. */
function isNear(a: Money, b: Money): boolean {
  return compare(add(a, a), b) >= 0 && compare(add(b, b), a) >= 0;
}

/** By the quotient, as somebody reads by how much numbers differ; plain numbers tell that well enough. */
function leastFar(amounts: readonly KnownAmount[], typed: TypedAmount): KnownAmount | undefined {
  const wanted = Math.log(Math.abs(Number(typed.value)));
  let [least, distance]: [KnownAmount | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (const each of amounts) {
    const own = Math.abs(Math.log(Math.abs(Number(each.value))) - wanted);
    if (own < distance) [least, distance] = [each, own];
  }
  return least;
}

/** What the project costs in whose text something stands. */
function ownAmount(text: PublishedText, budget: Budget): KnownAmount[] {
  const project = projectOf(text, budget);
  if (!project) return [];
  return [{ name: { zh: '本项目', en: 'this project' }, value: blockOf(project).figure(everything).value }];
}
