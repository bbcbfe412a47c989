import { cellOf, type Row } from '../paste/plainRows.ts';
import { Allowance, type Refusal } from './Allowance.ts';
import { CellGrid } from './CellGrid.ts';

/** The rows of a text with commas, semicolons or tabs between its cells, which its first line tells; or why it is not read. */
export function csvRows(text: string, allowance = new Allowance()): Row[] | Refusal {
  const grid = new CellGrid(allowance);
  let [row, column, isFilled] = [0, 0, false];
  for (const { value, isLastOfRow } of cellsOf(text, separatorOf(text))) {
    const cell = cellOf(value);
    const refusal = cell.text === '' ? undefined : grid.put(cell, row, column);
    if (refusal) return refusal;
    isFilled ||= cell.text !== '';
    column++;
    if (!isLastOfRow) continue;
    if (isFilled) row++;
    [column, isFilled] = [0, false];
  }
  return grid.rows;
}

function separatorOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  if (line.includes('\t')) return '\t';
  return line.includes(',') || !line.includes(';') ? ',' : ';';
}

interface TextCell {
  readonly value: string;
  readonly isLastOfRow: boolean;
}

/** A cell that begins with a quote ends at the next quote that is not doubled, where the cell can end there. */
function* cellsOf(text: string, separator: string): Generator<TextCell> {
  for (let start = 0; start <= text.length; ) {
    const behindQuotes = endOfQuoted(text, start);
    const isQuoted = behindQuotes >= 0 && isEnd(text[behindQuotes], separator);
    const end = isQuoted ? behindQuotes : endOfPlain(text, start, separator);
    const value = isQuoted ? text.slice(start + 1, end - 1).replaceAll('""', '"') : text.slice(start, end);
    yield { value, isLastOfRow: text[end] !== separator };
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
}

function isEnd(character: string | undefined, separator: string): boolean {
  return character === undefined || character === separator || character === '\r' || character === '\n';
}

/** Behind the quote that closes one at a place; -1 where there is none. */
function endOfQuoted(text: string, start: number): number {
  if (text[start] !== '"') return -1;
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? -1 : at + 1;
}

function endOfPlain(text: string, start: number, separator: string): number {
  let end = start;
  while (!isEnd(text[end], separator)) end++;
  return end;
}
