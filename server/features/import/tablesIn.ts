import type { Localized } from '../../language/schema.ts';
import { notTextReason } from '../../model/binding/notTextReason.ts';
import { columnName } from '../../render/xlsx/grid.ts';
import { decode, isText } from '../../text/decode.ts';
import { htmlRows } from '../paste/htmlRows.ts';
import type { Allowance, Refusal } from './sheets/Allowance.ts';
import { csvRows } from './sheets/csvRows.ts';
import { otherFormat } from './sheets/otherFormats.ts';
import type { SheetRows } from './sheets/SheetRows.ts';
import { workbookSheets } from './sheets/workbookSheets.ts';

/** A file of tables: a workbook, text with commas, or a web page. */
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
  const other = otherFormat(isText(decoded) ? decoded.text.slice(0, START) : latin(bytes));
  if (other) return { reason: other };
  if (!isText(decoded)) return { reason: notTextReason(decoded) };
  const { text } = decoded;
  const own = withoutEnding(name);
  if (/^\s*</.test(text) && /<table\b/i.test(text)) return pageSheets(text, own, allowance);
  const rows = csvRows(text, allowance);
  return 'reason' in rows ? rows : [{ name: own, rows }];
}

/** How much of a file tells what it is. */
const START = 2_000;

/** The first bytes as characters. */
function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, START));
}

/**
 * The tables of a web page: many systems name one `xls` that they make for Excel. Where they have captions, each is a sheet; else
 * they go on, as the headers of a table may be a table of their own there.
 */
function pageSheets(html: string, name: string, allowance: Allowance): readonly SheetRows[] | Refusal {
  const { rows, hidden, ...page } = htmlRows(html.replace(sheetHead, '$2<caption>$1</caption>'));
  const hiddenRows = new Set(hidden.rows);
  const captions = new Set(page.captions);
  const begins = new Set(captions.size > 0 ? page.starts : []);
  for (const [row, cells] of rows.entries())
    for (const [column, { text }] of cells.entries()) {
      const refusal = text === '' ? undefined : allowance.cell(row, column, 1, text.length);
      if (refusal) return refusal;
    }
  const starts = [0, ...rows.flatMap((row, i) => (i > 0 && begins.has(row) ? [i] : []))];
  return starts.map((start, i) => {
    const own = rows.slice(start, starts[i + 1]);
    const caption = own[0] && captions.has(own[0]) ? own[0][0]?.text : undefined;
    const unseen = {
      rows: own.flatMap((row, at) => (hiddenRows.has(row) ? [at + 1] : [])),
      columns: hidden.columns.filter((column) => own.some((row) => row[column]?.text)).map(columnName),
      cells: [],
    };
    return { name: caption ?? name, rows: own, unseen };
  });
}

/** How LibreOffice names a sheet before its table. */
const sheetHead =
  /<a name="table\d{1,4}"><h1>[^<]{0,40}<em>([^<]{0,80})<\/em><\/h1><\/a>\s{0,8}(<table\b[^<>]{0,400}>)/gi;

/** `收支表.xlsx` as `收支表`. */
export function withoutEnding(name: string): string {
  return name.replace(/(?<=.)\.[^.]*$/, '');
}

const oldWorkbook: Localized = {
  zh: '这是旧的 xls 或有密码的工作簿；请先另存为不带密码的 xlsx',
  en: 'this is an old xls workbook or one with a password; save it as xlsx without a password first',
};
