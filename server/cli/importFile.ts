import path from 'node:path';
import type { ImportedTables, SheetReport } from '../features/import/importedTables.ts';
import { importFiles } from '../features/import/importFiles.ts';
import { beyond, importLimits } from '../features/import/importLimits.ts';
import type { TableFile } from '../features/import/tablesIn.ts';
import { type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import { refuse } from './BudgetFiles.ts';
import type { Call, ExitCode } from './Command.ts';
import { type FileFault, type Files, type Host, isFault } from './Host.ts';
import { outputFault } from './outputFault.ts';

/** Reads the tables of some files, writes them as a budget, and tells what became of their rows. */
export function importFile(call: Call, host: Host): ExitCode {
  const { operands, options, locale } = call;
  const output = options.get('output') ?? '';
  const fault =
    operands.map((file) => outputFault(file, output, host.files)).find((each) => each !== undefined) ??
    placeFault(output, options.has('force') ? 'replaces' : 'keeps', host.files);
  const imported = fault ?? importedBy(operands, call, host);
  const refused = isFault(imported) ? imported : host.files.write(output, imported.text);
  if (refused) refuse(refused, locale, host);
  if (refused || isFault(imported)) return 2;
  host.print(reportText(imported, output, locale));
  return 0;
}

/** Nothing that somebody wrote is lost by an import. */
function placeFault(output: string, replaces: 'replaces' | 'keeps', files: Files): FileFault | undefined {
  if (path.extname(output).toLowerCase() !== '.budget') return { path: output, reason: otherEnding };
  return files.kindOf(output) === 'file' && replaces === 'keeps' ? { path: output, reason: isThere } : undefined;
}

function importedBy(named: readonly string[], call: Call, { files }: Host): ImportedTables | FileFault {
  const read: TableFile[] = [];
  for (const file of named) {
    const bytes = files.read(file, { bytes: importLimits.bytes, ...beyond('bytes') });
    if (isFault(bytes)) return bytes;
    read.push({ name: path.basename(file), bytes });
  }
  const imported = importFiles(read, call.locale);
  if (!('reason' in imported)) return imported;
  const at = read.findIndex(({ name }) => name === imported.file);
  return { path: named[at] ?? imported.file, reason: imported.reason };
}

const otherEnding: Localized = { zh: '要写的文件以 .budget 结尾', en: 'the file to write ends in .budget' };

const isThere: Localized = {
  zh: '文件已经存在，没有改写；要改写请加 --force',
  en: 'it is there already and was not replaced; add --force to replace it',
};

function reportText({ sheets, notes }: ImportedTables, output: string, locale: Locale): string {
  const lines = sheets.flatMap((sheet) => [sheetLine(sheet), ...unreadLines(sheet)]);
  const total = (of: (sheet: SheetReport) => number): number => sheets.reduce((sum, sheet) => sum + of(sheet), 0);
  const read = total((sheet) => sheet.read);
  const unread = total((sheet) => sheet.unread.length);
  const last = {
    zh: `已写出 ${output}：识别 ${read} 行，未识别 ${unread} 行`,
    en: `${output} was written: ${read} rows recognized, ${unread} not`,
  };
  return `${[...lines.map((line) => say(line, locale)), ...notes, say(last, locale)].join('\n')}\n`;
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
