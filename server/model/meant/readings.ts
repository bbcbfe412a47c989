import { subjectsNamed } from '../../data/catalogue.ts';
import type { ArgumentType, CodeKind } from '../../language/schema.ts';
import { ascii } from '../../text/ascii.ts';
import { plainDigits } from '../amount.ts';
import { readDate } from '../date.ts';
import { decimal, isMoneyUnit } from '../money.ts';
import { type Correction, replaced } from './Correction.ts';
import type { Piece, Wanted } from './pieces.ts';

/** How a piece is to be read: as it is typed, as a text without its quotes, or with a correction. */
type Reading = 'typed' | 'text' | Correction;

const texts: readonly ArgumentType[] = ['string', 'text', 'identifier', 'value'];
const measures: readonly ArgumentType[] = ['quantity', 'value', 'identifier', 'date'];
const numbers: readonly ArgumentType[] = [...measures, 'amount', 'count', 'code'];

/** The code that alone has a name, of so many digits where that is told. */
export function codeNamed(name: string, kinds: readonly CodeKind[], length: number | undefined): string | undefined {
  const same = kinds.flatMap((kind) => subjectsNamed(kind, name));
  const [only, another] = same.filter(({ code }) => length === undefined || code.length === length);
  return another ? undefined : only?.code;
}

/** Of each piece how it is to be read; undefined where something can be nothing. */
export function readingsOf(pieces: readonly Piece[], wanted: Wanted, countsStrings: boolean): Reading[] | undefined {
  const readings: Reading[] = [];
  const [hasNumber, hasNumberInQuotes] = [pieces.some(isNumber), pieces.some(isNumberInQuotes)];
  for (const [i, piece] of pieces.entries()) {
    const reading =
      (hasNumber || hasNumberInQuotes ? undefined : codeReading(piece, wanted)) ??
      stringReading(piece, wanted, countsStrings) ??
      signReading(piece, pieces[i - 1], wanted) ??
      numberReading(piece, pieces[i - 1], wanted) ??
      (hasNumber ? undefined : noneReading(piece, wanted)) ??
      textReading(piece, wanted);
    if (!reading) return undefined;
    readings.push(reading);
  }
  return readings;
}

/** The name of a functional subject where its code belongs. */
function codeReading(piece: Piece, { takes }: Wanted): Reading | undefined {
  if (!takes('code')) return undefined;
  const name = withoutQuotes(piece);
  const code = codeNamed(name, ['function'], 7);
  return code === undefined
    ? undefined
    : replaced(piece, `${code} "${name}"`, { reason: 'named', subject: name, sign: code });
}

const INNER = /^["“](.*)["”]$/;

/** What stands in the quotes of a piece, else the piece. */
export function withoutQuotes({ typed }: Piece): string {
  return INNER.exec(typed)?.[1] ?? typed;
}

function isNumber({ typed }: Piece): boolean {
  return NUMBER.test(typed);
}

/** Whether a piece is a string of a number, which may be meant as that. */
export function isNumberInQuotes({ typed }: Piece): boolean {
  return NUMBER.test(INNER.exec(typed)?.[1] ?? '');
}

function stringReading(piece: Piece, { takes, words }: Wanted, countsStrings: boolean): Reading | undefined {
  const [, inner] = INNER.exec(piece.typed) ?? [];
  if (inner === undefined) return undefined;
  const isNumber = takes(...numbers) && NUMBER.test(inner);
  if (takes(...texts) && !(countsStrings && isNumber)) return 'typed';
  if (!isNumber && !words.has(inner)) return undefined;
  const [, unit] = NUMBER.exec(inner) ?? [];
  const usual = unit === undefined ? undefined : usualForm(inner, unit, takes);
  return replaced(piece, usual ?? inner, { reason: 'quoted', subject: inner });
}

const PARENTHESES = /^[(（](.*)[)）]$/;
const COMPARATOR = /^(?:[<>=≥≤＜＞＝]|>=|<=)/;
/** Words and other signs that people write for a comparator. */
const comparators: readonly (readonly [RegExp, string])[] = [
  [/^([≧⩾]|=>)/, '>='],
  [/^([≦⩽]|=<)/, '<='],
  [/^(不低于|不少于|不小于|大于等于|大于或等于|至少)/, '>='],
  [/^(不高于|不超过|不多于|不大于|小于等于|小于或等于|至多)/, '<='],
  [/^(等于|═)/, '='],
  [/^(大于|高于|超过|多于)/, '>'],
  [/^(小于|低于|少于)/, '<'],
];

