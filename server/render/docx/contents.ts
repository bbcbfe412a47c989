import {
  InternalHyperlink,
  LeaderType,
  PageReference,
  Paragraph,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import type { Block } from '../../document/Disclosure.ts';
import { type ContentsLine, contentsOf } from '../contentsOf.ts';
import { textArea } from './page.ts';
import { styleIds } from './styles.ts';
import { printable } from './text.ts';

/** A line of the contents; `anchor` is the number of the bookmark at the heading or the table that it names. */
export interface ContentsEntry extends ContentsLine {
  readonly anchor: number;
}

/** The name of a bookmark; Word's own in tables of contents are called so. */
export function bookmarkName(anchor: number): string {
  return `_Toc${anchor}`;
}

/** The lines of the contents with their bookmarks. */
export function contentsEntries(blocks: readonly Block[]): readonly ContentsEntry[] {
  return contentsOf(blocks).map((line, index) => ({ ...line, text: printable(line.text), anchor: index + 1 }));
}

/**
 * The contents as a field that is already filled and is not marked for an update, so that Word opens the document
 * without asking; its page numbers are references, which Word renews with the field or before it prints.
 */
export function contents(title: string, entries: readonly ContentsEntry[]): (Paragraph | TableOfContents)[] {
  const printed = printable(title);
  const field = new TableOfContents(printed, {
    hyperlink: true,
    headingStyleRange: '1-3',
    useAppliedParagraphOutlineLevel: true,
    beginDirty: false,
    contentChildren: entries.map(entryParagraph),
  });
  return [new Paragraph({ style: styleIds.contentsTitle, text: printed }), field];
}

function entryParagraph({ level, text, anchor }: ContentsEntry): Paragraph {
  return new Paragraph({
    style: styleIds[`contents${level}`],
    tabStops: [{ type: TabStopType.RIGHT, position: textArea('portrait').width, leader: LeaderType.DOT }],
    children: [
      new InternalHyperlink({
        anchor: bookmarkName(anchor),
        children: [
          new TextRun(text),
          new TextRun({ children: [new Tab()] }),
          new PageReference(bookmarkName(anchor), { hyperlink: true }),
        ],
      }),
    ],
  });
}
