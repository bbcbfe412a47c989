import type { Disclosure } from '../document/Disclosure.ts';
import type { HeaderCell, Sheet } from '../tables/Sheet.ts';

/** The document model as JSON (LANGUAGE.md §7); `figures` of a row holds the addresses of its cells, "" for text. */
export function renderJson({ title, status, sheets, appendices, glossary }: Disclosure): string {
  return `${JSON.stringify({ title, status, tables: sheets.map(tableOf), sections: [], forms: [], appendices, glossary }, undefined, 2)}\n`;
}

function tableOf({ id, title, unit, header, rows, notes }: Sheet): object {
  return {
    id,
    title,
    unit,
    notes,
    columns: header.map(columnOf),
    rows: rows.map(({ cells }) => ({
      cells: cells.map(({ text }) => text),
      figures: cells.map((cell) => (cell.kind === 'figure' ? cell.address : '')),
    })),
  };
}

function columnOf({ text, below }: HeaderCell): object {
  return below.length > 0 ? { header: text, columns: below.map(columnOf) } : { header: text };
}
