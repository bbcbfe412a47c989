import type { IToken } from 'chevrotain';
import { isBeforeHead } from './joinLines.ts';
import { endOf } from './nodes.ts';
import { BLANK, classAt, DIGIT } from './scan.ts';
import { tokenAt } from './tokenize.ts';
import * as t from './tokens.ts';
import type { SyntaxFault } from './tree.ts';

const GOES_ON = new Set([t.AdditiveOperator, t.MultiplicativeOperator, t.RightParen]);
/** What is longer is a word of the language. */
const LONGEST_UNIT = 3;

/**
 * The tokens with each number joined to the word behind its blanks with which a calculation goes on: that can only be its
 * unit, and is a fault.
 */
export function joinUnits(tokens: readonly IToken[], text: string, faults: SyntaxFault[]): readonly IToken[] {
  let joined: IToken[] | undefined;
  let next = 0;
  for (let i = 1; i < tokens.length; i++) {
    const [number, before] = [tokens[i], tokens[i - 1]];
    if (number?.tokenType !== t.Quantity || !before || isBeforeHead(before)) continue;
    const unit = unitBehind(tokens, i, text);
    if (!unit) continue;
    const { first, last, behind } = unit;
    const [start, end] = [first.startOffset, endOf(last)];
    faults.push({ kind: 'unit-apart', subject: text.slice(start, end), start, end });
    joined ??= [];
    for (const each of tokens.slice(next, i)) joined.push(each);
    joined.push(tokenAt(text, number.startOffset, end, t.Quantity));
    next = behind;
    i = behind - 1;
  }
  if (!joined) return tokens;
  for (const each of tokens.slice(next)) joined.push(each);
  return joined;
}

/** The words of a unit (`元`, `元/月`) behind a number without one, where a calculation goes on behind them. */
function unitBehind(
  tokens: readonly IToken[],
  at: number,
  text: string,
): { readonly first: IToken; readonly last: IToken; readonly behind: number } | undefined {
  const [number, first] = [tokens[at], tokens[at + 1]];
  if (!number || first?.tokenType !== t.Word || (classAt(text, endOf(number) - 1) & DIGIT) === 0) return undefined;
  let last = first;
  let behind = at + 2;
  while (/^[/／]$/.test(tokens[behind]?.image ?? '')) {
    const word = tokens[behind + 1];
    if (word?.tokenType !== t.Word) break;
    last = word;
    behind += 2;
  }
  const after = tokens[behind];
  const goesOn = after && GOES_ON.has(after.tokenType) && !isSign(after, text);
  return goesOn && first.image.length <= LONGEST_UNIT ? { first, last, behind } : undefined;
}

/** Whether a `-` behind a blank touches what follows it, as the sign of a number does. */
function isSign(operator: IToken, text: string): boolean {
  const [before, after] = [operator.startOffset - 1, endOf(operator)];
  return (
    operator.tokenType === t.AdditiveOperator &&
    (classAt(text, before) & BLANK) !== 0 &&
    (classAt(text, after) & BLANK) === 0
  );
}
