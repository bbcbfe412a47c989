import { strFromU8, unzipSync } from 'fflate';
import type { Disclosure } from '../../server/document/Disclosure.ts';
import { renderXlsx } from '../../server/render/xlsx.ts';
import { allElements, childAt, elementsOf, readXml, type XmlElement } from './readXml.ts';

/** A cell as the file has it. */
export interface ReadCell {
  /** What is read: the text of a string, the digits of a number; empty in an empty cell. */
  readonly value: string;
  readonly isText: boolean;
  readonly formula: string | undefined;
  readonly format: string;
  readonly isQuoted: boolean;
}

export interface ReadSheet {
  readonly name: string;
  readonly root: XmlElement;
  readonly cells: ReadonlyMap<string, ReadCell>;
  readonly merged: readonly string[];
  /** The rows that are repeated in print: `$4:$5`. */
  readonly printTitles: string | undefined;
}

export interface ReadWorkbook {
  readonly parts: ReadonlyMap<string, XmlElement>;
  readonly sheets: readonly ReadSheet[];
}

/** What a disclosure is written as; throws where a part is not well-formed. */
export async function readWorkbook(disclosure: Disclosure): Promise<ReadWorkbook> {
  return readXlsx(await renderXlsx(disclosure));
}

/** What a file has; throws where a part is not well-formed. */
export function readXlsx(bytes: Uint8Array): ReadWorkbook {
  const files = Object.entries(unzipSync(bytes));
  const parts = new Map(files.map(([path, bytes]) => [path, readXml(strFromU8(bytes))]));
  const workbook = partIn(parts, 'xl/workbook.xml');
  const titles = new Map(
    elementsOf(childAt(workbook, 'definedNames')).map(({ attributes, children }) => [
      Number(attributes['localSheetId']),
      children.join('').split('!').at(-1),
    ]),
  );
  const sheets = elementsOf(childAt(workbook, 'sheets')).map(({ attributes }, index) => {
    const root = partIn(parts, `xl/worksheets/sheet${index + 1}.xml`);
    return {
      name: attributes['name'] ?? '',
      root,
      cells: cellsOf(root, parts),
      merged: elementsOf(childAt(root, 'mergeCells')).map((merge) => merge.attributes['ref'] ?? ''),
      printTitles: titles.get(index),
    };
  });
  return { parts, sheets };
}

/** The part of a path; throws where there is none. */
export function partIn(parts: ReadonlyMap<string, XmlElement>, path: string): XmlElement {
  const part = parts.get(path);
  if (!part) throw new Error(`no ${path}`);
  return part;
}

/** The sheet whose name has this text; throws where there is none. */
export function sheetNamed({ sheets }: ReadWorkbook, text: string): ReadSheet {
  const sheet = sheets.find(({ name }) => name.includes(text));
  if (!sheet) throw new Error(`no sheet ${text} among ${sheets.map(({ name }) => name).join(', ')}`);
  return sheet;
}

/** Where a text stands in a sheet; throws where it is in no cell. */
export function placeOf({ cells }: ReadSheet, text: string): string {
  const place = [...cells].find(([, cell]) => cell.isText && cell.value === text)?.[0];
  if (place === undefined) throw new Error(`no cell with ${text}`);
  return place;
}

/** What is read in each row from a row of the sheet on, one-based, cell for cell. */
export function rowsFrom({ cells }: ReadSheet, first: number, count: number): string[][] {
  return Array.from({ length: count }, (_, i) =>
    [...cells].filter(([place]) => Number(/\d+$/u.exec(place)) === first + i).map(([, { value }]) => value),
  );
}

function cellsOf(root: XmlElement, parts: ReadWorkbook['parts']): Map<string, ReadCell> {
  const strings = elementsOf(partIn(parts, 'xl/sharedStrings.xml')).map((item) =>
    (childAt(item, 't')?.children.join('') ?? '').replace(/_x([\da-f]{4})_/giu, (_, code) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    ),
  );
  const styles = partIn(parts, 'xl/styles.xml');
  const formats = new Map(
    elementsOf(childAt(styles, 'numFmts')).map(({ attributes }) => [attributes['numFmtId'], attributes['formatCode']]),
  );
  const looks = elementsOf(childAt(styles, 'cellXfs'));
  return new Map(
    allElements(root, 'c').map((cell) => {
      const look = looks[Number(cell.attributes['s'])]?.attributes ?? {};
      const value = childAt(cell, 'v')?.children.join('') ?? '';
      const isText = cell.attributes['t'] === 's';
      return [
        cell.attributes['r'] ?? '',
        {
          value: isText ? (strings[Number(value)] ?? '') : value,
          isText,
          formula: childAt(cell, 'f')?.children.join(''),
          format: formats.get(look['numFmtId'] ?? '') ?? (look['numFmtId'] === '49' ? '@' : ''),
          isQuoted: look['quotePrefix'] === '1',
        },
      ];
    }),
  );
}
