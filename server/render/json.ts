import { chartRows } from '../document/chartRows.ts';
import { blocksOf, type Chart, type Disclosure, type Form } from '../document/Disclosure.ts';
import type { HeaderCell, Sheet } from '../tables/Sheet.ts';

/** The document model as JSON (LANGUAGE.md §7); `figures` of a row holds the addresses of its cells, "" for text. */
export function renderJson(disclosure: Disclosure): string {
  const { title, status } = disclosure;
  const tables = blocksOf(disclosure, 'sheet').map(({ sheet }) => tableOf(sheet));
  const sections = sectionsOf(disclosure);
  const forms = blocksOf(disclosure, 'form').map(({ form }) => formOf(form));
  const appendices = blocksOf(disclosure, 'appendix').map(({ appendix }) => appendix);
  const glossary = blocksOf(disclosure, 'term').map(({ term, text }) => ({ term, text }));
  return `${JSON.stringify({ title, status, tables, sections, forms, appendices, glossary }, undefined, 2)}\n`;
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

interface Section {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: string[];
  charts?: object[];
}

/** The headings of level 2, each with the paragraphs up to the next; headings of level 3 are paragraphs among them. */
function sectionsOf({ blocks }: Disclosure): Section[] {
  const sections: Section[] = [];
  for (const block of blocks) {
    const section = sections.at(-1);
    if (block.kind === 'heading' && block.level === 2)
      sections.push({ id: block.id, title: block.text, paragraphs: [] });
    else if (block.kind === 'heading' && block.level === 3) section?.paragraphs.push(block.text);
    else if (block.kind === 'paragraph') section?.paragraphs.push(block.runs.map(({ text }) => text).join(''));
    else if (block.kind === 'chart' && section) section.charts = [...(section.charts ?? []), chartOf(block.chart)];
  }
  return sections;
}

function chartOf(chart: Chart): object {
  const { title, columns } = chart;
  return {
    title,
    columns,
    rows: chartRows(chart).map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]),
  };
}

function formOf({ id, title, rows }: Form): object {
  return { id, title, rows: rows.map((cells) => cells.map(({ text }) => text)) };
}
