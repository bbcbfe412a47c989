import type { Budget } from '../model/Budget.ts';
import { listed } from '../model/branches.ts';
import { endOfLine, startOfLine } from '../syntax/scan.ts';
import type { Segment, Statement } from '../syntax/tree.ts';
import { ascii } from '../text/ascii.ts';
import { groupedBy } from '../text/groupedBy.ts';
import { onceFor } from '../text/onceFor.ts';
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
  return segment.comments.flatMap((comment) => readIgnore(comment, segment) ?? []);
});

const bySegment = onceFor((all: readonly Ignore[]) => groupedBy(all, ({ segment }) => segment));

function readIgnore(comment: Span, segment: Segment): Ignore | undefined {
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
    target: targetOf(comment, segment),
  };
}

/** The line of the comment, or the next one with a statement where the comment has a line of its own; a text goes on to its end. */
function targetOf({ start }: Span, { text, statements }: Segment): Span {
  const own = lineAt(text, start);
  const isAlone = /^[\s\u3000]*$/.test(text.slice(own.start, start));
  const line = isAlone ? nextLine(text, own.end) : own;
  return { start: line.start, end: Math.max(line.end, ...statements.map((each) => textEnd(each, line))) };
}

function lineAt(text: string, offset: number): Span {
  return { start: startOfLine(text, offset), end: endOfLine(text, offset) };
}

/** The first line behind an offset that is neither blank nor a comment alone. */
function nextLine(text: string, offset: number): Span {
  const skipped = /^(?:[ \t\u3000]*(?:[#＃][^\r\n]*)?(?:\r\n?|\n|$))*/.exec(text.slice(offset))?.[0].length ?? 0;
  const start = offset + skipped;
  return start >= text.length ? { start: text.length, end: text.length } : lineAt(text, start);
}

/** Where the last text ends that begins on a line. */
function textEnd({ args, block }: Statement, line: Span): number {
  const ends = args
    .filter(({ kind, start }) => kind === 'text' && start >= line.start && start < line.end)
    .map(({ end }) => end);
  return Math.max(0, ...ends, ...(block?.statements ?? []).map((each) => textEnd(each, line)));
}
