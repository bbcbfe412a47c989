import type {
  Appendix,
  Block,
  Chart,
  Disclosure,
  Form,
  Heading,
  SheetBlock,
  TermBlock,
} from '../../document/Disclosure.ts';
import { fittedSize } from '../textWidth.ts';
import { chartPicture } from './chart.ts';
import type { ContentsEntry } from './contents.ts';
import type { Grid } from './gridTable.ts';
import type { Piece, TextPiece } from './Piece.ts';
import { appendixGrid, chartGrid, formGrid } from './plainGrids.ts';
import { sheetGrid } from './sheetGrid.ts';
import { type Role, typesetting } from './typesetting.ts';

/** Where a block is set. */
export interface Place {
  readonly disclosure: Disclosure;
  /** The room for text from margin to margin, in twips. */
  readonly width: number;
  /** The line of the contents that points to the block; undefined where there is none. */
  readonly entry: ContentsEntry | undefined;
}

/** A block as paragraphs, pictures and tables. */
export function blockPieces(block: Block, place: Place): Piece[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block, place)];
    case 'paragraph':
      return [{ kind: 'text', role: block.style, spans: block.runs }];
    case 'sheet':
      return sheet(block, place);
    case 'form':
      return form(block.form, place);
    case 'chart':
      return chart(block.chart, place);
    case 'appendix':
      return appendix(block.appendix, place);
    case 'term':
      return term(block);
  }
}

/** A heading that the contents leave out has a style that they do not list when they are renewed either. */
function heading({ level, text, unlisted }: Heading, { entry }: Place): Piece {
  return { ...line(unlisted ? `unlisted${level}` : `heading${level}`, text), ...(entry && { anchor: entry.anchor }) };
}

function sheet({ number, sheet }: SheetBlock, { disclosure, width, entry }: Place): Piece[] {
  return [
    line('sheetNumber', number),
    {
      ...title('sheetTitle', sheet.title, disclosure, width),
      ...(entry && { anchor: entry.anchor, outlineLevel: entry.level }),
    },
    { ...line('sheetMeta', disclosure.owner), atRight: `单位：${sheet.unit}` },
    table(sheetGrid(sheet, disclosure.typography.table.size, width)),
    ...notes(sheet.notes),
  ];
}

function form(form: Form, { disclosure, width }: Place): Piece[] {
  return [
    title('formTitle', form.title, disclosure, width),
    { ...line('sheetMeta', form.subtitle), isCentred: true },
    table(formGrid(form, disclosure.typography.table.size, width)),
    ...notes([]),
  ];
}

function chart(chart: Chart, { disclosure, width }: Place): Piece[] {
  const { table: tableFace, headings } = disclosure.typography;
  const picture = chartPicture(chart, headings[2]);
  return [
    line('caption', chart.title),
    ...(picture ? [picture] : []),
    table(chartGrid(chart, tableFace.size, width)),
    ...notes([]),
  ];
}

function appendix(appendix: Appendix, { disclosure, width }: Place): Piece[] {
  return [
    title('formTitle', appendix.title, disclosure, width),
    ...(appendix.columns.length > 0 ? [table(appendixGrid(appendix, disclosure.typography.table.size, width))] : []),
    ...notes(appendix.notes),
  ];
}

/** Each line of the text is a paragraph; the first one begins with the term. */
function term({ lead, text }: TermBlock): Piece[] {
  const [first = '', ...more] = text.split('\n');
  return [
    { kind: 'text', role: 'body', spans: [{ text: lead, isBold: true }, { text: first }] },
    ...more.map((each) => line('body', each)),
  ];
}

/** What stands below a table; without notes a gap, because Word joins tables that nothing separates. */
function notes(texts: readonly string[]): Piece[] {
  return texts.length > 0 ? texts.map((text) => line('note', text)) : [line('gap', '')];
}

function line(role: Role, text: string): TextPiece {
  return { kind: 'text', role, spans: [{ text }] };
}

/** A title that is a little too long for its line is set a little smaller. */
function title(role: Role, text: string, { typography }: Disclosure, width: number): TextPiece {
  const size = fittedSize(text, typesetting(typography)[role].typeface.size, width);
  return { ...line(role, text), ...(size && { size }) };
}

function table(grid: Grid): Piece {
  return { kind: 'table', grid };
}
