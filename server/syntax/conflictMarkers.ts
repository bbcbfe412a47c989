import type { Span } from '../text/Span.ts';
import type { Segment, Statement } from './tree.ts';

/**
 * The lines by which git marks where two versions of a file contradict each other (`<<<<<<< HEAD`), each without its line
 * end. In a text too `<<<<<<<` and `>>>>>>>` are nothing else; `=======` may underline there.
 */
export function conflictMarkersIn({ text, statements, faults }: Segment): readonly Span[] {
  if (!marks.some((mark) => text.includes(mark))) return none;
  const begins = (at: number): boolean => faults.some(({ start }) => start === at) || hasHeadless(statements, at);
  return [...text.matchAll(MARKER)]
    .filter(({ 0: line, index }) => /^[<>]/.test(line) || begins(index))
    .map(({ 0: line, index }) => ({ start: index, end: index + line.length }));
}

const none: readonly Span[] = [];
const marks = ['<<<<<<<', '|||||||', '=======', '>>>>>>>'];
const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?![^ \t\r\n])[^\r\n]*/gm;

/** Whether a statement without a head begins at an offset. */
function hasHeadless(statements: readonly Statement[], at: number): boolean {
  const around = statements.find(({ start, end }) => start <= at && at < end);
  if (!around) return false;
  return around.start === at ? !around.head : hasHeadless(around.block?.statements ?? [], at);
}
