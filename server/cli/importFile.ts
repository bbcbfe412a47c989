import path from 'node:path';
import { csvRows } from '../features/import/csvRows.ts';
import { importTables, type SheetReport } from '../features/import/importTables.ts';
import type { SheetRows } from '../features/import/SheetRows.ts';
import { workbookSheets } from '../features/import/workbookSheets.ts';
import { type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import { decode } from '../text/decode.ts';
import { notText, refuse } from './BudgetFiles.ts';
import type { Call, ExitCode } from './Command.ts';
import { type FileFault, type Files, type Host, isFault } from './Host.ts';
import { outputFault } from './outputFault.ts';

/** Reads the tables of a file, writes them as a budget, and tells what became of their rows. */
export function importFile({ operands, options, locale }: Call, host: Host): ExitCode {
  const [file = ''] = operands;
  const output = options.get('output') ?? '';
  const fault =
    outputFault(file, output, host.files) ??
    placeFault(output, options.has('force') ? 'replaces' : 'keeps', host.files);
  const sheets = fault ?? sheetsOf(file, host.files);
  const imported = isFault(sheets) ? sheets : (importTables(sheets, locale) ?? { path: file, reason: nothingRead });
  const refused = isFault(imported) ? imported : host.files.write(output, imported.text);
  if (refused) refuse(refused, locale, host);
  if (refused || isFault(imported)) return 2;
  host.print(reportText(imported.sheets, output, locale));
  return 0;
}

/** Nothing that somebody wrote is lost by an import. */
function placeFault(output: string, replaces: 'replaces' | 'keeps', files: Files): FileFault | undefined {
  if (path.extname(output).toLowerCase() !== '.budget') return { path: output, reason: otherEnding };
  return files.kindOf(output) === 'file' && replaces === 'keeps' ? { path: output, reason: isThere } : undefined;
}

function sheetsOf(file: string, files: Files): readonly SheetRows[] | FileFault {
  const bytes = files.read(file);
  if (isFault(bytes)) return bytes;
  if (bytes.byteLength > mostBytes) return { path: file, reason: tooLarge };
  // A zip, whatever it is named: a text never begins so.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const sheets = workbookSheets(bytes);
    return 'reason' in sheets ? { path: file, reason: sheets.reason } : sheets;
  }
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { path: file, reason: oldWorkbook };
  const decoded = decode(bytes);
  if (!decoded) return { path: file, reason: notText };
  return [{ name: path.basename(file, path.extname(file)), rows: csvRows(decoded.text) }];
}

const mostBytes = 64 * 1024 * 1024;

const tooLarge: Localized = { zh: '文件超过 64 MB，没有读取', en: 'it is larger than 64 MB and was not read' };

const oldWorkbook: Localized = {
  zh: '这是旧的 xls 或有密码的工作簿；请先另存为不带密码的 xlsx',
  en: 'this is an old xls workbook or one with a password; save it as xlsx without a password first',
};

const otherEnding: Localized = { zh: '要写的文件以 .budget 结尾', en: 'the file to write ends in .budget' };

const isThere: Localized = {
  zh: '文件已经存在，没有改写；要改写请加 --force',
  en: 'it is there already and was not replaced; add --force to replace it',
};

const nothingRead: Localized = {
  zh: '没有认出任何预算表格',
  en: 'no table of a budget was recognized in it',
};

function reportText(sheets: readonly SheetReport[], output: string, locale: Locale): string {
  const lines = sheets.flatMap((sheet) => [sheetLine(sheet), ...unreadLines(sheet)]);
  const total = (of: (sheet: SheetReport) => number): number => sheets.reduce((sum, sheet) => sum + of(sheet), 0);
  const read = total((sheet) => sheet.read);
  const unread = total((sheet) => sheet.unread.length);
  const last = {
    zh: `已写出 ${output}：识别 ${read} 行，未识别 ${unread} 行`,
    en: `${output} was written: ${read} rows recognized, ${unread} not`,
  };
  return `${[...lines, last].map((line) => say(line, locale)).join('\n')}\n`;
}

function sheetLine({ name, noun, read, unread, leftOut }: SheetReport): Localized {
  return {
    zh: `${name}：${read} 行${noun}，未识别 ${unread.length} 行，不需要 ${leftOut.length} 行`,
    en: `${name}: ${read} ${noun}, ${unread.length} rows not recognized, ${leftOut.length} not needed`,
  };
}

function unreadLines({ unread }: SheetReport): Localized[] {
  return unread.map(({ text, reason }) => ({ zh: `  ${text}（${reason}）`, en: `  ${text} (${reason})` }));
}
