import { endOfUnclosed } from './endOfUnclosed.ts';

/** What a character may begin or go on with; one bit each. */
export const BLANK = 1;
export const LINE_END = 2;
export const DIGIT = 4;
export const LETTER = 8;
const SEPARATOR = 16;
const POINT = 32;
const HYPHEN = 64;
const SLASH = 128;

const LF = 10;
const CR = 13;
const QUOTE = 34;
const BACKSLASH = 92;
const CURLY_OPEN = 0x201c;
const CURLY_CLOSE = 0x201d;

/** The class of every UTF-16 code unit; surrogates count as letters, so that rare characters in names are words. */
const classes = classTable();

function classTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const mark = (bit: number, characters: string, ranges: readonly (readonly [number, number])[] = []): void => {
    for (const code of codesOf(characters)) table[code] = bit;
    for (const [first, last] of ranges) table.fill(bit, first, last + 1);
  };
  mark(BLANK, ' \t\u3000\u00a0\ufeff');
  mark(LINE_END, '\r\n');
  mark(DIGIT, '0123456789', [[0xff10, 0xff19]]);
  mark(SEPARATOR, ',，');
  mark(POINT, '.．');
  mark(HYPHEN, '-－');
  mark(SLASH, '/／');
  mark(LETTER, '_²³℃〇', [
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0xff21, 0xff3a],
    [0xff41, 0xff5a],
    [0x3385, 0x33df],
    [0x3400, 0x4dbf],
    [0x4e00, 0x9fff],
    [0xd800, 0xdfff],
    [0xf900, 0xfaff],
  ]);
  return table;
}

/** The code units of some characters. */
export function codesOf(characters: string): ReadonlySet<number> {
  return new Set([...characters].map((c) => c.charCodeAt(0)));
}

/** What a comment begins with. */
export const comments = codesOf('#＃');
const percents = codesOf('%％‰');
const unitDots = codesOf('·・');

/** The class of the character at an offset; 0 for punctuation and behind the end. */
export function classAt(text: string, i: number): number {
  return i < text.length ? (classes[text.charCodeAt(i)] ?? 0) : 0;
}

/** Where a run of characters of some classes ends. */
export function endOfClass(text: string, from: number, wanted: number): number {
  let i = from;
  while (i < text.length && ((classes[text.charCodeAt(i)] ?? 0) & wanted) !== 0) i++;
  return i;
}

/** Letters and digits, also behind single hyphens. */
export function endOfWord(text: string, from: number): number {
  let i = endOfClass(text, from, LETTER | DIGIT);
  while (classAt(text, i) === HYPHEN && (classAt(text, i + 1) & (LETTER | DIGIT)) !== 0)
    i = endOfClass(text, i + 1, LETTER | DIGIT);
  return i;
}

/** What is written at a place, behind a blank where it would go on the word or number before it: `合计(0.41)`, `30101-(2)`. */
export function setApart(text: string, at: number, written: string): string {
  return (classAt(text, at - 1) & (LETTER | DIGIT)) !== 0 ? ` ${written}` : written;
}

/** Digits, a comma before another digit, a fraction, and the unit that touches them. */
export function endOfQuantity(text: string, from: number): number {
  let i = endOfClass(text, from, DIGIT);
  while (classAt(text, i) === SEPARATOR && (classAt(text, i + 1) & DIGIT) !== 0) i = endOfClass(text, i + 1, DIGIT);
  if (classAt(text, i) === POINT && (classAt(text, i + 1) & DIGIT) !== 0) i = endOfClass(text, i + 1, DIGIT);
  return endOfUnit(text, i);
}

/** `%`, `人`, `元/月`, `人·次/月`; where there is none, `from`. */
function endOfUnit(text: string, from: number): number {
  let i = percents.has(text.charCodeAt(from)) ? from + 1 : endOfUnitWord(text, from);
  if (i === from) return from;
  while (classAt(text, i) === SLASH && (classAt(text, i + 1) & LETTER) !== 0) i = endOfUnitWord(text, i + 1);
  return i;
}

function endOfUnitWord(text: string, from: number): number {
  let i = endOfClass(text, from, LETTER);
  if (i === from) return from;
  while (unitDots.has(text.charCodeAt(i)) && (classAt(text, i + 1) & LETTER) !== 0) i = endOfClass(text, i + 1, LETTER);
  return i;
}

/** `2026年1月`, `2026年1月27日`; `from` where there is no such date. */
export function endOfDate(text: string, from: number): number {
  const year = from + 4;
  if (text[year] !== '年' || endOfClass(text, from, DIGIT) !== year) return from;
  const month = endOfClass(text, year + 1, DIGIT);
  if (month === year + 1 || month > year + 3 || text[month] !== '月') return from;
  const day = endOfClass(text, month + 1, DIGIT);
  return day > month + 1 && day <= month + 3 && text[day] === '日' ? day + 1 : month + 1;
}

/** `"""…"""` over lines; one that is never closed ends with its line, so that the rest of the file still parses. */
export function endOfText(text: string, from: number): number {
  const close = text.indexOf('"""', from + 3);
  return close < 0 ? endOfLine(text, from) : close + 3;
}

/** `"…"` on one line; one that is never closed ends on it. */
export function endOfString(text: string, from: number): number {
  let i = from + 1;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) break;
    if (code === QUOTE) return i + 1;
    if (code === BACKSLASH && (classAt(text, i + 1) & LINE_END) === 0) i++;
  }
  return endOfUnclosed(text, { start: from, end: Math.min(i, text.length) });
}

/** `“…”` on one line, inner pairs counted; one that is never closed ends on it. */
export function endOfCurly(text: string, from: number): number {
  let depth = 0;
  let i = from;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) break;
    if (code === CURLY_OPEN) depth++;
    else if (code === CURLY_CLOSE && --depth === 0) return i + 1;
  }
  return endOfUnclosed(text, { start: from, end: i });
}

/** Where the line of an offset begins; `first` where it begins before that. */
export function startOfLine(text: string, from: number, first = 0): number {
  let i = from;
  while (i > first && (classAt(text, i - 1) & LINE_END) === 0) i--;
  return i;
}

/** Where what a sticky expression takes ends; it takes something at any offset, be it nothing. */
export function endOfMatch(taken: RegExp, text: string, from: number): number {
  taken.lastIndex = from;
  taken.test(text);
  return taken.lastIndex;
}

const LINE = /[^\r\n]*/y;

/** The offset of the line end at or behind `from`. */
export function endOfLine(text: string, from: number): number {
  return endOfMatch(LINE, text, from);
}

/** Where blanks, line ends and comments end. */
export function endOfGap(text: string, from: number): number {
  let i = from;
  while (true) {
    i = endOfClass(text, i, BLANK | LINE_END);
    if (!comments.has(text.charCodeAt(i))) return i;
    i = endOfLine(text, i);
  }
}
