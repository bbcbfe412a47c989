import { endOfLine, startOfLine } from '../../syntax/scan.ts';
import type { Span } from '../../text/Span.ts';
import { LONGEST } from './lineOf.ts';
import type { MeantLine } from './meantLine.ts';
import { areWholeStatements } from './readAlone.ts';

/** A statement of a block that goes on in the next line, which says nothing by itself; a line of its own is either of the two. */
export function brokenInTwo(own: Span, block: string, text: string): MeantLine | undefined {
  const [before, behind] = [lineBefore(own, text), lineBehind(own, text)];
  return (before && joined(before, own, block, text)) ?? (behind && joined(own, behind, block, text));
}

function lineBefore({ start }: Span, text: string): Span | undefined {
  if (start === 0) return undefined;
  const end = start - (text.startsWith('\r\n', start - 2) ? 2 : 1);
  return { start: startOfLine(text, end), end };
}

function lineBehind({ end }: Span, text: string): Span | undefined {
  const start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  return start < text.length ? { start, end: endOfLine(text, start) } : undefined;
}

/** One that opens and ends no block and says nothing beside its statement. */
const PLAIN = /^[^#＃{}｛｝;；]+$/;

function joined(upper: Span, lower: Span, block: string, text: string): MeantLine | undefined {
  if (lower.end - upper.start > LONGEST) return undefined;
  const above = trimmed(upper, text);
  const below = trimmed({ start: lower.start, end: endOfContent(lower, text) }, text);
  const head = text.slice(above.start, above.end);
  const content = text.slice(below.start, below.end);
  const hasBlock = /[{｛]$/.test(content);
  const rest = hasBlock ? content.slice(0, -1).trimEnd() : content;
  const isWhole = (all: string): boolean => areWholeStatements(all, block, hasBlock);
  const written = `${head} ${rest}`;
  if (!PLAIN.test(head) || !PLAIN.test(rest) || isWhole(rest) || !isWhole(written)) return undefined;
  return {
    start: below.start,
    end: below.start + rest.length,
    line: { start: above.start, end: below.end },
    edits: [{ span: { start: above.end, end: below.start }, newText: ' ' }],
    replacements: [written],
    message: { zh: '这是上一行的内容，要与它写在一行', en: 'This belongs to the line above, on one line with it' },
  };
}

/** Where a comment begins that is not in quotes, or the line ends. */
function endOfContent({ start, end }: Span, text: string): number {
  const comment = start + text.slice(start, end).search(/[#＃]/);
  const isInQuotes = (text.slice(start, comment).match(/"/g) ?? []).length % 2 === 1;
  return comment < start || isInQuotes ? end : comment;
}

/** Without the blanks around it. */
function trimmed({ start, end }: Span, text: string): Span {
  const line = text.slice(start, end);
  return { start: end - line.trimStart().length, end: start + line.trimEnd().length };
}
