import { partitionPoint } from '../text/partitionPoint.ts';
import type { Span } from '../text/Span.ts';
import {
  BLANK,
  classAt,
  codesOf,
  comments,
  endOfClass,
  endOfCurly,
  endOfLine,
  endOfMatch,
  endOfString,
  endOfText,
  LINE_END,
  startOfLine,
} from './scan.ts';

/** Where a text is cut. */
export interface Cuts {
  /** The offsets at which segments begin; the first is 0. */
  readonly starts: readonly number[];
  /** Whether something was found that is never closed: a `{` or a text in `"""`. */
  readonly isOpen: boolean;
}

/** What is open at the end of a text. */
export interface Open {
  /** How many `{` are. */
  readonly depth: number;
  /** Whether a text in `"""` is. */
  readonly hasText: boolean;
}

/** What comes behind a text that is only a piece of one. */
export interface Rest {
  /** Whether the rest closes what is open. */
  closes(open: Open): boolean;
}

/**
 * Cuts a text into segments, one top-level statement each.
 * A cut stands at the start of a line outside all braces whose first character is not blank, a comment or `}`; comments
 * directly above a statement belong to its segment. Where a `{` is never closed, the statement ends before the next
 * line that starts in column 0 with a word that only opens top-level statements, so that the rest keeps its meaning.
 * Undefined where the rest decides: it closes a `{` of this text, or has the line at which an open statement ends.
 */
export function splitSegments(text: string, startsStatement: (word: string) => boolean): Cuts;
export function splitSegments(
  text: string,
  startsStatement: (word: string) => boolean,
  rest: Rest | undefined,
): Cuts | undefined;
export function splitSegments(text: string, startsStatement: (word: string) => boolean, rest?: Rest): Cuts | undefined {
  const starts = [0];
  let isOpen = false;
  let scan = scanFrom(text, 0);
  let unclosed: Unclosed | undefined;
  while (true) {
    for (const start of scan.starts) starts.push(start);
    if (scan.depth === 0 && !scan.hasText) return { starts, isOpen };
    if (rest?.closes(scan)) return undefined;
    isOpen = true;
    if (scan.depth === 0) return { starts, isOpen };
    const resume = nextTopLevel(text, scan.openedAt, startsStatement);
    if (resume === undefined) return rest ? undefined : { starts, isOpen };
    while ((starts.at(-1) ?? 0) > resume) starts.pop();
    if (starts.at(-1) !== resume) starts.push(resume);
    // From a line in a text on, what is in a text and what is not changes places.
    if (!unclosed || isInOne(unclosed.texts, resume)) unclosed = unclosedFrom(text, resume);
    scan = scanFrom(text, resume, unclosed);
  }
}

/** What is never closed in a text from some place on, be it read from there or from a line below that. */
interface Unclosed {
  /** Where each `{` stands, in their order. */
  readonly braces: readonly number[];
  /** Where the text in `"""` begins; below 0 where all are closed. */
  readonly text: number;
  /** The texts that are closed. */
  readonly texts: readonly Span[];
}

function unclosedFrom(text: string, from: number): Unclosed {
  const open: number[] = [];
  const texts: Span[] = [];
  let loose = -1;
  for (let i = from; i < text.length; ) {
    i = endOfMatch(IN_BLOCK, text, i);
    if (i >= text.length) break;
    const start = i;
    const c = text.charCodeAt(i);
    i = endOfPiece(text, i, c);
    if (opens.has(c)) open.push(start);
    else if (closes.has(c)) open.pop();
    else if (isLooseText(text, start)) loose = start;
    else if (text.startsWith('"""', start)) texts.push({ start, end: i });
  }
  return { braces: open, text: loose, texts };
}

function isInOne(texts: readonly Span[], at: number): boolean {
  const last = texts[partitionPoint(texts.length, (i) => (texts[i]?.start ?? 0) >= at) - 1];
  return last !== undefined && at < last.end;
}

interface Scan extends Open {
  readonly starts: readonly number[];
  /** Where the line begins on which the outermost `{` was opened last. */
  readonly openedAt: number;
}
const QUOTE = 34;
const CURLY_OPEN = 0x201c;
const opens = codesOf('{｛');
const closes = codesOf('}｝');
const braces = codesOf('{｛}｝');
/** A line that ends with one of these goes on in the next. */
const continuing = codesOf(',，、+＋-－−*＊×/／÷(（');

