import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Disclosure } from '../document/Disclosure.ts';
import type { PlainBook } from './PlainBook.ts';
import { plainWorksheets } from './xlsx/plainBook.ts';
import { type Parts, workbookParts } from './xlsx/workbookParts.ts';
import { worksheetsOf } from './xlsx/worksheetsOf.ts';

/** The earliest time that a zip can hold. */
const mtime = new Date(1980, 0, 1);

/** The tables, chart, forms and appendices as an Excel workbook (ISO/IEC 29500, transitional); the same disclosure gives the same bytes. */
export async function renderXlsx(disclosure: Disclosure): Promise<Uint8Array> {
  return packed(workbookParts(disclosure, worksheetsOf(disclosure)));
}

/** A workbook of texts; the same texts give the same bytes. */
export function renderPlainBook(book: PlainBook): Uint8Array {
  const { title, author: department, typography } = book;
  return packed(workbookParts({ title, department, typography }, plainWorksheets(book)));
}

function packed(parts: Parts): Uint8Array {
  const files: Zippable = {};
  for (const [path, xml] of parts) files[path] = [strToU8(xml), { mtime }];
  return zipSync(files);
}
