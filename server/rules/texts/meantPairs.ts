import type { Budget } from '../../model/Budget.ts';
import { comparablePairs } from '../../model/figures/knownFigures.ts';
import type { YearPair } from '../../model/priorYear.ts';
import type { Span } from '../../text/Span.ts';
import { changeBefore } from './changeWords.ts';
import { comparedAt, lastYearBefore, pairsOf, sentenceBefore } from './comparedWith.ts';
import { figuresInText } from './figuresInText.ts';
import { goesOnWith } from './goesOnWith.ts';
import { nameBefore } from './namedTotal.ts';
import type { PublishedText } from './publishedText.ts';
import { readsAs } from './readsAs.ts';
import type { TypedAmount } from './typedFigures.ts';
import { wordsBefore } from './wordsBefore.ts';

/** What the words between a figure of this year and its change, or that of last year, are made of: 比2025年预算数, 收、支总计各. */
const OF_SAME = /^[0-9０-９上一去年度初预算数比较与和同由从相应也均共各的收支、总计 \t]*$/;

/**
 * What a change, or a figure of last year, at an offset is one of: what its clause names, else the figure of this year that
 * the sentence tells before it; both years of each.
 */
export function meantPairs(text: PublishedText, at: number, budget: Budget): readonly YearPair[] {
  const { raw } = text;
  const start = changeBefore(raw, at)?.start ?? lastYearBefore(raw, at, budget);
  if (start === undefined || text.path !== 'explain') return [];
  const words = wordsBefore(raw, start);
  const told = amountBefore(raw, start, budget);
  const isTold = ({ now }: YearPair): boolean => told !== undefined && readsAs(now, told);
  const namedIn = (some: string): readonly YearPair[] => {
    const named = longestIn(some, comparablePairs(budget));
    return named.some(isTold) ? named.filter(isTold) : named;
  };
  const named = namedIn(words);
  if (named.length > 0) return named;
  if (!OF_SAME.test(words)) return comparedAt(text, start, budget);
  if (told) {
    const total = nameBefore(raw, told.start)?.total;
    return total ? pairsOf(total, budget) : namedIn(wordsBefore(raw, told.start));
  }
  const change = lastIn(sentenceBefore(raw, start) ?? '', start);
  return change ? meantPairs(text, change.start, budget) : comparedAt(text, start, budget);
}

/** The last figure of what stands before an offset: 较上年增加6.00万元，增长. */
function lastIn(sentence: string, at: number): Span | undefined {
  const last = figuresInText(sentence).at(-1);
  return last && { start: at - sentence.length + last.start, end: at - sentence.length + last.end };
}

/** Those of some pairs that words name, by the longest name. */
function longestIn(words: string, pairs: readonly YearPair[]): readonly YearPair[] {
  const named = pairs.filter(({ name }) => words.includes(name.zh));
  const longest = Math.max(...named.map(({ name }) => name.zh.length));
  return named.filter(({ name }) => name.zh.length === longest);
}

/** The last amount before an offset that is one of this year: in its sentence, or in the one that this goes on with. */
function amountBefore(raw: string, at: number, budget: Budget): TypedAmount | undefined {
  const sentence = sentenceBefore(raw, at) ?? '';
  const from = at - sentence.length;
  const last = goesOnWith(raw, from, sentence);
  return (
    amountIn(sentence, raw, from, budget) ??
    (last === '' ? undefined : amountIn(last, raw, raw.lastIndexOf(last, from), budget))
  );
}

function amountIn(sentence: string, raw: string, from: number, budget: Budget): TypedAmount | undefined {
  return figuresInText(sentence)
    .filter((figure): figure is TypedAmount => figure.kind === 'amount')
    .map((amount) => ({ ...amount, start: from + amount.start, end: from + amount.end }))
    .findLast(
      ({ start }) => changeBefore(raw, start) === undefined && lastYearBefore(raw, start, budget) === undefined,
    );
}
