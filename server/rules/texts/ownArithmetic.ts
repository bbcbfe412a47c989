import { Decimal } from 'decimal.js';
import type { Localized } from '../../language/schema.ts';
import { absolute, add, compare, divide, type Money, subtract } from '../../model/money.ts';
import type { Span } from '../../text/Span.ts';
import { changeTo } from '../edits/changeTo.ts';
import type { Finding } from '../Rule.ts';
import { wayOf } from './changeWords.ts';
import { percentText } from './percentText.ts';
import { type PublishedText, placeIn } from './publishedText.ts';
import { writtenAs } from './replaceAmount.ts';
import { asTyped, type TypedAmount, type TypedFigure, type TypedPercent } from './typedFigures.ts';

/** Figures of two years that a text compares one after the other, and by how much it says they differ. */
interface Told extends Span {
  readonly now: TypedAmount;
  readonly before: TypedAmount;
  readonly word: Span & { readonly text: string };
  readonly change: TypedAmount | undefined;
  readonly rate: TypedPercent | undefined;
}

/** Between a figure and that of last year: ，比上年的, ，比2025年机关运行经费预算, ，较. */
const THAN =
  /^(?:（[^）]{0,24}）)?(?:[，,]?(?:比|较|与|同|和)(?:上年|上一年|去年|20[0-9]{2}年)[^，,。；;、：:（()）\n0-9０-９增减升降多少提压核调变]{0,24}|[，,](?:上年|上一年|去年)(?:度|同期)?(?:的|为|是|预算|预算数|年初预算|年初预算数|数|安排)*|[，,][比较])$/;
/** Before a figure of last year, which nothing of this year stands before: 2026年预算数比2025年预算数. */
const THAN_LAST =
  /(?:比|较|与|同|和)(?:上年|上一年|去年|20[0-9]{2}年)[^，,。；;、：:（()）\n0-9０-９增减升降多少提压核调变]{0,24}$/;

/**
 * Between a figure and by how much it is said to differ from last year's, which is not told: ，比上年预算数增加, ，同比减少; what is
 * compared may be named again: ，与上年相比，收、支总计各增加.
 */
const THAN_BY =
  /^(?:（[^）]{0,24}）)?[，,]?(?:同比|(?:比|较|与|同|和)(?:上年|上一年|去年|20[0-9]{2}年)(?:度|同期)?(?:的|预算|预算数|年初预算|年初预算数|数|相比)*)[，,]?(?:[收支入出总计预算、财政拨款各]{2,16})?(增加|增长|上升|提高|减少|下降|降低|增|减)(?:了|额为)?$/;
/** What a figure is for, or the rest of its sentence, behind which the next one compares it: ，主要用于办公。与上年相比. */
const TOLD_MORE = /^(?:[，,](?:主要|全部|专项)?用于[^0-9０-９]{1,80}[，,]|[^0-9０-９]{0,80}。)(?=比|较|与|同|和)/;

/** Between a figure of last year and that of this one, 由 before the first: 降至. */
const ON_TO = /^(?:下|上)?(?:[降减增升调]|提高|压[减缩]|缩减|减少|增加|降低|调整)[到至为]$/;
const FROM = /由(?:上年|去年|20[0-9]{2}年)?(?:的|预算|预算数)*$/;

