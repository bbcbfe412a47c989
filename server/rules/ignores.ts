import type { Budget } from '../model/Budget.ts';
import { listed } from '../model/branches.ts';
import { endOfGap, endOfLine, startOfLine } from '../syntax/scan.ts';
import type { Segment, Statement } from '../syntax/tree.ts';
import { ascii } from '../text/ascii.ts';
import { groupedBy } from '../text/groupedBy.ts';
import { onceFor } from '../text/onceFor.ts';
import { partitionPoint } from '../text/partitionPoint.ts';
import type { Span } from '../text/Span.ts';

/** One `# budget-ignore ID reason`. */
export interface Ignore {
  readonly id: string;
  /** Whether it silences nothing as it is written: without an id, with a colon, in capitals. */
  readonly isMalformed: boolean;
  readonly reason: string;
  readonly segment: Segment;
  /** The whole comment, and the id in it. */
  readonly comment: Span;
  readonly idSpan: Span;
  /** Where findings are silenced: the lines of the statement on its line, or on the next one. */
  readonly target: Span;
}

/** One that was held against what the other rules found. */
export interface JudgedIgnore extends Ignore {
  /** Whether it silenced something. */
  readonly isUsed: boolean;
}

const MARK = /^[#＃]\s*(budget-ignore)(?![\w-])(\s*[:：])?\s*([^\s#＃]\S*|)[ \t\u3000]*([^\r\n]*)/i;

/** Whether a comment is one that silences, or is meant to. */
export function isIgnore(comment: string): boolean {
  return MARK.test(comment);
}

/** Every `# budget-ignore` of a budget, by segment; empty where there is none. */
export function ignoresOf({ branch }: Budget): ReadonlyMap<Segment, readonly Ignore[]> {
  return bySegment(ignoresIn(branch));
}

const none: readonly Ignore[] = [];

const ignoresIn = listed(({ segment }): readonly Ignore[] => {
  if (segment.comments.length === 0 || !/budget-ignore/i.test(segment.text)) return none;
  const targetOf = targetsIn(segment);
  return segment.comments.flatMap((comment) => readIgnore(comment, segment, targetOf) ?? []);
});

const bySegment = onceFor((all: readonly Ignore[]) => groupedBy(all, ({ segment }) => segment));

function readIgnore(comment: Span, segment: Segment, targetOf: (comment: Span) => Span): Ignore | undefined {
  const text = segment.text.slice(comment.start, comment.end);
  const [, mark, colon = '', id = '', reason = ''] = MARK.exec(text) ?? [];
  if (mark === undefined) return undefined;
  const at = comment.start + text.indexOf(id, text.indexOf(mark) + mark.length + colon.length);
  return {
    id: ascii(id),
    isMalformed: mark !== 'budget-ignore' || colon !== '' || id === '',
    reason: reason.trim(),
    segment,
    comment,
    idSpan: { start: at, end: at + id.length },
    target: targetOf(comment),
  };
}

/**
 * The line of a comment, or the next one with a statement where the comment has a line of its own; a statement that goes on
 * over several lines is silenced as a whole, up to its block. Comments are asked about in their order: of those below each
 * other the next line is looked for once.
 */
function targetsIn({ text, statements }: Segment): (comment: Span) => Span {
  const spans = [...upToBlocks(statements)];
  let gap: Span = { start: 0, end: -1 };
  const below = (offset: number): Span => {
    if (offset < gap.start || offset > gap.end) gap = { start: offset, end: endOfGap(text, offset) };
    return gap.end < text.length ? lineAt(text, gap.end) : { start: gap.end, end: gap.end };
  };
  return ({ start }) => {
    const own = lineAt(text, start);
    const line = isBlank(text.slice(own.start, start)) ? below(own.end) : own;
    const first = spans[partitionPoint(spans.length, (i) => (spans[i]?.end ?? 0) > line.start)];
    const last = spans[partitionPoint(spans.length, (i) => (spans[i]?.start ?? 0) >= line.end) - 1];
    return { start: Math.min(line.start, first?.start ?? line.start), end: Math.max(line.end, last?.end ?? line.end) };
  };
}

function lineAt(text: string, offset: number): Span {
  return { start: startOfLine(text, offset), end: endOfLine(text, offset) };
}

function isBlank(text: string): boolean {
  return /^[\s\u3000]*$/.test(text);
}

/** Each statement without its block, in their order. */
function* upToBlocks(statements: readonly Statement[]): Iterable<Span> {
  for (const { start, end, args, block } of statements) {
    yield { start, end: block ? (args.at(-1)?.end ?? start) : end };
    if (block) yield* upToBlocks(block.statements);
  }
}
