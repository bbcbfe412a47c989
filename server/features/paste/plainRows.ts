/** One cell of a pasted table. */
export interface Cell {
  /** On one line, without blanks at its ends. */
  readonly text: string;
  /** Whether it stands here because a cell above is merged down to here: what it says was said there already. */
  readonly isRepeated: boolean;
  /** The text with its line breaks, where it has several lines. */
  readonly lines?: string;
}

export type Row = readonly Cell[];

/**
 * The rows of a table that Excel or WPS put on the clipboard as text: cells with tabs between them; a cell that holds a tab,
 * a line break or a quote stands in `"…"` with its quotes doubled.
 */
export function plainRows(text: string): Row[] {
  const rows: Cell[][] = [[]];
  for (let i = 0; i <= text.length; ) {
    const { value, end } = cellAt(text, i);
    rows.at(-1)?.push(cellOf(value));
    if (end >= text.length) break;
    if (text[end] !== '\t') rows.push([]);
    i = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return rows.filter(isFilled);
}

/** Whether anything stands in a row. */
export function isFilled(row: Row): boolean {
  return row.some(({ text }) => text !== '');
}

/** The cells of a row in which something stands, without what a cell above says already. */
export function filledIn(row: Row): Row {
  return row.filter(({ text, isRepeated }) => text !== '' && !isRepeated);
}

/** What stands in the header of a column, from above. */
export function cellsOf(head: readonly Row[], column: number): string[] {
  return head.map((row) => row[column]?.text ?? '').filter(Boolean);
}

function cellAt(text: string, start: number): { readonly value: string; readonly end: number } {
  const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
  quoted.lastIndex = start;
  const match = quoted.exec(text);
  if (match) return { value: (match[1] ?? '').replaceAll('""', '"'), end: quoted.lastIndex };
  const plain = /[^\t\r\n]*/y;
  plain.lastIndex = start;
  return { value: plain.exec(text)?.[0] ?? '', end: plain.lastIndex };
}

/** A cell with what is written in it. */
export function cellOf(written: string): Cell {
  const lines = linesIn(written);
  const text = joined(lines);
  return lines.length > 1 ? { text, isRepeated: false, lines: lines.join('\n') } : { text, isRepeated: false };
}

/** On one line, without blanks at its ends (names are indented by them to show their level). */
export function tidied(written: string): string {
  return joined(linesIn(written));
}

/** The lines in which something stands, without blanks at their ends. */
function linesIn(written: string): string[] {
  return written
    .split(/[\r\n\v\f\x85\u2028\u2029]+/)
    .flatMap((line) => line.replace(/[\s\u200b\ufeff]+/g, ' ').trim() || []);
}

/** Without the mark `'` by which a spreadsheet keeps digits as text. */
function joined(lines: readonly string[]): string {
  const text = lines
    .map((line, i) => (i === 0 || isChineseBreak(lines[i - 1] ?? '', line) ? line : ` ${line}`))
    .join('');
  return text.replace(/^'(?=\d)/, '');
}

/** Where a line breaks between two Chinese characters, or one and a quote or dash of theirs, there is no blank. */
function isChineseBreak(before: string, behind: string): boolean {
  return (
    (CHINESE_END.test(before) && (CHINESE_START.test(behind) || QUOTE_START.test(behind))) ||
    (QUOTE_END.test(before) && CHINESE_START.test(behind))
  );
}

const CHINESE_START = /^[\u3000-\u9fff\uff00-\uffef\p{Script=Han}]/u;
/** Not as one class: V8 14 (Node 26) does not find 𠮷 by that at the end of a text. */
const CHINESE_END = /(?:[\u3000-\u9fff\uff00-\uffef]|\p{Script=Han})$/u;
const QUOTE_START = /^[“”‘’—…·]/;
const QUOTE_END = /[“”‘’—…·]$/;
