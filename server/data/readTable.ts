/** One row of a table of data: the text of a column by its name, empty where the column is short. */
export type Row = (column: string) => string;

/** Reads tab-separated data: lines that begin with `#` are its header of year, source and confidence, then column names. */
export function readTable(text: string): Row[] {
  const [names = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const columns = new Map(names.split('\t').map((name, i) => [name, i]));
  return lines.map((line) => {
    const cells = line.split('\t');
    return (column) => cells[columns.get(column) ?? -1] ?? '';
  });
}
