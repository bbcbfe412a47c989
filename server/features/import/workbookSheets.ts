import type { Localized } from '../../language/schema.ts';
import { type Cell, cellOf } from '../paste/plainRows.ts';
import { Allowance, type Refusal } from './Allowance.ts';
import { CellGrid, type Place } from './CellGrid.ts';
import { attributeIn, elements } from './elements.ts';
import type { SheetRows } from './SheetRows.ts';
import { damaged, unpack } from './unpack.ts';
import { unseenIn } from './unseen.ts';

/** The sheets of an Excel workbook, or why it is not read; those that are not shown have no rows, cells merged downwards stand in each. */
export function workbookSheets(bytes: Uint8Array, allowance = new Allowance()): readonly SheetRows[] | Refusal {
  const parts = unpack(bytes, allowance);
  if ('reason' in parts) return parts;
  const workbook = parts('xl/workbook.xml');
  if (workbook === undefined) return { reason: noWorkbook };
  const targets = targetsOf(parts('xl/_rels/workbook.xml.rels') ?? '');
  const named = new Set(targets.values());
  const [texts, styles] = [parts(sharedStrings), parts(stylesheet)];
  if ((texts === undefined && named.has(sharedStrings)) || (styles === undefined && named.has(stylesheet)))
    return { reason: damaged };
  const strings = Array.from(elements(texts ?? '', 'si'), ({ body }) => cellOf(textOf(body)));
  const shared: Shared = { strings, looks: looksIn(styles ?? ''), firstDay: firstDayIn(workbook), allowance };
  const sheets: SheetRows[] = [];
  for (const { attributes } of elements(workbook, 'sheet')) {
    const name = attribute(attributes, 'name') ?? '';
    const id = attribute(attributes, 'r:id') ?? '';
    const target = targets.get(id);
    // A part is the rows of one sheet: named again, it has none.
    const sheet = target === namedBefore ? '' : parts(target ?? '');
    if ((attribute(attributes, 'state') ?? 'visible') !== 'visible') {
      if (/<(?:\w+:)?v>/.test(sheet ?? '')) sheets.push({ name, rows: [], isHidden: true });
      continue;
    }
    const read = sheet === undefined ? { reason: damaged } : readSheet(sheet, shared);
    if ('reason' in read) return read;
    targets.set(id, namedBefore);
    sheets.push({ name, ...read });
  }
  return sheets;
}

const sharedStrings = 'xl/sharedStrings.xml';
const stylesheet = 'xl/styles.xml';
/** The path of a part that has its sheet already. */
const namedBefore = '';

const noWorkbook: Localized = { zh: '这个 zip 文件不是 Excel 工作簿', en: 'this zip file is not an Excel workbook' };

