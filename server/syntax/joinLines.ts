import type { IToken } from 'chevrotain';
import { continues } from './tokenize.ts';
import * as t from './tokens.ts';
import type { SyntaxFault } from './tree.ts';

const JOINS_IN_PAREN = new Set([t.AdditiveOperator, t.MultiplicativeOperator, t.Comma, t.RightParen]);
/** Plain statements are whole, with the end of their line. */
const STANDS_BEFORE_BLOCK = new Set([t.LeftBrace, t.RightBrace, t.Semicolon, t.Newline, t.Plain]);

/** What no calculation goes on with. */
const BEGINS_STATEMENT = new Set([t.Word, t.ChineseDate, t.PlainString, t.CurlyString, t.Text]);
const STANDS_BEFORE_HEAD = new Set([t.Newline, t.Semicolon, t.LeftBrace, t.RightBrace, t.Plain]);
const STRINGS = new Set([t.PlainString, t.CurlyString]);

/**
 * The tokens without the newlines at which a statement goes on: after an operator, a comma or `(`, and inside
 * parentheses before one. Where the next line can only be another statement, the operand is missing. A `{` that begins the
 * next line is joined to the line before it, with a fault.
 */
export function joinLines(tokens: readonly IToken[], faults: SyntaxFault[]): IToken[] {
  const kept: IToken[] = [];
  let depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    const { tokenType } = token;
    if (tokenType === t.LeftParen) depth++;
    else if (tokenType === t.RightParen) depth = Math.max(0, depth - 1);
    else if (tokenType === t.Newline) {
      // Of lines with nothing but a comment each has its end.
      let next = i + 1;
      while (depth > 0 && tokens[next]?.tokenType === t.Newline) next++;
      const [before, after] = [kept.at(-1), tokens[next]];
      if (before && (goesOn(kept, [after, tokens[next + 1]], depth) || isBlockBelow(token, before, after, faults))) {
        i = next - 1;
        continue;
      }
      if (before?.tokenType === t.Comma) faults.push(unexpected(before));
      depth = 0;
    }
    kept.push(token);
  }
  return kept;
}

/** Whether a statement that a line ends within goes on with the first tokens of the next one. */
function goesOn(kept: readonly IToken[], next: readonly (IToken | undefined)[], depth: number): boolean {
  const [before, [first]] = [kept.at(-1), next];
  if (before?.tokenType === t.Comma) return !(isOpenNumber(kept) && isNamedCode(next));
  if (before && continues.has(before.tokenType)) return !beginsStatement(next) && !isBehindHead(kept);
  return depth > 0 && first !== undefined && JOINS_IN_PAREN.has(first.tokenType);
}

/** Whether the brace of a block stands on the line below its head, which is a fault. */
function isBlockBelow(newline: IToken, before: IToken, after: IToken | undefined, faults: SyntaxFault[]): boolean {
  if (after?.tokenType !== t.LeftBrace || STANDS_BEFORE_BLOCK.has(before.tokenType)) return false;
  if (after.startOffset > newline.startOffset + newline.image.length) return false;
  const { image, startOffset } = after;
  faults.push({ kind: 'brace-on-new-line', subject: image, start: startOffset, end: startOffset + image.length });
  return true;
}

function unexpected({ image, startOffset }: IToken): SyntaxFault {
  return { kind: 'unexpected', subject: image, start: startOffset, end: startOffset + image.length };
}

/** Whether what ends a line is a `*` or `/` behind the head of its statement, where no calculation can be. */
function isBehindHead(kept: readonly IToken[]): boolean {
  const [before, head, operator] = [kept.at(-3), kept.at(-2), kept.at(-1)];
  const isHead = head?.tokenType === t.Word || head?.tokenType === t.Quantity;
  return isHead && operator?.tokenType === t.MultiplicativeOperator && (!before || isBeforeHead(before));
}

/** Whether a token comes behind which a statement begins. */
export function isBeforeHead({ tokenType }: IToken): boolean {
  return STANDS_BEFORE_HEAD.has(tokenType);
}

/** Whether a comma stands behind a number: three more digits may come. */
function isOpenNumber(kept: readonly IToken[]): boolean {
  return kept.at(-2)?.tokenType === t.Quantity;
}

/** Whether a line that begins with two tokens is no operand: a keyword, a string, or a code before its name. */
function beginsStatement(next: readonly (IToken | undefined)[]): boolean {
  const [first] = next;
  return first !== undefined && (BEGINS_STATEMENT.has(first.tokenType) || isNamedCode(next));
}

/** As long as the code of a line is; a shorter number may be one before a name that stands last. */
const CODE = /^[\d０-９]{5,}$/;

/** Whether it is a code and its name. */
function isNamedCode([first, second]: readonly (IToken | undefined)[]): boolean {
  return first !== undefined && CODE.test(first.image) && second !== undefined && STRINGS.has(second.tokenType);
}
