// Comma-separated values (RFC 4180), as LibreOffice writes them.

/** The rows of a text, each with its cells; empty cells at the end are kept. */
export function parseCsv(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  // What stands behind the last line end is no row.
  if (rows.at(-1).join('') === '') rows.pop();
  return rows;
}
