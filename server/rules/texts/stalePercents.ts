import { Decimal } from 'decimal.js';
import { findValue } from '../../language/lookup.ts';
import type { Budget } from '../../model/Budget.ts';
import { wordOf } from '../../model/binding/boundValues.ts';
import type { KnownAmount } from '../../model/figures/knownFigures.ts';
import {
  distanceTo,
  hasShareBetween,
  type KnownShare,
  knownRates,
  nearestShareTo,
  ratesOf,
  shareOf,
  shareOfPart,
  wholeNames,
} from '../../model/figures/knownShares.ts';
import type { Money } from '../../model/money.ts';
import { behindWords } from '../../text/behindWords.ts';
import type { Finding, Fix } from '../Rule.ts';
import { comparesOther, contextBefore, isYearBeforeKnown, lastYearBefore } from './comparedWith.ts';
import { countBefore, type TypedText } from './figuresInText.ts';
import { meantPairs } from './meantPairs.ts';
import { lengthOfName } from './nearestAmounts.ts';
import { isOfOthers } from './ofOthers.ts';
import { isOfAnotherYear } from './otherYear.ts';
import { percentText } from './percentText.ts';
import { type PublishedText, placeIn } from './publishedText.ts';
import { readsAs } from './readsAs.ts';
import { isShareInText, isShareOfMoney, nearestInText, type ToldBefore, toldBefore } from './sharesInText.ts';
import { asTyped, type TypedPercent } from './typedFigures.ts';
import { wordsBefore } from './wordsBefore.ts';

/** Words before a percentage that make it a share or a rate of change. */
const SHARE = /(?:占|增长|增加|下降|减少|降低|比重|比例|提高)[^，。；]{0,10}$/;

/** Rates that have a name of their own: 资产负债率, 执行率, 就业率达到; not those of change and of shares. */
const RATE_OF_OTHERS = /(?<!增长|增减|增加|上升|减少|下降|降低|压减|变动|变化|占比|比)率[为是达到至了约：: \t]{0,3}$/;

/** Percentages typed into a text that are no share and no rate of change of the budget. */
export function* stalePercents(all: TypedText, budget: Budget): Iterable<Finding> {
  const { text, figures } = all;
  for (const typed of figures) {
    if (typed.kind !== 'percent' || !isShare(typed, text) || isOfAnotherYear(text.raw, typed.start, budget)) continue;
    const word = wordBefore(typed, text);
    if (word && isMoreThanAll(typed, word, text)) {
      if (!isOfOthers(text.raw, typed.start, budget)) yield moreThanAll(typed, text, budget);
    } else if (!isKnown(typed, word?.kind, budget)) yield* unknownPercent(typed, word, all, budget);
  }
}

/** What is to be told of a percentage that no figures of the budget have. */
function* unknownPercent(
  typed: TypedPercent,
  word: KindWord | undefined,
  all: TypedText,
  budget: Budget,
): Iterable<Finding> {
  const { text } = all;
  const isRate = word?.kind === 'rate';
  if (isOfOthers(text.raw, typed.start, budget) || (isRate && !isRateOfBudget(word, text, budget))) return;
  const told = isRate ? undefined : toldBefore(typed, all, budget);
  if (told && !canBeShare(typed, told, all, budget)) return;
  const nearest =
    meantShare(typed, told && nearestInText(typed, told), all, budget) ??
    meantRate(typed, text, budget) ??
    nearestShare(typed, word?.kind, budget);
  yield ofNone(typed, nearest, text);
}

/** A percentage that is none of the budget, and the one that it may be. */
function ofNone(typed: TypedPercent, nearest: KnownShare | undefined, text: PublishedText): Finding {
  const typedText = asTyped(typed, text.raw);
  const shown = nearest && percentText(typed, nearest.fraction);
  return {
    place: placeIn(text, typed.start, typed.end),
    message: {
      zh: `${typedText} 不是本预算的比例${nearest ? `；最接近的是${behindWords(nearest.name.zh)} ${shown}` : ''}`,
      en: `${typedText} is not a share of this budget${nearest ? `; the nearest is ${nearest.name.en}, ${shown}` : ''}`,
    },
    fixes: () => (nearest ? [replacePercent(typed, nearest, text)] : []),
  };
}

/** Words by which something has become less. */
const LESS = /^(?:下降|减少|降低|压减|压缩|核减|调减|[减降]幅|减)/;

