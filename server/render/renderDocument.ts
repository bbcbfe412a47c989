import type { Disclosure } from '../document/Disclosure.ts';
import type { FormatId } from './formats.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';

/** The content of a file: text, or bytes. */
export type Rendered = string | Uint8Array;

/** What writes each format. Those whose libraries are large are loaded at first use, from bundles of their own. */
const renderers: Readonly<Record<FormatId, (disclosure: Disclosure) => Rendered | Promise<Rendered>>> = {
  html: renderHtml,
  docx: async (disclosure) => (await import('./docx.ts')).renderDocx(disclosure),
  xlsx: async (disclosure) => (await import('./xlsx.ts')).renderXlsx(disclosure),
  pdf: renderHtml,
  md: renderMarkdown,
  json: renderJson,
};

/** A document in one format; of one that is printed, the HTML that a browser makes it from. */
export async function renderDocument(disclosure: Disclosure, format: FormatId): Promise<Rendered> {
  return renderers[format](disclosure);
}
