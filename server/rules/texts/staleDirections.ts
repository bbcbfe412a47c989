import type { Budget } from '../../model/Budget.ts';
import { comparablePairs } from '../../model/figures/knownFigures.ts';
import { rateOf } from '../../model/figures/knownShares.ts';
import { absolute, asPrinted, compare, isZero, type Money, subtract } from '../../model/money.ts';
import { placeholdersIn, readPlaceholder } from '../../model/placeholders.ts';
import { priorFigure, type YearPair } from '../../model/priorYear.ts';
import type { Span } from '../../text/Span.ts';
import { amountText } from '../amountText.ts';
import { changeTo } from '../edits/changeTo.ts';
import type { Finding } from '../Rule.ts';
import { type ChangeWord, changeBefore, wayOf } from './changeWords.ts';
import { comparedAt, comparesOther, namesYearBefore, sentenceBefore } from './comparedWith.ts';
import { type PublishedText, placeIn } from './publishedText.ts';
import { readsAs } from './readsAs.ts';
import { readsAsPercent } from './stalePercents.ts';
import type { TypedFigure } from './typedFigures.ts';

/** A placeholder of how expenditure changed. */
interface ChangeHolder extends Span {
  readonly kind: 'placeholder';
}

/** By how much a text says that something changed. */
type Extent = TypedFigure | ChangeHolder;

/** The end of a clause, so that what stands before it is by how much something changed, and not what was spent less. */
const CLAUSE_END = /^(?:$|[，,。；;、）)\\\n])/;

/** 减少 before the amount by which something grew. */
export function* staleDirections(
  text: PublishedText,
  figures: readonly TypedFigure[],
  budget: Budget,
): Iterable<Finding> {
  if (text.path !== 'explain') return;
  for (const extent of [...figures, ...changeHolders(text.raw)]) {
    const word = changeBefore(text.raw, extent.start);
    const way = word && wayOf(word.word);
    if (!word || !way || !CLAUSE_END.test(text.raw.slice(extent.end, extent.end + 1))) continue;
    if (goesOnOtherwise(text.raw, extent, way.direction)) continue;
    const pair = contradicted(extent, word, text, budget);
    if (pair) yield finding(word, way.opposite, pair, text);
  }
  yield* explained(text, budget);
  yield* onlyTold(text, budget);
}

/** A change that is only named, by what it is explained: 支出减少的主要原因; 支出比上年减少，主要是. */
const EXPLAINED = /(增加|增长|减少|下降)(?:(?:的|的?主要)原因|[，,](?:主要|原因|系|因为|是因))/g;
/** Before a change that a clause ends with, what it is compared with. */
const COMPARED = /(?:[比较与](?:上年|上一年|去年|20[0-9]{2}年)[^，,。；;]{0,6}|同比)$/;

/** What is said to have changed, and what it is compared with. */
const CHANGED = /(?:收入|支出|收支|经费|总额|总计|总数)(?:预算)?(?:[比较与][^，,。；;]{0,10}|同比)?$/;

/** What is explained as less and has become more; a text that explains both ways tells of parts. */
function* explained(text: PublishedText, budget: Budget): Iterable<Finding> {
  const all = [...text.raw.matchAll(EXPLAINED)];
  if (new Set(all.map(({ 1: word = '' }) => wayOf(word)?.direction)).size !== 1) return;
  for (const { 0: words, 1: word = '', index: start } of all) {
    const isCompared = !words.startsWith(`${word}的`) && !words.endsWith('原因');
    yield* wrongWay({ word, start, end: start + word.length }, isCompared, text, budget);
  }
}

/** A change by which its clause ends: 收支预算比上年增加。 */
const TOLD = /(增加|增长|减少|下降)(?=[，,。；;]|$)(?![，,](?:主要|原因|系|因为|是因))/g;

/** What is said to have become more, with no word of how much or why, and has become less. */
function* onlyTold(text: PublishedText, budget: Budget): Iterable<Finding> {
  for (const { 1: word = '', index: start } of text.raw.matchAll(TOLD))
    yield* wrongWay({ word, start, end: start + word.length }, true, text, budget);
}

