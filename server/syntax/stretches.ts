import type { Span } from '../text/Span.ts';
import { parseSegment } from './parseSegment.ts';
import { BLANK, classAt, comments, endOfClass, endOfGap, endOfLine, endOfWord, LINE_END, startOfLine } from './scan.ts';
import { blocksIn, goesOn } from './splitSegments.ts';
import type { Block, Segment, Statement, Stretch, Tree } from './tree.ts';

/** What the words at the head of statements say about where a text is cut. */
export interface Heads {
  /** Whether a word only opens top-level statements. */
  readonly startsTopLevel: (word: string) => boolean;
  /** Whether a word opens a top-level statement that holds great blocks of its own. */
  readonly holdsBlocks: (word: string) => boolean;
  /** Whether a word opens one of these. */
  readonly opensBlock: (word: string) => boolean;
}

/** A segment that is there already, with the same text and as the same stretch. */
export type KnownSegment = (text: string, stretch: Stretch | undefined) => Segment | undefined;

/**
 * The segments of the text of a top-level statement that is edited: one, or its stretches where it holds great blocks. Such a
 * statement is cut before each of its blocks and behind the last, at the end of a line, if nothing but blanks and comments
 * stands between them; what stands before the first of them parses by itself. So the next edit in one of a hundred blocks
 * leaves the others alone. Whatever is out of the ordinary is not cut: the statements are the same either way. What is not
 * edited is not cut, as each stretch has its price.
 */
export function segmentsOf(text: string, heads: Heads, known: KnownSegment): readonly Segment[] {
  const whole = known(text, undefined);
  return whole ? [whole] : (stretchesOf(text, heads, known) ?? [parseSegment(text)]);
}

/** Whether a segment goes on with the statement of the one before it. */
export function isContinued(segment: Segment | undefined): boolean {
  return segment?.stretch === 'middle' || segment?.stretch === 'last';
}

/** The first of the segments of the statement that one belongs to. */
export function firstOf(segments: readonly Segment[], i: number): number {
  let first = Math.max(0, i);
  while (isContinued(segments[first])) first--;
  return first;
}

/** The last of them. */
export function lastOf(segments: readonly Segment[], i: number): number {
  let last = i;
  while (isContinued(segments[last + 1])) last++;
  return last;
}

/** The statement of a segment, cut or not, as a span of the file: of one that is cut, from its beginning to its end. */
export function spanOfStatement({ segments, starts }: Tree, i: number): Span {
  const [first, last] = [firstOf(segments, i), lastOf(segments, i)];
  return {
    start: (starts[first] ?? 0) + (segments[first]?.statements[0]?.start ?? 0),
    end: (starts[last] ?? 0) + (segments[last]?.statements[0]?.end ?? 0),
  };
}

function stretchesOf(text: string, heads: Heads, known: KnownSegment): readonly Segment[] | undefined {
  const cuts = cutsOf(text, heads);
  if (!cuts) return undefined;
  const { starts, ends, close } = cuts;
  const segments: Segment[] = [];
  const head = text.slice(0, starts[0]);
  const first = known(head, 'first') ?? firstStretch(head);
  if (!first) return undefined;
  segments.push(first);
  for (let i = 0; i < ends.length; i++) {
    const start = starts[i] ?? 0;
    const middle = text.slice(start, starts[i + 1]);
    const segment = known(middle, 'middle') ?? middleStretch(middle, (ends[i] ?? 0) - start);
    if (!segment) return undefined;
    segments.push(segment);
  }
  const start = starts.at(-1) ?? 0;
  const tail = text.slice(start);
  segments.push(known(tail, 'last') ?? lastStretch(tail, close - start));
  return segments;
}

/** Where stretches begin, all but the first; where the block of each ends that has one; where the `}` of all of them stands. */
interface StretchCuts {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly close: number;
}

/** So deep are blocks that are cut; how much deeper they may be at all depends on how deep they stand. */
const mostLevels = 20;

