import { quoted } from '../../syntax/stringValue.ts';
import { isFigure } from './figureColumns.ts';
import { keyword, type Line, leftOut, type RowReader, unread } from './Reading.ts';

/** A row of an appendix with all its cells; the first row of the table is the header where the appendix has none. */
export const appendixRow: RowReader = (row, reading, rows) => {
  const isHeader = row === rows[0] && !reading.has('columns') && !row.some(isFigure);
  const width = Math.max(...rows.map(({ length }) => length));
  const cells = Array.from({ length: isHeader ? row.length : width }, (_, i) => quoted(row[i]?.text ?? ''));
  const line: Line = [keyword(isHeader ? 'columns' : 'row', reading), ...withoutEmptyEnd(cells)];
  return { kind: 'lines', lines: [line] };
};

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '""') + 1);
}

/** A term and what it means. */
export const glossaryRow: RowReader = (row) => {
  const [term, text, ...rest] = row.flatMap((cell) => cell.text || []);
  if (term !== undefined && /^(?:名词|术语|term)$/i.test(term)) return leftOut('表头', 'the header');
  if (term === undefined || text === undefined) return unread('没有解释', 'no explanation');
  return rest.length > 0
    ? unread('多于两格', 'more than two cells')
    : { kind: 'lines', lines: [[quoted(term), quoted(text)]] };
};
