import { endOfCurly, endOfLine, endOfString, endOfText } from './scan.ts';

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

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const OPEN = 123;
const CLOSE = 125;
const WIDE_OPEN = 0xff5b;
const WIDE_CLOSE = 0xff5d;
const WIDE_HASH = 0xff03;
const CURLY_OPEN = 0x201c;
const WIDE_SPACE = 0x3000;

function scanFrom(text: string, from: number): Scan {
  const starts: number[] = [];
  let depth = 0;
  let lineStart = from;
  let atLineStart = true;
  let commentAbove: number | undefined;
  let openedAt: number | undefined;
  let last = 0;
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === LF || c === CR) {
      if (atLineStart) commentAbove = undefined;
      lineStart = i + 1;
      atLineStart = true;
      continue;
    }
    if (c === SPACE || c === 9 || c === WIDE_SPACE) continue;
    const isHash = c === HASH || c === WIDE_HASH;
    const isClose = c === CLOSE || c === WIDE_CLOSE;
    if (atLineStart) {
      atLineStart = false;
      if (depth === 0) {
        if (isHash) commentAbove ??= lineStart;
        else {
          const start = commentAbove ?? lineStart;
          const isOpen = c === OPEN || c === WIDE_OPEN;
          if (!isClose && !isOpen && !continues(last) && start > from) starts.push(start);
          commentAbove = undefined;
        }
      }
    }
    if (isHash) {
      i = endOfLine(text, i) - 1;
      continue;
    }
    last = c;
    if (c === QUOTE) i = (text.startsWith('"""', i) ? endOfText(text, i) : endOfString(text, i)) - 1;
    else if (c === CURLY_OPEN) i = endOfCurly(text, i) - 1;
    else if (c === OPEN || c === WIDE_OPEN) {
      if (depth++ === 0) openedAt = lineStart;
    } else if (isClose && depth > 0) depth--;
  }
  return { starts, unclosedAt: depth > 0 ? openedAt : undefined };
}

const CONTINUING = new Set([...',，、+＋-－−*＊×/／÷(（'].map((c) => c.charCodeAt(0)));

/** Whether a line whose last character this is goes on in the next one. */
function continues(last: number): boolean {
  return CONTINUING.has(last);
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
