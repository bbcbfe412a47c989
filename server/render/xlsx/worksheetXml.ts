import { type Attributes, element, escapeXml } from '../xml.ts';
import { type PlacedCell, placed, rangeOf, reference } from './grid.ts';
import { isOnePage, margins } from './page.ts';
import { greatestHeight } from './rowHeights.ts';
import type { SharedStrings } from './SharedStrings.ts';
import type { Styles } from './Styles.ts';
import type { Cell, Worksheet } from './Worksheet.ts';
import { declaration, namespaces } from './xml.ts';

/** What the worksheets of a workbook share. */
export interface Book {
  readonly styles: Styles;
  readonly strings: SharedStrings;
  /** Printed at the head of every page. */
  readonly watermark: string | undefined;
  readonly watermarkFont: string;
}

/** The part of a page; its elements stand in the order of the schema. */
export function worksheetXml(worksheet: Worksheet, isFirst: boolean, book: Book): string {
  const { rows, widths, heights, isLandscape, chart } = worksheet;
  const cells = placed(rows, widths.length);
  const fitToHeight = isOnePage(heights, isLandscape) ? 1 : 0;
  const orientation = isLandscape ? 'landscape' : 'portrait';
  return [
    declaration,
    `<worksheet xmlns="${namespaces.main}" xmlns:r="${namespaces.relationships}">`,
    element('sheetPr', {}, element('pageSetUpPr', { fitToPage: 1 })),
    element('sheetViews', {}, viewXml(worksheet, isFirst)),
    element('sheetFormatPr', { defaultRowHeight: 15 }),
    element('cols', {}, ...widths.map(columnXml)),
    element('sheetData', {}, ...rowsXml(worksheet, cells, book)),
    mergesXml(cells),
    linksXml(cells),
    element('printOptions', { horizontalCentered: 1 }),
    element('pageMargins', margins),
    element('pageSetup', { paperSize: 9, orientation, fitToWidth: 1, fitToHeight }),
    headerFooterXml(book),
    ignoredErrorsXml(worksheet),
    ...(chart ? [element('drawing', { 'r:id': 'rId1' })] : []),
    '</worksheet>',
  ].join('');
}

/** The rows down to the end of the header stay in sight. */
function viewXml({ repeated }: Worksheet, isFirst: boolean): string {
  const attributes = { showGridLines: 0, tabSelected: isFirst ? 1 : undefined, workbookViewId: 0 };
  if (!repeated) return element('sheetView', attributes);
  const below = reference(repeated[1], 0);
  return element(
    'sheetView',
    attributes,
    element('pane', { ySplit: repeated[1], topLeftCell: below, activePane: 'bottomLeft', state: 'frozen' }),
    element('selection', { pane: 'bottomLeft', activeCell: below, sqref: below }),
  );
}

/** The widest column that the file format has, in characters. */
const widest = 255;

function columnXml(width: number, column: number): string {
  const allowed = Math.min(width, widest).toFixed(2);
  return element('col', { min: column + 1, max: column + 1, width: allowed, customWidth: 1 });
}

function rowsXml({ rows, heights }: Worksheet, cells: readonly PlacedCell[], book: Book): string[] {
  const byRow: Map<number, string>[] = rows.map(() => new Map());
  for (const each of cells) for (const [row, column, xml] of cellXmls(each, book)) byRow[row]?.set(column, xml);
  return byRow.map((columns, row) => {
    const inOrder = [...columns].toSorted(([a], [b]) => a - b).map(([, xml]) => xml);
    const ht = Math.min(heights[row] ?? 0, greatestHeight).toFixed(1);
    return element('row', { r: row + 1, ht, customHeight: 1 }, ...inOrder);
  });
}

/** A cell and those that it covers, which have its borders. */
function cellXmls({ cell, row, column }: PlacedCell, book: Book): [row: number, column: number, xml: string][] {
  const s = book.styles.of(cell);
  const xmls: [number, number, string][] = [];
  for (let y = row; y < row + cell.rowSpan; y++)
    for (let x = column; x < column + cell.colSpan; x++) {
      const attributes = { r: reference(y, x), s };
      const isItself = x === column && y === row;
      xmls.push([y, x, isItself ? cellXml(cell, attributes, book) : element('c', attributes)]);
    }
  return xmls;
}

/** Text is a shared string, which no program reads as a formula. */
function cellXml({ content }: Cell, attributes: Attributes, { strings }: Book): string {
  switch (content.kind) {
    case 'text':
      if (content.text === '') return element('c', attributes);
      return element('c', { ...attributes, t: 's' }, element('v', {}, String(strings.of(content.text))));
    case 'number':
      return element(
        'c',
        attributes,
        ...(content.value === undefined ? [] : [element('v', {}, String(content.value))]),
      );
    case 'formula':
      return element(
        'c',
        attributes,
        element('f', {}, escapeXml(content.formula)),
        element('v', {}, String(content.value)),
      );
  }
}

function mergesXml(cells: readonly PlacedCell[]): string {
  const merged = cells.filter(({ cell }) => cell.colSpan > 1 || cell.rowSpan > 1);
  if (merged.length === 0) return '';
  const ranges = merged.map((cell) => element('mergeCell', { ref: rangeOf(cell) }));
  return element('mergeCells', { count: ranges.length }, ...ranges);
}

function linksXml(cells: readonly PlacedCell[]): string {
  const links = cells.flatMap(({ cell: { target }, row, column }) =>
    target === undefined
      ? []
      : [element('hyperlink', { ref: reference(row, column), location: `${quotedName(target)}!A1` })],
  );
  return links.length > 0 ? element('hyperlinks', {}, ...links) : '';
}

/** The name of a worksheet as formulas have it. */
export function quotedName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** A header holds 255 characters, its codes counted. */
const longestHeader = 180;

/** The watermark at the head, and the number of the page at the foot of each page. */
function headerFooterXml({ watermark, watermarkFont }: Book): string {
  const font = `"${watermarkFont.replace(/["&]/gu, '')},Regular"`;
  const text = watermark?.slice(0, longestHeader).replaceAll('&', '&&');
  const header = text ? [element('oddHeader', {}, escapeXml(`&C&${font}&14&K808080${text}`))] : [];
  return element('headerFooter', {}, ...header, element('oddFooter', {}, escapeXml('&C&10— &P —')));
}

/** Codes are text that looks like numbers, and totals leave out what stands between their parts: neither is a mistake. */
function ignoredErrorsXml({ rows, widths }: Worksheet): string {
  if (rows.length === 0) return '';
  const sqref = `A1:${reference(rows.length - 1, widths.length - 1)}`;
  return element(
    'ignoredErrors',
    {},
    element('ignoredError', { sqref, numberStoredAsText: 1, formula: 1, formulaRange: 1 }),
  );
}
