import { isFilled, plainRows, type Row, tidied } from '../paste/plainRows.ts';

/** The rows of a text file with commas, semicolons or tabs between its cells; which, its first line tells. */
export function csvRows(text: string): Row[] {
  const [line = ''] = text.split(/\r\n?|\n/, 1);
  if (line.includes('\t')) return plainRows(text);
  const separator = line.includes(',') || !line.includes(';') ? ',' : ';';
  return cellsOf(text, separator).map((row) => row.map((cell) => ({ text: tidied(cell), isRepeated: false })));
}

/** A cell that begins with a quote ends at the next quote that is not doubled. */
function cellsOf(text: string, separator: string): string[][] {
  const pattern = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r\\n?|\\n|$)`, 'gy');
  const rows: string[][] = [[]];
  for (const [all, quoted, plain = '', end = ''] of text.matchAll(pattern)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '' && all === '') break;
    if (end !== separator) rows.push([]);
  }
  return rows.filter((row) => isFilled(row.map((cell) => ({ text: cell.trim(), isRepeated: false }))));
}
