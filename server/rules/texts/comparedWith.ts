import { findValue } from '../../language/lookup.ts';
import type { Budget } from '../../model/Budget.ts';
import { wordOf } from '../../model/binding/boundValues.ts';
import { comparablePairs } from '../../model/figures/knownFigures.ts';
import { priorBudget, type YearPair } from '../../model/priorYear.ts';
import { onceFor } from '../../text/onceFor.ts';
import type { Span } from '../../text/Span.ts';
import { isAboutWhole, saysNothing } from './aboutWhole.ts';
import { asFigures } from './asFigures.ts';
import { changeBefore } from './changeWords.ts';
import { goesOnWith } from './goesOnWith.ts';
import { isMeantIn, isPartBehind, nameBefore, type WordsByEnd, withoutLast, wordsByEnd } from './namedTotal.ts';
import type { PublishedText } from './publishedText.ts';
import { betweenWords, type NamedTotal, namedTotals } from './wordsOfTotals.ts';

/** So far back is read what a change is of. */
const FURTHEST = 240;

/** A figure at the end of what stands before another one. */
const FIGURE = /(?:[0-9０-９][0-9０-９,.．]{0,20}[ \t]?(?:[千万亿]?元|万|[%％]|个百分点)|[{｛][^{}｛｝\n]{1,20}[}｝])$/;

/** What a text compares at an offset in it with the year before: figures of both years, where they are known. */
export function comparedAt(text: PublishedText, at: number, budget: Budget): readonly YearPair[] {
  return totalsAt(text, at, budget).flatMap((total) => pairsOf(total, budget));
}

/** A total of this year and of the year before, where that is known; in each extent in which it is stated. */
export function pairsOf(total: NamedTotal, budget: Budget): readonly YearPair[] {
  const names = new Set(pairNames(total));
  return comparablePairs(budget).filter(({ name }) => names.has(name.zh));
}

/** Comparisons with something else than last year's budget, or of something else than this year's. */
const OTHER_BASE = /(?<!严格|认真)执行(?!公务)|决算|预计|实际|调整(?:后|预算|数)|追加|扣除|剔除|不考虑|不含|同口径/;

/** Whether a sentence, up to an offset in it, compares something else than the two budgets; so it may where it is long. */
export function comparesOther({ raw }: PublishedText, at: number): boolean {
  return OTHER_BASE.test(contextBefore(raw, at) ?? '预计');
}

/** Several figures told as one, which last year's file has one by one: 会议费、培训费合计15.80万元. */
const SEVERAL = /[、和及与][^，,。；;：:0-9０-９]{2,16}(?:合计|共计|总计|[两三四五六]项)/;

/**
 * Whether the year before is known of what a text compares at an offset with it. What 上年 states in amounts is a few totals;
 * last year's file has every figure, and not what is none: 固定资产.
 */
export function isYearBeforeKnown(text: PublishedText, at: number, budget: Budget): boolean {
  if (comparedAt(text, at, budget).length > 0) return true;
  if (!priorBudget(budget)) return false;
  const sentence = sentenceBefore(text.raw, at) ?? '';
  const before = asFigures(goesOnWith(text.raw, at - sentence.length, sentence) || sentence);
  return !SEVERAL.test(before) && comparablePairs(budget).some(({ name }) => before.includes(name.zh));
}