function targetsOf(relations: string): Map<string, string> {
  const targets = new Set<string>();
  return new Map(
    Array.from(elements(relations, 'Relationship'), ({ attributes }) => {
      const target = attribute(attributes, 'Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      const isFirst = targets.size < targets.add(path).size;
      return [attribute(attributes, 'Id') ?? '', isFirst ? path : namedBefore];
    }),
  );
}

/** What the cells of all sheets refer to, and what they may still take. */
interface Shared {
  readonly strings: readonly Cell[];
  /** As what the styles show a number, by their numbers. */
  readonly looks: readonly (Look | undefined)[];
  /** The day before the first one that numbers stand for. */
  readonly firstDay: number;
  readonly allowance: Allowance;
}

/** In hundredths, or as the day of that number. */
type Look = 'percent' | 'date';

function looksIn(styles: string): readonly (Look | undefined)[] {
  const custom = [...elements(styles, 'numFmt')].map(({ attributes }): [string, Look | undefined] => [
    attribute(attributes, 'numFmtId') ?? '',
    lookOf(attribute(attributes, 'formatCode') ?? ''),
  ]);
  const own = new Map(custom);
  const [formats] = elements(styles, 'cellXfs');
  return [...elements(formats?.body ?? '', 'xf')].map(({ attributes }) => {
    const id = attribute(attributes, 'numFmtId') ?? '';
    return own.has(id) ? own.get(id) : builtIn.find(([ids]) => ids.test(id))?.[1];
  });
}

/** The formats that Excel has built in. */
const builtIn: readonly (readonly [RegExp, Look])[] = [
  [/^(?:9|10)$/, 'percent'],
  [/^(?:1[4-7]|22|2[7-9]|3[01]|36|5[0-478])$/, 'date'],
];

/** What stands in quotes or brackets in a format is no part of it. */
function lookOf(format: string): Look | undefined {
  const code = format.replace(/"[^"]{0,80}"|\[[^\]]{0,80}\]|\\./g, '').toLowerCase();
  if (code.includes('%')) return 'percent';
  const tellsDay = code.includes('y') || (code.includes('m') && code.includes('d'));
  return tellsDay && !/[0#]/.test(code) ? 'date' : undefined;
}

/** A workbook counts days from the beginning of 1900, in which it has a 29 February, or from that of 1904. */
function firstDayIn(workbook: string): number {
  const [settings] = elements(workbook, 'workbookPr');
  const is1904 = /^(?:1|true)$/.test(attribute(settings?.attributes ?? '', 'date1904') ?? '');
  return is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
}

const DAY = 86_400_000;

function readSheet(sheet: string, shared: Shared): Omit<SheetRows, 'name'> | Refusal {
  const grid = new CellGrid(shared.allowance);
  for (const { attributes, body } of elements(sheet, 'c')) {
    // Most of a sheet may be cells that have a look and nothing else.
    const place = body === '' ? undefined : placeOf(attribute(attributes, 'r') ?? '');
    if (!place) continue;
    const cell = cellIn(attributes, body, shared);
    if (cell === undefined) return { reason: damaged };
    const refusal = cell.text ? grid.put(cell, place.row, place.column) : undefined;
    if (refusal) return refusal;
  }
  for (const { attributes } of elements(sheet, 'mergeCell')) {
    const [first, last] = (attribute(attributes, 'ref') ?? '').split(':', 2).map(placeOf);
    const refusal = first && last && grid.repeatDown(first, last);
    if (refusal) return refusal;
  }
  return { rows: grid.rows, unseen: unseenIn(sheet, grid.inPlace) };
}

/** Undefined where a shared string is not there. */
function cellIn(attributes: string, body: string, { strings, looks, firstDay }: Shared): Cell | undefined {
  const type = attribute(attributes, 't');
  if (type === 'inlineStr') return cellOf(textOf(body));
  const [value] = elements(body, 'v');
  const text = decoded(value?.body ?? '');
  if (type === 's') return strings[Number(text)];
  if (type === undefined || type === 'n') {
    const look = text === '' ? undefined : looks[Number(attribute(attributes, 's') ?? Number.NaN)];
    if (look === 'percent') return cellOf(`${plainNumber(String(Number(text) * 100))}%`);
    return cellOf(look === 'date' ? dayOf(Number(text), firstDay, text) : plainNumber(text));
  }
  return cellOf(text);
}

/** `2026-01-27`; the number where it stands for no day. */
function dayOf(number: number, firstDay: number, text: string): string {
  const isDay = number >= 1 && number < MOST_DAYS;
  return isDay ? new Date(firstDay + Math.floor(number) * DAY).toISOString().slice(0, 10) : plainNumber(text);
}

/** Those of the year 9999. */
const MOST_DAYS = 2_958_466;

/** As Excel shows it: what binary fractions add behind the fifteenth digit is not part of the number. */
function plainNumber(text: string): string {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return text;
  if (/^-?\d{1,15}(?:\.\d{1,6})?$/.test(text)) return text;
  return value.toFixed(8).replace(/\.?0+$/, '');
}

function placeOf(reference: string): Place | undefined {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(reference) ?? [];
  if (letters === '') return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(digits) - 1 };
}

function attribute(attributes: string, name: string): string | undefined {
  const value = attributeIn(attributes, name);
  return value === undefined ? undefined : decoded(value);
}

/** The text of a string without what tells how it is pronounced. */
function textOf(xml: string): string {
  let [text, from] = ['', 0];
  for (const { start, end } of elements(xml, 'rPh')) {
    text += writtenIn(xml.slice(from, start));
    from = end;
  }
  return text + writtenIn(xml.slice(from));
}

function writtenIn(xml: string): string {
  return Array.from(elements(xml, 't'), ({ body }) =>
    decoded(body).replace(/_x([\dA-Fa-f]{4})_/g, (_, code) => character(`x${code}`)),
  ).join('');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\w+)|(\w+));/g, (entity, code, name) =>
    code === undefined ? (entities[name] ?? entity) : character(code),
  );
}

function character(code: string): string {
  const point = /^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number(code);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}
