import { decimal, isMoneyUnit } from '../../../model/money.ts';
import { attributeIn, decoded, elements } from './elements.ts';

/** As what a number format shows the numbers of its cells: in hundredths, as the day of that number, or as digits. */
export type Look = 'percent' | 'date' | Shown;

/** Digits that are not those of the number, or have a unit behind them. */
export interface Shown {
  /** By how many places the point stands further left: `0!.0,` shows 12345 as 1.2, which is how 元 are shown as 万元. */
  readonly places: number;
  /** The unit of money that stands behind each number; empty for none. */
  readonly unit: string;
  /** To how many digits zeros fill up a whole number, as `000000` does with codes. */
  readonly digits: number;
}

/** The looks that the styles of a workbook have, by their numbers. */
export function looksIn(styles: string): readonly (Look | undefined)[] {
  const own = new Map(
    Array.from(elements(styles, 'numFmt'), ({ attributes }): [string, Look | undefined] => [
      attributeIn(attributes, 'numFmtId') ?? '',
      lookOf(decoded(attributeIn(attributes, 'formatCode') ?? '')),
    ]),
  );
  const [formats] = elements(styles, 'cellXfs');
  return Array.from(elements(formats?.body ?? '', 'xf'), ({ attributes }) => {
    const id = attributeIn(attributes, 'numFmtId') ?? '';
    return own.has(id) ? own.get(id) : builtIn.find(([ids]) => ids.test(id))?.[1];
  });
}

/** The formats that Excel has built in. */
const builtIn: readonly (readonly [RegExp, Look])[] = [
  [/^(?:9|10)$/, 'percent'],
  [/^(?:1[4-7]|22|2[7-9]|3[01]|36|5[0-478])$/, 'date'],
];

/** A number, in plain digits, as it is shown. */
export function shownNumber(digits: string, { places, unit, digits: width }: Shown): string {
  if (!/^-?\d+(?:\.\d+)?$/.test(digits)) return digits;
  if (/^\d+$/.test(digits) && width > 0) return digits.padStart(width, '0');
  return (
    (places === 0
      ? digits
      : decimal(digits)
          .div(10 ** places)
          .toFixed()) + unit
  );
}

function lookOf(format: string): Look | undefined {
  const { mask, words, isConditional, code } = partsOf(format);
  if (code.includes('%')) return 'percent';
  const tellsDay = code.includes('y') || (code.includes('m') && code.includes('d'));
  if (tellsDay && !/[0#]/.test(code)) return 'date';
  // What depends on the number itself is shown with words of its own.
  if (isConditional || !/[0#?]/.test(mask)) return undefined;
  const [, commas = ''] = /[0#?](,+)(?:\.|$)/.exec(mask) ?? [];
  const [, behind = ''] = /\|([0#?]+)/.exec(mask) ?? [];
  const places = 3 * commas.length + behind.length;
  const unit = /^[万亿]$/.test(words) ? `${words}元` : isMoneyUnit(words) ? words : '';
  const digits = /^0{3,}$/.test(mask) && words === '' ? mask.length : 0;
  return places > 0 || unit !== '' || digits > 0 ? { places, unit, digits } : undefined;
}

interface FormatParts {
  /** Places of digits, points and commas of the numbers that are not negative; `|` is a point that is only written. */
  readonly mask: string;
  /** What is written behind the digits. */
  readonly words: string;
  readonly isConditional: boolean;
  /** All that is neither written nor said in brackets. */
  readonly code: string;
}

function partsOf(format: string): FormatParts {
  let [mask, words, code, isFirst, isConditional] = ['', '', '', true, false];
  for (const [token] of format.replace(/general/gi, '0').matchAll(/"[^"]*"?|\[[^\]]*\]?|[\\!_*][\s\S]|[\s\S]/g)) {
    const isWritten = /^["\\!]/.test(token) && token.length > 1;
    const written = token.startsWith('"') ? token.replaceAll('"', '') : token.slice(1);
    if (token.startsWith('[')) isConditional ||= /^\[[<>=]/.test(token);
    if (/^[[_*]/.test(token)) continue;
    if (token === ';') isFirst = false;
    if (!isWritten) code += token.toLowerCase();
    if (!isFirst) continue;
    if (isWritten && written === '.' && mask !== '') mask += '|';
    else if (!isWritten && /[0#?.,]/.test(token)) mask += token;
    else if (mask !== '') words += isWritten ? written : token;
  }
  return { mask, words: words.trim(), isConditional, code };
}
