import type { Disclosure } from '../../document/Disclosure.ts';
import { printable } from './text.ts';

/** A part of the package that stands in place of the library's own. */
export interface Part {
  readonly path: string;
  readonly data: string;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const namespaces = {
  word: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  properties: 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
  dublinCore: 'http://purl.org/dc/elements/1.1/',
};

/** The document's properties: its language too, and no time, so that the same text gives the same file. */
export function coreProperties({ title, department }: Disclosure): Part {
  const data = `${declaration}<cp:coreProperties xmlns:cp="${namespaces.properties}" xmlns:dc="${namespaces.dublinCore}"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(department)}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>`;
  return { path: 'docProps/core.xml', data };
}

/** What is used where a preferred font is not installed: the other names in its list that are fonts and not families. */
export function fontTable({ typography }: Disclosure): Part {
  const { title, headings, body, table, note } = typography;
  const faces = [title, headings[1], headings[2], headings[3], body, table, note];
  const lists = new Map(faces.map(({ fonts: [name = '', ...others] }) => [name, others]));
  const fonts = [...lists].map(([name, others]) => {
    const alternatives = others.filter((other) => !/^(?:sans-serif|serif|monospace)$/u.test(other)).join(',');
    const altName = alternatives ? `<w:altName w:val="${escapeXml(alternatives)}"/>` : '';
    return `<w:font w:name="${escapeXml(name)}">${altName}<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`;
  });
  return {
    path: 'word/fontTable.xml',
    data: `${declaration}<w:fonts xmlns:w="${namespaces.word}">${fonts.join('')}</w:fonts>`,
  };
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return printable(text).replace(/[&<>"]/gu, (character) => entities[character] ?? character);
}
