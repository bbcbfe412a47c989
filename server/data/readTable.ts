/** One row of a table of data: the text of a column by its name, empty where the column is short. */
export type Row = (column: string) => string;

/** Reads tab-separated data: lines that begin with `#` are its header of year, source and confidence, then column names. */
export function readTable(text: string): Row[] {
  const { columns, lines } = linesOf(text);
  return lines.map((line) => rowOf(line, columns));
}

/** The rows of a table by their first column; a row is cut up when something in it is asked for, as few are. */
export function readTableByKey(text: string): ReadonlyMap<string, Row> {
  const { columns, lines } = linesOf(text);
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('\t')), rowOf(line, columns)]));
}

function rowOf(line: string, columns: ReadonlyMap<string, number>): Row {
  let cells: readonly string[] | undefined;
  return (column) => {
    cells ??= line.split('\t');
    return cells[columns.get(column) ?? -1] ?? '';
  };
}

function linesOf(text: string): { readonly columns: ReadonlyMap<string, number>; readonly lines: readonly string[] } {
  const [names = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  return { columns: new Map(names.split('\t').map((name, i) => [name, i])), lines };
}
