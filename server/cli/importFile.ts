import path from 'node:path';
import { analyseRoot } from '../features/Analysis.ts';
import type { ImportedTables } from '../features/import/importedTables.ts';
import { importFiles } from '../features/import/importFiles.ts';
import { type MergedFile, mergedSheets, mergeInto } from '../features/import/merge/mergeInto.ts';
import { changeText } from '../features/import/merge/mergeNotes.ts';
import { rowsOf, type SheetReport, toldOf } from '../features/import/sheetReports.ts';
import { beyond, importLimits } from '../features/import/sheets/importLimits.ts';
import type { TableFile } from '../features/import/tablesIn.ts';
import { counted, type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import type { Budget } from '../model/Budget.ts';
import { editBytes } from '../text/editBytes.ts';
import type { Call, ExitCode } from './Command.ts';
import { BudgetFiles, refuse } from './files/BudgetFiles.ts';
import { alone, isBudget } from './files/findBudgets.ts';
import { notEncodable } from './files/notEncodable.ts';
import { endingFault, outputFault } from './files/outputFault.ts';
import { type FileFault, type Files, type Host, isFault } from './Host.ts';

/** Reads the tables of some files, writes them as a budget, and tells what became of their rows. */
export function importFile(given: Call, host: Host): ExitCode {
  const call = { ...given, operands: namedOnce(given.operands, host.files) };
  const { operands, options, locale } = call;
  const output = options.get('output') ?? '';
  const fault =
    operands.map((file) => outputFault(file, output, host.files)).find((each) => each !== undefined) ??
    endingFault(output) ??
    operands.filter(isBudget).map(noTable)[0];
  const isMerged = host.files.kindOf(output) === 'file' && !options.has('force');
  const written = fault ?? (isMerged ? intoFile : asFile)(output, call, host);
  if (isFault(written)) refuse(written, locale, host);
  if (written === undefined || isFault(written)) return 2;
  host.print(written);
  return 0;
}

/** A file that is named twice is read once: its rows would count twice. */
function namedOnce(operands: readonly string[], { placeOf }: Files): string[] {
  const places = operands.map(placeOf);
  return operands.filter((_, i) => places.indexOf(places[i] ?? '') === i);
}

function noTable(file: string): FileFault {
  const reason = {
    zh: '这已经是 .budget 文件，不用导入；导入的是 Excel、CSV 表格',
    en: 'this is a .budget file already; what is imported are tables of Excel or CSV',
  };
  return { path: file, reason };
}

/** Writes the budget as a file, and tells what became of the tables. */
function asFile(output: string, call: Call, { files }: Host): string | FileFault {
  const { operands, locale } = call;
  const imported = importedBy(operands, locale, files);
  if (isFault(imported)) return imported;
  const { read, unread } = rowsOf(imported.sheets);
  const last = {
    zh: `已写出 ${output}：识别 ${read} 行，未识别 ${unread} 行`,
    en: `${output} was written: ${counted(read, 'row')} recognized, ${unread} not`,
  };
  return files.write(output, imported.text) ?? reportText(imported, [last], locale);
}

/** Writes its figures into the budget that is there, which keeps all else, and tells what is another one. */
function intoFile(output: string, { operands, locale }: Call, host: Host): string | FileFault | undefined {
  const files = new BudgetFiles(locale, host);
  const found = alone(output);
  const root = files.root(found);
  if (!root) return undefined;
  const analysis = analyseRoot(root, files.others(found));
  const imported = importedBy(operands, locale, host.files, analysis.budget);
  if (isFault(imported)) return imported;
  const merged = mergeInto(analysis, imported, locale);
  if (!('files' in merged)) return { path: output, reason: orForced(merged) };
  const { changes, notes } = merged;
  const sheets = mergedSheets(analysis, merged, imported, locale);
  const { read, unread } = rowsOf(sheets);
  const fault = writeMerged(merged.files, host.files);
  const last = {
    zh: `已并入 ${output}：识别 ${read} 行，未识别 ${unread} 行，${changes.length} 处改动`,
    en: `${output} was brought up to date: ${counted(read, 'row')} recognized, ${unread} not, ${counted(changes.length, 'change')}`,
  };
  return fault ?? reportText({ ...imported, sheets }, [...changes.map(changeText), ...notes, last], locale);
}

/** Writes the files that change, each in its own encoding; none where one of them cannot be. */
function writeMerged(merged: readonly MergedFile[], files: Files): FileFault | undefined {
  const contents = new Map<string, Uint8Array>();
  for (const { file, edits } of merged) {
    const bytes = files.read(file.address);
    if (isFault(bytes)) return bytes;
    const content = editBytes(bytes, edits);
    if (!content) return { path: file.address, reason: notEncodable };
    contents.set(file.address, content);
  }
  for (const [path, content] of contents) {
    const fault = files.write(path, content);
    if (fault) return fault;
  }
  return undefined;
}

function importedBy(named: readonly string[], locale: Locale, files: Files, into?: Budget): ImportedTables | FileFault {
  const read: TableFile[] = [];
  for (const file of named) {
    const bytes = files.read(file, { bytes: importLimits.bytes, ...beyond('bytes') });
    if (isFault(bytes)) return bytes;
    read.push({ name: path.basename(file), bytes });
  }
  const imported = importFiles(read, locale, into);
  if (!('reason' in imported)) return imported;
  const at = read.findIndex(({ name }) => name === imported.file);
  return { path: named[at] ?? imported.file, reason: imported.reason };
}

/** What else can be done where a file stays as it is. */
function orForced({ zh, en }: Localized): Localized {
  return { zh: `${zh}；要整份改写请加 --force`, en: `${en}; add --force to replace the whole file` };
}

function reportText({ sheets, notes }: ImportedTables, last: readonly Localized[], locale: Locale): string {
  const lines = sheets.flatMap((sheet) => [sheetLine(sheet), ...unreadLines(sheet)]);
  const texts = [...lines.map((line) => say(line, locale)), ...notes, ...last.map((line) => say(line, locale))];
  return `${texts.join('\n')}\n`;
}

function sheetLine({ name, noun, read, unread, leftOut }: SheetReport): Localized {
  return {
    zh: `${name}：${read} 行${noun}，未识别 ${unread.length} 行，不需要 ${leftOut.length} 行`,
    en: `${name}: ${counted(read, noun)}, ${counted(unread.length, 'row')} not recognized, ${leftOut.length} not needed`,
  };
}

function unreadLines(sheet: SheetReport): Localized[] {
  return toldOf(sheet).map(({ text, reason }) => ({ zh: `  ${text}（${reason}）`, en: `  ${text} (${reason})` }));
}
