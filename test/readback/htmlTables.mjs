// The tables of a page as LibreOffice writes it: every element closed, attributes plain.

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** Every table: the text between it and the one before, and its rows; a cell over several columns is in the first of them. */
export function htmlTables(html) {
  const tables = [...html.matchAll(/<table\b.*?<\/table>/gs)];
  return tables.map((table, index) => {
    const previous = tables[index - 1];
    const before = textOf(html.slice(previous ? previous.index + previous[0].length : 0, table.index));
    return { before, rows: [...table[0].matchAll(/<tr\b.*?<\/tr>/gs)].map(([row]) => cellsOf(row)) };
  });
}

function cellsOf(row) {
  return [...row.matchAll(/<t[dh]\b([^>]*)>(.*?)<\/t[dh]>/gs)].flatMap(([, attributes, content]) => {
    const span = Number(/colspan="(\d+)"/.exec(attributes)?.[1] ?? 1);
    return [textOf(content), ...Array(span - 1).fill('')];
  });
}

/** Text without line ends, which the page has anywhere between Chinese characters. */
function textOf(html) {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(#\d+|\w+);/g, (entity, name) =>
      name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (entities[name] ?? entity),
    )
    .replace(/\s*\n\s*/g, '')
    .trim();
}
