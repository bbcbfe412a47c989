import { decimal, isMoneyUnit } from '../../../model/money.ts';
import { attributeIn, decoded, elements } from './elements.ts';

/** How a number format shows numbers, and texts: each kind in a way of its own. */
export interface NumberFormat {
  readonly sections: readonly Section[];
  readonly hidesTexts: boolean;
}

interface Section {
  /** Which numbers it is for; the rest of them where it says nothing. */
  readonly isFor: (value: number) => boolean;
  readonly look: Look;
}

/** As what a number is shown: as it is, in hundredths, as the day of that number, not at all, as words, or as digits. */
export type Look = 'plain' | 'percent' | 'date' | 'hidden' | Said | Shown;

/** Words that stand in the place of a number: a dash, 无. */
interface Said {
  readonly said: string;
}

/** Digits that are not those of the number, or have a unit beside them. */
interface Shown {
  /** By how many places the point stands further left: `0!.0,` shows 12345 as 1.2, which is how 元 are shown as 万元. */
  readonly places: number;
  /** The unit of money that stands behind each number; empty for none. */
  readonly unit: string;
  /** To how many digits zeros fill up a whole number, as `000000` does with codes. */
  readonly digits: number;
  /** Whether the sign of 元 stands before it. */
  readonly isYuan: boolean;
}

/** The formats that the styles of a workbook have, by their numbers. */
export function formatsIn(styles: string): readonly (NumberFormat | undefined)[] {
  const own = new Map(
    Array.from(elements(styles, 'numFmt'), ({ attributes }) => [
      attributeIn(attributes, 'numFmtId') ?? '',
      formatOf(decoded(attributeIn(attributes, 'formatCode') ?? '')),
    ]),
  );
  const [formats] = elements(styles, 'cellXfs');
  return Array.from(elements(formats?.body ?? '', 'xf'), ({ attributes }) => {
    const id = attributeIn(attributes, 'numFmtId') ?? '';
    return own.get(id) ?? builtIn.find(([ids]) => ids.test(id))?.[1];
  });
}

/** How a format shows a number. */
export function lookOf(value: number, format: NumberFormat | undefined): Look {
  return format?.sections.find(({ isFor }) => isFor(value))?.look ?? 'plain';
}

/** A number, in plain digits, as it is shown. */
export function shownNumber(digits: string, { places, unit, digits: width, isYuan }: Shown): string {
  if (!/^-?\d+(?:\.\d+)?$/.test(digits)) return digits;
  if (/^\d+$/.test(digits) && width > 0) return digits.padStart(width, '0');
  const moved =
    places === 0
      ? digits
      : decimal(digits)
          .div(10 ** places)
          .toFixed();
  return (isYuan ? '¥' : '') + moved + unit;
}

function always(look: Look): NumberFormat {
  return { sections: [{ isFor: () => true, look }], hidesTexts: false };
}

/** The formats that Excel has built in. */
const builtIn: readonly (readonly [RegExp, NumberFormat])[] = [
  [/^(?:9|10)$/, always('percent')],
  [/^(?:1[4-7]|22|2[7-9]|3[01]|36|5[0-478])$/, always('date')],
];

function formatOf(format: string): NumberFormat {
  const all = sectionsIn(format || 'General');
  const ofNumbers = all.slice(0, 3);
  const sections = ofNumbers.map((section, i): Section => {
    const isFor = conditionIn(section) ?? usualOf(ofNumbers.length, i);
    return { isFor, look: lookIn(section, conditionIn(ofNumbers[0] ?? []) !== undefined) };
  });
  return { sections, hidesTexts: all[3]?.length === 0 };
}

/** What a format has for numbers above, below and at zero, and for texts, each in its pieces. */
function sectionsIn(format: string): readonly (readonly string[])[] {
  const sections: string[][] = [[]];
  const pieces = format.replace(/general|G\/通用格式/gi, '0').match(/"[^"]*"?|\[[^\]]*\]?|[\\!_*][\s\S]|[\s\S]/g) ?? [];
  for (const piece of pieces)
    if (piece === ';') sections.push([]);
    else sections.at(-1)?.push(piece);
  return sections;
}