function cutsOf(text: string, heads: Heads): StretchCuts | undefined {
  if (!heads.holdsBlocks(wordAt(text, endOfGap(text, 0)))) return undefined;
  const blocks = blocksIn(text, mostLevels);
  if (!blocks) return undefined;
  const { outer, inner } = blocks;
  const first = inner.findIndex(({ start }) => heads.opensBlock(wordAt(text, startOfLine(text, start))));
  if (first < 0) return undefined;
  const starts = [startOfGap(text, startOfLine(text, inner[first]?.start ?? 0))];
  const ends: number[] = [];
  for (const block of inner.slice(first)) {
    const next = endOfStretch(text, starts.at(-1) ?? 0, block, heads);
    if (next === undefined) return undefined;
    starts.push(next);
    ends.push(block.end);
  }
  const close = outer.end - 1;
  const isAlone = endOfGap(text, starts.at(-1) ?? 0) === close && endOfGap(text, outer.end) === text.length;
  return isAlone ? { starts, ends, close } : undefined;
}

/** Where the stretch ends that begins at a line and has a great block, if nothing else stands in it. */
function endOfStretch(text: string, from: number, { start, end }: Span, { opensBlock }: Heads): number | undefined {
  const line = startOfLine(text, start);
  const isFirst = line >= from && endOfGap(text, from) === endOfClass(text, line, BLANK);
  return isFirst && opensBlock(wordAt(text, line)) ? behindLine(text, end) : undefined;
}

/** The stretch in the middle that an edited one has become, if it is one still: then those around it are what they were. */
export function middleAgain(text: string, heads: Heads): Segment | undefined {
  const block = blocksIn(text, mostLevels - 1)?.outer;
  return block && endOfStretch(text, 0, block, heads) === text.length ? middleStretch(text, block.end) : undefined;
}

/** The statement as far as it goes; undefined where that does not parse by itself, or might go on. */
function firstStretch(text: string): Segment | undefined {
  const { statements, faults, comments } = parseSegment(`${text}}`);
  const [statement] = statements;
  const block = statement?.block;
  if (!statement || !block || statements.length > 1 || faults.length > 0) return undefined;
  if (goesOn(text, block.statements.at(-1)?.end ?? 0)) return undefined;
  const { start, head, args } = statement;
  const open: Block = { start: block.start, end: text.length, statements: block.statements, closed: true };
  return {
    text,
    stretch: 'first',
    statements: [{ start, end: text.length, head, args, block: open }],
    faults,
    comments,
  };
}

/** One block, which ends at an offset; undefined where it ends elsewhere by the grammar, as it does where braces are astray. */
function middleStretch(text: string, end: number): Segment | undefined {
  const { statements, faults, comments } = parseSegment(text);
  const [statement] = statements;
  if (statements.length !== 1 || !statement?.block?.closed || statement.block.end !== end) return undefined;
  return { text, stretch: 'middle', statements: [continued(statements, text.length + 1)], faults, comments };
}

/** The `}` at an offset, with what comes before and behind it. */
function lastStretch(text: string, close: number): Segment {
  const { comments } = parseSegment(`${text.slice(0, close)} ${text.slice(close + 1)}`);
  return { text, stretch: 'last', statements: [continued([], close + 1)], faults: [], comments };
}

/** The rest of a statement, the block of which began before this segment. */
function continued(statements: readonly Statement[], end: number): Statement {
  const block: Block = { start: -1, end, statements, closed: true };
  return { start: 0, end, head: undefined, args: [], block, continues: true };
}

/** The first of the lines above a line that are blank or comments alone. */
function startOfGap(text: string, line: number): number {
  let start = line;
  while (start > 0) {
    const above = startOfLine(text, startOfLineEnd(text, start));
    if (endOfGap(text, above) < start) return start;
    start = above;
  }
  return start;
}

/** Where the line end before a line begins. */
function startOfLineEnd(text: string, line: number): number {
  return text.startsWith('\r\n', line - 2) ? line - 2 : line - 1;
}

/** Where the next line begins; undefined where something other than a comment stands before it, or no line does. */
function behindLine(text: string, from: number): number | undefined {
  const gap = endOfClass(text, from, BLANK);
  const end = comments.has(text.charCodeAt(gap)) ? endOfLine(text, gap) : gap;
  if ((classAt(text, end) & LINE_END) === 0) return undefined;
  return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}

function wordAt(text: string, from: number): string {
  const start = endOfClass(text, from, BLANK);
  return text.slice(start, endOfWord(text, start));
}
