import type { Localized } from '../../language/schema.ts';
import { notTextReason } from '../../model/notTextReason.ts';
import { decode, isText } from '../../text/decode.ts';
import type { Allowance, Refusal } from './Allowance.ts';
import { csvRows } from './csvRows.ts';
import type { SheetRows } from './SheetRows.ts';
import { workbookSheets } from './workbookSheets.ts';

/** A file of tables: a workbook, or text with commas. */
export interface TableFile {
  /** Without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The sheets of a file, whatever its ending says, or why it is not read. */
export function tablesIn({ name, bytes }: TableFile, allowance: Allowance): readonly SheetRows[] | Refusal {
  const refusal = allowance.file(bytes.byteLength);
  if (refusal) return refusal;
  // A zip: a text never begins so.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return workbookSheets(bytes, allowance);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { reason: oldWorkbook };
  const decoded = decode(bytes);
  if (!isText(decoded)) return { reason: notTextReason(decoded) };
  const rows = csvRows(decoded.text, allowance);
  return 'reason' in rows ? rows : [{ name: withoutEnding(name), rows }];
}

/** `收支表.xlsx` as `收支表`. */
export function withoutEnding(name: string): string {
  return name.replace(/(?<=.)\.[^.]*$/, '');
}

const oldWorkbook: Localized = {
  zh: '这是旧的 xls 或有密码的工作簿；请先另存为不带密码的 xlsx',
  en: 'this is an old xls workbook or one with a password; save it as xlsx without a password first',
};
