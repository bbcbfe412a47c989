import type { Span } from '../text/Span.ts';
import type { TextEdit } from '../text/TextEdit.ts';
import { CodeLine } from './CodeLine.ts';
import { parseSegment } from './parseSegment.ts';
import {
  BLANK,
  classAt,
  comments,
  DIGIT,
  endOfClass,
  endOfGap,
  endOfLine,
  endOfWord,
  LINE_END,
  startOfLine,
} from './scan.ts';
import { type Blocks, balanceOf, blocksIn, goesOn } from './splitSegments.ts';
import type { Block, Segment, Statement, Stretch, Tree } from './tree.ts';

/** Into what a statement is cut: the great blocks in it, or runs of its lines. */
export type Pieces = 'blocks' | 'lines';

/** What the words at the head of statements say about where a text is cut. */
export interface Heads {
  /** Whether a word only opens top-level statements. */
  readonly startsTopLevel: (word: string) => boolean;
  /** Into what the top-level statement is cut that a word opens; undefined where it is not. */
  readonly piecesOf: (word: string) => Pieces | undefined;
  /** Whether a word opens a great block in a statement that another one opens. */
  readonly opensBlock: (word: string, opening: string) => boolean;
  /** Whether a word opens any statement in it. */
  readonly opensStatement: (word: string, opening: string) => boolean;
  /** Whether a word opens one in it that says how all of it is read, so that it is not cut. */
  readonly keepsWhole: (word: string, opening: string) => boolean;
}

/** A segment that is there already, with the same text, as the same stretch of a statement that the same word opens. */
export type KnownSegment = (
  text: string,
  stretch: Stretch | undefined,
  opening: string | undefined,
) => Segment | undefined;

/**
 * The segments of the text of a top-level statement that is edited: one, or its stretches where it holds great blocks or very
 * many lines. Such a statement is cut at the starts of lines directly in it: before each of its blocks and behind the last, or
 * before a line now and then, chosen by what that says, so that the same ones are chosen after an edit. What stands before the
 * first of them parses by itself, and so does each piece; the comments above a line go with it. So the next edit in one of them
 * leaves the others alone. Whatever is out of the ordinary is not cut: the statements are the same either way. What is not
 * edited is not cut, as each stretch has its price.
 */
