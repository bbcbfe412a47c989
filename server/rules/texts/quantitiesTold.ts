import type { Part, Place, Spending } from '../../model/Budget.ts';
import type { Bound } from '../../model/binding/bind.ts';
import { listed } from '../../model/branches.ts';
import { spendingsIn } from '../../model/spendingsIn.ts';
import { ascii } from '../../text/ascii.ts';
import { chineseNumber } from '../../text/chineseNumber.ts';
import { literally } from '../../text/literally.ts';
import { numberOf } from '../../text/numerals.ts';
import { remembered } from '../../text/remembered.ts';
import { changeTo } from '../edits/changeTo.ts';
import { type IndicatorUse, indicatorUses, type Measure } from '../projects/indicators.ts';
import type { Finding } from '../Rule.ts';
import { type PublishedText, placeIn, publishedTexts } from './publishedText.ts';

/** A number of things that a text of a project tells, or its indicator asks for, while the others agree on another one. */
export interface QuantityMismatch {
  readonly place: Place;
  /** As typed, without its unit. */
  readonly typed: string;
  readonly right: number;
  readonly use: IndicatorUse;
  /** Whether it is the value of the indicator that is wrong. */
  readonly isIndicator: boolean;
}

/** The texts that tell what is done this year, and not what there was before. */
const TELLING: ReadonlySet<string> = new Set(['overview', 'plan', 'goal', 'annualGoal']);

/** 更新设备三十套, where the indicator and the calculation say 20套. */
export const quantityMismatches = listed((part): readonly QuantityMismatch[] =>
  spendingsIn(part).flatMap((project) => {
    const counted = countedIn(project, part);
    if (counted.length === 0) return [];
    const texts = textsOf(project.bound, part);
    return counted.flatMap((each) => mismatchesOf(each, texts, project));
  }),
);

/** An indicator that counts things, and the only one of its project that counts in this unit. */
interface Counted {
  readonly use: IndicatorUse;
  readonly measure: Measure;
  readonly place: Place;
  readonly written: string;
}

function countedIn({ kind, bound }: Spending, part: Part): readonly Counted[] {
  if (kind !== 'project') return [];
  const uses = indicatorUses(part).filter(({ indicator }) => bound.children.includes(indicator.bound));
  return uses.flatMap((use): Counted[] => {
    const measure = use.value?.measure;
    if (use.kind !== 'quantity' || !measure || !UNIT.test(measure.unit) || measure.comparator.startsWith('<'))
      return [];
    const isOnly = uses.every((other) => other === use || other.value?.measure?.unit !== measure.unit);
    return isOnly && use.value ? [{ use, measure, place: use.value.place, written: use.value.written }] : [];
  });
}

/** What counts things; shares and times are told in many ways. */
const UNIT = /^(?:[人名台套辆件处座间亩所户株盏副幅块个]|平方米|公里|米)$/;

function textsOf(bound: Bound, part: Part): readonly PublishedText[] {
  return publishedTexts(part).filter((text) => TELLING.has(text.bound.schema.id) && text.owners.at(-1) === bound);
}

/** The number that a text tells in a unit, where it tells one only. */
interface Told {
  readonly place: Place;
  readonly typed: string;
  readonly number: number;
}

function mismatchesOf(counted: Counted, texts: readonly PublishedText[], project: Spending): QuantityMismatch[] {
  const { use, measure } = counted;
  const told = texts.flatMap((text) => toldIn(text, use.name, measure.unit));
  const others = told.filter(({ number }) => !agrees(number, measure));
  const [other] = others;
  if (!other || others.some(({ number }) => tellsNumber(texts, Math.abs(number - measure.number)))) return [];
  const numbers = [...told.map(({ number }) => number), ...calculated(project, measure.unit)];
  if (numbers.length > 1 && numbers.every((each) => each === other.number)) return ofIndicator(counted, other.number);
  const confirming = numbers.filter((each) => each === measure.number).length;
  return others
    .filter(({ number }) => isCertain(number, measure.number, confirming))
    .map(({ place, typed }) => ({ place, typed, right: measure.number, use, isIndicator: false }));
}

/** The value of an indicator with which nothing agrees, where it is a number with its unit and no more. */
function ofIndicator({ use, measure, place, written }: Counted, right: number): QuantityMismatch[] {
  const [, before = '', typed = '', unit = ''] = /^([^0-9]*)([0-9][0-9,]*)(.*)$/.exec(ascii(written)) ?? [];
  if (typed === '' || unit.trim() !== measure.unit) return [];
  const start = place.start + before.length;
  return [{ place: { ...place, start, end: start + typed.length }, typed, right, use, isIndicator: true }];
}

/** Whether a number is no part of what an indicator counts, by how many others say the same as that: fewer things may be some of all. */
function isCertain(number: number, target: number, confirming: number): boolean {
  return areMistyped(number, target) || confirming > (number < target ? 1 : 0);
}

