import { type IRunOptions, TextRun } from 'docx';

/** What XML 1.0 has no place for, lone surrogates among it. */
const FORBIDDEN = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text as it may stand in a document: without control characters and halves of characters; line ends are LF. */
export function printable(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(FORBIDDEN, '');
}

/** Text as runs, one for each of its lines. */
export function runsOf(text: string, format: Omit<IRunOptions, 'text' | 'children' | 'break'> = {}): TextRun[] {
  return printable(text)
    .split('\n')
    .map((line, index) => new TextRun({ ...format, text: line, ...(index > 0 && { break: 1 }) }));
}