/** Numbers that a section says that it is for: `[>=10000]`. */
function conditionIn(section: readonly string[]): Section['isFor'] | undefined {
  for (const piece of section) {
    const [, sign = '', limit = ''] = /^\[(<=|>=|<>|[<>=])(-?\d{1,15}(?:\.\d{1,15})?)\]$/.exec(piece) ?? [];
    const holds = comparisons[sign];
    if (holds) return (value) => holds(value, Number(limit));
  }
  return undefined;
}

const comparisons: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
  '=': (value, limit) => value === limit,
  '<>': (value, limit) => value !== limit,
};

/** Which numbers one of some sections is for that does not say it. */
function usualOf(sections: number, at: number): Section['isFor'] {
  if (at === sections - 1) return () => true;
  if (at === 1) return (value) => value < 0;
  return sections === 2 ? (value) => value >= 0 : (value) => value > 0;
}

function lookIn(section: readonly string[], isConditional: boolean): Look {
  const parts = partsOf(section);
  const { mask, before, code } = parts;
  if (code.includes('%')) return 'percent';
  if (tellsDay(code)) return 'date';
  if (/[0#?]/.test(mask)) return numberLook(parts, isConditional);
  if (/[@ymdhs]/.test(code)) return 'plain';
  return before === '' ? 'hidden' : { said: before };
}

function tellsDay(code: string): boolean {
  return (code.includes('y') || (code.includes('m') && code.includes('d'))) && !/[0#]/.test(code);
}

/** How a section with places for digits shows a number. */
function numberLook({ mask, before, behind }: SectionParts, isConditional: boolean): Look {
  const places = placesMoved(mask);
  // As many 万 as there are: the number itself, in the unit of its table, told in other words where it is large.
  if (isConditional && ((behind === '万' && places === 4) || (behind === '亿' && places === 8))) return 'plain';
  const unit = unitIn(behind);
  const digits = /^0{3,}$/.test(mask) && behind === '' ? mask.length : 0;
  const isYuan = unit === '' && /[¥￥]/.test(before + behind);
  return places > 0 || unit !== '' || digits > 0 || isYuan ? { places, unit, digits, isYuan } : 'plain';
}

/** By how many places the point is moved to the left: three for each comma at the end, one for each digit behind a point that is only written. */
function placesMoved(mask: string): number {
  const [, commas = ''] = /[0#?](,+)(?:\.|$)/.exec(mask) ?? [];
  const [, moved = ''] = /\|([0#?]+)/.exec(mask) ?? [];
  return 3 * commas.length + moved.length;
}

/** The unit of money that is written behind a number, empty for none. */
function unitIn(behind: string): string {
  if (behind === '万' || behind === '亿') return `${behind}元`;
  return isMoneyUnit(behind) ? behind : '';
}

interface SectionParts {
  /** Places of digits, points and commas; `|` is a point that is only written. */
  readonly mask: string;
  /** What is written before the digits, or where there are none, and behind them. */
  readonly before: string;
  readonly behind: string;
  /** All that is neither written nor said in brackets. */
  readonly code: string;
}

function partsOf(section: readonly string[]): SectionParts {
  const pieces = section.filter((piece) => !/^(?:\[[^$]|[_*])/.test(piece)).map(pieceOf);
  let [mask, before, behind] = ['', '', ''];
  for (const { isWritten, text } of pieces) {
    if (isWritten && text === '.' && mask !== '') mask += '|';
    else if (!isWritten && /[0#?.,]/.test(text)) mask += text;
    else if (mask === '') before += text;
    else behind += text;
  }
  const code = pieces.flatMap(({ isWritten, piece }) => (isWritten ? [] : [piece.toLowerCase()])).join('');
  return { mask, before: before.trim(), behind: behind.trim(), code };
}

/** A piece of a section, whether it is written as it stands, and what it says. */
interface Piece {
  readonly piece: string;
  readonly isWritten: boolean;
  readonly text: string;
}

function pieceOf(piece: string): Piece {
  const isWritten = /^["\\![]/.test(piece) && piece.length > 1;
  return { piece, isWritten, text: isWritten ? writtenIn(piece) : piece };
}

/** `"元"`, `\.`, `!.` and the sign in `[$¥-804]`. */
function writtenIn(piece: string): string {
  if (piece.startsWith('"')) return piece.replaceAll('"', '');
  return piece.startsWith('[') ? piece.slice(2).replace(/-[^-]*$|\]$/, '') : piece.slice(1);
}
