import { disclose } from '../../server/document/disclose.ts';
import type { ImportedTables } from '../../server/features/import/importedTables.ts';
import { importBooks } from '../../server/features/import/importFiles.ts';
import { csvRows as readCsv } from '../../server/features/import/sheets/csvRows.ts';
import type { SheetRows } from '../../server/features/import/sheets/SheetRows.ts';
import { workbookSheets } from '../../server/features/import/sheets/workbookSheets.ts';
import type { Row } from '../../server/features/paste/plainRows.ts';
import type { Budget } from '../../server/model/Budget.ts';
import { renderXlsx } from '../../server/render/xlsx.ts';
import { fill } from '../../server/tables/fill.ts';
import { layoutOf } from '../../server/tables/layouts.ts';
import { importTables } from './importTables.ts';

export function csvRows(text: string): readonly Row[] {
  const rows = readCsv(text);
  if ('reason' in rows) throw new Error(rows.reason.en);
  return rows;
}

/** One sheet as text with commas; throws where nothing of it was read. */
export function imported(csv: string, name = '表'): ImportedTables {
  const result = importTables([{ name, rows: csvRows(csv) }], 'zh-cn');
  if (!result) throw new Error('nothing read');
  return result;
}

/** The statements without 部门, each line with single blanks. */
export function statements({ text }: ImportedTables): string[] {
  const lines = text.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
  return lines.slice(lines.indexOf('}') + 1).filter(Boolean);
}

/** The rows that were not read. */
export function unreadIn({ sheets }: ImportedTables): string[] {
  return sheets.flatMap(({ unread }) => unread.map(({ text }) => text));
}

/** The sheets of the workbook that is published of a budget. */
export async function published(budget: Budget): Promise<readonly SheetRows[]> {
  const sheets = workbookSheets(await renderXlsx(disclose(budget)));
  if ('reason' in sheets) throw new Error(sheets.reason.en);
  return sheets;
}

/** What becomes of a budget that says what the tables say. */
export const nothingChanged = { files: [], changes: [], notes: [] };

/** What a workbook of ours leaves open is told with every new budget that is made of one; these are the other notes. */
export function notesOf({ notes }: ImportedTables): string[] {
  return notes.filter((note) => !/^公开的表格里没有|^表六|^表格不说明各项目的功能科目/.test(note));
}

/** What comes back of the workbooks of some budgets. */
export async function again(...budgets: readonly Budget[]): Promise<ImportedTables> {
  const books = await Promise.all(
    budgets.map(async (budget, i) => ({ name: `${i}.xlsx`, sheets: await published(budget) })),
  );
  const result = importBooks(books, 'zh-cn');
  if ('reason' in result) throw new Error(`${result.file}: ${result.reason.en}`);
  return result;
}

export const tablesOf = (
  budget: Budget,
): { readonly title: string; readonly rows: readonly (readonly string[])[] }[] => {
  return layoutOf(budget).tables.map((layout) => {
    const { title, rows } = fill(layout, budget);
    return { title, rows: rows.map(({ cells }) => cells.map((cell) => cell.text)) };
  });
};
/** The rows in an order of their own: projects may change places. */
export const rowsOf = (budget: Budget): unknown =>
  tablesOf(budget).map(({ title, rows }) => ({ title, rows: rows.map((row) => row.join('|')).sort() }));
