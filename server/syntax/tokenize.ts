import type { IToken, TokenType } from 'chevrotain';
import type { Span } from '../text/Span.ts';
import * as t from './tokens.ts';

/** What a text is made of; every character is in a token, a comment, a blank or a stray span. */
export interface Tokens {
  readonly tokens: readonly IToken[];
  readonly comments: readonly Span[];
  /** Runs of characters that begin no token. */
  readonly strays: readonly Span[];
}

/** What a character may begin or go on with; one bit each. */
const BLANK = 1;
const LINE_END = 2;
const DIGIT = 4;
const LETTER = 8;

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
  const mark = (bit: number, ranges: readonly (readonly [number, number])[]): void => {
    for (const [first, last] of ranges) table.fill(bit, first, last + 1);
  };
  const at = (characters: string): [number, number][] => [...characters].map((c) => [c.charCodeAt(0), c.charCodeAt(0)]);
  mark(BLANK, at(' \t\u3000\u00a0\ufeff'));
  mark(LINE_END, [
    [LF, LF],
    [CR, CR],
  ]);
  mark(DIGIT, [
    [0x30, 0x39],
    [0xff10, 0xff19],
  ]);
  mark(LETTER, [
    ...at('_²³℃〇'),
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

const codes = (characters: string): ReadonlySet<number> => new Set([...characters].map((c) => c.charCodeAt(0)));
const commentStarts = codes('#＃');
const separators = codes(',，');
const points = codes('.．');
const percents = codes('%％‰');
const unitDots = codes('·・');
const slashes = codes('/／');
const hyphens = codes('-－');
const equalSigns = codes('=＝');
const openComparators = codes('>＞<＜');

/** Tokens of one character. */
const single = new Map<number, TokenType>(
  (
    [
      ['{｛', t.LeftBrace],
      ['}｝', t.RightBrace],
      ['(（', t.LeftParen],
      [')）', t.RightParen],
      [';；', t.Semicolon],
      [',，、', t.Comma],
      [':：', t.Colon],
      ['+＋-－−', t.AdditiveOperator],
      ['*＊×/／÷', t.MultiplicativeOperator],
      ['≥≤=＝>＞<＜', t.Comparator],
    ] as const
  ).flatMap(([characters, type]) => [...characters].map((c) => [c.charCodeAt(0), type] as const)),
);

/** A token that knows its offset only; its image is cut from the text once. */
class Token implements IToken {
  readonly image: string;
  readonly startOffset: number;
  readonly tokenTypeIdx: number;
  readonly tokenType: TokenType;

  constructor(image: string, startOffset: number, tokenType: TokenType) {
    this.image = image;
    this.startOffset = startOffset;
    this.tokenType = tokenType;
    this.tokenTypeIdx = tokenType.tokenTypeIdx ?? 0;
  }
}

/**
 * Cuts a text into the tokens of LANGUAGE.md §2. By hand, as a generated lexer costs half of the whole analysis of a
 * large budget: each character is looked at once, and most tokens are decided by their first.
 */
export function tokenize(text: string): Tokens {
  const tokens: IToken[] = [];
  const comments: Span[] = [];
  const strays: Span[] = [];
  let strayFrom = -1;
  let i = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    const kind = classes[code] ?? 0;
    const start = i;
    let type: TokenType | undefined;
    if (kind === BLANK) i = endOfClass(text, i + 1, BLANK);
    else if (kind === LETTER) {
      type = t.Word;
      i = endOfWord(text, i);
    } else if (kind === DIGIT) {
      i = endOfDate(text, start);
      type = i > start ? t.ChineseDate : t.Quantity;
      if (i === start) i = endOfQuantity(text, start);
    } else if (kind === LINE_END) {
      type = t.Newline;
      i = endOfClass(text, i + 1, BLANK | LINE_END);
    } else if (code === QUOTE) {
      const isText = text.startsWith('"""', i);
      type = isText ? t.Text : t.PlainString;
      i = isText ? endOfText(text, i) : endOfString(text, i);
    } else if (commentStarts.has(code)) {
      i = endOfLine(text, i);
      comments.push({ start, end: i });
    } else if (code === CURLY_OPEN) {
      type = t.CurlyString;
      i = endOfCurly(text, i);
    } else {
      type = single.get(code);
      i++;
      if (openComparators.has(code) && equalSigns.has(text.charCodeAt(i))) i++;
      if (!type) {
        if (strayFrom < 0) strayFrom = start;
        continue;
      }
    }
    if (strayFrom >= 0) {
      strays.push({ start: strayFrom, end: start });
      strayFrom = -1;
    }
    if (type) tokens.push(new Token(text.slice(start, i), start, type));
  }
  if (strayFrom >= 0) strays.push({ start: strayFrom, end: text.length });
  return { tokens, comments, strays };
}

/** Where a run of characters of some classes ends. */
function endOfClass(text: string, from: number, wanted: number): number {
  let i = from;
  while (i < text.length && ((classes[text.charCodeAt(i)] ?? 0) & wanted) !== 0) i++;
  return i;
}

function isOf(text: string, i: number, wanted: number): boolean {
  return i < text.length && ((classes[text.charCodeAt(i)] ?? 0) & wanted) !== 0;
}

/** Letters and digits, also behind single hyphens. */
function endOfWord(text: string, from: number): number {
  let i = endOfClass(text, from, LETTER | DIGIT);
  while (hyphens.has(text.charCodeAt(i)) && isOf(text, i + 1, LETTER | DIGIT))
    i = endOfClass(text, i + 1, LETTER | DIGIT);
  return i;
}

/** Digits, a comma before another digit, a fraction, and the unit that touches them. */
function endOfQuantity(text: string, from: number): number {
  let i = endOfClass(text, from, DIGIT);
  while (separators.has(text.charCodeAt(i)) && isOf(text, i + 1, DIGIT)) i = endOfClass(text, i + 1, DIGIT);
  if (points.has(text.charCodeAt(i)) && isOf(text, i + 1, DIGIT)) i = endOfClass(text, i + 1, DIGIT);
  return endOfUnit(text, i);
}

/** `%`, `人`, `元/月`, `人·次/月`; where there is none, `from`. */
function endOfUnit(text: string, from: number): number {
  let i = percents.has(text.charCodeAt(from)) ? from + 1 : endOfUnitWord(text, from);
  if (i === from) return from;
  while (slashes.has(text.charCodeAt(i)) && isOf(text, i + 1, LETTER)) i = endOfUnitWord(text, i + 1);
  return i;
}

function endOfUnitWord(text: string, from: number): number {
  let i = endOfClass(text, from, LETTER);
  if (i === from) return from;
  while (unitDots.has(text.charCodeAt(i)) && isOf(text, i + 1, LETTER)) i = endOfClass(text, i + 1, LETTER);
  return i;
}

/** `2026年1月`, `2026年1月27日`; `from` where there is no such date. */
function endOfDate(text: string, from: number): number {
  const year = endOfClass(text, from, DIGIT);
  if (year !== from + 4 || text[year] !== '年') return from;
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

/** `"…"` on one line; one that is never closed ends with its line. */
export function endOfString(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) return i;
    if (code === QUOTE) return i + 1;
    if (code === BACKSLASH && !isOf(text, i + 1, LINE_END)) i++;
  }
  return text.length;
}

/** `“…”` on one line, inner pairs counted; one that is never closed ends with its line. */
export function endOfCurly(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) return i;
    if (code === CURLY_OPEN) depth++;
    else if (code === CURLY_CLOSE && --depth === 0) return i + 1;
  }
  return text.length;
}

/** The offset of the line end at or behind `from`. */
export function endOfLine(text: string, from: number): number {
  let i = from;
  while (i < text.length && !isOf(text, i, LINE_END)) i++;
  return i;
}
