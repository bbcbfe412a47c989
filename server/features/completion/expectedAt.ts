import type { StatementSchema } from '../../language/schema.ts';
import { type Argument, isExpression, type Statement } from '../../syntax/tree.ts';
import { type Span, touches } from '../../text/Span.ts';
import type { Analysis } from '../Analysis.ts';
import { blockNameAt, isInComment, type Node, nodeAt, type Step, spanInFile } from '../nodeAt.ts';

/** What is typed already of the word that is to be completed: its place in the file, and its text, in front of the cursor. */
export interface Typed {
  readonly span: Span;
  readonly text: string;
}

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
  /** The names of the arguments that stand in front of the cursor, and of all but the one that is being typed. */
  readonly before: ReadonlySet<string>;
  readonly taken: ReadonlySet<string>;
  readonly typed: Typed;
}

/** What may be typed at an offset; undefined in comments and strings, in numbers, and where nothing can be said. */
export function expectedAt(analysis: Analysis, offset: number): ExpectedHead | ExpectedArgument | undefined {
  const node = nodeAt(analysis, offset);
  if (!node || isInComment(node)) return undefined;
  const { statement: step, at } = node;
  if (!step || hasEnded(step.statement, node)) return headAt(node, undefined);
  if (isInString(step.statement, node)) return undefined;
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

function isInString({ args }: Statement, { segment: { faults }, at }: Node): boolean {
  const isOpen = (start: number): boolean =>
    faults.some((fault) => fault.kind === 'unclosed-string' && fault.start === start);
  return args.some(
    ({ kind, start, end }) =>
      (kind === 'string' || kind === 'text') && start < at && (at < end || (at === end && isOpen(start))),
  );
}

function headAt(node: Node, statement: Statement | undefined): ExpectedHead | undefined {
  const block = blockNameAt(node);
  if (block === undefined) return undefined;
  const owner = node.owners.at(-1);
  const before = node.segment.text.charAt((statement?.start ?? node.at) - 1);
  const isAtMargin = owner?.statement.block?.closed === false && (before === '\n' || before === '\r');
  return { kind: 'head', block, owner, statement, isAtMargin, typed: typedIn(node, statement?.head) };
}

function argumentAt({ statement, bound }: Step, node: Node): ExpectedArgument | undefined {
  const { at } = node;
  const last = statement.args.findLast(({ start }) => start < at);
  if (!bound || isInParentheses(statement, node) || (last && asksForNumber(last, bound.schema))) return undefined;
  const isString = last?.kind === 'string' || last?.kind === 'text';
  const current = last && !isString && at <= last.end ? last : undefined;
  if (current && isExpression(current) && bound.args['code'] !== current) return undefined;
  const others = Object.entries(bound.args).filter(([, argument]) => argument !== current);
  return {
    kind: 'argument',
    schema: bound.schema,
    statement,
    before: new Set(others.flatMap(([name, { start }]) => (start < at ? [name] : []))),
    taken: new Set(others.map(([name]) => name)),
    typed: typedIn(node, current),
  };
}

/** Whether the cursor stands behind a parenthesis that is not closed yet. */
function isInParentheses({ start }: Statement, { at, segment: { faults } }: Node): boolean {
  return faults.some((fault) => fault.kind === 'unclosed-paren' && start <= fault.start && fault.start < at);
}

/** Whether a number has to follow: behind an operator, behind a label. */
function asksForNumber(argument: Argument, schema: StatementSchema): boolean {
  return isUnfinished(argument) || isLabel(argument, schema);
}

/** Whether a calculation still lacks an operand at its end. */
function isUnfinished(argument: Argument): boolean {
  if (argument.kind === 'binary') return isUnfinished(argument.right);
  return argument.kind === 'negation' ? isUnfinished(argument.operand) : argument.kind === 'missing';
}

function isLabel(argument: Argument, { args }: StatementSchema): boolean {
  return (
    argument.kind === 'word' && args.some(({ label }) => argument.text === label?.zh || argument.text === label?.en)
  );
}

function typedIn(node: Node, word: Span | undefined): Typed {
  const {
    segment: { text },
    at,
  } = node;
  const span = word ?? { start: at, end: at };
  return { span: spanInFile(node, { start: span.start, end: span.end }), text: text.slice(span.start, at) };
}
