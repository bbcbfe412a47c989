import type { ArgumentSchema, StatementSchema } from '../../language/schema.ts';
import type { Bound } from '../../model/binding/bind.ts';
import type { Argument, Statement, StringArgument } from '../../syntax/tree.ts';
import type { Node, Step } from '../nodeAt.ts';
import { type Typed, typedIn } from './Typed.ts';

/** Between the quotes of an argument. */
export interface ExpectedString {
  readonly kind: 'string';
  readonly schema: StatementSchema;
  readonly statement: Statement;
  readonly args: Readonly<Record<string, Argument>>;
  readonly argument: ArgumentSchema;
  /** The quote behind the text, there or missing, so that one goes on behind it; empty where something else follows. */
  readonly closing: string;
  /** Whether `"` and `\` are written with a `\`. */
  readonly isEscaped: boolean;
  readonly typed: Typed;
}

/** Between the braces of a placeholder in an explanation. */
export interface ExpectedPlaceholder {
  readonly kind: 'placeholder';
  /** The brace behind the name, there or missing: what is chosen goes in front of it, and one goes on behind it. */
  readonly closing: string;
  readonly typed: Typed;
}

/** What may be typed in a string; undefined where people write what they like. */
export function stringAt(
  { string, isOpen }: { readonly string: StringArgument; readonly isOpen: boolean },
  { statement, bound }: Step,
  node: Node,
): ExpectedString | ExpectedPlaceholder | undefined {
  const argument = bound && argumentOf(string, bound);
  if (!argument) return undefined;
  const { text } = node.segment;
  const quotes = string.kind === 'text' ? 3 : 1;
  const start = string.start + quotes;
  if (node.at < start) return undefined;
  const end = isOpen ? node.at : Math.max(node.at, string.end - quotes);
  if (bound.schema.id === 'explain') return placeholderAt(start, end, node);
  if (string.kind === 'text') return undefined;
  const isEscaped = text.charAt(string.start) === '"';
  const isLast = isOpen && text.slice(node.at, string.end).trim() === '';
  const closing = isOpen ? (isLast ? (isEscaped ? '"' : '”') : '') : text.slice(end, string.end);
  const typed = typedIn(node, { start, end: isOpen ? end : string.end });
  return { kind: 'string', schema: bound.schema, statement, args: bound.args, argument, closing, isEscaped, typed };
}

function argumentOf(string: StringArgument, { schema, args, repeated }: Bound): ArgumentSchema | undefined {
  return schema.args.find(({ name, many }) => args[name] === string || (many && repeated.includes(string)));
}

/** A `{` in front of the cursor that is open and no `{{`. */
const OPEN = /(?:^|[^{｛])(?:\{\{)*[{｛]([^{}｛｝\r\n]*)$/;
/** What stands of the name behind the cursor, with its brace. */
const CLOSED = /^[^{}｛｝\s，。；：、"“”]*([}｝])/;

function placeholderAt(start: number, end: number, node: Node): ExpectedPlaceholder | undefined {
  const { segment, at } = node;
  const name = OPEN.exec(segment.text.slice(start, at))?.[1];
  if (name === undefined) return undefined;
  const [rest = '', closing = '}'] = CLOSED.exec(segment.text.slice(at, end)) ?? [];
  const nameStart = at - name.trimStart().length;
  return { kind: 'placeholder', closing, typed: typedIn(node, { start: nameStart, end: at + rest.length }) };
}