/** Words of the statement and comparators. */
function signReading(piece: Piece, before: Piece | undefined, { takes, words }: Wanted): Reading | undefined {
  const typed = ascii(piece.typed);
  if (words.has(typed)) return 'typed';
  const [, inner] = PARENTHESES.exec(piece.typed) ?? [];
  if (inner !== undefined && words.has(ascii(inner)))
    return replaced(piece, inner, { reason: 'inParentheses', subject: inner });
  if (!takes('comparator')) return /^[=:]$/.test(typed) ? withoutSign(piece, before) : undefined;
  const meant = comparatorIn(typed);
  const behind = typed.slice(meant?.word.length);
  if (meant && (behind === '' || NUMBER.test(behind))) {
    const { word, sign } = meant;
    return replaced(piece, behind ? `${sign} ${behind}` : sign, { reason: 'inWords', subject: word, sign });
  }
  return boundReading(piece, before) ?? (COMPARATOR.test(typed) ? 'typed' : undefined);
}

/** A number and a word behind it for a comparator (95%以上), which may stand before it as well. */
function boundReading(piece: Piece, before: Piece | undefined): Reading | undefined {
  const bound = boundIn(ascii(piece.typed));
  const stated = bound?.stated || comparatorBefore(before);
  if (!bound || (stated && usualSign(stated) !== bound.sign)) return undefined;
  const { number } = bound;
  const written = stated && !bound.stated ? number : `${bound.sign} ${number}`;
  return replaced(piece, written, { reason: 'inWords', subject: piece.typed, sign: written });
}

/** A number, the comparator for which a word stands behind it, and the one before it if there is one. */
export function boundIn(
  text: string,
): { readonly number: string; readonly sign: string; readonly stated: string } | undefined {
  const [, stated = '', number = '', word = ''] = BOUND.exec(text) ?? [];
  return word ? { number, stated, sign: word.endsWith('上') ? '>=' : '<=' } : undefined;
}

const BOUND = /^([<>=≥≤]{0,2})([-0-9][0-9,.]*[%‰\p{L}]*?)(?:及|或)?(以上|以下|以内|之内)$/u;

function comparatorBefore(before: Piece | undefined): string {
  const typed = ascii(before?.typed ?? '');
  return comparatorIn(typed)?.sign ?? (/^[<>=≥≤]{1,2}$/.test(typed) ? typed : '');
}

/** A comparator in the characters that a keyboard has. */
export function usualSign(sign: string): string {
  return sign.replace('≥', '>=').replace('≤', '<=');
}

/** The comparator for which people write the word or sign that a text begins with. */
export function comparatorIn(text: string): { readonly word: string; readonly sign: string } | undefined {
  for (const [pattern, sign] of comparators) {
    const [, word] = pattern.exec(text) ?? [];
    if (word !== undefined) return { word, sign };
  }
  return undefined;
}

const NUMBER = /^[-−－]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?(.*)$/;
const OPERATOR = /^[-+*×/÷＋－−＊／]$/;
/** With a bracket or an operator behind its first digit, whatever else is in it. */
const CALCULATION = /^[(（]*[0-9０-９].*[-+*×/÷＋－＊／)）]/;
/** A number that has letters behind its point which look like digits, and no digit beside them. */
const LETTERS_FOR_DIGITS = /^\d+(?:,\d{3})*\.[OoIl]{1,2}$/;
const CURRENCY = /^[￥¥]([0-9０-９].*)$/;
/** A day that a text or a value begins with: as a number it has no unit. */
const DAY = /^[0-9０-９]{4}年[0-9０-９]{1,2}月/;

/** Numbers, calculations, and units that are written otherwise or stand apart from their number. */
function numberReading(piece: Piece, before: Piece | undefined, { takes }: Wanted): Reading | undefined {
  if (!takes(...numbers)) return undefined;
  const { typed } = piece;
  if (takes('amount', 'count') && LETTERS_FOR_DIGITS.test(typed)) {
    const digits = typed.replace(/[Oo]/g, '0').replace(/[Il]/g, '1');
    return replaced(piece, digits, { reason: 'inWords', subject: typed, sign: digits });
  }
  const [, unit] = NUMBER.exec(typed) ?? [];
  if (takes('amount')) {
    const [, sum] = CURRENCY.exec(typed) ?? [];
    if (sum !== undefined) return replaced(piece, sum, { reason: 'needless', subject: typed.slice(0, 1) });
    const goesOn = before !== undefined && OPERATOR.test(before.typed);
    if (goesOn ? unit !== undefined : CALCULATION.test(typed)) return 'typed';
    if (OPERATOR.test(typed) && before && NUMBER.test(before.typed)) return 'typed';
  }
  if (unit === undefined) return unitReading(piece, before, takes);
  const usual = usualForm(typed, unit, takes);
  if (usual !== undefined) return replaced(piece, usual, { reason: 'inWords', subject: typed, sign: usual });
  if (takes('string', 'text') && !takes('date') && DAY.test(typed)) return undefined;
  return unit === '' || takes(...measures) || MONEY.test(unit) ? 'typed' : undefined;
}