export function segmentsOf(text: string, heads: Heads, known: KnownSegment): readonly Segment[] {
  const whole = known(text, undefined, undefined);
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

/** What can be cut into pieces of one kind, and how. */
interface Cutter {
  /** Where the pieces begin, and behind them the end; undefined where there are none, or something stands between them. */
  readonly startsIn: (text: string, blocks: Blocks, opening: string, heads: Heads) => readonly number[] | undefined;
  /** A piece, which reads the same by itself; undefined where it may not. */
  readonly middle: (text: string, opening: string, heads: Heads) => Segment | undefined;
  /** Whether a statement may stand before the pieces. */
  readonly isBefore: (statement: Statement) => boolean;
  /** Whether it may stand behind them. */
  readonly isBehind: (statement: Statement, opening: string, heads: Heads) => boolean;
}

const cutters: Readonly<Record<Pieces, Cutter>> = {
  blocks: { startsIn: blockStarts, middle: blockStretch, isBefore: () => true, isBehind: () => false },
  lines: {
    startsIn: runStarts,
    middle: runStretch,
    isBefore: isLine,
    isBehind: (statement, opening, { opensStatement }) =>
      isLine(statement) || opensStatement(statement.head?.text ?? '', opening),
  },
};

function cutterOf(opening: string, { piecesOf }: Heads): Cutter | undefined {
  const pieces = piecesOf(opening);
  return pieces && cutters[pieces];
}

function stretchesOf(text: string, heads: Heads, known: KnownSegment): readonly Segment[] | undefined {
  const opening = wordAt(text, endOfGap(text, 0));
  const cutter = cutterOf(opening, heads);
  const blocks = cutter && blocksIn(text, mostLevels);
  if (!blocks || endOfGap(text, blocks.outer.end) < text.length) return undefined;
  const starts = cutter.startsIn(text, blocks, opening, heads);
  if (!starts) return undefined;
  const head = text.slice(0, starts[0]);
  const first = known(head, 'first', undefined) ?? firstStretch(head, { opening, heads, cutter });
  if (!first) return undefined;
  const segments = [first];
  for (const [i, start] of starts.entries()) {
    const piece = text.slice(start, starts[i + 1]);
    const stretch = i + 1 < starts.length ? 'middle' : 'last';
    const made = (): Segment | undefined =>
      stretch === 'middle'
        ? cutter.middle(piece, opening, heads)
        : lastStretch(piece, blocks.outer.end - 1 - start, { opening, heads, cutter });
    const segment = known(piece, stretch, opening) ?? made();
    if (!segment) return undefined;
    segments.push(segment);
  }
  return segments;
}

/** So deep are blocks that are cut; how much deeper they may be at all depends on how deep they stand. */
const mostLevels = 20;

/** The stretch that one is after an edit within it, if it is one still: then those around it are what they were. */
export function stretchAgain(
  { text: before, stretch, statements: [statement] }: Segment,
  { span, newText }: TextEdit,
  heads: Heads,
): Segment | undefined {
  const opening = statement?.continues ?? statement?.head?.text ?? '';
  const cutter = cutterOf(opening, heads);
  if (!cutter || !statement?.block) return undefined;
  const text = before.slice(0, span.start) + newText + before.slice(span.end);
  if (stretch === 'middle') return cutter.middle(text, opening, heads);
  if (stretch === 'first')
    return span.start > statement.block.start ? firstAgain(text, { opening, heads, cutter }) : undefined;
  const close = statement.end - 1;
  if (span.end > close) return undefined;
  return lastStretch(text, close + text.length - before.length, { opening, heads, cutter });
}

/** What stands behind its last statement would belong to the next stretch, if it were cut now. */
function firstAgain(text: string, cut: CutStatement): Segment | undefined {
  const edited = firstStretch(text, cut);
  const block = edited?.statements[0]?.block;
  if (!block || block.statements.length > 2 * run.most) return undefined;
  return behindLine(text, block.statements.at(-1)?.end ?? block.start + 1) === text.length ? edited : undefined;
}

function blockStarts(
  text: string,
  { outer, inner }: Blocks,
  opening: string,
  heads: Heads,
): readonly number[] | undefined {
  const first = inner.findIndex(({ start }) => heads.opensBlock(wordAt(text, startOfLine(text, start)), opening));
  if (first < 0) return undefined;
  const starts = [startOfGap(text, startOfLine(text, inner[first]?.start ?? 0))];
  for (const block of inner.slice(first)) {
    const next = endOfBlockStretch(text, starts.at(-1) ?? 0, block, opening, heads);
    if (next === undefined) return undefined;
    starts.push(next);
  }
  return endOfGap(text, starts.at(-1) ?? 0) === outer.end - 1 ? starts : undefined;
}

/** Where the stretch ends that begins at a line and has a great block, if nothing else stands in it. */
function endOfBlockStretch(
  text: string,
  from: number,
  { start, end }: Span,
  opening: string,
  { opensBlock }: Heads,
): number | undefined {
  const line = startOfLine(text, start);
  const isFirst = line >= from && endOfGap(text, from) === endOfClass(text, line, BLANK);
  return isFirst && opensBlock(wordAt(text, line), opening) ? behindLine(text, end) : undefined;
}

/** One block; undefined where it ends elsewhere by the grammar, as it does where braces are astray. */
function blockStretch(text: string, opening: string, heads: Heads): Segment | undefined {
  const span = blocksIn(text, mostLevels - 1)?.outer;
  if (!span || endOfBlockStretch(text, 0, span, opening, heads) !== text.length) return undefined;
  const parsed = parseSegment(text);
  const [statement, another] = parsed.statements;
  if (another || !statement?.block?.closed || statement.block.end !== span.end) return undefined;
  return continuing(parsed, 'middle', opening, { text, end: text.length + 1 });
}

/** Lists are cut that have so many lines at least. */
const LONG = 200;

/** So many lines are in a run at least, at most, and more on average. */
const run = { least: 16, most: 128, more: 32 };

/** A line of 科目 may have a block of its own, over lines that are no cuts. */
function runStarts(text: string, { outer, inner }: Blocks): readonly number[] | undefined {
  const starts: number[] = [];
  let lines = 0;
  let since = 0;
  let within = 0;
  for (let line = nextLine(text, outer.start); line < outer.end; line = nextLine(text, line)) {
    while ((inner[within]?.end ?? text.length) <= line) within++;
    const at = endOfClass(text, line, BLANK);
    if ((inner[within]?.start ?? line) < line || (classAt(text, at) & DIGIT) === 0) continue;
    lines++;
    since++;
    if (since <= run.least || (since <= run.most && !isChosen(text, at))) continue;
    starts.push(startOfGap(text, line));
    since = 0;
  }
  return lines < LONG || starts.length === 0 ? undefined : starts;
}

/** How many characters of a line decide whether it is chosen. */
const LOOKED_AT = 24;

/** One line of so many is, wherever it stands. */
function isChosen(text: string, line: number): boolean {
  let hash = 0;
  for (let i = line; i < line + LOOKED_AT && (classAt(text, i) & LINE_END) === 0; i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 8) % run.more === 0;
}

/** Lines, the first and the last of which leave no doubt where they begin and end. */
function runStretch(text: string, opening: string): Segment | undefined {
  const { net, lowest } = balanceOf(text);
  if (net !== 0 || lowest < 0 || text.includes('"""')) return undefined;
  const parsed = parseSegment(text);
  const { statements, faults } = parsed;
  const [first] = statements;
  const last = statements.at(-1);
  if (!first || !last || statements.length > 2 * run.most || !statements.every(isLine)) return undefined;
  if (goesOn(text, last.end) || behindLine(text, last.end) !== text.length) return undefined;
  if (faults.some(({ start, end }) => start < first.end || end > last.start)) return undefined;
  return continuing(parsed, 'middle', opening, { text, end: text.length + 1 });
}

function isLine(statement: Statement): boolean {
  return statement instanceof CodeLine || statement.head?.kind === 'code';
}

/**
 * The statement as far as it goes; undefined where that does not parse by itself, or might go on, where something in it says how
 * the rest is read, or where nothing stands in it yet: then what it tells about all of it, as by its indentation, stands elsewhere.
 */
function firstStretch(text: string, { opening, heads, cutter }: CutStatement): Segment | undefined {
  const { statements, faults, comments } = parseSegment(`${text}}`);
  const [statement] = statements;
  const block = statement?.block;
  if (!statement || !block || statements.length > 1 || faults.length > 0) return undefined;
  const last = block.statements.at(-1);
  if (!last || goesOn(text, last.end) || !block.statements.every(cutter.isBefore)) return undefined;
  if (block.statements.some(({ head }) => heads.keepsWhole(head?.text ?? '', opening))) return undefined;
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

/** A statement that is cut. */
interface CutStatement {
  readonly opening: string;
  readonly heads: Heads;
  readonly cutter: Cutter;
}

/** The `}` at an offset, with what comes before and behind it; undefined where something may not stand there. */
function lastStretch(text: string, close: number, { opening, heads, cutter }: CutStatement): Segment | undefined {
  const parsed = parseSegment(`${text.slice(0, close)} ${text.slice(close + 1)}`);
  const { statements, faults } = parsed;
  const isBehind = (statement: Statement): boolean => cutter.isBehind(statement, opening, heads);
  const isClear = faults.length === 0 && !goesOn(text, statements.at(-1)?.end ?? 0);
  if (!isClear || statements.length > 2 * run.most || !statements.every(isBehind)) return undefined;
  return continuing(parsed, 'last', opening, { text, end: close + 1 });
}

/** What was parsed by itself, as the rest of a statement, the block of which began before and goes on to an offset. */
function continuing(
  { statements, faults, comments }: Segment,
  stretch: Stretch,
  opening: string,
  { text, end }: { readonly text: string; readonly end: number },
): Segment {
  const block: Block = { start: -1, end, statements, closed: true };
  const rest: Statement = { start: 0, end, head: undefined, args: [], block, continues: opening };
  return { text, stretch, statements: [rest], faults, comments };
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

/** Where the line begins behind the one of an offset; the end of the text where there is none. */
function nextLine(text: string, from: number): number {
  return behindLineEnd(text, endOfLine(text, from));
}

function behindLineEnd(text: string, at: number): number {
  return Math.min(text.startsWith('\r\n', at) ? at + 2 : at + 1, text.length);
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
  return behindLineEnd(text, end);
}

function wordAt(text: string, from: number): string {
  const start = endOfClass(text, from, BLANK);
  return text.slice(start, endOfWord(text, start));
}
