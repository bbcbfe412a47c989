import { Document, Packer } from 'docx';
import type { Disclosure } from '../document/Disclosure.ts';
import { bookmarkName, contentsEntries } from './docx/contents.ts';
import { flow } from './docx/flow.ts';
import { pageNumbers } from './docx/pageNumbers.ts';
import { coreProperties, fontTable } from './docx/parts.ts';
import { sectionsOf } from './docx/sections.ts';
import { stablePackage } from './docx/stablePackage.ts';
import { stylesOf } from './docx/styles.ts';
import { typesetting } from './docx/typesetting.ts';

/** The whole document as a Word file (ISO/IEC 29500, transitional); the same disclosure gives the same bytes. */
export async function renderDocx(disclosure: Disclosure): Promise<Uint8Array> {
  const set = typesetting(disclosure.typography);
  const entries = contentsEntries(disclosure.blocks);
  const placed = flow(disclosure, new Map(entries.map((entry) => [entry.block, entry])));
  const pages = pageNumbers(placed, set);
  const document = new Document({
    styles: stylesOf(set),
    sections: sectionsOf(disclosure, set, entries, placed),
    pageNumbers: () => ({
      bookmarks: new Map([...pages].map(([anchor, page]) => [bookmarkName(anchor), String(page)])),
    }),
  });
  const parts = [coreProperties(disclosure), fontTable(disclosure)];
  return stablePackage(new Uint8Array(await Packer.toArrayBuffer(document, undefined, parts)));
}