/** Whether the texts tell by how much two numbers differ: 小型作品16件 and 大型剧目2部 are 18 works. */
function tellsNumber(texts: readonly PublishedText[], difference: number): boolean {
  return texts.some(({ plain }) =>
    Array.from(plain.matchAll(/[0-9][0-9,]*/g)).some(([digits]) => Number(digits.replaceAll(',', '')) === difference),
  );
}

/** More than at least so much is what is asked for, unless its digits have changed places. */
function agrees(number: number, { number: target, comparator }: Measure): boolean {
  if (number === target) return true;
  return comparator.startsWith('>') && number > target && !areMistyped(number, target);
}

function areMistyped(a: number, b: number): boolean {
  const digits = (n: number): string => [...String(n)].sort().join('');
  return a > 9 && b > 9 && String(a).length === String(b).length && digits(a) === digits(b);
}

/** What makes a number that of some of all, of another time, or one of several. */
const OTHER =
  /现有|原有|共有|已|上年|去年|累计|每|各|分别|其中|首批|第[一二三]|季度|半年|新增|另|[约近]\n|等|、|以上|至|[-~～—]|[一二三四]期|[和及与]/;

const NUMBER = '([0-9][0-9,]{0,9}(?:\\.[0-9]{1,2})?万?|[一二两三四五六七八九十百]{1,5})';
const formOf = remembered(
  (unit) =>
    new RegExp(
      `(?<![0-9.,第])${NUMBER}${unit === '人' || unit === '名' ? '[人名]' : literally(unit)}(?![0-9次/·]|以)`,
      'g',
    ),
);

function toldIn(text: PublishedText, name: string, unit: string): Told[] {
  const all = [...text.plain.matchAll(formOf(unit))];
  const [only] = all;
  const typed = only?.[1];
  const number = typed === undefined ? undefined : toldNumber(typed);
  if (!only || all.length > 1 || typed === undefined || number === undefined) return [];
  const before = /[^,。;:\n]*$/.exec(text.plain.slice(0, only.index))?.[0] ?? '';
  const behind = /^[^,。;:\n]*/.exec(text.plain.slice(only.index + only[0].length))?.[0] ?? '';
  if (OTHER.test(`${before}\n${behind}`) || !sharesWord(name, `${before}\n${behind}`)) return [];
  const start = only.index + only[0].indexOf(typed);
  return [{ place: placeIn(text, start, start + typed.length), typed, number }];
}

/** 20, 3万, 二十, 两. */
function toldNumber(typed: string): number | undefined {
  if (!/^[0-9]/.test(typed)) return numberOf(typed.replaceAll('两', '二'));
  const plain = Number(typed.replaceAll(',', '').replace('万', ''));
  return typed.endsWith('万') ? Math.round(plain * 10_000) : plain;
}

/** Words of names that say nothing of what is counted. */
const COUNTING = /数量|人数|个数|总数|数$|任务|计划|完成/g;

/** Whether the clause of a number has two characters in a row of the name of an indicator. */
function sharesWord(name: string, clause: string): boolean {
  const words = name.replace(COUNTING, '');
  for (let i = 0; i + 2 <= words.length; i++) if (clause.includes(words.slice(i, i + 2))) return true;
  return false;
}

/** The numbers of a unit by which the lines of a project are calculated. */
function calculated({ items, segment }: Spending, unit: string): number[] {
  const same = unit === '名' ? '人' : unit;
  return items.flatMap(({ argument }) => {
    const typed = ascii(segment.text.slice(argument.start, argument.end));
    return Array.from(typed.matchAll(/[*×] ?([0-9][0-9,]*)([^0-9*×/ ,+()-]{1,4})/g)).flatMap(
      ([, digits = '', counted]) => (counted === same ? [Number(digits.replaceAll(',', ''))] : []),
    );
  });
}

export function quantityFinding({ place, typed, right, use, isIndicator }: QuantityMismatch): Finding {
  const unit = use.value?.measure?.unit ?? '';
  const digits = typed.includes(',') ? right.toLocaleString('en') : String(right);
  const shown = /^[0-9]/.test(typed) ? digits : chineseNumber(right);
  const [zh, en] = isIndicator
    ? [
        `指标“${use.name}”是 ${typed}${unit}，项目的文字和测算是 ${shown}${unit}`,
        `The indicator “${use.name}” is ${typed}${unit}, and the texts and the calculation say ${shown}${unit}`,
      ]
    : [
        `这里写的是 ${typed}${unit}，指标“${use.name}”是 ${digits}${unit}`,
        `${typed}${unit} here, and the indicator “${use.name}” is ${digits}${unit}`,
      ];
  return {
    place,
    message: { zh, en },
    related: () =>
      use.value && !isIndicator ? [{ place: use.value.place, message: { zh: '指标值', en: 'The value' } }] : [],
    fixes: () => [changeTo(shown, [{ place, newText: shown }])],
  };
}
