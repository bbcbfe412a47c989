import { chartRows } from '../document/chartRows.ts';
import type { Appendix, Block, Chart, Disclosure, Form, FormCell, Heading } from '../document/Disclosure.ts';
import type { HeaderCell, Sheet } from '../tables/Sheet.ts';
import { largest } from '../text/largest.ts';
import { contentsOf } from './contentsOf.ts';

/** The whole document as Markdown with tables as GitHub draws them; headers above each other are joined by a slash. */
export function renderMarkdown(disclosure: Disclosure): string {
  const { cover, watermark, contentsTitle, blocks } = disclosure;
  const contents = contentsOf(blocks).map(({ level, text }) => `${'  '.repeat(level - 1)}- ${inLine(text)}`);
  const parts = [
    `# ${cover.map(inLine).join(' ')}`,
    ...(watermark ? [`> **${inLine(watermark)}**`] : []),
    ...(contents.length > 0 ? [`## ${inLine(contentsTitle)}`, contents.join('\n')] : []),
    ...blocks.flatMap((block) => renderBlock(block, disclosure)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function renderBlock(block: Block, { owner }: Disclosure): string[] {
  switch (block.kind) {
    case 'heading':
      return [renderHeading(block)];
    case 'paragraph': {
      const text = paragraph(block.runs.map((run) => run.text).join(''));
      return [block.style === 'caption' && text ? `**${text}**` : text];
    }
    case 'sheet':
      return renderSheet(block.sheet, block.number, owner);
    case 'form':
      return renderForm(block.form);
    case 'chart':
      return renderChart(block.chart);
    case 'appendix':
      return renderAppendix(block.appendix);
    case 'term':
      // Behind a colon, bold ends only before a blank.
      return [`**${inLine(block.lead)}** ${paragraph(block.text)}`];
  }
}

function renderHeading({ level, text }: Heading): string {
  return `${'#'.repeat(level + 1)} ${inLine(text)}`;
}

function renderSheet({ title, unit, header, rows, notes }: Sheet, number: string, owner: string): string[] {
  const lines = rows.map(({ cells }) => cells.map(({ text }) => text));
  const isFigure = (column: number): boolean => rows.some(({ cells }) => cells[column]?.kind === 'figure');
  return [
    `### ${inLine(title)}`,
    inLine([number, owner, `单位：${unit}`].join('　')),
    table(flatten(header, ''), lines, isFigure),
    ...notes.map(paragraph),
  ];
}

/** The headers of the columns, each behind those above it. */
function flatten(header: readonly HeaderCell[], above: string): string[] {
  return header.flatMap(({ text, below }) => {
    const name = above ? `${above}/${text}` : text;
    return below.length > 0 ? flatten(below, name) : [name];
  });
}

/** The grid with the text of a merged cell in its first place; columns in which no cell begins are left out. */
function renderForm({ title, subtitle, rows }: Form): string[] {
  const grid = placed(rows);
  const width = largest(grid.map(({ length }) => length));
  const used = Array.from({ length: width }, (_, i) => i).filter((i) => grid.some((row) => row[i] !== undefined));
  const [head = [], ...body] = grid.map((row) => used.map((i) => row[i]?.text ?? ''));
  return [`### ${inLine(title)}`, inLine(subtitle), table(head, body, () => false)];
}

/** The cells at the columns where they begin. */
function placed(rows: readonly (readonly FormCell[])[]): (FormCell | undefined)[][] {
  /** The first row that a merged cell leaves free, column by column. */
  const free: number[] = [];
  return rows.map((cells, y) => {
    const line: (FormCell | undefined)[] = [];
    let x = 0;
    for (const cell of cells) {
      while ((free[x] ?? 0) > y) x++;
      line[x] = cell;
      for (let i = 0; i < cell.colSpan; i++) free[x++] = y + cell.rowSpan;
    }
    return line;
  });
}

function renderChart(chart: Chart): string[] {
  const { title, columns } = chart;
  const rows = chartRows(chart).map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]);
  return [`**${inLine(title)}**`, table(columns, rows, (column) => column > 0)];
}

function renderAppendix({ title, columns, rows, notes }: Appendix): string[] {
  return [`### ${inLine(title)}`, table(columns, rows, () => false), ...notes.map(paragraph)];
}

/** Every row as long as the longest. */
function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  isFigure: (column: number) => boolean,
): string {
  const width = largest(
    rows.map(({ length }) => length),
    header.length,
  );
  const columns = Array.from({ length: width }, (_, i) => i);
  const line = (cells: readonly string[]): string => `| ${columns.map((i) => cellText(cells[i] ?? '')).join(' | ')} |`;
  const rule = `| ${columns.map((i) => (isFigure(i) ? '---:' : '---')).join(' | ')} |`;
  return width > 0 ? [line(header), rule, ...rows.map(line)].join('\n') : '';
}

function cellText(text: string): string {
  return text.trim().split(/\r?\n/).map(inLine).join('<br>');
}

/** Lines of a paragraph stay lines. */
function paragraph(text: string): string {
  return text.trim().split(/\r?\n/).map(lineStart).join('\\\n');
}

/** A line that cannot be taken for a list, a heading or a rule. */
function lineStart(line: string): string {
  return inLine(line.trim()).replace(/^(?:([-+=])|(\d+)([.)]))/, (_, sign?: string, number?: string, end?: string) =>
    sign ? `\\${sign}` : `${number}\\${end}`,
  );
}

/** Text in which no character means anything. */
function inLine(text: string): string {
  return text.replace(/\r?\n/g, ' ').replace(/[\\`*_[\]<>|~&#$]/g, '\\$&');
}
