import { Footer, Header, type ISectionOptions, NumberFormat, PageNumber, Paragraph, SectionType, TextRun } from 'docx';
import { TextWatermark } from 'docx/watermarks';
import type { Disclosure } from '../../document/Disclosure.ts';
import { type ContentsEntry, contents } from './contents.ts';
import type { PlacedPieces } from './flow.ts';
import { pageOf, textArea } from './page.ts';
import { renderPiece } from './renderPiece.ts';
import { styleIds } from './styles.ts';
import { printable, runsOf } from './text.ts';
import type { Typesetting } from './typesetting.ts';

/** The cover, the contents, and the blocks with the tables that are turned on their side in sections of their own. */
export function sectionsOf(
  disclosure: Disclosure,
  set: Typesetting,
  entries: readonly ContentsEntry[],
  placed: readonly PlacedPieces[],
): ISectionOptions[] {
  return [
    coverSection(disclosure, set),
    contentsSection(disclosure, entries),
    ...splitSections(placed).map((section, index) => bodySection(section, index === 0)),
  ];
}

/** Its header is that of all sections that follow; its footer is empty. */
function coverSection({ cover, watermark }: Disclosure, set: Typesetting): ISectionOptions {
  const before = set.title.line * 5;
  return {
    properties: { page: pageOf('portrait') },
    headers: { default: header(watermark, set) },
    footers: { default: new Footer({ children: [new Paragraph({ style: styleIds.footer })] }) },
    children: cover.map(
      (line, index) =>
        new Paragraph({
          style: styleIds.title,
          ...(index === 0 && { spacing: { before } }),
          children: runsOf(line),
        }),
    ),
  };
}

/** The watermark is as wide as most of the page's diagonal, its characters as high as they are wide. */
function header(watermark: string | undefined, { heading1 }: Typesetting): Header {
  if (watermark === undefined) return new Header({ children: [new Paragraph({ style: styleIds.header })] });
  const text = printable(watermark);
  const width = 480;
  const height = Math.round(width / Math.max(4, [...text].length));
  const font = heading1.typeface.fonts[0] ?? '';
  const mark = new TextWatermark({ text, font, width, height, opacity: 0.4 });
  return new Header({ children: [new Paragraph({ style: styleIds.header, children: [mark] })] });
}

function contentsSection({ contentsTitle }: Disclosure, entries: readonly ContentsEntry[]): ISectionOptions {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: { ...pageOf('portrait'), pageNumbers: { start: 1, formatType: NumberFormat.UPPER_ROMAN } },
    },
    footers: { default: pageNumberFooter() },
    children: contents(contentsTitle, entries),
  };
}

function pageNumberFooter(): Footer {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Footer({ children: [new Paragraph({ style: styleIds.footer, children: [number] })] });
}

const firstPageNumber = { start: 1, formatType: NumberFormat.DECIMAL };

function bodySection(section: readonly PlacedPieces[], isFirst: boolean): ISectionOptions {
  const orientation = section[0]?.orientation ?? 'portrait';
  const { width } = textArea(orientation);
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: { ...pageOf(orientation), ...(isFirst && { pageNumbers: firstPageNumber }) },
    },
    children: section.flatMap(({ pieces, breaksPage }) =>
      pieces.map((piece, index) => renderPiece(piece, { width, breaksPage: breaksPage && index === 0 })),
    ),
  };
}

function splitSections(placed: readonly PlacedPieces[]): readonly (readonly PlacedPieces[])[] {
  const starts = placed.flatMap(({ startsSection }, index) => (startsSection ? [index] : []));
  return starts.map((start, index) => placed.slice(start, starts[index + 1]));
}
