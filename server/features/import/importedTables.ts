import { type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import { laidOut } from '../formatting/laidOut.ts';
import type { RowNote } from '../paste/Reading.ts';
import type { OwnWorkbook } from './own/ownWorkbook.ts';
import { type SheetReport, toldOf } from './sheetReports.ts';
import type { SubjectCells } from './subjectCells.ts';

/** Tables as the text of a budget, and what became of their rows. */
export interface ImportedTables {
  readonly text: string;
  readonly sheets: readonly SheetReport[];
  /** What tables do not tell, as sentences; the text has them as comments. */
  readonly notes: readonly string[];
  /** The workbooks of ours that they are: these do not tell how economic codes fall to functions. */
  readonly own?: OwnWorkbooks;
  /** Of which money the totals of subjects are, where that is not all of it. */
  readonly subjectCells?: SubjectCells;
  /** What the tables are headed with, where none of it is said to be the name of a department or unit. */
  readonly heads?: readonly string[];
}

/** Workbooks of a department and of its units. */
export interface OwnWorkbooks {
  readonly whole: OwnWorkbook;
  readonly units: readonly OwnWorkbook[];
}

/** Statements as a file that is laid out, with what is not among them as comments at its end. */
export function importedTables(
  statements: readonly string[],
  sheets: readonly SheetReport[],
  notes: readonly Localized[],
  locale: Locale,
): ImportedTables {
  const remarks = notes.map((note) => remark(note, locale));
  const written = statements.join('\n').trimEnd();
  const text = `${[written, ...remarks, ...comments(sheets, locale)].join('\n')}\n`;
  return {
    text: laidOut(text),
    sheets,
    notes: notes.map((note) => say(note, locale)),
  };
}

/** The same with one more sentence. */
export function withNote(imported: ImportedTables, note: Localized, locale: Locale): ImportedTables {
  const text = `${imported.text.trimEnd()}\n${remark(note, locale)}\n`;
  return { ...imported, text, notes: [...imported.notes, say(note, locale)] };
}

function remark({ zh, en }: Localized, locale: Locale): string {
  return say({ zh: `# 说明：${zh}`, en: `# Note: ${en}` }, locale);
}

function comments(sheets: readonly SheetReport[], locale: Locale): string[] {
  const word = (name: string, { text, reason }: RowNote): Localized => ({
    zh: `# 未识别：“${name}” ${text}（${reason}）`,
    en: `# Not recognized: “${name}” ${text} (${reason})`,
  });
  return sheets.flatMap((sheet) => toldOf(sheet).map((note) => say(word(sheet.name, note), locale)));
}
