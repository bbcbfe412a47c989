import { BLANK, classAt, codesOf, endOfCurly, endOfLine, endOfString, endOfText, LINE_END } from './scan.ts';

/**
 * The offsets at which a file is cut into segments, one top-level statement each; the first is 0.
 * A cut stands at the start of a line outside all braces whose first character is not blank, a comment or `}`; comments
 * directly above a statement belong to its segment. Where a `{` is never closed, the statement ends before the next
 * line that starts in column 0 with a word that only opens top-level statements, so that the rest keeps its meaning.
 */
export function splitSegments(text: string, startsStatement: (word: string) => boolean): number[] {
  const starts = [0];
  let scan = scanFrom(text, 0);
  while (true) {
    starts.push(...scan.starts);
    if (scan.unclosedAt === undefined) return starts;
    const resume = nextTopLevel(text, scan.unclosedAt, startsStatement);
    if (resume === undefined) return starts;
    while ((starts.at(-1) ?? 0) > resume) starts.pop();
    if (starts.at(-1) !== resume) starts.push(resume);
    scan = scanFrom(text, resume);
  }
}

interface Scan {
  readonly starts: readonly number[];
  /** Where the line begins whose `{` is still open at the end of the text. */
  readonly unclosedAt: number | undefined;
}

const QUOTE = 34;
const CURLY_OPEN = 0x201c;
const comments = codesOf('#＃');
const opens = codesOf('{｛');
const closes = codesOf('}｝');
const braces = codesOf('{｛}｝');
/** A line that ends with one of these goes on in the next. */
const continuing = codesOf(',，、+＋-－−*＊×/／÷(（');

/** Everything in a block up to the next brace, comment or odd string, in one go; strings on one line are skipped. */
const IN_BLOCK = /[^"“#＃{}｛｝]*(?:"(?!"")[^"\\\r\n]*"[^"“#＃{}｛｝]*)*/y;

function scanFrom(text: string, from: number): Scan {
  const starts: number[] = [];
  let depth = 0;
  let lineStart = from;
  let atLineStart = true;
  let commentAbove: number | undefined;
  let openedAt: number | undefined;
  let last = 0;
  let i = from;
  while (i < text.length) {
    if (depth > 0) {
      IN_BLOCK.lastIndex = i;
      IN_BLOCK.test(text);
      i = IN_BLOCK.lastIndex;
      if (i >= text.length) break;
    }
    const c = text.charCodeAt(i);
    const kind = classAt(text, i);
    const start = i;
    i = endOfPiece(text, i, c);
    if (kind === LINE_END) {
      if (atLineStart) commentAbove = undefined;
      lineStart = i;
      atLineStart = true;
      continue;
    }
    if (kind === BLANK) continue;
    const isComment = comments.has(c);
    if (atLineStart && depth === 0) {
      if (isComment) commentAbove ??= lineStart;
      else {
        const at = commentAbove ?? lineStart;
        if (!braces.has(c) && !continuing.has(last) && at > from) starts.push(at);
        commentAbove = undefined;
      }
    }
    atLineStart = false;
    if (isComment) continue;
    last = c;
    if (opens.has(c)) {
      if (depth++ === 0) openedAt = lineStart;
    } else if (closes.has(c) && depth > 0 && --depth === 0) lineStart = startOfLine(text, start);
  }
  return { starts, unclosedAt: depth > 0 ? openedAt : undefined };
}

/** Where a string, a comment or a character ends. */
function endOfPiece(text: string, i: number, c: number): number {
  if (c === QUOTE) return text.startsWith('"""', i) ? endOfText(text, i) : endOfString(text, i);
  if (c === CURLY_OPEN) return endOfCurly(text, i);
  if (comments.has(c)) return endOfLine(text, i);
  return text.startsWith('\r\n', i) ? i + 2 : i + 1;
}

function startOfLine(text: string, from: number): number {
  let i = from;
  while (i > 0 && classAt(text, i - 1) !== LINE_END) i--;
  return i;
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
