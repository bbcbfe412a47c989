import { cellOf, type Row } from '../../paste/plainRows.ts';
import { Allowance, type Refusal } from './Allowance.ts';
import { CellGrid } from './CellGrid.ts';

/** The rows of a text with commas, semicolons or tabs between its cells; or why it is not read. */
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

/** That which stands in most of the first lines: a title or the unit of the amounts may stand alone above the others. */
function separatorOf(text: string): string {
  const lines = text.split(/\r\n?|\n/, MOST_LINES);
  const linesWith = (separator: string): number => lines.filter((line) => line.includes(separator)).length;
  const most = Math.max(...separators.map(linesWith));
  return separators.find((separator) => linesWith(separator) === most) ?? ',';
}

const separators = ['\t', ',', ';'];
const MOST_LINES = 100;

interface TextCell {
  readonly value: string;
  readonly isLastOfRow: boolean;
}

/**
 * A cell that begins with a quote ends at the next quote that is not doubled, where the cell can end there. Digits that are
 * to stay a text are written `="0631"`.
 */
function* cellsOf(text: string, separator: string): Generator<TextCell> {
  for (let start = 0; start <= text.length; ) {
    const quote = text.startsWith('="', start) ? start + 1 : start;
    const behindQuotes = endOfQuoted(text, quote);
    const isQuoted = behindQuotes >= 0 && isEnd(text[behindQuotes], separator);
    const end = isQuoted ? behindQuotes : endOfPlain(text, start, separator);
    const value = isQuoted ? text.slice(quote + 1, end - 1).replaceAll('""', '"') : text.slice(start, end);
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
