import type { Locale } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { Budget } from '../../model/Budget.ts';
import { type ImportedTables, withNote } from './importedTables.ts';
import { budgetOf, type ReadTables, readTables, whyNoAmounts } from './importTables.ts';
import { whyNoRows } from './noRows.ts';
import { importOwn } from './own/importOwn.ts';
import { OwnGuide } from './own/OwnGuide.ts';
import { areUnitsOf } from './own/ownUnits.ts';
import { joinedWorkbook, type OwnWorkbook, ownWorkbook } from './own/ownWorkbook.ts';
import { Allowance } from './sheets/Allowance.ts';
import type { Book } from './sheets/Book.ts';
import type { SheetRows } from './sheets/SheetRows.ts';
import { uncomputedNote, unseenNote } from './sheets/unseen.ts';
import { type TableFile, tablesIn, withoutEnding } from './tablesIn.ts';
import { toldElsewhere } from './titles.ts';

/** A file of which no budget is made, and why. */
export interface RefusedFile {
  /** As it was named. */
  readonly file: string;
  readonly reason: Localized;
}

/**
 * The tables of some files as one budget, or the file that stands in its way; what they leave open is as in the budget that they
 * are to be written into, if there is one.
 */
export function importFiles(files: readonly TableFile[], locale: Locale, into?: Budget): ImportedTables | RefusedFile {
  const books: Book[] = [];
  const allowance = new Allowance();
  for (const file of files) {
    const sheets = tablesIn(file, allowance);
    if ('reason' in sheets) return { file: file.name, reason: sheets.reason };
    books.push({ name: file.name, sheets });
  }
  return importBooks(books, locale, into);
}

/** The sheets of some books that are shown as one budget; those that are not are named, and what is hidden in the others. */
export function importBooks(all: readonly Book[], locale: Locale, into?: Budget): ImportedTables | RefusedFile {
  const books = all.map(({ name, sheets }) => ({ name, sheets: sheets.filter(({ isHidden }) => !isHidden) }));
  const hidden = all.flatMap(({ sheets }) => sheets.flatMap(({ name, isHidden }) => (isHidden ? [name] : [])));
  const imported = importShown(books, locale, new OwnGuide(into), into);
  if ('reason' in imported)
    return imported.reason === nothingRead && hidden.length > 0
      ? { ...imported, reason: joined(nothingRead, notShown(hidden)) }
      : imported;
  const notes = [
    ...(hidden.length > 0 ? [notShown(hidden)] : []),
    ...books.flatMap(({ sheets }) => sheets.flatMap(unseenOf)),
  ];
  return notes.reduce((read, note) => withNote(read, note, locale), imported);
}

function unseenOf({ name, unseen, uncomputed = [] }: SheetRows): readonly Localized[] {
  return [
    ...[unseen && unseenNote(name, unseen)].flatMap((note) => note ?? []),
    ...(uncomputed.length > 0 ? [uncomputedNote(name, uncomputed)] : []),
  ];
}

function joined(first: Localized, second: Localized): Localized {
  return { zh: `${first.zh}；${second.zh}`, en: `${first.en}; ${second.en}` };
}

function notShown(names: readonly string[]): Localized {
  return {
    zh: `隐藏的工作表没有读：“${names.join('”、“')}”`,
    en: `sheets that are not shown were not read: ${names.join(', ')}`,
  };
}

/** Our own workbooks of a department and of its units, or all sheets of one, are read as such, all others table by table. */
function importShown(
  books: readonly Book[],
  locale: Locale,
  guide: OwnGuide,
  into: Budget | undefined,
): ImportedTables | RefusedFile {
  const own = books.flatMap(({ name, sheets }) => {
    const workbook = ownWorkbook(sheets, guide);
    return workbook ? [{ name, workbook }] : [];
  });
  if (own.length > 0 && own.length === books.length) return importDepartment(own, locale);
  const joined = own.length === 0 ? joinedWorkbook(books, guide) : undefined;
  if (joined) return importDepartment([{ name: books[0]?.name ?? '', workbook: joined }], locale);
  const isOne = books.length === 1;
  const sheets = books.flatMap((book) =>
    book.sheets.map((sheet) => ({ ...sheet, name: isOne ? sheet.name : nameIn(book, sheet.name) })),
  );
  const files = books.map(({ name }) => name);
  const read = readTables(sheets, locale, into);
  return budgetOf(read, locale, { files, into }) ?? { file: books[0]?.name ?? '', reason: whyNothing(books, read) };
}

