import { createToken, type TokenType } from 'chevrotain';

const token = (name: string): TokenType => createToken({ name });

export const Newline = token('Newline');
export const Text = token('Text');
export const CurlyString = token('CurlyString');
export const PlainString = token('PlainString');
export const ChineseDate = token('ChineseDate');
export const Quantity = token('Quantity');
export const Comparator = token('Comparator');
export const Word = token('Word');
export const LeftBrace = token('LeftBrace');
export const RightBrace = token('RightBrace');
export const LeftParen = token('LeftParen');
export const RightParen = token('RightParen');
export const Semicolon = token('Semicolon');
export const Comma = token('Comma');
export const Colon = token('Colon');
export const AdditiveOperator = token('AdditiveOperator');
export const MultiplicativeOperator = token('MultiplicativeOperator');
/** Whole statements that need no grammar. */
export const Plain = token('Plain');

/** All token types of the generic grammar. */
export const tokenTypes: TokenType[] = [
  Plain,
  Newline,
  Text,
  CurlyString,
  PlainString,
  ChineseDate,
  Quantity,
  Comparator,
  Word,
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
