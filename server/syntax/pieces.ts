import type { TokenType } from 'chevrotain';
import type { Span } from '../text/Span.ts';
import { BLANK, classAt } from './scan.ts';
import { Tokenizer } from './tokenize.ts';
import * as t from './tokens.ts';

export type PieceKind =
  | 'word'
  | 'number'
  | 'string'
  | 'text'
  | 'comparator'
  | 'open'
  | 'close'
  | 'left'
  | 'right'
  | 'comma'
  | 'colon'
  | 'sign'
  | 'operator'
  | 'comment';

/** One thing that was typed: a token or a comment. Between two of them are blanks, line ends and `;` only. */
export interface Piece extends Span {
  readonly kind: PieceKind;
  /** How many lines end between it and the piece before it. */
  readonly breaks: number;
}

/** The pieces of a text in which everything is a statement, in their order; `base` is added to their offsets. */
export function piecesOf(text: string, base: number): readonly Piece[] {
  const cutter = new PieceCutter(text, base);
  cutter.run();
  return cutter.pieces;
}

const kinds: ReadonlyMap<TokenType, PieceKind> = new Map([
  [t.Word, 'word'],
  [t.ChineseDate, 'word'],
  [t.Quantity, 'number'],
  [t.PlainString, 'string'],
  [t.CurlyString, 'string'],
  [t.Text, 'text'],
  [t.Comparator, 'comparator'],
  [t.LeftBrace, 'open'],
  [t.RightBrace, 'close'],
  [t.LeftParen, 'left'],
  [t.RightParen, 'right'],
  [t.Comma, 'comma'],
  [t.Colon, 'colon'],
  [t.AdditiveOperator, 'sign'],
  [t.MultiplicativeOperator, 'operator'],
]);

/** A tokenizer that takes every statement apart and keeps comments among the tokens. */
class PieceCutter extends Tokenizer {
  readonly pieces: Piece[] = [];
  private readonly base: number;
  private breaks = 0;

  constructor(text: string, base: number) {
    super(text);
    this.base = base;
  }

  protected override plain(): undefined {
    return undefined;
  }

  protected override take(type: TokenType, start: number, end: number): void {
    const kind = kinds.get(type);
    if (kind) this.add(kind, start, end);
    else if (type === t.Newline) this.breaks += lineBreaks(this.text, start, end);
  }

  /** A comment goes to the end of its line; the blanks there are none of it. */
  protected override takeComment(start: number, end: number): void {
    let last = end;
    while (last > start && classAt(this.text, last - 1) === BLANK) last--;
    this.add('comment', start, last);
  }

  private add(kind: PieceKind, start: number, end: number): void {
    this.pieces.push({ kind, start: this.base + start, end: this.base + end, breaks: this.breaks });
    this.breaks = 0;
  }
}

/** How many lines end in a stretch of text. */
export function lineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count++;
  }
  return count;
}
