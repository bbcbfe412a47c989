import type { Budget } from '../../model/Budget.ts';
import { listed } from '../../model/branches.ts';
import { grandAmounts, type KnownAmount } from '../../model/figures/knownFigures.ts';
import { isZero } from '../../model/money.ts';
import type { Span } from '../../text/Span.ts';
import { amountText } from '../amountText.ts';
import { changeTo } from '../edits/changeTo.ts';
import type { Finding, Fix } from '../Rule.ts';
import { isAboutWhole, withoutOwner } from './aboutWhole.ts';
import { sentenceBefore } from './comparedWith.ts';
import { isMeantIn } from './namedTotal.ts';
import { isOfYearBefore } from './ofOthers.ts';
import { type PublishedText, placeIn, publishedTexts } from './publishedText.ts';
import { placeholderIn } from './replaceAmount.ts';
import { partsOf } from './verdictOnTotal.ts';
import { type NamedTotal, namedTotals } from './wordsOfTotals.ts';

/** Words that say that there is none of what follows, and what is done with it where there is some; 不安排 is a rule as often. */
const DENIAL = /(?:没有|未|无)(安排|编列|编制|列支|使用)?(?:涉及)?/g;

/** Words between these and the name. */
const OF_MONEY = /^(?:使用|财政拨款|一般公共预算|拨款|安排|的)*/;

/** What belongs to a name behind it. */
const REST = /^(?:预算|支出|收入|收支|拨款|财政拨款|安排|经费|资金|费用|的)*/;

/** The end of what there is none of. */
const CLAUSE_END = /^[ \t]?(?:$|[，,。；;）)\\\n])/;

/** What of a name follows another one in a list. */
const LIST = /^(?:、|和|及|以及|与|或|或者)/;

/** Between what a sentence is about and what it denies: what kind of body it is, and what else there is none of. */
const BETWEEN =
  /^(?:(?:为|是|属于?)(?:行政|参公|参照)[^，,的]{0,12}单位[，,]|(?:没有|未|无|也没有|也无)[^，,的]{1,24}[，,])*(?:也|均)?$/;

/** Somebody that a text is about, anywhere before. */
const SOMEBODY = /本级|机关(?!运行)|学校|下属|所属|直属|事业单位|处室|科室/;

/** A total that a text says there is none of. */
interface Denied {
  readonly text: PublishedText;
  readonly total: NamedTotal;
  /** What says so: `无“三公”经费预算`. */
  readonly words: Span;
  /** What would be written there if there were some, up to the amount; undefined where it is one of several. */
  readonly stated: string | undefined;
}

/** 无“三公”经费预算, where there is some. */
export function* deniedTotals(budget: Budget): Iterable<Finding> {
  for (const denied of deniedIn(budget.branch)) {
    const { total, words, text } = denied;
    const isOfWhole =
      isOfAll(text.raw, words.start, budget) &&
      isAboutWhole(text.raw, { total, start: words.start, meant: 'always' }, budget);
    if (!isOfWhole && !isToldToo(denied, budget) && !isOfTopic(denied, budget)) continue;
    const known = grandAmounts(budget).find(({ name }) => name.zh === total.name);
    // Whichever money is meant, there is some.
    if (known && partsOf(total.of, budget).every((value) => !isZero(value))) yield finding(denied, known);
  }
}

/** Whether a sentence says of itself that it is about all of the budget, and of nothing else up to an offset. */
function isOfAll(raw: string, at: number, budget: Budget): boolean {
  const sentence = sentenceBefore(raw, at);
  if (sentence === undefined || SOMEBODY.test(raw.slice(Math.max(0, at - FURTHEST), at))) return false;
  const rest = withoutOwner(sentence, budget);
  return rest !== undefined && BETWEEN.test(rest);
}

const FURTHEST = 240;

/** What makes a clause a rule, or one of other money. */
const CONDITIONAL = /凡|对|的[，,]|无公函|不承担|可以|除|其他|用于|新增/;
const NOT_YET = /^(?:没有|未)安排/;

/** Whether a clause of its own says that there is none of what the same text has just told an amount of. */
function isToldToo({ text: { raw }, total, words }: Denied, budget: Budget): boolean {
  const before = raw.slice(Math.max(0, words.start - FURTHEST), words.start);
  if (total.of.kind !== 'economic' || !NOT_YET.test(raw.slice(words.start)) || !/[，,；;。]$/.test(before))
    return false;
  const sentence = sentenceBefore(raw, words.start) ?? '凡';
  if (CONDITIONAL.test(sentence) || SOMEBODY.test(before) || isOfYearBefore(sentence, budget)) return false;
  if (budget.units.some(({ unit }) => unit.name !== '' && before.includes(unit.name))) return false;
  return total.words.some((word) => AMOUNT.test(before.slice(indexBehind(before, word))));
}

