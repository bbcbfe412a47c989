import { isIgnore } from '../../rules/ignores.ts';
import { BLANK, endOfClass, startOfLine } from '../../syntax/scan.ts';
import type { Segment } from '../../syntax/tree.ts';
import { lineBreakOf } from '../../text/lineBreakOf.ts';
import type { Span } from '../../text/Span.ts';
import type { TextEdit } from '../../text/TextEdit.ts';

/** Whether nothing but a comment stands on the lines of a statement beside it. */
export function isAlone({ text }: Segment, { start, end }: Span): boolean {
  return (
    /(?:^|[\r\n])[^\S\r\n]*$/.test(text.slice(0, start)) &&
    /^[^\S\r\n]*(?:[;；][^\S\r\n]*)?(?:[#＃]|[\r\n]|$)/.test(text.slice(end))
  );
}

/** Turns a statement into comments below its reason; of one that shares its line with others they stand above that. */
export function commentedOut(segment: Segment, { start, end }: Span, reason: string): TextEdit[] {
  const { text } = segment;
  const lineBreak = lineBreakOf(text);
  if (!isAlone(segment, { start, end })) return movedAbove(text, { start, end }, reason, lineBreak);
  const indent = /(?<![^\S\r\n])[^\S\r\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const behindIndent = (at: number): number => (text.startsWith(indent, at) ? at + indent.length : at);
  const inner = Array.from(text.slice(start, end).matchAll(/\r\n?|\n/g), ({ 0: found, index }) =>
    behindIndent(start + index + found.length),
  );
  return [start, ...inner].map((at, i) => ({
    span: { start: at, end: at },
    newText: i === 0 ? `# ${reason}${lineBreak}${indent}# ` : '# ',
  }));
}

/** A comment above a statement, and above what is silenced there; none where its line begins in a text. */
export function noted({ text }: Segment, { start }: Span, note: string): TextEdit[] {
  const line = startOfLine(text, start);
  const indent = text.slice(line, endOfClass(text, line, BLANK));
  if (text.charAt(line + indent.length) === '"') return [];
  let above = line;
  for (let next = lineBefore(text, above); next < above && isIgnore(text.slice(next, above).trim()); ) {
    above = next;
    next = lineBefore(text, above);
  }
  return [{ span: { start: above, end: above }, newText: `${indent}# ${note}\n` }];
}

/** Where the line before one begins; the line itself where there is none. */
function lineBefore(text: string, line: number): number {
  const end = text.startsWith('\r\n', line - 2) ? line - 2 : line - 1;
  return end < 0 ? line : startOfLine(text, end);
}

/** Writes lines in the place of a statement; what shares its line with it stands above and below them. */
export function onOwnLines({ text }: Segment, { start, end }: Span, lines: string): TextEdit {
  const span = withSeparator(text, { start, end });
  const before = text.slice(startOfLine(text, start), start).trim() === '' ? '' : '\n';
  const behind = /^(?:[\r\n]|$)/.test(text.slice(span.end)) ? '' : '\n';
  return { span, newText: before + lines + behind };
}

/** Replaces what a statement says; the comments in it stay behind it, and what follows them on their line stands below. */
export function replaced({ text, comments }: Segment, { start, end }: Span, newText: string): TextEdit {
  const kept = comments.filter((each) => each.start >= start && each.end <= end);
  if (kept.length === 0) return { span: { start, end }, newText };
  const said = kept.map((each) => `  ${text.slice(each.start, each.end)}`).join('');
  const span = withSeparator(text, { start, end });
  const ends = /^[^\S\r\n]*(?:[#＃\r\n]|$)/.test(text.slice(span.end));
  if (ends) return { span: { start, end }, newText: newText + said };
  const line = startOfLine(text, start);
  return { span, newText: `${newText}${said}\n${text.slice(line, endOfClass(text, line, BLANK))}` };
}

/** Takes a statement out of its line and writes it above; not above the end of another one, which may be a comment or in a text. */
function movedAbove(text: string, { start, end }: Span, reason: string, lineBreak: string): TextEdit[] {
  const out = { span: withSeparator(text, { start, end }), newText: '' };
  const line = startOfLine(text, start);
  const indent = text.slice(line, endOfClass(text, line, BLANK));
  if (/[}｝"]/.test(text.charAt(line + indent.length))) return [out];
  const lines = [reason, ...text.slice(start, end).split(/\r\n?|\n/)];
  const newText = lines.map((each) => `${indent}# ${each.trim()}${lineBreak}`).join('');
  return [{ span: { start: line, end: line }, newText }, out];
}

/** With the `;` behind it: the one before may belong to a statement that goes too. */
function withSeparator(text: string, { start, end }: Span): Span {
  const behind = /^[^\S\r\n]*[;；]?[^\S\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  return { start, end: end + behind.length };
}