/** Words of a figure of last year, and what may stand between them and it. */
const LAST =
  /(?:上年|上一年|去年|(?<!年)同期|(20[0-9]{2})年)(?!结转|结余|财政拨款结转)[^，,。；;、\\\n0-9０-９{｛]{0,16}$/;

/** Where the words begin that make an amount one of last year: 上年, 2025年. Undefined where it is none. */
export function lastYearBefore(raw: string, at: number, { year }: Budget): number | undefined {
  const from = Math.max(0, at - 24);
  const match = LAST.exec(raw.slice(from, at));
  if (!match || (match[1] !== undefined && Number(match[1]) + 1 !== year)) return undefined;
  return from + match.index;
}

/** The words of last year at the beginning of those before its figure. */
const YEAR_BEFORE = /^(?:上年|上一年|去年|同期|20[0-9]{2}年)度?/;
const between = wordsByEnd(betweenWords);

/**
 * Whether words from 上年 to an amount name something of which 上年 states nothing: 上年差旅费. Last year's file has
 * everything.
 */
export function isUnknownOfLastYear(raw: string, { start, end }: Span, budget: Budget): boolean {
  if (priorBudget(budget)) return false;
  let rest = raw.slice(start, end).replace(YEAR_BEFORE, '');
  for (let next: string | undefined = rest; next !== undefined; next = withoutLast(rest, between)) rest = next;
  if (rest === '') return isPartBehind(raw, end);
  const name = nameBefore(raw, end);
  return !name || name.start < start || pairsOf(name.total, budget).length === 0;
}

/** From what: 由2.95万元, and behind the amount to what: 降至2.36万元. */
const FROM = /[由从][^，,。；;、\n0-9０-９{｛]{0,16}$/;
const ON_TO =
  /^(?:（[^）]{0,16}）)?(?:相应|逐步)?(?:下|上)?(?:[降减增升调变]|提高|压[减缩]|缩减|减少|增加|升高|降低|调整|变更|扩大)[了]?[至到为]/;

/** Where 由 begins before an amount from which something has changed; undefined where nothing has. */
export function changedFrom(raw: string, { start, end }: Span): number | undefined {
  const from = Math.max(0, start - 20);
  const match = FROM.exec(raw.slice(from, start));
  return match && ON_TO.test(raw.slice(end, end + 32)) ? from + match.index : undefined;
}

/** So many sentences back may stand what a comparison goes on with. */
const MOST_BACK = 4;

/** The totals that a comparison at an offset may be of: the one named before it, else what its topic is about. */
export function totalsAt(text: PublishedText, at: number, budget: Budget, back = MOST_BACK): readonly NamedTotal[] {
  if (text.path !== 'explain') return [];
  const before = sentenceBefore(text.raw, at);
  if (before === undefined) return [];
  const from = at - before.length;
  let end = at;
  for (;;) {
    end = withoutComparison(text.raw, from, end, budget);
    const sentence = text.raw.slice(from, end);
    if (saysNothing(sentence, budget)) return from === 0 ? ofTopic(text) : ofSentenceBefore(text, from, budget, back);
    const figure = FIGURE.exec(sentence.slice(-40));
    if (!figure) return namedAt(text, end, budget);
    const start = end - figure[0].length;
    const told =
      changeBefore(text.raw, start)?.start ??
      shareBefore(text.raw, start) ??
      (lastYearBefore(text.raw, start, budget) === undefined ? undefined : start);
    if (told === undefined || told < from) return namedAt(text, start, budget);
    end = told;
  }
}

/** 比上年增加 at the beginning of a sentence goes on with what the one before has told. */
function ofSentenceBefore(text: PublishedText, start: number, budget: Budget, back: number): readonly NamedTotal[] {
  const [mark] = /(?:[。；;\n]|\\n)$/.exec(text.raw.slice(Math.max(0, start - 2), start)) ?? [];
  return mark !== undefined && back > 0 ? totalsAt(text, start - mark.length, budget, back - 1) : [];
}

/** Where the words begin that make a percentage a share of what was spoken of before: 占总支出的. */
function shareBefore(raw: string, at: number): number | undefined {
  const from = Math.max(0, at - 16);
  const match = /占[^，,。；;、\n0-9０-９]{0,12}$/.exec(raw.slice(from, at));
  return match ? from + match.index : undefined;
}

/** What stands before an offset in its sentence; undefined where that is too long. */
export function sentenceBefore(raw: string, at: number): string | undefined {
  const from = Math.max(0, at - FURTHEST);
  const before = raw.slice(from, at);
  const ends = ['。', '；', ';', '\n', '\\n'].map((mark) => {
    const last = before.lastIndexOf(mark);
    return last < 0 ? 0 : last + mark.length;
  });
  const start = Math.max(...ends);
  return start > 0 || from === 0 ? before.slice(start) : undefined;
}

/** What stands before an offset in its sentence, and before that what the sentence goes on with. */
export function contextBefore(raw: string, at: number): string | undefined {
  const sentence = sentenceBefore(raw, at);
  return sentence === undefined ? undefined : goesOnWith(raw, at - sentence.length, sentence) + sentence;
}

/** Whether words speak of the year before. */
export function namesYearBefore(words: string, { year }: Budget): boolean {
  if (/上年|上一年|去年|同比|(?<!年)同期/.test(words)) return true;
  return year !== undefined && words.includes(`${year - 1}年`);
}

/** Words between what is compared and the word of its change, those of last year not among them. */
const comparing: readonly string[] = [
  ...['，', ',', '、', '（', '(', ' ', '\t', '　'],
  ...['比', '较', '同比', '与', '和', '同', '由', '从', '相比', '相比较'],
  ...['增减', '变化', '共', '共计', '各', '均', '将', '相应', '持平', '基本持平', '略有', '净'],
];

/** The number of last year is one only behind such a word: 2025年比上年减少 tells of last year. */
const comparisonsOf = onceFor(({ year }: Budget): WordsByEnd => {
  const numbers = year === undefined ? [] : [`${year - 1}年`, `${year - 1}年度`];
  const numbered = ['比', '较', '与', '和', '同', '由', '从'].flatMap((word) => numbers.map((each) => word + each));
  const last = ['上年', '上一年', '去年', '上年度', '上一年度', ...numbered];
  const kinds = ['', '预算', '预算数', '年初预算', '年初预算数', '数'];
  return wordsByEnd([...comparing, ...last.flatMap((each) => kinds.map((kind) => each + kind))]);
});

/** Before the words at the end of a sentence that compare with the year before: 比上年. */
function withoutComparison(raw: string, from: number, at: number, budget: Budget): number {
  const words = comparisonsOf(budget);
  let rest = raw.slice(from, at);
  for (;;) {
    const shorter = withoutLast(rest, words);
    if (shorter === undefined) return from + rest.length;
    rest = shorter;
  }
}

function namedAt(text: PublishedText, at: number, budget: Budget): readonly NamedTotal[] {
  const name = nameBefore(text.raw, at);
  if (!name || !isMeantIn(text, name.meant)) return [];
  const last = lastYearBefore(text.raw, name.start, budget);
  if (last !== undefined && AGAIN.test(text.raw.slice(last - 1, name.start)))
    return totalsAt(text, last - 1, budget).filter((total) => total === name.total);
  return isAboutWhole(text.raw, name, budget) ? [name.total] : [];
}

/** What is compared with its own figure of last year: 收支预算总数150.00万元，比2025年收支预算总数. */
const AGAIN = /^[比较与和同](?:上年|上一年|去年|20[0-9]{2}年)度?(?:的|相比)?$/;

const grand: ReadonlySet<string> = new Set(['收入', '支出', '支出总计', '一般公共预算支出']);

/** What the explanation of a topic is about where it does not say it. */
const totalsOfTopics: Readonly<Record<string, readonly NamedTotal[]>> = {
  change: namedTotals.filter(({ name }) => grand.has(name)),
  threePublic: namedTotals.filter(({ of }) => of.kind === 'threePublic'),
  operating: namedTotals.filter(({ of }) => of.kind === 'operating'),
};

function ofTopic({ bound }: PublishedText): readonly NamedTotal[] {
  return totalsOfTopics[findValue('topic', wordOf(bound.args['topic']))?.id ?? ''] ?? [];
}

/** Under which names the years of a total are compared. */
function pairNames({ name, of }: NamedTotal): readonly string[] {
  if (name === '支出总计') return of.kind === 'both' ? ['收入', '支出'] : ['支出'];
  return name === '一般公共预算支出' || name === '一般公共预算当年支出' ? [name, '一般公共预算'] : [name];
}
