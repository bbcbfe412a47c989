import { blocksOf, type Disclosure } from '../document/Disclosure.ts';
import type { HeaderCell, Sheet } from '../tables/Sheet.ts';

/** The document model as JSON (LANGUAGE.md §7); `figures` of a row holds the addresses of its cells, "" for text. */
export function renderJson(disclosure: Disclosure): string {
  const { title, status } = disclosure;
  const tables = blocksOf(disclosure, 'sheet').map(({ sheet }) => tableOf(sheet));
  const appendices = blocksOf(disclosure, 'appendix').map(({ appendix }) => appendix);
  const glossary = blocksOf(disclosure, 'term').map(({ term, text }) => ({ term, text }));
  return `${JSON.stringify({ title, status, tables, sections: [], forms: [], appendices, glossary }, undefined, 2)}\n`;
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