/** Whether something is said to have become less by more than all of it: 下降310%. */
function isMoreThanAll({ percent }: TypedPercent, { start, between }: KindWord, { raw }: PublishedText): boolean {
  return percent.gt(100) && OF_SAME.test(between) && LESS.test(raw.slice(start, start + 2));
}

function moreThanAll(typed: TypedPercent, text: PublishedText, budget: Budget): Finding {
  const meant = meantRate(typed, text, budget);
  const said = asTyped(typed, text.raw);
  return {
    place: placeIn(text, typed.start, typed.end),
    message: {
      zh: `减少的不会超过原来的全部，${said} 大于 100%`,
      en: `Nothing becomes less by more than all of it: ${said} is over 100%`,
    },
    fixes: () => (meant ? [replacePercent(typed, meant, text)] : []),
  };
}

/**
 * In an explanation every percentage; in other texts those that say of themselves that they are a share. 个百分点 are the
 * difference of two.
 */
function isShare({ percent, start, end }: TypedPercent, { path, raw }: PublishedText): boolean {
  if (percent.isZero() || percent.eq(100) || raw.slice(start, end).endsWith('个百分点')) return false;
  if (RATE_OF_OTHERS.test(raw.slice(Math.max(0, start - 12), start))) return false;
  return path === 'explain' || SHARE.test(raw.slice(Math.max(0, start - 16), start));
}

/** Whether a percentage, which no figures of the budget have, ought to be one of them: it is of money, and of none that the text tells. */
function canBeShare(typed: TypedPercent, told: ToldBefore, all: TypedText, budget: Budget): boolean {
  const { text } = all;
  if (lastYearBefore(text.raw, typed.start, budget) !== undefined || !isShareOfMoney(typed, text, budget)) return false;
  if (isShareOfOthers(typed, all)) return false;
  return !isShareInText(told, budget, (part, whole) => isShareTyped(typed, part, whole));
}

/** An amount, and behind it of what it is a share. */
const AMOUNT_OF = /元[ \t]?[，,（(]?占[^，,。；;、\n0-9０-９]{0,16}$/;

/** Whether a percentage is the share of an amount that is no figure of the budget: 固定资产净值486.35万元，占79.41%. */
function isShareOfOthers({ start }: TypedPercent, { text: { raw }, figures }: TypedText): boolean {
  const words = AMOUNT_OF.exec(raw.slice(Math.max(0, start - 24), start))?.[0];
  if (words === undefined) return false;
  const end = start - words.length + 1;
  return figures[countBefore(figures, end) - 1]?.end !== end;
}

/** What makes a percentage a share, or a rate of change. */
interface KindWord {
  readonly kind: KnownShare['kind'];
  readonly start: number;
  /** What stands between it and the percentage. */
  readonly between: string;
}

/** The last word before a percentage that says which it is; undefined where none does. */
function wordBefore({ start }: TypedPercent, { raw }: PublishedText): KindWord | undefined {
  const from = Math.max(0, start - 12);
  const last = [
    ...raw
      .slice(from, start)
      .matchAll(
        /占|比重|增长|增加|上升|下降|减少|降低|压减|压缩|核减|调减|节约|[增减升降]幅|(?<=[，,、年度期比数算额出入费资金款净 \t])[增减](?=[ \t]?$)/g,
      ),
  ].at(-1);
  if (!last) return undefined;
  const at = from + last.index;
  return {
    kind: last[0] === '占' || last[0] === '比重' ? 'share' : 'rate',
    start: at,
    between: raw.slice(at + last[0].length, start),
  };
}

/** Words between 增长 and a percentage that leave it the rate of what was spoken of before: 增长率为, 下降了. */
const OF_SAME = /^(?:率|幅度|比例|比率)?[为是达了约：: \t]{0,3}$/;

/** What one person, one vehicle has. */
const PER_HEAD = /[人车辆户亩]均|平均每/;

/**
 * In the texts of projects what grows is what they achieve; in explanations it has to be known what grew since when, and
 * that is not so where something else is named behind the word: 减少会议费5%.
 */
function isRateOfBudget({ start, between }: KindWord, text: PublishedText, budget: Budget): boolean {
  return (
    text.path === 'explain' &&
    OF_SAME.test(between) &&
    !comparesOther(text, start) &&
    !PER_HEAD.test(contextBefore(text.raw, start) ?? '') &&
    isYearBeforeKnown(text, start, budget)
  );
}

/** Whether a share reads as a percentage was typed. Of nearly all that do not, plain numbers tell it. */
export function isShareTyped(typed: TypedPercent, part: Money, whole: Money): boolean {
  const about = (Number(part) / Number(whole)) * 100;
  const isFar = Math.abs(about - typed.percent.toNumber()) > 2 * 10 ** -typed.decimals;
  return !isFar && readsAsPercent(typed, shareOf(part, whole));
}

/** Whether a fraction reads as a percentage was typed: rounded half up, or cut off. */
export function readsAsPercent({ percent, decimals }: TypedPercent, fraction: Decimal): boolean {
  const exact = fraction.times(100);
  return (
    exact.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).eq(percent) ||
    exact.toDecimalPlaces(decimals, Decimal.ROUND_DOWN).eq(percent)
  );
}

