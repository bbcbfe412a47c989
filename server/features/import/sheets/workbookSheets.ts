import { columnName } from '../../../render/xlsx/grid.ts';
import { type Cell, cellOf } from '../../paste/plainRows.ts';
import { Allowance, type Refusal } from './Allowance.ts';
import { CellGrid, type Place } from './CellGrid.ts';
import { attributeIn, character, decoded, type Element, elements } from './elements.ts';
import { formatsIn, type Look, lookOf, type NumberFormat, shownNumber } from './numberFormats.ts';
import { noWorkbookReason } from './otherFormats.ts';
import type { SheetRows } from './SheetRows.ts';
import { damaged, type Parts, unpack } from './unpack.ts';
import { unseenIn } from './unseen.ts';

/** The sheets of an Excel workbook, or why it is not read; those that are not shown have no rows, cells merged downwards stand in each. */
export function workbookSheets(bytes: Uint8Array, allowance = new Allowance()): readonly SheetRows[] | Refusal {
  const parts = unpack(bytes, allowance);
  if ('reason' in parts) return parts;
  const path = workbookPath(parts);
  const workbook = parts(path);
  if (workbook === undefined) return { reason: noWorkbookReason(parts) };
  const relations = relationsOf(path, parts);
  const [texts, styles] = [partFor('sharedStrings', relations, parts), partFor('styles', relations, parts)];
  if (texts === 'lacking' || styles === 'lacking') return { reason: damaged };
  const strings = Array.from(elements(texts ?? '', 'si'), ({ body }) => cellOf(textOf(body)));
  const shared: Shared = { strings, formats: formatsIn(styles ?? ''), firstDay: firstDayIn(workbook), allowance };
  return sheetsIn(workbook, targetsOf(relations), parts, shared);
}

function sheetsIn(
  workbook: string,
  targets: ReadonlyMap<string, string>,
  parts: Parts,
  shared: Shared,
): readonly SheetRows[] | Refusal {
  const sheets: SheetRows[] = [];
  const read = new Set<string>();
  for (const { attributes } of elements(workbook, 'sheet')) {
    const id = attribute(attributes, '\\w{1,60}:id') ?? '';
    const target = targets.get(id);
    // A part is the rows of one sheet: named again, it has none.
    const part = target === namedBefore || read.has(id) ? '' : parts(target ?? '');
    const isHidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible';
    if (!isHidden) read.add(id);
    else if (!hasValues(part)) continue;
    const sheet = isHidden ? { rows: [], isHidden } : readPart(part, shared);
    if ('reason' in sheet) return sheet;
    sheets.push({ name: attribute(attributes, 'name') ?? '', ...sheet });
  }
  return sheets;
}

function hasValues(part: string | undefined): boolean {
  return /<(?:\w+:)?v>/.test(part ?? '');
}

/** The path of a part that has its sheet already. */
const namedBefore = '';

/** What one part of a workbook says of another one. */
interface Relation {
  readonly id: string;
  /** Its last word: `styles`; empty where it has none. */
  readonly type: string;
  readonly path: string;
}