/** A text with commas has one sheet, which is named as the file is. */
function nameIn({ name }: Book, sheet: string): string {
  const file = withoutEnding(name);
  return file === sheet ? sheet : `${file}：${sheet}`;
}

interface NamedWorkbook {
  readonly name: string;
  readonly workbook: OwnWorkbook;
}

/** The workbook that spends most is the department's: it holds what its units have. */
function importDepartment(books: readonly NamedWorkbook[], locale: Locale): ImportedTables | RefusedFile {
  const [whole, ...others] = [...books].sort((a, b) => spent(b.workbook) - spent(a.workbook));
  if (!whole) return { file: '', reason: nothingRead };
  // That of the department itself (本级) says nothing that those of its units leave open.
  const units = others.filter(({ workbook }) => workbook.name !== whole.workbook.name);
  const twice = units.find(({ workbook }, i) => units.findIndex((other) => other.workbook.name === workbook.name) < i);
  if (twice) return { file: twice.name, reason: givenTwice(twice.workbook.name) };
  const tables = units.map(({ workbook }) => workbook);
  return areUnitsOf(whole.workbook, tables)
    ? importOwn({ whole: whole.workbook, units: tables }, locale)
    : { file: whole.name, reason: notTheirs(whole.workbook.name) };
}

function spent({ tables }: OwnWorkbook): number {
  return tables.rows('表三', 2).find(({ name }) => name === '合计')?.amounts[0] ?? 0;
}

/** What stands in the way of a table that is known, but tells nothing that a budget is made of. */
function whyNothing(books: readonly Book[], read: ReadTables): Localized {
  const texts = books.flatMap(({ sheets }) =>
    sheets.flatMap(({ name, rows }) => [name, ...rows.flatMap((row) => row.map(({ text }) => text))]),
  );
  const [lacking] = books.flatMap(({ sheets }) => sheets.filter(({ uncomputed = [] }) => uncomputed.length > 0));
  if (lacking) return uncomputedNote(lacking.name, lacking.uncomputed ?? []);
  return (
    derivedTables.find(([pattern]) => texts.some((text) => pattern.test(text)))?.[1] ??
    whyNoAmounts(books.flatMap(({ sheets }) => sheets)) ??
    whyNoRows(read) ??
    nothingRead
  );
}

const derivedTables: readonly (readonly [RegExp, Localized])[] = [
  [/^注：本表无数据/, { zh: '这张表没有数据', en: 'this table has no data' }],
  [
    /三公["”]?经费/,
    {
      zh: '这是“三公”经费表：它由各项支出的经济科目算出，不说明功能科目和项目，不能单独导入',
      en: 'this is the table of “三公” expenditure: it follows from the economic codes of what is spent and says nothing of functions and projects, so no budget can be made of it alone',
    },
  ],
  [
    toldElsewhere,
    {
      zh: '这张表的金额在支出各表中已有，它不说明全部支出，不能单独导入',
      en: 'the money of this table is in those of expenditure, of which it says only a part, so no budget can be made of it alone',
    },
  ],
  [
    /机关运行经费/,
    {
      zh: '这是机关运行经费表：它由公用经费算出，不说明科目，不能单独导入',
      en: 'this is the table of 机关运行经费: it follows from public expenditure and names no subjects, so no budget can be made of it alone',
    },
  ],
];

const nothingRead: Localized = {
  zh: '没有认出任何预算表格',
  en: 'no table of a budget was recognized in it',
};

function givenTwice(unit: string): Localized {
  return { zh: `“${unit}”的工作簿给了两次`, en: `the workbook of “${unit}” was given twice` };
}

function notTheirs(department: string): Localized {
  return {
    zh: `“${department}”的支出少于其他工作簿之和，它们不是它的预算单位`,
    en: `“${department}” spends less than the other workbooks together: they are not of its units`,
  };
}