function isKnown(typed: TypedPercent, kind: KnownShare['kind'] | undefined, budget: Budget): boolean {
  const isMeant = (fraction: Decimal): boolean => readsAsPercent(typed, fraction);
  if (kind !== 'share' && knownRates(budget).some(({ fraction }) => isMeant(fraction))) return true;
  const [about, step] = [typed.percent.toNumber(), 10 ** -typed.decimals];
  return kind !== 'rate' && hasShareBetween([(about - step) / 100, (about + step) / 100], isMeant, budget);
}

/** Between an amount and what part it is of something: 213.40万元，占收入的. */
const OF_AMOUNT = /^[ \t]?[，,（(]?占[^，,。；;、\n]{0,16}$/;

const longestWholes = [...wholeNames].sort((a, b) => b.length - a.length);

/** The share that the amount before a percentage is of what the text names, else of all, unless one that it tells is nearer. */
function meantShare(
  typed: TypedPercent,
  told: KnownShare | undefined,
  { text: { raw, bound }, figures }: TypedText,
  budget: Budget,
): KnownShare | undefined {
  const amount = figures[countBefore(figures, typed.start) - 1];
  const words = amount && raw.slice(amount.end, typed.start);
  if (amount?.kind !== 'amount' || words === undefined || !OF_AMOUNT.test(words)) return told;
  const before = wordsBefore(raw, amount.start);
  const meant = (part: KnownAmount): number => (readsAs(part.value, amount) ? 1 + lengthOfName(part, before) : 0);
  const shareOfNamed = (whole: string): KnownShare | undefined => shareOfPart(meant, whole, budget);
  const named = longestWholes.find((name) => words.includes(name));
  return (
    (named === undefined ? undefined : shareOfNamed(named)) ??
    nearerOf(typed, shareOfNamed(wholeOf(before, bound)), told)
  );
}

/** Of what a share is where a text does not say it. */
function wholeOf(before: string, bound: PublishedText['bound']): string {
  if (findValue('topic', wordOf(bound.args['topic']))?.id === 'threePublic') return '“三公”经费';
  return before.includes('收入') ? '收入' : '支出';
}

/** The rate of what the text compares with the year before. */
function meantRate(typed: TypedPercent, text: PublishedText, budget: Budget): KnownShare | undefined {
  return nearestOf(ratesOf(meantPairs(text, typed.start, budget)), typed);
}

/** A share of the budget, unless the text tells one that is nearer. */
function nearerOf(
  { percent }: TypedPercent,
  known: KnownShare | undefined,
  told: KnownShare | undefined,
): KnownShare | undefined {
  const wanted = percent.div(100);
  return known && told && distanceTo(wanted, told).lt(distanceTo(wanted, known)) ? told : (known ?? told);
}

function nearestShare(typed: TypedPercent, kind: KnownShare['kind'] | undefined, budget: Budget) {
  const rates = kind === 'share' ? [] : knownRates(budget);
  const share = kind === 'rate' ? undefined : nearestShareTo(typed.percent.div(100), budget);
  return nearestOf([...rates, ...(share ? [share] : [])], typed);
}

function nearestOf(shares: readonly KnownShare[], { percent }: TypedPercent): KnownShare | undefined {
  const wanted = percent.div(100);
  let [best, distance]: [KnownShare | undefined, Decimal | undefined] = [undefined, undefined];
  for (const each of shares) {
    if (each.fraction.isZero()) continue;
    const own = distanceTo(wanted, each);
    if (!distance || own.lt(distance)) [best, distance] = [each, own];
  }
  return best;
}

function replacePercent(typed: TypedPercent, { name, fraction }: KnownShare, text: PublishedText): Fix {
  const newText = percentText(typed, fraction);
  return {
    title: { zh: `改为 ${newText}（${name.zh}）`, en: `Change to ${newText} (${name.en})` },
    edits: [{ place: placeIn(text, typed.start, typed.end), newText }],
  };
}