/** What a part says of others, in the part beside it that lists them; paths lead from its folder, or from the root. */
function relationsOf(path: string, parts: Parts): readonly Relation[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const list = parts(`${folder}_rels/${path.slice(folder.length)}.rels`) ?? '';
  return Array.from(elements(list, 'Relationship'), ({ attributes }) => {
    const target = attribute(attributes, 'Target') ?? '';
    const type = attribute(attributes, 'Type') ?? '';
    return {
      id: attribute(attributes, 'Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      path: resolved(target.startsWith('/') ? target : folder + target),
    };
  });
}

/** `xl/./a/../b.xml` as `xl/b.xml`. */
function resolved(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/'))
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  return steps.join('/');
}

/** Where most programs keep it, else where the workbook says. */
function workbookPath(parts: Parts): string {
  const usual = 'xl/workbook.xml';
  if (parts(usual) !== undefined) return usual;
  const told = relationsOf('', parts).find(({ type }) => type === 'officeDocument')?.path ?? usual;
  return elements(parts(told) ?? '', 'sheets').next().done ? usual : told;
}

/** The text of the part of some type; one that is named and not there is lacking. */
function partFor(type: string, relations: readonly Relation[], parts: Parts): string | 'lacking' | undefined {
  const path = `xl/${type}.xml`;
  const told = relations.find((relation) => relation.type === type || relation.path === path)?.path;
  return parts(told ?? path) ?? (told === undefined ? undefined : 'lacking');
}

function targetsOf(relations: readonly Relation[]): ReadonlyMap<string, string> {
  const targets = new Set<string>();
  return new Map(
    relations.map(({ id, path }) => {
      const isFirst = targets.size < targets.add(path.toLowerCase()).size;
      return [id, isFirst ? path : namedBefore];
    }),
  );
}

/** What the cells of all sheets refer to, and what they may still take. */
interface Shared {
  readonly strings: readonly Cell[];
  /** How the styles show numbers, by their own. */
  readonly formats: readonly (NumberFormat | undefined)[];
  /** The day before the first one that numbers stand for. */
  readonly firstDay: number;
  readonly allowance: Allowance;
}

/** A workbook counts days from the beginning of 1900, in which it has a 29 February, or from that of 1904. */
function firstDayIn(workbook: string): number {
  const [settings] = elements(workbook, 'workbookPr');
  const is1904 = /^(?:1|true)$/.test(attribute(settings?.attributes ?? '', 'date1904') ?? '');
  return is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
}

const DAY = 86_400_000;

function readPart(sheet: string | undefined, shared: Shared): Omit<SheetRows, 'name'> | Refusal {
  if (sheet === undefined) return { reason: damaged };
  const grid = new CellGrid(shared.allowance);
  const [uncomputed, hidden]: [string[], string[]] = [[], []];
  for (const { attributes, body, row, column } of cellsIn(sheet)) {
    const { cell, isUnseen } = cellIn(attributes, body, shared);
    if (cell === undefined) return { reason: damaged };
    if (cell.text === '') {
      if (lacksResult(attributes, body)) uncomputed.push(placeName(row, column));
      continue;
    }
    if (isUnseen) hidden.push(placeName(row, column));
    const refusal = grid.put(cell, row, column);
    if (refusal) return refusal;
  }
  return repeatMerged(sheet, grid) ?? { rows: grid.rows, unseen: unseenIn(sheet, grid.inPlace, hidden), uncomputed };
}

/** Has cells that are merged downwards stand in each of their rows. */
function repeatMerged(sheet: string, grid: CellGrid): Refusal | undefined {
  for (const { attributes } of elements(sheet, 'mergeCell')) {
    const [first, last] = (attribute(attributes, 'ref') ?? '').split(':', 2).map(placeOf);
    const refusal = first && last && grid.repeatDown(first, last);
    if (refusal) return refusal;
  }
  return undefined;
}

function placeName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** The cells in which something may stand, each where it says or, where it does not, behind the one before. */
function* cellsIn(sheet: string): Generator<Place & Pick<Element, 'attributes' | 'body'>> {
  let [row, column] = [0, -1];
  let rows: readonly RowStart[] | undefined;
  let next = 0;
  for (const { attributes, body, start } of elements(sheet, 'c')) {
    const told = placeOf(attributeIn(attributes, 'r') ?? '');
    rows ??= told ? undefined : rowStarts(sheet);
    column++;
    for (let begun = rows?.[next]; begun && begun.start < start; begun = rows?.[++next]) [row, column] = [begun.row, 0];
    if (told) [row, column] = [told.row, told.column];
    // Most of a sheet may be cells that have a look and nothing else.
    if (body !== '') yield { attributes, body, row, column };
  }
}

interface RowStart {
  readonly start: number;
  readonly row: number;
}

/** Where the rows of a sheet begin, and which ones they are. */
function rowStarts(sheet: string): readonly RowStart[] {
  let row = -1;
  return Array.from(elements(sheet, 'row'), ({ attributes, start }) => {
    row = placeOf(`A${attributeIn(attributes, 'r') ?? ''}`)?.row ?? row + 1;
    return { start, row };
  });
}

/** Whether a cell has a formula without what it results in: programs that do not reckon write it so. */
function lacksResult(attributes: string, body: string): boolean {
  const [[formula], [value]] = [elements(body, 'f'), elements(body, 'v')];
  const isText = attributeIn(attributes, 't') === 'str';
  return formula !== undefined && (value === undefined || !isText);
}

/** A cell, and whether its format shows nothing of what stands in it: `;;;`. */
interface ShownCell {
  /** Undefined where a shared string is not there. */
  readonly cell: Cell | undefined;
  readonly isUnseen: boolean;
}

function cellIn(attributes: string, body: string, { strings, formats, firstDay }: Shared): ShownCell {
  const type = attribute(attributes, 't');
  const format = formats[Number(attribute(attributes, 's') ?? Number.NaN)];
  const hidesTexts = format?.hidesTexts === true;
  if (type === 'inlineStr') return { cell: cellOf(textOf(body)), isUnseen: hidesTexts };
  const [value] = elements(body, 'v');
  const text = decoded(value?.body ?? '');
  if (type === 's') return { cell: strings[Number(text)], isUnseen: hidesTexts };
  if (type !== undefined && type !== 'n') return { cell: cellOf(text), isUnseen: hidesTexts };
  if (text === '') return { cell: cellOf(text), isUnseen: false };
  const look = lookOf(Number(text), format);
  return { cell: cellOf(shownAs(text, look, firstDay)), isUnseen: look === 'hidden' && Number(text) !== 0 };
}

/** What is shown of a number; one that is hidden as it is. */
function shownAs(text: string, look: Look, firstDay: number): string {
  if (look === 'percent') return `${plainNumber(String(Number(text) * 100))}%`;
  if (look === 'date') return dayOf(Number(text), firstDay, text);
  if (typeof look === 'string') return plainNumber(text);
  return 'said' in look ? look.said : shownNumber(plainNumber(text), look);
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
