import type { IToken, TokenType } from 'chevrotain';
import { endOf } from './nodes.ts';
import * as t from './tokens.ts';
import type { SyntaxFault } from './tree.ts';

/** Blocks, or brackets, or signs before a number, may stand so deep in each other; nobody means more. */
export const mostLevels = 100;
/** So many operators may stand in one statement. */
export const mostOperators = 1_000;
/** So long may a number be, its separators and its unit counted; exact sums of longer ones take for ever. */
export const longestNumber = 100;

const operators = new Set<TokenType>([t.AdditiveOperator, t.MultiplicativeOperator]);
const ends = new Set<TokenType>([t.Newline, t.Semicolon, t.LeftBrace, t.RightBrace, t.Plain]);

/**
 * The tokens without those of blocks and calculations beyond all measure, each of which is a fault: a tree is made and
 * read by functions that call themselves, so a text must not decide how often.
 */
export function withinLimits(tokens: readonly IToken[], faults: SyntaxFault[]): IToken[] {
  const limits = new Limits(faults);
  return tokens.filter((token) => limits.keeps(token));
}

function isTooLong({ tokenType, image }: IToken): boolean {
  return tokenType === t.Quantity && image.length > longestNumber;
}

class Limits {
  readonly #faults: SyntaxFault[];
  #blocks = 0;
  /** In the statement under way: open brackets, signs behind each other, operators. */
  #brackets = 0;
  #signs = 0;
  #operators = 0;
  /** Whether the rest of the statement is left out. */
  #isCut = false;

  constructor(faults: SyntaxFault[]) {
    this.#faults = faults;
  }

  keeps(token: IToken): boolean {
    const { tokenType } = token;
    if (ends.has(tokenType)) this.#beginStatement();
    if (tokenType === t.LeftBrace) return this.#opens(token);
    if (tokenType === t.RightBrace) return this.#closes();
    return this.#blocks <= mostLevels && !this.#isCut && !this.#isBeyond(token);
  }

  #beginStatement(): void {
    this.#brackets = 0;
    this.#signs = 0;
    this.#operators = 0;
    this.#isCut = false;
  }

  #opens(token: IToken): boolean {
    this.#blocks++;
    if (this.#blocks === mostLevels + 1) this.#fault('too-deep', token);
    return this.#blocks <= mostLevels;
  }

  #closes(): boolean {
    const isKept = this.#blocks <= mostLevels;
    this.#blocks = Math.max(0, this.#blocks - 1);
    return isKept;
  }

  #isBeyond(token: IToken): boolean {
    this.#count(token.tokenType);
    const isTooDeep = this.#brackets > mostLevels || this.#signs > mostLevels;
    this.#isCut = isTooDeep || this.#operators > mostOperators || isTooLong(token);
    if (this.#isCut) this.#fault(isTooDeep ? 'too-deep' : 'too-long', token);
    return this.#isCut;
  }

  #count(type: TokenType): void {
    const isOperator = operators.has(type);
    this.#signs = isOperator ? this.#signs + 1 : 0;
    if (isOperator) this.#operators++;
    else if (type === t.LeftParen) this.#brackets++;
    else if (type === t.RightParen) this.#brackets = Math.max(0, this.#brackets - 1);
  }

  #fault(kind: 'too-deep' | 'too-long', token: IToken): void {
    this.#faults.push({ kind, subject: token.image, start: token.startOffset, end: endOf(token) });
  }
}
