import { AlignmentType, Bookmark, type FileChild, Paragraph, type ParagraphChild, TabStopType, TextRun } from 'docx';
import { bookmarkName } from './contents.ts';
import { gridTable } from './gridTable.ts';
import type { Piece, TextPiece } from './Piece.ts';
import { styleIds } from './styles.ts';
import { printable, runsOf } from './text.ts';

/** How a piece stands on its page. */
export interface Stand {
  /** The room for text from margin to margin, in twips. */
  readonly width: number;
  /** Whether a new page begins with it; never before a table or a picture, which have a title. */
  readonly breaksPage: boolean;
}

/** A piece as Word has it. */
export function renderPiece(piece: Piece, stand: Stand): FileChild {
  switch (piece.kind) {
    case 'text':
      return paragraph(piece, stand);
    case 'picture':
      return new Paragraph({ style: styleIds.picture, children: [piece.picture] });
    case 'table':
      return gridTable(piece.grid);
  }
}

function paragraph(piece: TextPiece, { width, breaksPage }: Stand): Paragraph {
  const { role, spans, isCentred, atRight, size, outlineLevel } = piece;
  const runs = spans.flatMap(({ text, isBold }) =>
    runsOf(text, { ...(isBold && { bold: true }), ...(size && { size: size * 2 }) }),
  );
  return new Paragraph({
    style: styleIds[role],
    ...(breaksPage && { pageBreakBefore: true }),
    ...(isCentred && { alignment: AlignmentType.CENTER }),
    ...(outlineLevel && { outlineLevel: outlineLevel - 1 }),
    ...(atRight !== undefined && { tabStops: [{ type: TabStopType.RIGHT, position: width }] }),
    children: [
      ...anchored(runs, piece.anchor),
      ...(atRight === undefined ? [] : [new TextRun({ text: `\t${printable(atRight)}` })]),
    ],
  });
}

function anchored(runs: readonly TextRun[], anchor: number | undefined): readonly ParagraphChild[] {
  if (anchor === undefined) return runs;
  return [new Bookmark({ id: bookmarkName(anchor), children: runs })];
}