/** “三公”经费均为公务接待费，, or nothing: what the explanation of “三公”经费 begins a sentence with. */
const OF_THREE =
  /^(?:(?:20[0-9]{2}年|今年|本年)?度?(?:[^，,]{0,8}[“"‘]?三公[”"’]?经费[^，,0-9]{0,24}[，,])?(?:均|也)?)$/;

/** Whether the explanation of “三公”经费 says of all of it that there is none of a kind. */
function isOfTopic({ text, total, words }: Denied, budget: Budget): boolean {
  const { raw } = text;
  const sentence = sentenceBefore(raw, words.start);
  if (total.meant !== 'threePublic' || !isMeantIn(text, 'threePublic') || sentence === undefined) return false;
  const before = raw.slice(Math.max(0, words.start - FURTHEST), words.start);
  if (!OF_THREE.test(sentence) || SOMEBODY.test(before) || /[0-9]/.test(before.replace(/20[0-9]{2}年/g, '')))
    return false;
  return (
    NOT_YET.test(raw.slice(words.start)) &&
    !isOfYearBefore(sentence, budget) &&
    budget.units.every(({ unit }) => unit.name === '' || !before.includes(unit.name))
  );
}

/** Behind a name, its amount. */
const AMOUNT = /^(?:预算|支出|安排)?[为共]?[1-9][0-9,.]{0,12}万?元/;

function indexBehind(text: string, word: string): number {
  const at = text.lastIndexOf(word);
  return at < 0 ? text.length : at + word.length;
}

const deniedIn = listed((part): readonly Denied[] =>
  publishedTexts(part).flatMap((text) => (text.path === 'explain' ? deniedInText(text) : [])),
);

/** Totals of which there may be none, by their names, the longest first. */
const deniable: readonly (readonly [string, NamedTotal])[] = namedTotals
  .filter(
    ({ name, of }) =>
      canBeNone(of.kind) ||
      name === '项目支出' ||
      name === '各项资金上年结转' ||
      /^(?:政府性基金|国有资本|财政专户|单位资金)/.test(name),
  )
  .flatMap((total) => total.words.map((word) => [word, total] as const))
  .sort(([a], [b]) => b.length - a.length);

function canBeNone(kind: NamedTotal['of']['kind']): boolean {
  return kind === 'threePublic' || kind === 'operating' || kind === 'economic' || kind === 'procurement';
}

function deniedInText(text: PublishedText): Denied[] {
  const { raw } = text;
  return [...raw.matchAll(DENIAL)].flatMap(({ index, 0: denial, 1: verb = '' }): Denied[] => {
    const from = index + denial.length;
    const start = from + (OF_MONEY.exec(raw.slice(from, from + LONGEST))?.[0].length ?? 0);
    const [name, end] = nameAt(raw, start) ?? [];
    if (!name || end === undefined) return [];
    const words = { start: index, end };
    if (CLAUSE_END.test(raw.slice(end, end + 2)))
      return [{ text, total: name, words, stated: verb + raw.slice(from, end) }];
    return LIST.test(raw.slice(end, end + 2)) ? [{ text, total: name, words, stated: undefined }] : [];
  });
}

const LONGEST = 24;

/** The total that is named at an offset, and where its name ends with what belongs to it. */
function nameAt(raw: string, start: number): [NamedTotal, number] | undefined {
  const found = deniable.find(([word]) => raw.startsWith(word, start));
  if (!found) return undefined;
  const end = start + found[0].length;
  return [found[1], end + (REST.exec(raw.slice(end, end + LONGEST))?.[0].length ?? 0)];
}

function finding({ text, words, stated }: Denied, known: KnownAmount): Finding {
  const shown = amountText(known.value, '万元');
  const { zh, en } = known.name;
  const said = text.raw.slice(words.start, words.end);
  const place = placeIn(text, words.start, words.end);
  const placeholder = placeholderIn(text, known);
  const to = (newText: string): Fix => changeTo(newText, [{ place, newText }]);
  return {
    place,
    message: {
      zh: `这里写的是“${said}”，本预算的${zh}是 ${shown}`,
      en: `“${said}”: this budget has ${en} of ${shown}`,
    },
    fixes: () =>
      stated === undefined
        ? []
        : [to(stated + shown), ...(placeholder === undefined ? [] : [to(`${stated}{${placeholder}}`)])],
  };
}
