import type { Expression } from '../../syntax/tree.ts';
import type { Span } from '../../text/Span.ts';

/** A number, what it counts, or a sign between two of them. */
export interface NumberPiece extends Span {
  readonly type: 'number' | 'type' | 'operator';
}

/** The pieces of a calculation, in the order of the text; parentheses are none. */
export function numberPieces(expression: Expression, text: string): NumberPiece[] {
  switch (expression.kind) {
    case 'quantity': {
      const { start, end, digits } = expression;
      const unit = start + digits.length;
      return [
        { type: 'number', start, end: unit },
        ...(unit < end ? [{ type: 'type', start: unit, end } as const] : []),
      ];
    }
    case 'negation': {
      const { start, operand } = expression;
      return [...signIn(text, start, operand.start), ...numberPieces(operand, text)];
    }
    case 'binary': {
      const { left, right } = expression;
      return [...numberPieces(left, text), ...signIn(text, left.end, right.start), ...numberPieces(right, text)];
    }
    case 'missing':
      return [];
    default:
      return expression satisfies never;
  }
}

const SIGN = /[#＃].*|[+＋\-－−*＊×/／÷]/g;

/** The first operator of a stretch; what a comment there says is none. */
function signIn(text: string, from: number, to: number): NumberPiece[] {
  for (const { 0: found, index } of text.slice(from, to).matchAll(SIGN))
    if (found.length === 1 && !/[#＃]/.test(found))
      return [{ type: 'operator', start: from + index, end: from + index + 1 }];
  return [];
}
