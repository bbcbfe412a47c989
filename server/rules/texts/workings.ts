import payExtras from '../../data/payExtras.tsv';
import { readTable } from '../../data/readTable.ts';
import { plainDigits } from '../../model/amount.ts';
import type { Indicator, Item, Part, Place, Spending } from '../../model/Budget.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { childrenOf } from '../../model/binding/boundValues.ts';
import { listed } from '../../model/branches.ts';
import { isMoneyUnit, type Money, moneyOf, moneyUnits } from '../../model/money.ts';
import { spendingsIn } from '../../model/spendingsIn.ts';
import { ascii } from '../../text/ascii.ts';
import { chineseNumber } from '../../text/chineseNumber.ts';
import { projectTexts } from './prose.ts';
import { type PublishedText, placeIn, publishedTexts } from './publishedText.ts';

/** What the texts of a project tell of how its amount is made, each told in one way. */
export interface Working {
  /** What is paid a month. */
  readonly price: Money;
  readonly pricePlace: Place;
  readonly months: number;
  readonly people: number;
  /** The years in which something begins; infinite where the text names a month alone. */
  readonly startsIn: readonly number[];
  /** The one line that the amount is. */
  readonly item: Item;
}

/** The workings that the projects tell; those that are not certain are left out. */
export const workingsIn = listed((part): readonly Working[] => {
  const projects = spendingsIn(part).filter(({ kind }) => kind === 'project');
  const texts = projects.length > 0 ? textsByOwner(part) : undefined;
  return projects.flatMap((project) => workingOf(project, texts?.get(project.bound) ?? []) ?? []);
});

function textsByOwner(part: Part): ReadonlyMap<Bound, readonly PublishedText[]> {
  const byOwner = new Map<Bound, PublishedText[]>();
  for (const text of publishedTexts(part)) {
    const owner = text.owners.at(-1);
    if (!owner || !projectTexts.has(text.bound.schema.id)) continue;
    const texts = byOwner.get(owner);
    if (texts) texts.push(text);
    else byOwner.set(owner, [text]);
  }
  return byOwner;
}

const EXTRAS = new RegExp(
  readTable(payExtras)
    .map((row) => row('word'))
    .join('|'),
);

function workingOf({ bound, items, indicators }: Spending, texts: readonly PublishedText[]): Working | undefined {
  const [item, another] = items;
  if (!item || another || item.argument.kind !== 'quantity') return undefined;
  const prices = texts.flatMap(pricesIn);
  const [price] = prices;
  const value = onlyOne(prices.map((each) => each.value));
  if (!price || value === undefined) return undefined;
  const words = texts.map(({ raw }) => ascii(raw)).join('\n');
  const people = onlyOne([...peopleIn(words), ...indicators.flatMap(peopleCounted)]);
  const said = [...monthsIn(words), ...periodOf(bound, item.amountPlace.segment.text)];
  const months = said.length === 0 ? 12 : onlyOne(said);
  if (people === undefined || months === undefined || EXTRAS.test(words)) return undefined;
  return { price: value, pricePlace: price.place, months, people, startsIn: startsIn(words), item };
}

/** What is told in one way; undefined where it is told in several, in none, or not for certain. */
function onlyOne<T extends Money>(told: readonly (T | undefined)[]): T | undefined {
  const [first] = told;
  return told.every((each) => String(each) === String(first)) ? first : undefined;
}

const NUMBER = '(?<![-~至到—\\d]|\\d[.,])(\\d[\\d,]*(?:\\.\\d+)?)(万?元)';
const A_MONTH = '(?:/月(?:[·・*/]人)?|/人(?:[·・*/]月|每月)|/每月|每人每月|每月(?:每人)?)';
const PRICES = [
  new RegExp(`${NUMBER}${A_MONTH}`, 'g'),
  new RegExp(`(?:每人每月|每月每人|人均每月|每月|月均|月工资|月薪)[^\\d,.;。]{0,8}${NUMBER}(?![/每])`, 'g'),
];
const HEDGED_BEFORE = /[约超原]|[低高多少]于|最[低高]|[上下]限|不足|[上去]年/;
const HEDGED_BEHIND = /^(?:左右|以上|以下|以内|不等|起|余)/;

