import type { Localized } from '../../language/schema.ts';
import { type Cell, isFilled, type Row, tidied } from '../paste/plainRows.ts';
import type { SheetRows } from './SheetRows.ts';
import { unpack } from './unpack.ts';

/** More than any table has; cells beyond are not read. */
const most = { rows: 50_000, columns: 200 } as const;

/** The sheets of an Excel workbook that can be seen, or why it is not read; cells merged downwards stand in each row. */
export function workbookSheets(bytes: Uint8Array): readonly SheetRows[] | { readonly reason: Localized } {
  const parts = unpack(bytes);
  if ('reason' in parts) return parts;
  const workbook = parts.get('xl/workbook.xml');
  if (workbook === undefined) return { reason: noWorkbook };
  const targets = targetsOf(parts.get('xl/_rels/workbook.xml.rels') ?? '');
  const strings = elements(parts.get('xl/sharedStrings.xml') ?? '', 'si').map(({ body }) => textOf(body));
  const percents = percentStyles(parts.get('xl/styles.xml') ?? '');
  return elements(workbook, 'sheet')
    .filter(({ attributes }) => (attribute(attributes, 'state') ?? 'visible') === 'visible')
    .map(({ attributes }) => {
      const path = targets.get(attribute(attributes, 'r:id') ?? '') ?? '';
      return { name: attribute(attributes, 'name') ?? '', rows: rowsOf(parts.get(path) ?? '', { strings, percents }) };
    });
}

const noWorkbook: Localized = { zh: '这个 zip 文件不是 Excel 工作簿', en: 'this zip file is no Excel workbook' };

function targetsOf(relations: string): ReadonlyMap<string, string> {
  return new Map(
    elements(relations, 'Relationship').map(({ attributes }) => {
      const target = attribute(attributes, 'Target') ?? '';
      return [attribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`];
    }),
  );
}

/** What the cells of all sheets refer to. */
interface Shared {
  readonly strings: readonly string[];
  /** The numbers of the styles that show a number in hundredths. */
  readonly percents: ReadonlySet<number>;
}

function percentStyles(styles: string): ReadonlySet<number> {
  const custom = elements(styles, 'numFmt').filter(({ attributes }) =>
    (attribute(attributes, 'formatCode') ?? '').includes('%'),
  );
  // 9 and 10 are those that Excel has built in.
  const ids = new Set(['9', '10', ...custom.map(({ attributes }) => attribute(attributes, 'numFmtId'))]);
  const formats = elements(elements(styles, 'cellXfs')[0]?.body ?? '', 'xf');
  return new Set(formats.flatMap(({ attributes }, i) => (ids.has(attribute(attributes, 'numFmtId')) ? [i] : [])));
}

function rowsOf(sheet: string, shared: Shared): Row[] {
  const rows: string[][] = [];
  for (const { attributes, body } of elements(sheet, 'c')) {
    const place = placeOf(attribute(attributes, 'r') ?? '');
    if (!place || place.row >= most.rows || place.column >= most.columns) continue;
    while (rows.length <= place.row) rows.push([]);
    const row = rows[place.row];
    if (row) row[place.column] = cellText(attributes, body, shared);
  }
  const cells = rows.map((row) => Array.from(row, (text): Cell => ({ text: tidied(text ?? ''), isRepeated: false })));
  for (const { attributes } of elements(sheet, 'mergeCell')) repeatDown(cells, attribute(attributes, 'ref') ?? '');
  return cells.filter(isFilled);
}

function cellText(attributes: string, body: string, { strings, percents }: Shared): string {
  const type = attribute(attributes, 't');
  const [value] = elements(body, 'v');
  const text = decoded(value?.body ?? '');
  if (type === 's') return strings[Number(text)] ?? '';
  if (type === 'inlineStr') return textOf(body);
  if (type === undefined || type === 'n') {
    const isPercent = text !== '' && percents.has(Number(attribute(attributes, 's') ?? Number.NaN));
    return isPercent ? `${plainNumber(String(Number(text) * 100))}%` : plainNumber(text);
  }
  return type === 'e' ? '' : text;
}

/** As Excel shows it: what binary fractions add behind the fifteenth digit is not part of the number. */
function plainNumber(text: string): string {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return text;
  if (/^-?\d{1,15}(?:\.\d{1,6})?$/.test(text)) return text;
  return value.toFixed(8).replace(/\.?0+$/, '');
}

function repeatDown(rows: Cell[][], reference: string): void {
  const [first, last] = reference.split(':').map(placeOf);
  const text = first && rows[first.row]?.[first.column]?.text;
  if (!first || !last || !text) return;
  for (let i = first.row + 1; i <= last.row && i < rows.length; i++) {
    const row = rows[i];
    while (row && row.length <= first.column) row.push({ text: '', isRepeated: false });
    if (row) row[first.column] = { text, isRepeated: true };
  }
}

function placeOf(reference: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  if (letters === '') return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(digits) - 1 };
}

interface Element {
  readonly attributes: string;
  readonly body: string;
}

/** The elements of a name, with or without a prefix; none of those that are read here holds one of its own name. */
function elements(xml: string, name: string): Element[] {
  const pattern = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])([^>]*?)(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}>)`, 'g');
  return Array.from(xml.matchAll(pattern), ([, attributes = '', body = '']) => ({ attributes, body }));
}

function attribute(attributes: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}=("[^"]*"|'[^']*')`).exec(attributes)?.[1];
  return value === undefined ? undefined : decoded(value.slice(1, -1));
}

/** The text of a string without what tells how it is pronounced. */
function textOf(xml: string): string {
  const spoken = xml.replace(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g, '');
  return elements(spoken, 't')
    .map(({ body }) => decoded(body).replace(/_x([\dA-Fa-f]{4})_/g, (_, code) => character(`x${code}`)))
    .join('');
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
