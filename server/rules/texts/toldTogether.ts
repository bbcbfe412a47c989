import type { Budget } from '../../model/Budget.ts';
import { grandAmounts, type KnownAmount } from '../../model/figures/knownFigures.ts';
import { calledAmounts } from '../../model/figures/knownParts.ts';
import { sentenceBefore } from './comparedWith.ts';
import type { PublishedText } from './publishedText.ts';
import { readsAs } from './readsAs.ts';
import type { TypedAmount, TypedFigure } from './typedFigures.ts';

/** An amount that is another one of those told with it, and the figure that it ought to be. */
export interface Misplaced {
  readonly amount: TypedAmount;
  readonly total: KnownAmount;
}

/** Between names and their amounts. */
const RESPECTIVELY = /(?:分别|依次)(?:安排|预算)?[为是]?[：: \t]?/g;

/** Between the amounts, and between the names. */
const BETWEEN_AMOUNTS = /^[ \t]?(?:[、，,]?[和及与]|[、，,])[ \t]?$/;
const BETWEEN_NAMES = /[、和及与]/;

/** 基本支出和项目支出分别为: amounts that are those of the names before them, each in another's place. */
export function toldTogether(
  { raw, path }: PublishedText,
  figures: readonly TypedFigure[],
  budget: Budget,
): readonly Misplaced[] {
  if (path !== 'explain' || !/分别|依次/.test(raw)) return [];
  return [...raw.matchAll(RESPECTIVELY)].flatMap(({ 0: words, index }) => {
    const amounts = amountsFrom(index + words.length, figures, raw);
    return amounts.length > 1 ? misplaced(amounts, namesBefore(index, raw), budget) : [];
  });
}

/** The amounts of a list that begins at an offset. */
function amountsFrom(start: number, figures: readonly TypedFigure[], raw: string): readonly TypedAmount[] {
  const amounts: TypedAmount[] = [];
  const from = figures.findIndex((each) => each.start === start);
  if (from < 0) return amounts;
  for (const each of figures.slice(from)) {
    const last = amounts.at(-1);
    if (each.kind !== 'amount' || (last && !BETWEEN_AMOUNTS.test(raw.slice(last.end, each.start)))) break;
    amounts.push(each);
  }
  return amounts;
}

/** The words before an offset, cut between the names that they list. */
function namesBefore(at: number, raw: string): readonly string[] {
  const clause = /[^，,：:；;]*$/.exec(sentenceBefore(raw, at) ?? '')?.[0] ?? '';
  return clause.split(BETWEEN_NAMES);
}

function misplaced(amounts: readonly TypedAmount[], names: readonly string[], budget: Budget): Misplaced[] {
  if (names.length !== amounts.length) return [];
  const meant = names.map((name) => figureNamed(name, budget));
  if (!meant.every((each) => each !== undefined)) return [];
  const isOne = (amount: TypedAmount): boolean => meant.some(({ value }) => readsAs(value, amount));
  const isTold = ({ value }: KnownAmount): boolean => amounts.some((amount) => readsAs(value, amount));
  if (!amounts.every(isOne) || !meant.every(isTold)) return [];
  return amounts.flatMap((amount, i) => {
    const total = meant[i];
    return total && !readsAs(total.value, amount) ? [{ amount, total }] : [];
  });
}

/** The figure by whose name some words end, the longest one; undefined where none does. */
function figureNamed(words: string, budget: Budget): KnownAmount | undefined {
  const name = words.trim();
  let [longest, length]: [KnownAmount | undefined, number] = [undefined, 1];
  const look = (each: KnownAmount, called: string): void => {
    if (called.length > length && name.endsWith(called)) [longest, length] = [each, called.length];
  };
  for (const each of grandAmounts(budget)) if (!each.isOfLastYear) look(each, each.name.zh);
  for (const [called, value] of calledAmounts(budget)) look({ name: { zh: called, en: called }, value }, called);
  return longest;
}
