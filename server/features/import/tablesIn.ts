import type { Localized } from '../../language/schema.ts';
import { decode } from '../../text/decode.ts';
import { csvRows } from './csvRows.ts';
import type { SheetRows } from './SheetRows.ts';
import { workbookSheets } from './workbookSheets.ts';

/** A file of tables: a workbook, or text with commas. */
export interface TableFile {
  /** Without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The most bytes of a file that are read. */
export const mostBytes = 64 * 1024 * 1024;

/** The sheets of a file, whatever its ending says, or why it is not read. */
export function tablesIn({ name, bytes }: TableFile): readonly SheetRows[] | { readonly reason: Localized } {
  if (bytes.byteLength > mostBytes) return { reason: tooLarge };
  // A zip: a text never begins so.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return workbookSheets(bytes);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { reason: oldWorkbook };
  const decoded = decode(bytes);
  return decoded ? [{ name: withoutEnding(name), rows: csvRows(decoded.text) }] : { reason: noText };
}

/** `收支表.xlsx` as `收支表`. */
export function withoutEnding(name: string): string {
  return name.replace(/(?<=.)\.[^.]*$/, '');
}

const tooLarge: Localized = { zh: '文件超过 64 MB，没有读取', en: 'it is larger than 64 MB and was not read' };

const oldWorkbook: Localized = {
  zh: '这是旧的 xls 或有密码的工作簿；请先另存为不带密码的 xlsx',
  en: 'this is an old xls workbook or one with a password; save it as xlsx without a password first',
};

const noText: Localized = {
  zh: '既不是 xlsx 工作簿，也不是 UTF-8、UTF-16 或 GB18030 文本',
  en: 'neither an xlsx workbook nor text in UTF-8, UTF-16 or GB18030',
};