const usualUnits: Readonly<Record<string, string>> = {
  亿: '亿元',
  万: '万元',
  千: '千元',
  块: '元',
  元整: '元',
  万元整: '万元',
};
const DATE = /^([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?$/;

/** How an amount, a count or a date is written that is written in another way. */
function usualForm(typed: string, unit: string, takes: Wanted['takes']): string | undefined {
  const number = typed.slice(0, typed.length - unit.length);
  if (takes('amount')) {
    const written = Object.hasOwn(usualUnits, unit) ? usualUnits[unit] : undefined;
    return written && number + written;
  }
  if (takes('count')) return countIn(number, unit);
  return takes('date') && !readDate(typed) ? dateIn(typed) : undefined;
}

/** A day as `2026-01-27`, of one that is written in any usual way. */
export function dateIn(typed: string): string | undefined {
  const [, year, month, day] = DATE.exec(ascii(typed)) ?? [];
  const date = readDate(`${year}-${month}-${day}`) ?? readDate(typed);
  return date && [date.year, date.month, date.day].map((each) => String(each).padStart(2, '0')).join('-');
}

const multiples: Readonly<Record<string, number>> = { 百: 100, 千: 1_000, 万: 10_000, 亿: 100_000_000 };

/** A number with what is counted behind it, as in `3人` and `1.2万人`. Money counts nothing. */
function countIn(number: string, unit: string): string | undefined {
  if (!/^\p{L}+$/u.test(unit) || MONEY.test(unit)) return undefined;
  const multiple = multiples[unit.slice(0, 1)];
  const digits = plainDigits(ascii(number));
  if (multiple === undefined || digits === undefined) return number;
  const count = decimal(digits).times(multiple);
  return count.isInteger() ? count.toFixed() : undefined;
}

function unitReading(piece: Piece, before: Piece | undefined, takes: Wanted['takes']): Reading | undefined {
  const { typed, start, end } = piece;
  const number = before && NUMBER.exec(before.typed.replace(SIGN, ''));
  const isUnit = (takes('amount') && isMoneyUnit(typed)) || (takes(...measures) && UNIT.test(typed));
  if (!isUnit || !before || number?.[1] !== '') return undefined;
  const edits = [{ span: { start: before.end, end: start }, newText: '' }];
  return { start, end, reason: 'apart', subject: typed, edits };
}

/** What stands for an amount in a spreadsheet where there is none. */
const NONE = /^(?:[-－−—–/／]|——|无|没有|n\/a)$/i;

function noneReading(piece: Piece, { takes }: Wanted): Reading | undefined {
  if (!takes('amount') || !NONE.test(piece.typed)) return undefined;
  return replaced(piece, '0', { reason: 'none', subject: piece.typed });
}

const MONEY = /^(?:元|千元|万元|亿元)/;
const SIGN = /^[<>=≥≤＜＞＝]{1,2}/;
const UNIT = /^(?:[%％‰]|\p{Script=Han}{1,4})$/u;

/** Other quotes, the Chinese ones the wrong way round among them. */
const OTHER_QUOTES = /^(['‘’”“「『＂])(.*)(['’‘“”」』＂"])$/;
/** Letters, digits, punctuation and symbols, and nothing that cannot be seen. */
const VISIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\s]+$/u;
const PAIRS = /(?<=[^"])"[^"\\]+"(?=[^"])|“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』/g;
/** What has a meaning in a string, or would be half of a pair. */
const HALF = /["\\“”‘’「」『』'＂]/;

/** Whether a text can be seen, and has nothing of quotes in it. */
export function isPlainText(said: string): boolean {
  return VISIBLE.test(said) && !HALF.test(said);
}

/** A digit that passes for one of a number. */
const OTHER_DIGIT = /(?![0-9０-９])\p{Nd}/u;

/** Whether a text can stand in quotes as it is. */
function isQuotable(said: string): boolean {
  return VISIBLE.test(said) && !OTHER_DIGIT.test(said) && !HALF.test(said.replace(PAIRS, ''));
}

/** What is left of a number that something cut. */
const HALF_NUMBER = /^[.．,，]\d/;

function textReading(piece: Piece, { takes }: Wanted): Reading | undefined {
  if (!takes('string', 'text')) return undefined;
  const { typed, start, end } = piece;
  const [, , inner] = OTHER_QUOTES.exec(typed) ?? [];
  if (!isQuotable(inner ?? typed) || HALF_NUMBER.test(typed)) return undefined;
  if (inner === undefined) return 'text';
  return {
    start,
    end,
    reason: 'otherQuotes',
    subject: inner,
    edits: [
      { span: { start, end: start + 1 }, newText: '"' },
      { span: { start: end - 1, end }, newText: '"' },
    ],
  };
}

function withoutSign(piece: Piece, before: Piece | undefined): Correction {
  const isTouched = before?.end === piece.start;
  return replaced(piece, isTouched ? ' ' : '', { reason: 'needless', subject: piece.typed });
}
