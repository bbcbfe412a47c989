import type { IToken } from 'chevrotain';
import { ascii } from '../text/ascii.ts';
import { stringValue, textValue } from './stringValue.ts';
import type { Argument, BinaryNode, Expression, Head, QuantityNode } from './tree.ts';

/**
 * Where a token starts. The tokens with which Chevrotain tries the grammar out have doubles for offsets, and once one node
 * has a double, V8 keeps the offsets of all nodes as such: a number of its own for each.
 */
export function startOf({ startOffset }: IToken): number {
  return startOffset | 0;
}

/** Where a token ends. */
export function endOf(token: IToken): number {
  return startOf(token) + token.image.length;
}

/** The head of a statement. */
export function headOf(kind: Head['kind'], image: string, start: number): Head {
  return { kind, text: ascii(image), start, end: start + image.length };
}

/** A word or a comparator as an argument, in ASCII. */
export function wordOf(kind: 'word' | 'comparator', image: string, start: number): Argument {
  const text = kind === 'word' ? ascii(image) : ascii(image).replace('≥', '>=').replace('≤', '<=');
  return { kind, text, start, end: start + image.length };
}

/** A number and its unit; blanks between them are a fault of their own. */
export function quantityOf(image: string, start: number): QuantityNode {
  const text = ascii(image);
  const digits = lengthOfDigits(text);
  return {
    kind: 'quantity',
    digits: text.slice(0, digits),
    unit: text.slice(digits).replace(/[ \t\u3000]+/g, ''),
    start,
    end: start + image.length,
  };
}

/** How much of a quantity is the number; a lexed one has no `.` that ends it. */
function lengthOfDigits(text: string): number {
  let i = 0;
  while (i < text.length && isNumeral(text.charCodeAt(i))) i++;
  return i;
}

/** Whether a character code is that of a digit, `,` or `.`. */
function isNumeral(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 44 || code === 46;
}

/** `"…"` or `“…”` as an argument. */
export function stringOf(image: string, start: number): Argument {
  return { kind: 'string', value: stringValue(image), start, end: start + image.length };
}

/** `"""…"""` as an argument. */
export function textOf(image: string, start: number): Argument {
  return { kind: 'text', value: textValue(image), start, end: start + image.length };
}

/** Whether a `"…"` or `“…”` has its closing quote. */
export function isClosed(image: string): boolean {
  if (image.startsWith('“')) return image.endsWith('”') && image.split('“').length === image.split('”').length;
  return image.length > 1 && image.endsWith('"') && (!image.endsWith('\\"') || !/[^\\](?:\\\\)*\\"$/.test(image));
}

/** Whether a `"""…"""` has its closing quotes. */
export function isClosedText(image: string): boolean {
  return image.length >= 6 && image.endsWith('"""');
}

/** An operator as typed and what stands behind it. */
export interface Step {
  readonly operator: string;
  readonly right: Expression;
}

/** `*` and `/` bind closer than `+` and `-`; equals are taken from the left. */
export function calculation(first: Expression, steps: readonly Step[]): Expression {
  let product = first;
  let finishSum = (last: Expression): Expression => last;
  for (const { operator: typed, right } of steps) {
    const operator = arithmetic(typed);
    if (operator === '*' || operator === '/') product = binary(product, operator, right);
    else {
      const left = finishSum(product);
      finishSum = (last) => binary(left, operator, last);
      product = right;
    }
  }
  return finishSum(product);
}

function binary(left: Expression, operator: BinaryNode['operator'], right: Expression): BinaryNode {
  return { kind: 'binary', operator, left, right, start: left.start, end: right.end };
}

function arithmetic(image: string): BinaryNode['operator'] {
  const operator = ascii(image);
  if (operator === '+') return '+';
  if (operator === '-') return '-';
  return operator === '*' || operator === '×' ? '*' : '/';
}