/** Everything in a block up to the next brace, comment or odd string, in one go; strings on one line are skipped. */
const IN_BLOCK = /[^"“#＃{}｛｝]*(?:"(?!"")[^"\\\r\n]*"[^"“#＃{}｛｝]*)*/y;

/** Everything in a line up to the next blank, brace, comment or string, in one go. */
const IN_LINE = /[^"“#＃{}｛｝ \t\u3000\u00a0\ufeff\r\n]*/y;

/** Reads a text from the start of a line on: to its end, or to the first outermost `{` that is known never to be closed. */
function scanFrom(text: string, from: number, unclosed?: Unclosed): Scan {
  return new Scanner(text, from).read(unclosed);
}

class Scanner {
  readonly #text: string;
  readonly #from: number;
  readonly #starts: number[] = [];
  #depth = 0;
  #lineStart: number;
  #isAtLineStart = true;
  /** Where the line begins of the first of the comments right above. */
  #commentAbove: number | undefined;
  /** Where the outermost `{` stands that was opened last, and where its line begins. */
  #opener: number;
  #openedAt: number;
  #hasText = false;
  /** The last character outside of blocks that is no blank and in no comment. */
  #last = 0;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#from = from;
    this.#lineStart = from;
    this.#opener = from;
    this.#openedAt = from;
  }

  read(unclosed: Unclosed | undefined): Scan {
    const text = this.#text;
    for (let i = this.#nextPiece(this.#from); i < text.length; i = this.#nextPiece(i)) {
      const c = text.charCodeAt(i);
      const kind = classAt(text, i);
      const start = i;
      this.#hasText ||= isLooseText(text, i);
      i = endOfPiece(text, i, c);
      if (kind === LINE_END) this.#endLine(i);
      else if (kind === BLANK) i = endOfClass(text, i, BLANK);
      else {
        const open = this.#character(c, start, unclosed);
        if (unclosed && open > 0) return this.#scan(open, unclosed.text >= this.#from);
      }
    }
    return this.#scan(this.#depth, this.#hasText);
  }

  /** A character that is no blank; how many `{` are open from it on that are never closed. */
  #character(c: number, start: number, unclosed: Unclosed | undefined): number {
    const isComment = comments.has(c);
    if (this.#isAtLineStart && this.#depth === 0) this.#beginLine(c, isComment);
    this.#isAtLineStart = false;
    if (isComment) return 0;
    this.#last = c;
    if (opens.has(c)) return this.#open(start, unclosed);
    if (closes.has(c) && this.#depth > 0) this.#close(start);
    return 0;
  }

  #scan(depth: number, hasText: boolean): Scan {
    return { starts: this.#starts, openedAt: this.#openedAt, depth, hasText };
  }

  /** Where the next piece begins that says something of what is open or where a statement begins. */
  #nextPiece(i: number): number {
    if (this.#depth > 0) return endOfMatch(IN_BLOCK, this.#text, i);
    if (this.#isAtLineStart) return i;
    const end = endOfMatch(IN_LINE, this.#text, i);
    if (end > i) this.#last = this.#text.charCodeAt(end - 1);
    return end;
  }

  #endLine(end: number): void {
    if (this.#isAtLineStart) this.#commentAbove = undefined;
    this.#lineStart = end;
    this.#isAtLineStart = true;
  }

  /** The first character of a line outside all blocks: comments above a statement belong to it. */
  #beginLine(c: number, isComment: boolean): void {
    if (isComment) {
      this.#commentAbove ??= this.#lineStart;
      return;
    }
    const at = this.#commentAbove ?? this.#lineStart;
    if (!braces.has(c) && !continuing.has(this.#last) && at > this.#from) this.#starts.push(at);
    this.#commentAbove = undefined;
  }

  /** A `{`; how many are open from it on that are never closed. */
  #open(start: number, unclosed: Unclosed | undefined): number {
    if (this.#depth++ > 0) return 0;
    this.#openedAt = this.#lineStart;
    this.#opener = start;
    return unclosed ? openFrom(unclosed.braces, start) : 0;
  }

  #close(start: number): void {
    if (--this.#depth > 0) return;
    const line = startOfLine(this.#text, start, this.#opener);
    if (line > this.#opener) this.#lineStart = line;
  }
}

/** How many of some `{` are open behind one of them; none where it is closed. */
function openFrom(braces: readonly number[], opener: number): number {
  const i = partitionPoint(braces.length, (at) => (braces[at] ?? 0) >= opener);
  return braces[i] === opener ? braces.length - i : 0;
}

/** Whether a statement that ends at an offset goes on in the line below it. */
export function goesOn(text: string, end: number): boolean {
  return continuing.has(text.charCodeAt(end - 1));
}

/** What is open at the end of a text that stands alone. */
export function openAtEnd(text: string): Open {
  const { depth, hasText } = scanFrom(text, 0);
  return { depth, hasText };
}

/** How the braces of a text stand to each other. */
export interface Balance {
  /** How many more are open at its end than at its start. */
  readonly net: number;
  /** The lowest number of them anywhere in it, zero at its start. */
  readonly lowest: number;
}

/** Counts the braces of a text that stands within others. */
export function balanceOf(text: string): Balance {
  let net = 0;
  let lowest = 0;
  for (const at of bracesIn(text)) {
    if (opensBlock(text, at)) net++;
    else lowest = Math.min(lowest, --net);
  }
  return { net, lowest };
}

/** Where the braces of a text stand, those in strings and comments left out. */
export function bracesIn(text: string): number[] {
  const found: number[] = [];
  for (let i = 0; i < text.length; ) {
    i = endOfMatch(IN_BLOCK, text, i);
    if (i >= text.length) break;
    const c = text.charCodeAt(i);
    if (braces.has(c)) found.push(i);
    i = endOfPiece(text, i, c);
  }
  return found;
}

/** Whether a brace is one that opens a block. */
export function opensBlock(text: string, at: number): boolean {
  return opens.has(text.charCodeAt(at));
}

/** The only outermost block of a text, and the blocks directly in it. */
export interface Blocks {
  readonly outer: Span;
  readonly inner: readonly Span[];
}

/** Finds them; undefined where there are more, something is not closed, or blocks are deeper than asked. */
export function blocksIn(text: string, mostLevels: number): Blocks | undefined {
  const inner: Span[] = [];
  let outer: Span | undefined;
  let depth = 0;
  const starts: number[] = [];
  for (let i = 0; i < text.length; ) {
    i = endOfMatch(IN_BLOCK, text, i);
    if (i >= text.length) break;
    const at = i;
    const c = text.charCodeAt(i);
    if (isLooseText(text, i)) return undefined;
    i = endOfPiece(text, i, c);
    if (opens.has(c)) {
      if (outer || depth === mostLevels) return undefined;
      starts[depth++] = at;
    } else if (closes.has(c)) {
      if (--depth < 0) return undefined;
      const block = { start: starts[depth] ?? 0, end: i };
      if (depth === 1) inner.push(block);
      else if (depth === 0) outer = block;
    }
  }
  return outer && depth === 0 ? { outer, inner } : undefined;
}

/** Where a string, a comment or a character ends. */
function endOfPiece(text: string, i: number, c: number): number {
  if (c === QUOTE) return text.startsWith('"""', i) ? endOfText(text, i) : endOfString(text, i);
  if (c === CURLY_OPEN) return endOfCurly(text, i);
  if (comments.has(c)) return endOfLine(text, i);
  return text.startsWith('\r\n', i) ? i + 2 : i + 1;
}

/** Whether a text in `"""` begins that nothing closes. */
function isLooseText(text: string, i: number): boolean {
  return text.charCodeAt(i) === QUOTE && text.startsWith('"""', i) && !text.includes('"""', i + 3);
}

const COLUMN_ZERO_WORD = /(?:\r\n?|\n)([A-Za-z\u3400-\u9fff][-A-Za-z\u3400-\u9fff]*)/g;

function nextTopLevel(text: string, after: number, startsStatement: (word: string) => boolean): number | undefined {
  COLUMN_ZERO_WORD.lastIndex = after;
  for (let match = COLUMN_ZERO_WORD.exec(text); match; match = COLUMN_ZERO_WORD.exec(text)) {
    const word = match[1] ?? '';
    if (startsStatement(word)) return match.index + match[0].length - word.length;
  }
  return undefined;
}
