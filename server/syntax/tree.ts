import type { Span } from '../text/Span.ts';

/** What stands first in a statement: a keyword or a subject code. `text` is in ASCII, full-width twins turned. */
export interface Head extends Span {
  readonly kind: 'word' | 'code';
  readonly text: string;
}

/** `"…"`, `“…”` or `"""…"""`; `value` without quotes, escapes and common indentation. */
export interface StringArgument extends Span {
  readonly kind: 'string' | 'text';
  readonly value: string;
}

/** A word that is not a head: a flag, an enumeration's value, a date `2026年1月27日`. */
export interface WordArgument extends Span {
  readonly kind: 'word';
  readonly text: string;
}

/** `=`, `>=`, `<=`, `>` or `<`, in ASCII. */
export interface ComparatorArgument extends Span {
  readonly kind: 'comparator';
  readonly text: string;
}

/** A number as typed (ASCII, separators kept) and the unit that touches it, if any. */
export interface QuantityNode extends Span {
  readonly kind: 'quantity';
  readonly digits: string;
  readonly unit: string;
}

/** Two expressions with an operator between them. */
export interface BinaryNode extends Span {
  readonly kind: 'binary';
  readonly operator: '+' | '-' | '*' | '/';
  readonly left: Expression;
  readonly right: Expression;
}

/** `-x`. */
export interface NegationNode extends Span {
  readonly kind: 'negation';
  readonly operand: Expression;
}

/** An operand that is not there; a fault stands at its place. */
export interface MissingNode extends Span {
  readonly kind: 'missing';
}

export type Expression = QuantityNode | BinaryNode | NegationNode | MissingNode;
export type Argument = StringArgument | WordArgument | ComparatorArgument | Expression;

/** `{ … }`; `closed` is false where the `}` is missing. */
export interface Block extends Span {
  readonly statements: readonly Statement[];
  readonly closed: boolean;
}

/** One statement; a statement of strings only (a glossary line) has no head. */
export interface Statement extends Span {
  readonly head: Head | undefined;
  readonly args: readonly Argument[];
  readonly block: Block | undefined;
  /** Of the rest of a statement that begins in a segment before, the word that opens that. */
  readonly continues?: string;
}

/** Why a place is no statement. `subject` is the text that the message names. */
export interface SyntaxFault extends Span {
  readonly kind:
    | 'unexpected'
    | 'unclosed-block'
    | 'unopened-block'
    | 'brace-on-new-line'
    | 'unclosed-paren'
    | 'unclosed-string'
    | 'missing-operand'
    | 'unit-apart'
    | 'missing-line-end'
    | 'too-deep'
    | 'too-long';
  readonly subject: string;
}

/** Of a top-level statement that is cut: its beginning, a great block or a run of lines in it, its end. */
export type Stretch = 'first' | 'middle' | 'last';

/**
 * A piece of a file that holds one top-level statement (or the faults between two), with the comments before it; or a stretch
 * of such a statement. All offsets in it are relative to its own start, so that it can be used again, as it is, wherever it
 * moves.
 */
export interface Segment {
  readonly text: string;
  /** Undefined where it is all of a statement. */
  readonly stretch: Stretch | undefined;
  readonly statements: readonly Statement[];
  readonly faults: readonly SyntaxFault[];
  readonly comments: readonly Span[];
}

/** A segment of nothing, which stands in no file. */
export const emptySegment: Segment = { text: '', stretch: undefined, statements: [], faults: [], comments: [] };

/** A file as parsed: segments that follow each other without a gap; `starts[i]` is the offset of `segments[i]`. */
export interface Tree {
  readonly segments: readonly Segment[];
  readonly starts: readonly number[];
  /** That of the whole text. */
  readonly length: number;
  /** Whether some segment has a `{` that is never closed, and so ends where another one begins. */
  readonly isOpen: boolean;
}

/** Whether an argument is a number or a calculation with numbers. */
export function isExpression(argument: Argument): argument is Expression {
  const { kind } = argument;
  return kind === 'quantity' || kind === 'binary' || kind === 'negation' || kind === 'missing';
}
