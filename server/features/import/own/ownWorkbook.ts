import type { Book } from '../sheets/Book.ts';
import type { SheetRows } from '../sheets/SheetRows.ts';
import type { OwnGuide } from './OwnGuide.ts';
import { OwnForm } from './ownForms.ts';
import { labelled, ownSheet } from './ownSheet.ts';
import { OwnTables } from './ownTables.ts';

/** A workbook that `budget render` wrote: the thirteen tables and the forms of a department or of one unit. */
export interface OwnWorkbook {
  /** Whose budget it is. */
  readonly name: string;
  readonly sheets: readonly SheetRows[];
  readonly tables: OwnTables;
  /** The forms of its projects. */
  readonly projects: readonly OwnForm[];
  readonly performance: OwnForm;
  /** Its free tables. */
  readonly appendices: readonly SheetRows[];
  /** The budget that it is read into. */
  readonly guide: OwnGuide;
}

/** Reads the sheets of such a workbook; undefined where they are others. */
export function ownWorkbook(given: readonly SheetRows[], guide: OwnGuide): OwnWorkbook | undefined {
  const sheets = given.map(ownSheet);
  const tables = new OwnTables(sheets);
  if (!tables.areComplete) return undefined;
  const forms = sheets.filter(({ name }) => !/^表|^目录/.test(name));
  const whole = forms.find((sheet) => /整体支出/.test(sheet.name + titleOf(sheet)));
  const projects = forms.filter((sheet) => new OwnForm(sheet).behind('项目名称') !== '');
  const performance = new OwnForm(whole ?? { name: '', rows: [] });
  return {
    name: headText(sheets, /^(?:部门|单位)名称[:：](.+)$/) || performance.behind('{部门}名称').replace(/^[^-]*-/, ''),
    sheets,
    tables,
    projects: projects.map((sheet) => new OwnForm(sheet)),
    performance,
    appendices: forms.filter((sheet) => sheet !== whole && !projects.includes(sheet) && isAppendix(sheet)),
    guide,
  };
}

/** The sheets of such a workbook that were saved one by one, under the labels of their tables; undefined where they are others. */
export function joinedWorkbook(books: readonly Book[], guide: OwnGuide): OwnWorkbook | undefined {
  if (books.some(({ sheets }) => sheets.length > 1)) return undefined;
  const sheets = books.flatMap((book) => book.sheets.map(labelled));
  const isTwice = new Set(sheets.map(({ name }) => name)).size < sheets.length;
  return isTwice ? undefined : ownWorkbook(sheets, guide);
}

/** A free table stands below its title. Charts have a page or a table, too: these are made from the tables. */
function isAppendix({ rows }: SheetRows): boolean {
  const [title, ...others] = rows[0]?.filter(({ text }) => text !== '') ?? [];
  return others.length === 0 && !/图$/.test(title?.text ?? '');
}

function titleOf({ rows }: SheetRows): string {
  return rows[0]?.[0]?.text ?? '';
}

/** What a pattern finds first in the rows above the tables; empty where it finds nothing. */
export function headText(sheets: readonly SheetRows[], pattern: RegExp): string {
  const texts = sheets.flatMap(({ rows }) => rows.slice(0, 4).flatMap((row) => row.map(({ text }) => text)));
  return texts.flatMap((text) => pattern.exec(text)?.[1] ?? [])[0] ?? '';
}
