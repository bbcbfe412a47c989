import { type CustomPatternMatcherReturn, createToken, Lexer, type TokenType } from 'chevrotain';

const DIGIT = '[0-9０-９]';
// Chevrotain drops the regexp `u` flag, so \p{L} would silently match nothing: explicit ranges, surrogates included.
const LETTER =
  'A-Za-zＡ-Ｚａ-ｚ_\u00b2\u00b3\u2103\u3007\u3385-\u33df\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ud800-\udfff';
const UNIT_WORD = `[${LETTER}]+`;
const UNIT = `(?:[%％‰]|${UNIT_WORD}(?:[·・]${UNIT_WORD})*)(?:[/／]${UNIT_WORD}(?:[·・]${UNIT_WORD})*)*`;

/** `"""…"""` over lines; one that is never closed ends with its line, so that the rest of the file still parses. */
function matchText(text: string, offset: number): CustomPatternMatcherReturn | null {
  if (!text.startsWith('"""', offset)) return null;
  const close = text.indexOf('"""', offset + 3);
  return [text.slice(offset, close < 0 ? lineEnd(text, offset) : close + 3)];
}

/** `“…”` on one line, inner pairs counted; one that is never closed ends with its line. */
function matchCurly(text: string, offset: number): CustomPatternMatcherReturn | null {
  if (text[offset] !== '“') return null;
  const end = lineEnd(text, offset);
  let depth = 0;
  for (let i = offset; i < end; i++) {
    if (text[i] === '“') depth++;
    else if (text[i] === '”' && --depth === 0) return [text.slice(offset, i + 1)];
  }
  return [text.slice(offset, end)];
}

function lineEnd(text: string, offset: number): number {
  for (let i = offset; i < text.length; i++) if (text[i] === '\n' || text[i] === '\r') return i;
  return text.length;
}

const token = (name: string, pattern: RegExp): TokenType => createToken({ name, pattern });

export const Newline = createToken({
  name: 'Newline',
  pattern: /[\r\n][ \t\u3000\u00a0\ufeff\r\n]*/,
  line_breaks: true,
});
export const Text = createToken({ name: 'Text', pattern: matchText, line_breaks: true, start_chars_hint: ['"'] });
export const CurlyString = createToken({
  name: 'CurlyString',
  pattern: matchCurly,
  line_breaks: false,
  start_chars_hint: ['“'],
});
export const PlainString = token('PlainString', /"(?:[^"\\\r\n]|\\.)*"?/);
export const ChineseDate = token('ChineseDate', new RegExp(`${DIGIT}{4}年${DIGIT}{1,2}月(?:${DIGIT}{1,2}日)?`));
export const Quantity = token('Quantity', new RegExp(`${DIGIT}(?:[,，]?${DIGIT})*(?:[.．]${DIGIT}+)?(?:${UNIT})?`));
export const Comparator = token('Comparator', /[>＞][=＝]|[<＜][=＝]|[≥≤=＝>＞<＜]/);
export const Word = token('Word', new RegExp(`[${LETTER}][${LETTER}0-9０-９]*(?:[-－][${LETTER}0-9０-９]+)*`));
export const LeftBrace = token('LeftBrace', /[{｛]/);
export const RightBrace = token('RightBrace', /[}｝]/);
export const LeftParen = token('LeftParen', /[(（]/);
export const RightParen = token('RightParen', /[)）]/);
export const Semicolon = token('Semicolon', /[;；]/);
export const Comma = token('Comma', /[,，、]/);
export const Colon = token('Colon', /[:：]/);
export const AdditiveOperator = token('AdditiveOperator', /[+＋\-－−]/);
export const MultiplicativeOperator = token('MultiplicativeOperator', /[*＊×/／÷]/);
const Blank = createToken({ name: 'Blank', pattern: /[ \t\u3000\u00a0\ufeff]+/, group: Lexer.SKIPPED });
const Comment = createToken({ name: 'Comment', pattern: /[#＃][^\r\n]*/, group: 'comments' });

/** All token types, in the order in which they are tried. */
export const tokenTypes: TokenType[] = [
  Blank,
  Newline,
  Comment,
  Text,
  PlainString,
  CurlyString,
  ChineseDate,
  Quantity,
  Word,
  Comparator,
  LeftBrace,
  RightBrace,
  LeftParen,
  RightParen,
  Semicolon,
  Comma,
  Colon,
  AdditiveOperator,
  MultiplicativeOperator,
];

let made: Lexer | undefined;

/** The lexer of the generic grammar, made when it is first needed; tokens carry offsets only. */
export function lexer(): Lexer {
  made ??= new Lexer(tokenTypes, { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations: true });
  return made;
}
