import type { Segment } from '../../syntax/tree.ts';
import type { Span } from '../../text/Span.ts';
import type { TextEdit } from '../../text/TextEdit.ts';

/** Whether nothing but a comment stands on the lines of a statement beside it. */
export function isAlone({ text }: Segment, { start, end }: Span): boolean {
  return (
    /(?:^|[\r\n])[^\S\r\n]*$/.test(text.slice(0, start)) &&
    /^[^\S\r\n]*(?:[;；][^\S\r\n]*)?(?:[#＃]|[\r\n]|$)/.test(text.slice(end))
  );
}

/** Turns a statement into comments below its reason; one that shares its line with others is taken out. */
export function commentedOut(segment: Segment, { start, end }: Span, reason: string): TextEdit[] {
  if (!isAlone(segment, { start, end })) return [{ span: withSeparator(segment.text, { start, end }), newText: '' }];
  const { text } = segment;
  const indent = /(?<![^\S\r\n])[^\S\r\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const inner = Array.from(
    text.slice(start, end).matchAll(/\r\n?|\n/g),
    ({ 0: found, index }) => start + index + found.length,
  );
  return [start, ...inner].map((at, i) => ({
    span: { start: at, end: at },
    newText: i === 0 ? `# ${reason}${lineBreak}${indent}# ` : '# ',
  }));
}

/** With the `;` behind it: the one before may belong to a statement that goes too. */
function withSeparator(text: string, { start, end }: Span): Span {
  const behind = /^[^\S\r\n]*[;；]?[^\S\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  return { start, end: end + behind.length };
}
