import { strFromU8, unzipSync } from 'fflate';
import type { Disclosure } from '../../server/document/Disclosure.ts';
import { renderDocx } from '../../server/render/docx.ts';
import { allElements, childAt, elementsOf, readXml, type XmlElement } from './readXml.ts';

/** The parts of a document by their paths, each read as XML where it is that. */
export async function partsOf(disclosure: Disclosure): Promise<ReadonlyMap<string, XmlElement>> {
  const files = Object.entries(unzipSync(await renderDocx(disclosure)));
  const parts = files.filter(([path]) => /\.(?:xml|rels)$/u.test(path));
  return new Map(parts.map(([path, bytes]) => [path, readXml(strFromU8(bytes))]));
}

/** The body of what a disclosure is written as. */
export async function bodyOf(disclosure: Disclosure): Promise<XmlElement> {
  return bodyIn(await partsOf(disclosure));
}

/** The body among the parts of a document. */
export function bodyIn(parts: ReadonlyMap<string, XmlElement>): XmlElement {
  const body = childAt(partIn(parts, 'word/document.xml'), 'w:body');
  if (!body) throw new Error('no body');
  return body;
}

/** The part of a path; throws where there is none. */
export function partIn(parts: ReadonlyMap<string, XmlElement>, path: string): XmlElement {
  const part = parts.get(path);
  if (!part) throw new Error(`no ${path}`);
  return part;
}

/** What is read in an element: its text, with tabs and line breaks; not its field codes. */
export function textOf(element: XmlElement): string {
  if (element.name === 'w:tab' && !element.attributes['w:pos']) return '\t';
  if (element.name === 'w:br') return '\n';
  if (element.name === 'w:t') return element.children.join('');
  return elementsOf(element).map(textOf).join('');
}

function styleOf(paragraph: XmlElement): string | undefined {
  return childAt(paragraph, 'w:pPr', 'w:pStyle')?.attributes['w:val'];
}

/** The texts of the paragraphs of a style. */
export function styled(body: XmlElement, style: string): string[] {
  return allElements(body, 'w:p')
    .filter((paragraph) => styleOf(paragraph) === style)
    .map(textOf);
}

/** The table that follows the paragraph with a text. */
export function tableBelow(body: XmlElement, text: string): XmlElement {
  const blocks = elementsOf(body);
  const start = blocks.findIndex((block) => block.name === 'w:p' && textOf(block) === text);
  const table = blocks.slice(start + 1).find(({ name }) => name === 'w:tbl');
  if (start < 0 || !table) throw new Error(`no table below ${text}`);
  return table;
}

/** A cell as the file has it. */
export interface ReadCell {
  readonly text: string;
  readonly colSpan: number;
  readonly merge: 'restart' | 'continue' | undefined;
  readonly cell: XmlElement;
}

/** The cells of a row, those that another covers too. */
export function cellsOf(row: XmlElement): ReadCell[] {
  return elementsOf(row, 'w:tc').map((cell) => {
    const properties = childAt(cell, 'w:tcPr');
    const merge = childAt(properties, 'w:vMerge');
    return {
      text: elementsOf(cell, 'w:p').map(textOf).join('\n'),
      colSpan: Number(childAt(properties, 'w:gridSpan')?.attributes['w:val'] ?? 1),
      merge: merge && (merge.attributes['w:val'] === 'restart' ? 'restart' : 'continue'),
      cell,
    };
  });
}

/** The rows that are repeated on every page. */
export function headerRowsOf(table: XmlElement): XmlElement[] {
  return elementsOf(table, 'w:tr').filter((row) => childAt(row, 'w:trPr', 'w:tblHeader'));
}

/** A style by its id. */
export function styleIn(parts: ReadonlyMap<string, XmlElement>, id: string): XmlElement | undefined {
  return elementsOf(partIn(parts, 'word/styles.xml'), 'w:style').find(
    ({ attributes }) => attributes['w:styleId'] === id,
  );
}

/** The footer of each section; undefined where it is that of the section before. */
export function footersOf(parts: ReadonlyMap<string, XmlElement>, body: XmlElement): (XmlElement | undefined)[] {
  const relationships = elementsOf(partIn(parts, 'word/_rels/document.xml.rels'));
  return allElements(body, 'w:sectPr').map((section) => {
    const id = childAt(section, 'w:footerReference')?.attributes['r:id'];
    const target = relationships.find(({ attributes }) => attributes['Id'] === id)?.attributes['Target'];
    return target === undefined ? undefined : partIn(parts, `word/${target}`);
  });
}
