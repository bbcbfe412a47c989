import type { IToken, TokenType } from 'chevrotain';
import type { Span } from '../text/Span.ts';
import { PlainReader } from './PlainReader.ts';
import { PlainStatements } from './PlainStatements.ts';
import {
  BLANK,
  classAt,
  codesOf,
  comments,
  DIGIT,
  endOfClass,
  endOfCurly,
  endOfDate,
  endOfLine,
  endOfQuantity,
  endOfString,
  endOfText,
  endOfWord,
  LETTER,
  LINE_END,
} from './scan.ts';
import * as t from './tokens.ts';

/** What a text is made of; every character is in a token, a comment, a blank or a stray span. */
export interface Tokens {
  readonly tokens: readonly IToken[];
  readonly comments: readonly Span[];
  /** Runs of characters that begin no token. */
  readonly strays: readonly Span[];
}

/** Tokens of one character; comparators may have a second. */
const punctuation: ReadonlyMap<number, TokenType> = new Map(
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
  ).flatMap(([characters, type]) => [...codesOf(characters)].map((code) => [code, type] as const)),
);

const openComparators = codesOf('>＞<＜');
const equalSigns = codesOf('=＝');
const QUOTE = 34;
const CURLY_OPEN = 0x201c;

/** After these a statement goes on in the next line. */
export const continues: ReadonlySet<TokenType> = new Set([
  t.AdditiveOperator,
  t.MultiplicativeOperator,
  t.Comma,
  t.LeftParen,
]);

/** With these a line goes on from one that has a `(`. */
const joinsInParen = codesOf('+＋-－−*＊×/／÷,，、)）{｛');

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

/** A token between two offsets. */
export function tokenAt(text: string, start: number, end: number, type: TokenType): IToken {
  return new Token(text.slice(start, end), start, type);
}

/**
 * Cuts a text into the tokens of LANGUAGE.md §2. By hand, as a generated lexer costs a quarter of the whole analysis of a
 * large budget: most tokens are decided by their first character, and most lines are one token.
 */
export function tokenize(text: string): Tokens {
  return new Tokenizer(text).run();
}

/** Cuts one text; what is done with a piece may be another matter than to make a token of it. */
export class Tokenizer {
  protected readonly text: string;
  private readonly tokens: IToken[] = [];
  private readonly plainReader: PlainReader;
  private readonly strays: { readonly start: number; end: number }[] = [];
  /** The type of the last token that is no line end. */
  private last: TokenType | undefined;
  /** Whether a `(` stands on this line, or on one that this line goes on from: then the next may go on with it, too. */
  private hasParen = false;
  /** Whether a statement can begin here: at the start, behind `{` and `;`, and where a line has ended one. */
  private isAtStart = true;
  /** How many blocks are open. */
  private depth = 0;

  /** Where the last plain statement ends, so that what is not plain is tried once. */
  private triedAt = -1;

  constructor(text: string) {
    this.text = text;
    this.plainReader = new PlainReader(text);
  }

  run(): Tokens {
    let i = 0;
    while (i < this.text.length) i = this.step(i);
    return { tokens: this.tokens, comments: this.plainReader.comments, strays: this.strays };
  }

  /** Takes what begins at an offset and says where it ends. */
  private step(start: number): number {
    const { text } = this;
    switch (classAt(text, start)) {
      case BLANK:
        return endOfClass(text, start, BLANK);
      case LETTER:
        return this.plain(start) ?? this.push(t.Word, start, endOfWord(text, start));
      case DIGIT:
        return this.plain(start) ?? this.number(start);
      case LINE_END:
        return this.lineEnd(start);
      default:
        return this.mark(start, text.charCodeAt(start));
    }
  }

  protected plain(start: number): number | undefined {
    if (!this.isAtStart || start === this.triedAt) return undefined;
    this.plainReader.at = start;
    this.plainReader.depth = this.depth;
    const statements = this.plainReader.statements();
    if (statements.length === 0) return undefined;
    this.tokens.push(new PlainStatements(statements, start));
    this.last = t.Plain;
    this.triedAt = this.plainReader.at;
    return this.triedAt;
  }

  private number(start: number): number {
    const date = endOfDate(this.text, start);
    return date > start
      ? this.push(t.ChineseDate, start, date)
      : this.push(t.Quantity, start, endOfQuantity(this.text, start));
  }

  private lineEnd(start: number): number {
    const end = endOfClass(this.text, start, BLANK | LINE_END);
    this.take(t.Newline, start, end);
    this.isAtStart = this.last === undefined || !continues.has(this.last);
    if (this.isAtStart && !joinsInParen.has(this.text.charCodeAt(end))) this.hasParen = false;
    return end;
  }

  /** Quotes, comments and punctuation; what begins none of them is stray. */
  private mark(start: number, code: number): number {
    const { text } = this;
    if (code === QUOTE)
      return text.startsWith('"""', start)
        ? this.push(t.Text, start, endOfText(text, start))
        : this.string(t.PlainString, start, endOfString(text, start));
    if (code === CURLY_OPEN) return this.string(t.CurlyString, start, endOfCurly(text, start));
    if (comments.has(code)) {
      const end = endOfLine(text, start);
      this.takeComment(start, end);
      return end;
    }
    const type = punctuation.get(code);
    if (!type) return this.stray(start);
    const isLong = openComparators.has(code) && equalSigns.has(text.charCodeAt(start + 1));
    return this.push(type, start, isLong ? start + 2 : start + 1);
  }

  /** A quote with nothing in it before an amount or a block is no string. */
  private string(type: TokenType, start: number, end: number): number {
    return end === start + 1 ? this.stray(start) : this.push(type, start, end);
  }

  private stray(start: number): number {
    const before = this.strays.at(-1);
    if (before?.end === start) before.end = start + 1;
    else this.strays.push({ start, end: start + 1 });
    this.isAtStart = false;
    return start + 1;
  }

  private push(type: TokenType, start: number, end: number): number {
    this.take(type, start, end);
    this.last = type;
    if (type === t.LeftParen) this.hasParen = true;
    if (type === t.LeftBrace) this.depth++;
    else if (type === t.RightBrace) this.depth = Math.max(0, this.depth - 1);
    this.isAtStart = !this.hasParen && (type === t.LeftBrace || type === t.Semicolon);
    return end;
  }

  protected take(type: TokenType, start: number, end: number): void {
    this.tokens.push(tokenAt(this.text, start, end, type));
  }

  protected takeComment(start: number, end: number): void {
    this.plainReader.comments.push({ start, end });
  }
}
