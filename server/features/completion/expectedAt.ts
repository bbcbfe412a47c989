import type { ArgumentSchema, StatementSchema } from '../../language/schema.ts';
import { type Argument, isExpression, type Statement, type StringArgument } from '../../syntax/tree.ts';
import { touches } from '../../text/Span.ts';
import type { Analysis } from '../Analysis.ts';
import { blockNameAt, isInComment, type Node, nodeAt, type Step } from '../nodeAt.ts';
import { commentAt, type ExpectedComment } from './commentAt.ts';
import { type ExpectedPlaceholder, type ExpectedString, stringAt } from './stringAt.ts';
import { type Typed, typedIn } from './Typed.ts';
import { type ExpectedUnit, unitAt } from './unitAt.ts';

/** A statement begins here. */
export interface ExpectedHead {
  readonly kind: 'head';
  readonly block: string;
  /** The statement whose block this is; undefined outside all braces. */
  readonly owner: Step | undefined;
  /** The statement that is being typed; undefined where none has begun. */
  readonly statement: Statement | undefined;
  /** Whether the statement begins in column 0 although a block around it is still open: it may be meant to stand outside. */
  readonly isAtMargin: boolean;
  readonly typed: Typed;
}

/** An argument of a statement stands here. */
export interface ExpectedArgument {
  readonly kind: 'argument';
  readonly schema: StatementSchema;
  readonly statement: Statement;
  readonly args: Readonly<Record<string, Argument>>;
  /** The names of the arguments that stand in front of the cursor, and of all but the one that is being typed. */
  readonly before: ReadonlySet<string>;
  readonly taken: ReadonlySet<string>;
  readonly typed: Typed;
}

/** The number behind a label (`权重`) stands here. */
export interface ExpectedLabelled {
  readonly kind: 'labelled';
  readonly argument: ArgumentSchema;
  readonly typed: Typed;
}

/** What may be typed at a place. */
export type Expected =
  | ExpectedHead
  | ExpectedArgument
  | ExpectedLabelled
  | ExpectedString
  | ExpectedPlaceholder
  | ExpectedUnit
  | ExpectedComment;

/** What is expected at an offset, with where in the syntax that is. */
export interface ExpectedAt {
  readonly node: Node;
  readonly expected: Expected;
}

/** What may be typed at an offset; undefined where nothing can be said. */
export function expectedAt(analysis: Analysis, offset: number): ExpectedAt | undefined {
  const node = nodeAt(analysis, offset);
  const expected = node && expectedIn(node);
  return expected && { node, expected };
}

function expectedIn(node: Node): Expected | undefined {
  const { statement: step, at } = node;
  if (isInComment(node)) return commentAt(node);
  if (!step) return headAt(node, undefined);
  const string = stringHolding(step.statement, node);
  if (string) return stringAt(string, step, node);
  if (hasEnded(step.statement, node)) return headAt(node, undefined);
  const { head, block } = step.statement;
  if (head && touches(head, at)) return headAt(node, step.statement);
  return block && at >= block.end ? undefined : argumentAt(step, node);
}

const CONTINUES = /[,，、+＋\-－−*＊×/／÷(（]$/;

/** Whether a new statement may begin between a statement and the cursor. */
function hasEnded({ start, end }: Statement, { segment: { text }, at }: Node): boolean {
  if (at <= start) return true;
  const gap = text.slice(end, at);
  return /[;；]/.test(gap) || (/[\r\n]/.test(gap) && !CONTINUES.test(text.slice(start, end)));
}

interface HeldString {
  readonly string: StringArgument;
  readonly isOpen: boolean;
}

/** The string that the cursor stands in; one that is not closed holds what follows it as well. */
function stringHolding({ args }: Statement, { segment: { faults }, at }: Node): HeldString | undefined {
  for (const string of args) {
    if (string.kind !== 'string' && string.kind !== 'text') continue;
    const isOpen = faults.some((fault) => fault.kind === 'unclosed-string' && fault.start === string.start);
    if (string.start < at && (at < string.end || (at === string.end && isOpen))) return { string, isOpen };
  }
  return undefined;
}

function headAt(node: Node, statement: Statement | undefined): ExpectedHead | undefined {
  const block = blockNameAt(node);
  if (block === undefined) return undefined;
  const owner = node.owners.at(-1);
  const before = node.segment.text.charAt((statement?.start ?? node.at) - 1);
  const isAtMargin = owner?.statement.block?.closed === false && (before === '\n' || before === '\r');
  return { kind: 'head', block, owner, statement, isAtMargin, typed: typedIn(node, statement?.head) };
}

function argumentAt(step: Step, node: Node): Expected | undefined {
  const { statement, bound } = step;
  const { at } = node;
  const last = statement.args.findLast(({ start }) => start < at);
  if (!bound) return undefined;
  const unit = last && unitAt(last, bound, node);
  if (unit) return unit;
  if (isInParentheses(statement, node) || (last && isUnfinished(last))) return undefined;
  const labelled = last && at > last.end && labelledBy(last, bound.schema);
  if (labelled) return { kind: 'labelled', argument: labelled, typed: typedIn(node, undefined) };
  const isString = last?.kind === 'string' || last?.kind === 'text';
  const current = last && !isString && at <= last.end ? last : undefined;
  if (current && isExpression(current) && bound.args['code'] !== current) return undefined;
  const others = Object.entries(bound.args).filter(([, argument]) => argument !== current);
  return {
    kind: 'argument',
    schema: bound.schema,
    statement,
    args: Object.fromEntries(others),
    before: new Set(others.flatMap(([name, { start }]) => (start < at ? [name] : []))),
    taken: new Set(others.map(([name]) => name)),
    typed: typedIn(node, current),
  };
}

/** Whether the cursor stands behind a parenthesis that is not closed yet. */
function isInParentheses({ start }: Statement, { at, segment: { faults } }: Node): boolean {
  return faults.some((fault) => fault.kind === 'unclosed-paren' && start <= fault.start && fault.start < at);
}

/** Whether a calculation still lacks an operand at its end. */
function isUnfinished(argument: Argument): boolean {
  if (argument.kind === 'binary') return isUnfinished(argument.right);
  return argument.kind === 'negation' ? isUnfinished(argument.operand) : argument.kind === 'missing';
}

/** The argument that has to follow a word that is its label. */
function labelledBy(argument: Argument, { args }: StatementSchema): ArgumentSchema | undefined {
  if (argument.kind !== 'word') return undefined;
  return args.find(({ label }) => argument.text === label?.zh || argument.text === label?.en);
}