/** Between these and by how much they differ: 相比，减少了. */
const BY = /^(?:相比|比较)?[，,]?(增加|增长|上升|提高|减少|下降|降低|增|减)(?:额|率|幅度)?(?:为|了)?$/;
const RATE =
  /^[，,（(]?(?:增加|增长|上升|提高|减少|下降|降低|[增升降减]幅|压[减缩]|增|减)(?:率|幅度|比例)?(?:为|达|了)?$/;
/** Behind a figure of last year: 持平, and not 基本持平. */
const EQUAL = /^[ \t]?(?:相比)?[，,]?(?:保持)?持平/;

/** Changes and rates that two figures told beside them do not make, where nothing else is found among them. */
export function* ownArithmetic(
  text: PublishedText,
  figures: readonly TypedFigure[],
  found: readonly Finding[],
): Iterable<Finding> {
  const isFree = (told: Span): boolean => {
    const { start, end } = placeIn(text, told.start, told.end);
    return !found.some(({ place }) => place.start < end && place.end > start);
  };
  for (const [i] of figures.entries()) {
    const finding = rateOfChange(i, figures, text, isFree);
    if (finding) yield finding;
  }
  for (const [i] of figures.entries()) {
    const other = rateOfBefore(i, figures, text) ?? notEqual(i, figures, text);
    if (other && isFree(other.told)) yield other.finding;
    const told = toldAt(i, figures, text.raw);
    if (!told || !isFree(told)) continue;
    const wrong = wrongIn(told, text);
    if (wrong.length > 0 && !isToldOfEarlier(told, i, figures, text)) yield* wrong;
  }
}

/** Whether what is compared is a figure that the sentence tells before the one beside the comparison. */
function isToldOfEarlier(told: Told, i: number, figures: readonly TypedFigure[], text: PublishedText): boolean {
  if (!told.change && !told.rate) return false;
  return amountsBefore(i, figures, text.raw).some((now) => wrongIn({ ...told, now }, text).length === 0);
}

function wrongIn(told: Told, text: PublishedText): readonly Finding[] {
  const difference = subtract(told.now.value, told.before.value);
  const slack = add(slackOf(told.now), slackOf(told.before));
  const before = beforeAsTold(told);
  if (before !== undefined) return [wrongBefore(told, before, text)];
  return [
    ...wrongWay(told, difference, slack, text),
    ...wrongChange(told, absolute(difference), slack, text),
    ...wrongRate(told, absolute(difference), slack, text),
  ];
}

/** A finding, and what it is made of. */
interface Judged {
  readonly told: Span;
  readonly finding: Finding;
}

/** 比2025年预算数24.50万元减少3.50万元，下降14.29%, where no figure of this year stands before. */
function rateOfBefore(i: number, figures: readonly TypedFigure[], text: PublishedText): Judged | undefined {
  const { raw } = text;
  const [last, before, change, rate] = [figures[i - 1], ...figures.slice(i, i + 3)];
  if (before?.kind !== 'amount' || change?.kind !== 'amount' || rate?.kind !== 'percent') return undefined;
  const said = BY.exec(between(before, change, raw))?.[1];
  if (said === undefined || !isRateBehind(change, rate, raw)) return undefined;
  if (last?.kind === 'amount' && THAN.test(between(last, before, raw))) return undefined;
  if (!THAN_LAST.test(raw.slice(Math.max(0, before.start - 40), before.start).replaceAll(BLANKS, ''))) return undefined;
  if (compare(before.value, 0) <= 0 || isBy(change.value, before.value, add(slackOf(before), slackOf(change)), rate))
    return undefined;
  const newText = percentText(rate, new Decimal(change.value).div(before.value));
  const [was, by] = [typed(before, text), typed(change, text)];
  const finding = putRight(rate, newText, text, {
    zh: `上年 ${was}，${said} ${by}，增减率是 ${newText}，不是 ${typed(rate, text)}`,
    en: `A change by ${by} from ${was} is one by ${newText}, not ${typed(rate, text)}`,
  });
  return { told: { start: before.start, end: rate.end }, finding };
}

/** 3.60万元，与2025年预算数4.00万元持平. */
function notEqual(i: number, figures: readonly TypedFigure[], text: PublishedText): Judged | undefined {
  const [now, before] = figures.slice(i, i + 2);
  if (now?.kind !== 'amount' || before?.kind !== 'amount' || !THAN.test(between(now, before, text.raw)))
    return undefined;
  if (!EQUAL.test(text.raw.slice(before.end, before.end + 8))) return undefined;
  if (compare(absolute(subtract(now.value, before.value)), add(slackOf(now), slackOf(before))) <= 0) return undefined;
  const newText = writtenAs(now.value, before);
  const finding = putRight(before, newText, text, {
    zh: `${typed(now, text)} 和 ${typed(before, text)} 不相等，不是持平`,
    en: `${typed(now, text)} and ${typed(before, text)} are not equal`,
  });
  return { told: { start: now.start, end: before.end }, finding };
}

/** By how much an amount may differ from what it was rounded from, or cut off, as amounts with all their decimals may be. */
function slackOf({ step, decimals }: TypedAmount): Money {
  return decimals < 2 ? divide(step, 2) : step;
}

const SENTENCE_END = /[；;\n]|\\n|。(?!其中|包括)/;
const PARAGRAPH_END = /\n|\\n/;
/** So many figures may a sentence tell as parts of one. */
const MOST_PARTS = 32;

/**
 * The amounts that the sentence of a figure tells before it, the nearest first. A comparison behind parts goes on with
 * what they are parts of: 118.67万元，其中：本年收入116.67万元，上年结转2.00万元，比上年减少.
 */
function amountsBefore(
  i: number,
  figures: readonly TypedFigure[],
  raw: string,
  isEnd = SENTENCE_END,
): readonly TypedAmount[] {
  const amounts: TypedAmount[] = [];
  let start = figures[i]?.start ?? 0;
  for (const figure of figures.slice(Math.max(0, i - MOST_PARTS), i).reverse()) {
    if (isEnd.test(raw.slice(figure.end, start))) break;
    if (figure.kind === 'amount') amounts.push(figure);
    start = figure.start;
  }
  return amounts;
}

/** Blanks, and where a sentence goes on in the next line, as it does in what is pasted from a page. */
const BLANKS = /[ \t　]|(?<![。；;：:\n])\n(?!\n)/g;

/** Behind an amount, that its parts follow. */
const PARTS = /^[，,。：:（(]*(?:其中|包括|包含)/;

/** 1174.20万元，比上年增加18.65万元，增长1.61%: the rate is that of the change and of what the figure was before it. */
function rateOfChange(
  i: number,
  figures: readonly TypedFigure[],
  text: PublishedText,
  isFree: (told: Span) => boolean,
): Finding | undefined {
  const { raw } = text;
  const compared = comparedAt(i, figures, raw);
  if (!compared) return undefined;
  const { now, end } = compared;
  const [change, rate] = compared.behind;
  if (change?.kind !== 'amount' || rate?.kind !== 'percent') return undefined;
  const words = between({ end }, change, raw);
  const more = TOLD_MORE.exec(words)?.[0] ?? '';
  const word = THAN_BY.exec(words.slice(more.length))?.[1];
  const way = word && wayOf(word);
  if (!way || !isRateBehind(change, rate, raw)) return undefined;
  const baseOf = ({ value }: TypedAmount): Money =>
    (way.direction === 'increase' ? subtract : add)(value, change.value);
  const isTold = (of: TypedAmount): boolean => isRateOf({ change, rate }, baseOf(of));
  const earlier = amountsBefore(i, figures, raw, more.endsWith('。') ? PARAGRAPH_END : SENTENCE_END);
  if (isTold(now) || earlier.some(isTold) || !isFree({ start: now.start, end: rate.end })) return undefined;
  const rateOf = (of: TypedAmount): Decimal => new Decimal(change.value).div(baseOf(of));
  const distance = (of: TypedAmount): Decimal => rateOf(of).times(100).minus(rate.percent).abs();
  const wholes = earlier.filter(({ end }) => PARTS.test(raw.slice(end, end + 8)));
  const [meant] = [now, ...wholes]
    .filter((of) => compare(baseOf(of), 0) > 0)
    .sort((a, b) => distance(a).cmp(distance(b)));
  if (!meant) return undefined;
  const newText = percentText(rate, rateOf(meant));
  return putRight(rate, newText, text, {
    zh: `${typed(meant, text)} 比上年${word} ${typed(change, text)}，增减率是 ${newText}，不是 ${typed(rate, text)}`,
    en: `A change by ${typed(change, text)} to ${typed(meant, text)} is one by ${newText}, not ${typed(rate, text)}`,
  });
}

/** Whether a percentage is told as the rate of the change before it: 减少3.50万元，下降14.29%. */
export function isRateBehind(change: TypedAmount, rate: TypedPercent, raw: string): boolean {
  return RATE.test(between(change, rate, raw)) && raw.charAt(rate.end - 1) !== '点';
}

/** Whether a rate is that of a change from what was before. */
export function isRateOf(
  { change, rate }: { readonly change: TypedAmount; readonly rate: TypedPercent },
  before: Money,
): boolean {
  return isBy(change.value, before, add(change.step, change.step), rate);
}

/** What stands between two figures, without blanks: 元，比上年增加 5 万元. */
function between({ end }: Pick<Span, 'end'>, { start }: Pick<Span, 'start'>, raw: string): string {
  return raw.slice(end, start).replaceAll(BLANKS, '');
}

/** Between an amount and which share it is of something. */
const IS_SHARE = /^[，,（(]占[^，,。；;、\n0-9０-９]{0,24}$/;
const CLOSED = /^[ \t]?[）)]/;

/** An amount, where it and which share it is have been told, and the figures behind: 64.57万元，占基本支出的7.03%，比上年减少. */
interface Compared {
  readonly now: TypedAmount;
  readonly end: number;
  readonly behind: readonly TypedFigure[];
}

function comparedAt(i: number, figures: readonly TypedFigure[], raw: string): Compared | undefined {
  const [now, share] = figures.slice(i, i + 2);
  if (now?.kind !== 'amount') return undefined;
  if (share?.kind !== 'percent' || !IS_SHARE.test(between(now, share, raw)))
    return { now, end: now.end, behind: figures.slice(i + 1, i + 4) };
  const closed = CLOSED.exec(raw.slice(share.end, share.end + 2))?.[0] ?? '';
  return { now, end: share.end + closed.length, behind: figures.slice(i + 2, i + 5) };
}

function toldAt(i: number, figures: readonly TypedFigure[], raw: string): Told | undefined {
  const compared = comparedAt(i, figures, raw);
  if (!compared) return undefined;
  const { now: first, end } = compared;
  const [second, third, fourth] = compared.behind;
  if (second?.kind !== 'amount' || !third) return undefined;
  const words = between({ end }, second, raw);
  const isFrom = ON_TO.test(words) && FROM.test(raw.slice(Math.max(0, first.start - 16), first.start));
  if (!isFrom && !THAN.test(words)) return undefined;
  const [now, before] = isFrom ? [second, first] : [first, second];
  const said = BY.exec(between(second, third, raw))?.[1];
  if (!said) return undefined;
  const at = raw.indexOf(said, second.end);
  const word = { text: said, start: at, end: at + said.length };
  const change = third.kind === 'amount' ? third : undefined;
  const next = change ? fourth : third;
  const isRate = next?.kind === 'percent' && (next === third || RATE.test(between(third, next, raw)));
  const rate = isRate && raw.charAt(next.end - 1) !== '点' ? next : undefined;
  return { now, before, word, change, rate, start: first.start, end: (rate ?? change ?? second).end };
}

/** What last year's figure has to be, where that alone makes the change and the rate right, and the typed one neither. */
function beforeAsTold({ now, before, word, change, rate }: Told): Money | undefined {
  const way = wayOf(word.text);
  if (!change || !rate || !way) return undefined;
  const meant = way.direction === 'increase' ? subtract(now.value, change.value) : add(now.value, change.value);
  const isRight = (base: Money): boolean => isBy(change.value, base, add(now.step, change.step), rate);
  const isOff = compare(absolute(subtract(meant, before.value)), add(add(now.step, before.step), change.step)) > 0;
  return isOff && compare(meant, 0) > 0 && isRight(meant) && !isRight(before.value) ? meant : undefined;
}

/** Whether a difference is a rate of what was before, give or take some slack. */
function isBy(difference: Money, before: Money, slack: Money, { percent, decimals }: TypedPercent): boolean {
  if (compare(before, 0) <= 0) return false;
  const exact = new Decimal(difference).times(100).div(before);
  const about = new Decimal(slack).times(100).div(before).plus(new Decimal(10).pow(-decimals));
  return exact.minus(percent).abs().lte(about);
}

function wrongBefore({ now, before, change }: Told, meant: Money, text: PublishedText): Finding {
  const newText = writtenAs(meant, before);
  const [told, by] = [typed(now, text), change ? typed(change, text) : ''];
  return putRight(before, newText, text, {
    zh: `按 ${told} 和增减额 ${by}，上年是 ${newText}，不是 ${typed(before, text)}`,
    en: `By ${told} and the change of ${by} last year's is ${newText}, not ${typed(before, text)}`,
  });
}

function* wrongWay(
  { now, before, word }: Told,
  difference: Money,
  slack: Money,
  text: PublishedText,
): Iterable<Finding> {
  const way = wayOf(word.text);
  const isMore = compare(difference, 0) > 0;
  if (!way || (way.direction === 'increase') === isMore || compare(absolute(difference), slack) <= 0) return;
  yield putRight(word, way.opposite, text, {
    zh: `${typed(before, text)} 到 ${typed(now, text)} 是${way.opposite}，不是${word.text}`,
    en: `From ${typed(before, text)} to ${typed(now, text)} is ${isMore ? 'an increase' : 'a decrease'}`,
  });
}

function* wrongChange(
  { now, before, change }: Told,
  difference: Money,
  slack: Money,
  text: PublishedText,
): Iterable<Finding> {
  if (!change || compare(absolute(subtract(difference, change.value)), add(slack, change.step)) <= 0) return;
  const newText = writtenAs(difference, change);
  yield putRight(change, newText, text, {
    zh: `${typed(now, text)} 和 ${typed(before, text)} 相差 ${newText}，不是 ${typed(change, text)}`,
    en: `${typed(now, text)} and ${typed(before, text)} differ by ${newText}, not ${typed(change, text)}`,
  });
}

function* wrongRate(
  { now, before, rate }: Told,
  difference: Money,
  slack: Money,
  text: PublishedText,
): Iterable<Finding> {
  if (!rate || compare(before.value, 0) <= 0) return;
  if (isBy(difference, before.value, slack, rate)) return;
  const newText = percentText(rate, new Decimal(difference).div(before.value));
  yield putRight(rate, newText, text, {
    zh: `${typed(before, text)} 到 ${typed(now, text)} 的增减率是 ${newText}，不是 ${typed(rate, text)}`,
    en: `From ${typed(before, text)} to ${typed(now, text)} is a change by ${newText}, not ${typed(rate, text)}`,
  });
}

function putRight({ start, end }: Span, newText: string, text: PublishedText, message: Localized): Finding {
  const place = placeIn(text, start, end);
  return { place, message, fixes: () => [changeTo(newText, [{ place, newText }])] };
}

function typed(told: Span, { raw }: PublishedText): string {
  return asTyped(told, raw);
}
