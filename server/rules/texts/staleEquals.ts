import type { Budget } from '../../model/Budget.ts';
import { rateOf } from '../../model/figures/knownShares.ts';
import { absolute, asPrinted, compare, isZero, subtract } from '../../model/money.ts';
import type { YearPair } from '../../model/priorYear.ts';
import { amountText } from '../amountText.ts';
import { changeTo } from '../edits/changeTo.ts';
import type { Finding } from '../Rule.ts';
import { comparedAt, comparesOther } from './comparedWith.ts';
import { type PublishedText, placeIn } from './publishedText.ts';

/** 与上年持平, and not 基本持平. */
const EQUAL =
  /(?:与|同|和|较|比)(上年度?|上一年度?|去年|(20[0-9]{2})年度?)(?:年初)?(?:预算)?数?(?:相比)?[，,]?(?:保持)?(持平|不变|没有变化|无增减变化|无变化|相同|一致)/g;

/** So small a rate of change leaves two years equal as people say it. */
const SLIGHT = 0.005;

/** A text that says both years are equal of what has changed. */
export function* staleEquals(text: PublishedText, budget: Budget): Iterable<Finding> {
  if (text.path !== 'explain' || !/持平|不变|变化|相同|一致/.test(text.raw)) return;
  for (const match of text.raw.matchAll(EQUAL)) {
    const { 0: said, 1: since = '', 2: digits, 3: word = '', index } = match;
    if (digits !== undefined && Number(digits) + 1 !== budget.year) continue;
    if (comparesOther(text, index)) continue;
    const pairs = comparedAt(text, index, budget);
    const [pair] = pairs;
    if (pair && pairs.every(hasChanged)) yield finding({ start: index, said, since, word }, pair, text);
  }
}

function hasChanged(pair: YearPair): boolean {
  if (compare(asPrinted(pair.now), asPrinted(pair.before)) === 0) return false;
  return rateOf(pair)?.gte(SLIGHT) ?? !isZero(asPrinted(pair.now));
}

interface Said {
  readonly start: number;
  readonly said: string;
  readonly since: string;
  readonly word: string;
}

function finding({ start, said, since, word }: Said, { name, now, before }: YearPair, text: PublishedText): Finding {
  const change = subtract(asPrinted(now), asPrinted(before));
  const isMore = compare(change, 0) > 0;
  const way = isMore ? '增加' : '减少';
  const place = placeIn(text, start, start + said.length);
  const newText = `比${since}${way}${amountText(absolute(change), '万元')}`;
  const [then, today] = [amountText(before, '万元'), amountText(now, '万元')];
  return {
    place,
    message: {
      zh: `${name.zh}比上年是${way}，不是${word}：上年 ${then}，本年 ${today}`,
      en: `${name.en} ${isMore ? 'rose' : 'fell'} since last year: ${then} then, ${today} now`,
    },
    fixes: () => [changeTo(newText, [{ place, newText }])],
  };
}
