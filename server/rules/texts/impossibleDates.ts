import type { Place } from '../../model/Budget.ts';
import { listed } from '../../model/branches.ts';
import { isProse } from './prose.ts';
import { type PublishedText, placeIn, publishedTexts } from './publishedText.ts';

/** A month or day that no calendar has, in a text or a value. */
export interface ImpossibleDate {
  readonly place: Place;
  /** As typed: `6月31日`. */
  readonly text: string;
  /** The last day of its month, where only the day is wrong. */
  readonly last: string | undefined;
}

export const impossibleDates = listed((part): readonly ImpossibleDate[] =>
  publishedTexts(part).flatMap((text) =>
    isDated(text) && /[月季]/.test(text.raw) ? [...datesIn(text), ...unlikeDays(text)] : [],
  ),
);

/** Somebody's words, and values. */
function isDated(text: PublishedText): boolean {
  return isProse(text) || text.argument === 'value';
}

/** 2026年6月31日, 13月底; a month by itself may be a number of them. */
const DATE = /(?<![0-9农历阴])(?:(20[0-9]{2})年)?([0-9]{1,2})月(?:([0-9]{1,2})日|底|末|初|[上中下]旬)/g;
const LUNAR = /农历|阴历|旧历/;
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function datesIn(text: PublishedText): ImpossibleDate[] {
  if (LUNAR.test(text.raw)) return [];
  return Array.from(text.plain.matchAll(DATE)).flatMap(({ 0: typed, 1: year, 2: month = '', 3: day, index }) => {
    const longest = lengthOf(Number(month), year);
    if (longest !== undefined && (day === undefined || (Number(day) >= 1 && Number(day) <= longest))) return [];
    const place = placeIn(text, index, index + typed.length);
    const isTooLate = longest !== undefined && Number(day) > longest;
    return [{ place, text: typed, last: isTooLate ? typed.replace(/[0-9]+日$/, `${longest}日`) : undefined }];
  });
}

/** 第五季度, 每月40日. */
const NONE =
  /第?(?:[五六七八九]|(?<![0-9])[5-9])季度|(?<=每月|当月|次月)(?:3[2-9]|[4-9][0-9])日(?=前|以前|发放|支付|[，,。；;]|$)/g;

function unlikeDays(text: PublishedText): ImpossibleDate[] {
  return Array.from(text.plain.matchAll(NONE), ({ 0: typed, index }) => ({
    place: placeIn(text, index, index + typed.length),
    text: typed,
    last: undefined,
  }));
}

/** How many days a month has, in a leap year where none is named; undefined where there is no such month. */
function lengthOf(month: number, year: string | undefined): number | undefined {
  if (month !== 2 || year === undefined) return LONGEST_MONTHS[month - 1];
  return new Date(Date.UTC(Number(year), 2, 0)).getUTCDate();
}
