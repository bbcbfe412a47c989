/** One cell of a pasted table. */
export interface Cell {
  /** On one line, without blanks at its ends. */
  readonly text: string;
  /** Whether it stands here because a cell above is merged down to here: what it says was said there already. */
  readonly isRepeated: boolean;
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
    rows.at(-1)?.push({ text: tidied(value), isRepeated: false });
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

function cellAt(text: string, start: number): { readonly value: string; readonly end: number } {
  const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
  quoted.lastIndex = start;
  const match = quoted.exec(text);
  if (match) return { value: (match[1] ?? '').replaceAll('""', '"'), end: quoted.lastIndex };
  const plain = /[^\t\r\n]*/y;
  plain.lastIndex = start;
  return { value: plain.exec(text)?.[0] ?? '', end: plain.lastIndex };
}

/** Where a line breaks between two Chinese characters, there is no blank. */
const CHINESE_BREAK = /(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u3000-\u9fff\uff00-\uffef])/g;

/** On one line, without blanks at its ends (names are indented by them to show their level). */
export function tidied(cell: string): string {
  return cell
    .replace(CHINESE_BREAK, '')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim();
}
