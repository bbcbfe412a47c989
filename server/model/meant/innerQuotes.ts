import type { Span } from '../../text/Span.ts';
import type { TextEdit } from '../../text/TextEdit.ts';
import type { Correction } from './Correction.ts';

/** What may stand behind a string on its line. */
const BEHIND_STRING = /^(?:$|[\s\u3000,，、<>=≥≤])/;
/** What may stand in quotes within a text. */
const INNER = /^(?=.*\p{L})[^\s\u3000](?:.*[^\s\u3000])?$/u;

/** Of the strings in some arguments those that have quotes of the same kind in them; they become “ and ”. */
export function withInnerQuotes(typed: string, from: number): Correction[] {
  const found: Correction[] = [];
  let open: number | undefined;
  let inner: number[] = [];
  for (const { index } of typed.matchAll(/"/g)) {
    if (open === undefined) [open, inner] = [index, []];
    else if (inner.length % 2 === 1 || !BEHIND_STRING.test(typed.slice(index + 1, index + 2))) inner.push(index);
    else {
      if (inner.length > 0) found.push(corrected({ start: open, end: index + 1 }, inner, from));
      open = undefined;
    }
  }
  const isSure = open === undefined && !typed.includes('\\') && found.every((each) => isQuoting(each, typed, from));
  return isSure ? found : [];
}

function corrected({ start, end }: Span, quotes: readonly number[], from: number): Correction {
  const edits = quotes.map((at, i) => turned(from + at, i));
  return { start: from + start, end: from + end, reason: 'innerQuotes', subject: '', edits };
}

/** Whether between each two of the quotes something stands that is quoted. */
function isQuoting({ edits }: Correction, typed: string, from: number): boolean {
  return edits.every(({ span }, i) => {
    const close = edits[i + 1]?.span.start ?? from;
    return i % 2 === 1 || INNER.test(typed.slice(span.end - from, close - from));
  });
}

/** The edits that make the quotes in a stretch of a text “ and ” by turns. */
export function turnedQuotes(text: string, { start, end }: Span): TextEdit[] {
  return [...text.slice(start, end).matchAll(/"/g)].map(({ index }, i) => turned(start + index, i));
}

function turned(at: number, i: number): TextEdit {
  return { span: { start: at, end: at + 1 }, newText: i % 2 === 0 ? '“' : '”' };
}
