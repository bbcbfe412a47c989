import { chartRows } from '../../server/document/chartRows.ts';
import { blocksOf, type Disclosure, type Form, type LiveFigure } from '../../server/document/Disclosure.ts';
import { disclose } from '../../server/document/disclose.ts';
import { analyse } from '../../server/features/Analysis.ts';
import { renderJson } from '../../server/render/json.ts';

/** What a text publishes. */
export const documentOf = (text: string): Disclosure => disclose(analyse(text).budget);
/** The text with a 表样 below its 代码. */
export const inLayout = (text: string, layout: string): string =>
  text.replace(/^( {4}(?:代码|code) .*)$/m, `$1\n    表样 "${layout}"`);

/** The paragraphs of a section of level 2, its headings of level 3 among them. */
export function paragraphsOf(disclosure: Disclosure, id: string): readonly string[] {
  const { sections } = JSON.parse(renderJson(disclosure)) as {
    sections: { id: string; title: string; paragraphs: string[] }[];
  };
  return sections.find((section) => section.id === id)?.paragraphs ?? [];
}

/** The form with this id. */
export function formOf(disclosure: Disclosure, id: string): Form {
  const found = blocksOf(disclosure, 'form').find(({ form }) => form.id === id);
  if (!found) throw new Error(`no form ${id}`);
  return found.form;
}

/** The texts of the cells that follow a label in its row. */
export function beside({ rows }: Form, label: string): string[] {
  return rows.flatMap((cells) => cells.flatMap((cell, i) => (cell.text === label ? [cells[i + 1]?.text ?? ''] : [])));
}

/** The grid of a form with the text of every place, a merged cell's text in each that it covers. */
export function gridOf({ rows, columns }: Form): string[][] {
  const grid: (string | undefined)[][] = rows.map(() => columns.map(() => undefined));
  for (const [y, cells] of rows.entries()) {
    for (const { text, colSpan, rowSpan } of cells) {
      const x = grid[y]?.indexOf(undefined) ?? -1;
      for (let dy = 0; dy < rowSpan; dy++)
        for (let dx = 0; dx < colSpan; dx++) {
          const row = grid[y + dy];
          if (!row || x < 0 || x + dx >= columns.length || row[x + dx] !== undefined)
            throw new Error(`“${text}” does not fit into row ${y}`);
          row[x + dx] = text;
        }
    }
  }
  return grid.map((row) => row.map((text) => text ?? '(no cell)'));
}

/** Every live number outside the tables. */
export function figuresOf(disclosure: Disclosure): { readonly text: string; readonly figure: LiveFigure }[] {
  return disclosure.blocks
    .flatMap((block) => {
      if (block.kind === 'paragraph') return block.runs;
      if (block.kind === 'form') return block.form.rows.flat();
      return block.kind === 'chart' ? chartRows(block.chart).flatMap(({ cells }) => cells) : [];
    })
    .flatMap(({ text, figure }) => (figure ? [{ text, figure }] : []));
}
