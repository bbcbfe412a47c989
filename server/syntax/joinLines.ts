import type { IToken } from 'chevrotain';
import { continues } from './tokenize.ts';
import * as t from './tokens.ts';
import type { SyntaxFault } from './tree.ts';

const JOINS_IN_PAREN = new Set([t.AdditiveOperator, t.MultiplicativeOperator, t.Comma, t.RightParen]);
/** Plain statements are whole, with the end of their line. */
const STANDS_BEFORE_BLOCK = new Set([t.LeftBrace, t.RightBrace, t.Semicolon, t.Newline, t.Plain]);

/**
 * The tokens without the newlines at which a statement goes on: after an operator, a comma or `(`, and inside
 * parentheses before one. A `{` that begins the next line is joined to the line before it, with a fault.
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
      if (isJoined(token, kept.at(-1), tokens[next], depth, faults)) {
        i = next - 1;
        continue;
      }
      depth = 0;
    }
    kept.push(token);
  }
  return kept;
}

function isJoined(
  newline: IToken,
  before: IToken | undefined,
  after: IToken | undefined,
  depth: number,
  faults: SyntaxFault[],
): boolean {
  if (!before) return false;
  if (continues.has(before.tokenType)) return true;
  if (!after) return false;
  if (depth > 0 && JOINS_IN_PAREN.has(after.tokenType)) return true;
  if (after.tokenType !== t.LeftBrace || STANDS_BEFORE_BLOCK.has(before.tokenType)) return false;
  if (after.startOffset > newline.startOffset + newline.image.length) return false;
  const { image, startOffset } = after;
  faults.push({ kind: 'brace-on-new-line', subject: image, start: startOffset, end: startOffset + image.length });
  return true;
}
