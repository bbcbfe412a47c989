import type { Disclosure } from '../../document/Disclosure.ts';
import { element, escapeXml } from '../xml.ts';
import { chartXml, drawingXml } from './chartParts.ts';
import { looksOf } from './looks.ts';
import { SharedStrings } from './SharedStrings.ts';
import { Styles } from './Styles.ts';
import type { NamedWorksheet } from './worksheetsOf.ts';
import { type Book, quotedName, worksheetXml } from './worksheetXml.ts';
import { declaration, namespaces } from './xml.ts';

/** The parts of a package by their paths, each as XML. */
export type Parts = ReadonlyMap<string, string>;

const office = 'application/vnd.openxmlformats-officedocument';

/** What kind of part stands at a path. */
const types: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.xml$/u, `${office}.spreadsheetml.sheet.main+xml`],
  [/^xl\/styles\.xml$/u, `${office}.spreadsheetml.styles+xml`],
  [/^xl\/sharedStrings\.xml$/u, `${office}.spreadsheetml.sharedStrings+xml`],
  [/^xl\/worksheets\/sheet\d+\.xml$/u, `${office}.spreadsheetml.worksheet+xml`],
  [/^xl\/drawings\/drawing\d+\.xml$/u, `${office}.drawing+xml`],
  [/^xl\/charts\/chart\d+\.xml$/u, `${office}.drawingml.chart+xml`],
  [/^docProps\/core\.xml$/u, 'application/vnd.openxmlformats-package.core-properties+xml'],
];

/** What a workbook takes of the document that it shows, apart from its pages. */
export type BookOf = Pick<Disclosure, 'title' | 'department' | 'typography'> & Partial<Pick<Disclosure, 'watermark'>>;

/** Every part of a workbook with these pages. */
export function workbookParts(document: BookOf, worksheets: readonly NamedWorksheet[]): Parts {
  const { typography, watermark } = document;
  const { normal, title } = looksOf(typography);
  const styles = new Styles(normal);
  const strings = new SharedStrings();
  const book: Book = { styles, strings, watermark, watermarkFont: title.font.name };
  const pages = worksheets.flatMap((worksheet, index) => pageParts(worksheet, index, book));
  const parts = new Map([
    ['_rels/.rels', rootRelationships()],
    ['docProps/core.xml', coreProperties(document)],
    ['xl/workbook.xml', workbookXml(worksheets)],
    ['xl/_rels/workbook.xml.rels', workbookRelationships(worksheets)],
    ['xl/styles.xml', styles.xml()],
    ['xl/sharedStrings.xml', strings.xml()],
    ...pages,
  ]);
  return new Map([['[Content_Types].xml', contentTypes([...parts.keys()])], ...parts]);
}

/** The part of a page, and those of its chart. */
function pageParts(worksheet: NamedWorksheet, index: number, book: Book): [string, string][] {
  const number = index + 1;
  const { name, rows, chart } = worksheet;
  const page: [string, string] = [`xl/worksheets/sheet${number}.xml`, worksheetXml(worksheet, index === 0, book)];
  if (!chart) return [page];
  return [
    page,
    [`xl/worksheets/_rels/sheet${number}.xml.rels`, relationships([['drawing', `../drawings/drawing${number}.xml`]])],
    [`xl/drawings/drawing${number}.xml`, drawingXml(chart, rows.length + 1)],
    [`xl/drawings/_rels/drawing${number}.xml.rels`, relationships([['chart', `../charts/chart${number}.xml`]])],
    [`xl/charts/chart${number}.xml`, chartXml(chart, name, book.watermarkFont)],
  ];
}

function workbookXml(worksheets: readonly NamedWorksheet[]): string {
  const sheets = worksheets.map(({ name }, i) => element('sheet', { name, sheetId: i + 1, 'r:id': `rId${i + 1}` }));
  const titles = worksheets.flatMap(({ name, repeated }, localSheetId) => {
    if (!repeated) return [];
    const rows = `${quotedName(name)}!$${repeated[0] + 1}:$${repeated[1]}`;
    return [element('definedName', { name: '_xlnm.Print_Titles', localSheetId }, escapeXml(rows))];
  });
  return [
    `${declaration}<workbook xmlns="${namespaces.main}" xmlns:r="${namespaces.relationships}">`,
    element('bookViews', {}, element('workbookView', { tabRatio: 850 })),
    element('sheets', {}, ...sheets),
    ...(titles.length > 0 ? [element('definedNames', {}, ...titles)] : []),
    // That of a current Excel, which then takes the values as they are and does not ask whether to save them.
    element('calcPr', { calcId: 191029 }),
    '</workbook>',
  ].join('');
}

function workbookRelationships(worksheets: readonly NamedWorksheet[]): string {
  return relationships([
    ...worksheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
    ['styles', 'styles.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
  ]);
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(([type, target], i) =>
    element('Relationship', { Id: `rId${i + 1}`, Type: `${namespaces.relationships}/${type}`, Target: target }),
  );
  return declaration + element('Relationships', { xmlns: namespaces.packageRelationships }, ...entries);
}

function rootRelationships(): string {
  const core = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';
  const workbook = `${namespaces.relationships}/officeDocument`;
  return (
    declaration +
    element(
      'Relationships',
      { xmlns: namespaces.packageRelationships },
      element('Relationship', { Id: 'rId1', Type: workbook, Target: 'xl/workbook.xml' }),
      element('Relationship', { Id: 'rId2', Type: core, Target: 'docProps/core.xml' }),
    )
  );
}

/** Without times, so that the same document gives the same file. */
function coreProperties({ title, department }: BookOf): string {
  const names = { 'xmlns:cp': namespaces.coreProperties, 'xmlns:dc': namespaces.dublinCore };
  return (
    declaration +
    element(
      'cp:coreProperties',
      names,
      element('dc:title', {}, escapeXml(title)),
      element('dc:creator', {}, escapeXml(department)),
      element('dc:language', {}, 'zh-CN'),
    )
  );
}

function contentTypes(paths: readonly string[]): string {
  const overrides = paths.flatMap((path) => {
    const type = types.find(([pattern]) => pattern.test(path))?.[1];
    return type ? [element('Override', { PartName: `/${path}`, ContentType: type })] : [];
  });
  const relationship = 'application/vnd.openxmlformats-package.relationships+xml';
  return (
    declaration +
    element(
      'Types',
      { xmlns: namespaces.contentTypes },
      element('Default', { Extension: 'rels', ContentType: relationship }),
      element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      ...overrides,
    )
  );
}
