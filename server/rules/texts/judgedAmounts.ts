import type { Budget } from '../../model/Budget.ts';
import { comparablePairs, grandAmounts } from '../../model/figures/knownFigures.ts';
import { subjectAmounts } from '../../model/figures/knownParts.ts';
import { priorBudget } from '../../model/priorYear.ts';
import { onceFor } from '../../text/onceFor.ts';
import { changeBefore, changedObject, isCaused, startOfList } from './changeWords.ts';
import {
  changedFrom,
  comparesOther,
  contextBefore,
  isUnknownOfLastYear,
  isYearBeforeKnown,
  lastYearBefore,
  sentenceBefore,
} from './comparedWith.ts';
import type { TypedText } from './figuresInText.ts';
import { nameBefore } from './namedTotal.ts';
import { isOfYearBefore } from './ofOthers.ts';
import type { PublishedText } from './publishedText.ts';
import { isInOtherUnit } from './replaceAmount.ts';
import type { TypedAmount } from './typedFigures.ts';
import { wordsBefore } from './wordsBefore.ts';

/** A change since last year and what it is a change of can be judged only where last year's figure is known. */
export function canBeJudged(amount: TypedAmount, text: PublishedText, budget: Budget): boolean {
  if (isCaused(text.raw, amount.start) || isPrice(amount, text)) return false;
  const object = changedObject(text, amount.start);
  if (object !== undefined) return isChangeKnown(object, text.raw, amount.start, budget);
  const start = startOfList(text, amount.start);
  const change = changeBefore(text.raw, start)?.start;
  const last = change === undefined ? lastYearBefore(text.raw, start, budget) : undefined;
  if (last !== undefined && isUnknownOfLastYear(text.raw, { start: last, end: amount.start }, budget)) return false;
  const compared = change ?? last ?? changedFrom(text.raw, amount);
  if (compared === undefined && isToldOfYearBefore(amount, text, budget)) return false;
  if (isChangeOfOthers(amount, text, budget)) return false;
  return compared === undefined || (!comparesOther(text, start) && isYearBeforeKnown(text, compared, budget));
}

/** What a number of things costs: 台式计算机12台，预算. */
const THINGS =
  /[0-9０-９][ \t]?(?:台|套|辆|件|张|部|把|组|册|盏|株)(?:（套）)?[，,]?(?:预算|金额|共?计|需要?|约|为|总价)?$/;

function isPrice({ start }: TypedAmount, { raw }: PublishedText): boolean {
  return THINGS.test(raw.slice(Math.max(0, start - 16), start));
}

/** Whether an amount is told of the year before, and not by the name of a figure that is known: 2025年安排的车辆（12辆，378万元）. */
function isToldOfYearBefore({ start }: TypedAmount, { raw }: PublishedText, budget: Budget): boolean {
  if (!isOfYearBefore(sentenceBefore(raw, start) ?? '', budget) || nameBefore(raw, start)) return false;
  const words = wordsBefore(raw, start);
  return !priorBudget(budget) || !comparablePairs(budget).some(({ name }) => words.includes(name.zh));
}

/** 人均公用经费2.48万元，比上年减少: a change of what one person, one vehicle has. */
const PER_HEAD = /(?:[人车辆户亩]均|平均每)[^。；;]{0,40}(?:增加|减少|增长|上升|提高|下降|降低)(?:了|额为)?$/;

/** 增加的主要项目有：渠系改造65.15万元、技能培训: by how much each has changed. */
const CHANGES_LISTED =
  /(?:增加|减少|压减|调减|调增|核减)的[^，,。；;：:0-9０-９]{0,10}(?:有|是|为|包括|：|:)[^。；;]*$/;

/** Whether an amount is a change of what nobody knows last year's figure of, and no figure of this year in the wrong unit. */
function isChangeOfOthers(amount: TypedAmount, { raw }: PublishedText, budget: Budget): boolean {
  const before = contextBefore(raw, amount.start) ?? '';
  if (PER_HEAD.test(before)) return true;
  if (priorBudget(budget) || !CHANGES_LISTED.test(before)) return false;
  const own = [...grandAmounts(budget), ...subjectAmounts(budget)];
  return !own.some(({ value }) => isInOtherUnit(value, amount));
}

/** What makes a change of some people's pay one that others may make up for. */
const CAUSE = /因|由于|录用|退休|调[入出资]|晋|新增/;

/** Whether it is known by how much something has changed that is named, and no cause tells that it is only a part of that. */
function isChangeKnown(object: string, raw: string, at: number, budget: Budget): boolean {
  if (/预算|收入|支出|总额|总计/.test(object)) return true;
  if (CAUSE.test(sentenceBefore(raw, at) ?? '')) return false;
  return priorBudget(budget) !== undefined && comparablePairs(budget).some(({ name }) => object.includes(name.zh));
}

/** Before an amount, what makes it one of another extent than this year's: 总投资2,180.00万元. */
const INVESTED = /(?:总投资|投资额|概算|合同价?款?|合同金额|造价)[为是共：:]?$/;

/** Where each amount of a text is typed first. */
const firstTyped = onceFor(({ text: { raw }, figures }: TypedText): ReadonlyMap<string, number> => {
  const firsts = new Map<string, number>();
  for (const { start, end } of figures) {
    const typed = raw.slice(start, end);
    if (!firsts.has(typed)) firsts.set(typed, start);
  }
  return firsts;
});

/** Whether the text has said of the same amount what else it is. */
export function isToldElsewhere({ start, end }: TypedAmount, typed: TypedText): boolean {
  const { raw } = typed.text;
  const first = firstTyped(typed).get(raw.slice(start, end)) ?? start;
  return first < start && INVESTED.test(raw.slice(Math.max(0, first - 8), first));
}