/** A change the other way than that of what it is said of; `isCompared` where it has to be compared with last year. */
function* wrongWay(change: ChangeWord, isCompared: boolean, text: PublishedText, budget: Budget): Iterable<Finding> {
  const { word, start } = change;
  const way = wayOf(word);
  const before = text.raw.slice(Math.max(0, start - 24), start);
  if (!way || comparesOther(text, start) || !CHANGED.test(before)) return;
  if (isCompared && !COMPARED.test(before)) return;
  const pairs = comparedAt(text, start, budget);
  const [pair] = pairs;
  const current = new Set(pairs.flatMap(({ name: { zh } }) => [`当年${zh}`, `各项资金当年${zh}`]));
  const meant = [...pairs, ...comparablePairs(budget).filter(({ name }) => current.has(name.zh))];
  const isOther = meant.every((each) => !isZero(changeOf(each)) && directionOf(each) !== way.direction);
  if (pair && isOther) yield finding(change, way.opposite, pair, text);
}

/** Behind a change a second one, by an amount: 增加5.00万元、减少10.00万元 are two that make one. */
const SECOND =
  /^[ \t]?[、，,]净?(增加|增长|上升|提高|减少|下降|降低)[了约]?[0-9０-９][0-9０-９,.．]{0,20}[ \t]?[千万亿]?元/;

function goesOnOtherwise(raw: string, { end }: Extent, direction: 'increase' | 'decrease'): boolean {
  const second = SECOND.exec(raw.slice(end, end + LONGEST_SECOND))?.[1];
  return second !== undefined && wayOf(second)?.direction !== direction;
}

const LONGEST_SECOND = 40;

function changeHolders(raw: string): ChangeHolder[] {
  if (!/[{｛]/.test(raw)) return [];
  return placeholdersIn(raw).flatMap(({ name, start, end }): ChangeHolder[] =>
    name !== undefined && readPlaceholder(name)?.kind === 'change' ? [{ kind: 'placeholder', start, end }] : [],
  );
}

/** What changed by as much the other way; undefined where nothing did, or something did as the text says. */
function contradicted(
  extent: Extent,
  { word, start }: ChangeWord,
  text: PublishedText,
  budget: Budget,
): YearPair | undefined {
  const before = sentenceBefore(text.raw, start);
  if (before === undefined || comparesOther(text, start)) return undefined;
  if (extent.kind !== 'placeholder' && !namesYearBefore(before, budget)) return undefined;
  const meant = comparedAt(text, start, budget).filter((pair) => isBy(extent, pair, budget));
  const said = wayOf(word)?.direction;
  return meant.every((pair) => directionOf(pair) !== said) ? meant[0] : undefined;
}

/** Whether a figure changed by as much as a text says. */
function isBy(extent: Extent, pair: YearPair, budget: Budget): boolean {
  const change = changeOf(pair);
  if (isZero(change)) return false;
  if (extent.kind === 'amount') return readsAs(absolute(change), extent);
  if (extent.kind === 'percent') {
    const rate = rateOf(pair);
    return rate !== undefined && readsAsPercent(extent, rate);
  }
  const spent = priorFigure('spent', budget);
  return spent !== undefined && compare(absolute(changeOf(spent)), absolute(change)) === 0;
}

function changeOf({ now, before }: YearPair): Money {
  return subtract(asPrinted(now), asPrinted(before));
}

function directionOf(pair: YearPair): 'increase' | 'decrease' {
  return compare(changeOf(pair), 0) > 0 ? 'increase' : 'decrease';
}

function finding({ word, start, end }: ChangeWord, opposite: string, pair: YearPair, text: PublishedText): Finding {
  const [before, now] = [amountText(pair.before, '万元'), amountText(pair.now, '万元')];
  const { zh, en } = pair.name;
  const place = placeIn(text, start, end);
  const verb = directionOf(pair) === 'increase' ? 'rose' : 'fell';
  return {
    place,
    message: {
      zh: `${zh}比上年是${opposite}，不是${word}：上年 ${before}，本年 ${now}`,
      en: `${en} ${verb} since last year: ${before} then, ${now} now`,
    },
    fixes: () => [changeTo(opposite, [{ place, newText: opposite }])],
  };
}