interface Price {
  /** Undefined where it is only about so much. */
  readonly value: Money | undefined;
  readonly place: Place;
}

function pricesIn(text: PublishedText): Price[] {
  const words = ascii(text.raw);
  return PRICES.flatMap((pattern) =>
    Array.from(words.matchAll(pattern), ({ 0: found, 1: digits = '', 2: unit = '', index }): Price => {
      const end = index + found.length;
      const isHedged =
        HEDGED_BEFORE.test(words.slice(Math.max(0, index - 8), index)) || HEDGED_BEHIND.test(words.slice(end, end + 2));
      return { value: isHedged ? undefined : moneyIn(digits, unit), place: placeIn(text, index, end) };
    }),
  );
}

function moneyIn(digits: string, unit: string): Money | undefined {
  const plain = plainDigits(digits);
  return plain !== undefined && Number(plain) > 0 && isMoneyUnit(unit) ? moneyOf(plain, moneyUnits[unit]) : undefined;
}

const chineseNumbers: ReadonlyMap<string, number> = new Map([
  ['两', 2],
  ...Array.from({ length: 99 }, (_, i) => [chineseNumber(i + 1), i + 1] as const),
]);

const COUNT = '(?<![\\d第每一二两三四五六七八九十百千万]|\\d[.,])(\\d{1,4}|[一二两三四五六七八九十]{1,3})';
const PEOPLE = new RegExp(`${COUNT}(?:名|位|人(?!次|均))(以上|以下|以内|左右|不等)?`, 'g');

/** Every number of people told; undefined where it is only about so many. */
function peopleIn(words: string): (number | undefined)[] {
  return Array.from(words.matchAll(PEOPLE), ([, count = '', about]) => (about ? undefined : countOf(count)));
}

function countOf(text: string): number | undefined {
  return /^\d/.test(text) ? Number(text) : chineseNumbers.get(text);
}

function peopleCounted({ kind, comparator, value }: Indicator): (number | undefined)[] {
  const [, count] = /^(\d+)[人名位]$/.exec(ascii(value)) ?? [];
  if (kind !== 'quantity' || count === undefined) return [];
  return [comparator === '=' ? Number(count) : undefined];
}

const MONTHS = new RegExp(`${COUNT}个月|(半年)`, 'g');
const RANGE = /(\d{1,2})月?(?:\d{1,2}日)?[-~至到—]{1,2}(?:\d{4}年)?(\d{1,2})月/g;

/** Every number of months told; undefined where it is not plain. */
function monthsIn(words: string): (number | undefined)[] {
  const counted = Array.from(words.matchAll(MONTHS), ([, count]) => (count ? countOf(count) : undefined));
  const ranges = Array.from(words.matchAll(RANGE), ([, from, to]) => {
    const months = Number(to) - Number(from) + 1;
    return months > 0 && months <= 12 ? months : undefined;
  });
  return [...counted, ...ranges];
}

/** The months of the project's period where it is not one year. */
function periodOf(project: Bound, text: string): (number | undefined)[] {
  return childrenOf(project, 'period').flatMap(({ args }) =>
    Object.values(args).flatMap(({ start, end }) => {
      const period = ascii(text.slice(start, end)).replace(/["“”]/g, '');
      if (/^(?:1|一)年/.test(period)) return [];
      const [, months] = /^(\d{1,2})个?月$/.exec(period) ?? [];
      return [months === undefined ? undefined : Number(months)];
    }),
  );
}

const START = /(?:(\d{4})年)?\d{1,2}月(?:\d{1,2}日|初|底|中旬|份)?(?:起|开始|以?后|以来)/g;

function startsIn(words: string): number[] {
  return Array.from(words.matchAll(START), ([, year]) => (year ? Number(year) : Number.POSITIVE_INFINITY));
}
