import type {
  AppendixBlock,
  DisclosurePlan,
  Form,
  Heading,
  HeadingLevel,
  PlannedBlock,
  SheetBlock,
} from '../../document/Disclosure.ts';
import { lazily } from '../../text/lazily.ts';
import { type ContentsLine, contentsOf } from '../contentsOf.ts';
import { escapeHtml } from './escapeHtml.ts';
import type { Fragment } from './Fragment.ts';
import { fittedAppendix } from './printedWidths.ts';
import { renderChart } from './renderChart.ts';
import { type FigureNote, formContent } from './renderForm.ts';
import { type CellNote, sheetContent } from './renderSheet.ts';
import { appendixContent, renderGlossary, renderParagraph } from './renderText.ts';

/** A part of the document that a reader goes to: the cover, a table, a form, a section with its sentences and charts. */
export interface DocumentPart extends Fragment {
  /** `t3`, `project-1`, `revenue`; unique in the document. */
  readonly id: string;
  readonly kind: 'cover' | 'contents' | 'section' | 'sheet' | 'form' | 'appendix' | 'glossary';
  /** Its number as the contents give it (表一); may be empty. */
  readonly label: string;
  readonly title: string;
  readonly level: HeadingLevel;
  readonly state: PartState;
  readonly startsPage: boolean;
  readonly landscape: boolean;
}

/** How a part stands: everything adds up, only rounding differences, a declared total does not hold, no data. */
export type PartState = 'holds' | 'rounding' | 'broken' | 'empty';

/** What a reader is told about the figures of a document. */
export interface DocumentNotes {
  readonly ofCell: CellNote;
  readonly ofFigure: FigureNote;
}

/** A part that is drawn when it is asked for. */
export interface PlannedPart {
  readonly id: string;
  readonly draw: () => DocumentPart;
}

/** The parts of a document, in the order in which it is printed. `formPart` is asked for each form, so that those that are as before can be kept. */
export function documentParts(
  disclosure: DisclosurePlan,
  notes: DocumentNotes,
  formPart: (form: Form, level: HeadingLevel) => DocumentPart,
): PlannedPart[] {
  const parts = [planned('cover', () => coverPart(disclosure)), ...contentsParts(disclosure)];
  let level: HeadingLevel = 1;
  let appendices = 0;
  for (const { heading, blocks } of sectionsOf(disclosure.blocks)) {
    if (heading) {
      level = heading.level;
      parts.push(planned(heading.id, () => sectionPart(heading, blocks, notes)));
    }
    const under = below(level);
    for (const block of blocks) {
      if (block.kind === 'sheet') parts.push(planned(block.sheet.id, () => sheetPart(block, disclosure, under, notes)));
      else if (block.kind === 'form') parts.push(planned(block.form.id, () => formPart(block.form, under)));
      else if (block.kind === 'appendix') {
        appendices++;
        const id = `appendix-${appendices}`;
        parts.push(planned(id, () => appendixPart(id, block, under)));
      }
    }
  }
  return parts;
}

/** A part is drawn once. */
function planned(id: string, draw: () => DocumentPart): PlannedPart {
  return { id, draw: lazily(draw) };
}

function appendixPart(id: string, { appendix }: AppendixBlock, level: HeadingLevel): DocumentPart {
  return part(
    { id, kind: 'appendix', title: appendix.title, level },
    appendixContent(appendix, fittedAppendix(appendix)),
  );
}

/** What is known of a part beside its content. */
type Named = Pick<DocumentPart, 'id' | 'kind' | 'title' | 'level'> &
  Partial<Pick<DocumentPart, 'label' | 'state' | 'startsPage' | 'landscape'>>;

function part(named: Named, { html, rows }: Fragment): DocumentPart {
  const { id, kind, level, state = 'holds', landscape = false, startsPage = true } = named;
  const name = escapeHtml(id);
  const classes = ['part', kind, landscape ? 'landscape' : ''].filter(Boolean).join(' ');
  const attributes = `class="${classes}" id="part-${name}" data-part="${name}" data-level="${level}"`;
  return {
    label: '',
    ...named,
    state,
    landscape,
    startsPage,
    html: `<section ${attributes}>\n${html}\n</section>`,
    rows,
  };
}

/** The same level, or the one below it. */
function below(level: HeadingLevel): HeadingLevel {
  return level === 1 ? 2 : 3;
}

interface SectionBlocks {
  readonly heading: Heading | undefined;
  readonly blocks: Exclude<PlannedBlock, Heading>[];
}

/** Blocks by the heading that they stand under. */
function sectionsOf(blocks: readonly PlannedBlock[]): SectionBlocks[] {
  const sections: SectionBlocks[] = [{ heading: undefined, blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ heading: block, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

function coverPart({ cover, title }: DisclosurePlan): DocumentPart {
  const lines = cover.map((line) => `<span>${escapeHtml(line)}</span>`).join(' ');
  return part({ id: 'cover', kind: 'cover', title, level: 1 }, { html: `<h1>${lines}</h1>`, rows: [] });
}

function contentsParts({ contentsTitle, blocks }: DisclosurePlan): PlannedPart[] {
  const lines = contentsOf(blocks);
  return lines.length === 0 ? [] : [planned('contents', () => contentsPart(contentsTitle, lines))];
}

function contentsPart(title: string, lines: readonly ContentsLine[]): DocumentPart {
  const entries = lines.map(({ level, text, block }) => {
    const part = block.kind === 'heading' ? block.id : block.sheet.id;
    return `<li class="level-${level}"><a href="#part-${escapeHtml(part)}">${escapeHtml(text)}</a></li>`;
  });
  const html = `<h2>${escapeHtml(title)}</h2>\n<ol>\n${entries.join('\n')}\n</ol>`;
  return part({ id: 'contents', kind: 'contents', title, level: 1 }, { html, rows: [] });
}

function sectionPart(heading: Heading, blocks: SectionBlocks['blocks'], notes: DocumentNotes): DocumentPart {
  const { id, level, text, startsPage } = heading;
  const told: (PartState | undefined)[] = [];
  const noteOf: FigureNote = (figure) => {
    const note = notes.ofFigure(figure);
    told.push(note?.state);
    return note;
  };
  const terms = blocks.flatMap((block) => (block.kind === 'term' ? [block] : []));
  const pieces = blocks.flatMap((block) => {
    if (block.kind !== 'template') return [];
    return block
      .blocks()
      .map((each) => (each.kind === 'chart' ? renderChart(each.chart) : renderParagraph(each, noteOf)));
  });
  if (terms.length > 0) pieces.push(renderGlossary(terms));
  const element = `h${level + 1}`;
  const html = [`<${element}>${escapeHtml(text)}</${element}>`, ...pieces].join('\n');
  const kind = terms.length > 0 ? 'glossary' : 'section';
  return part({ id, kind, title: text, level, startsPage, state: worst(told) }, { html, rows: [] });
}

function sheetPart(
  { sheet, label, number }: SheetBlock,
  { owner }: DisclosurePlan,
  level: HeadingLevel,
  { ofCell }: DocumentNotes,
): DocumentPart {
  const told: PartState[] = [];
  const noteOf: CellNote = (cell) => {
    const note = ofCell(cell);
    if (note) told.push(note.state);
    return note;
  };
  const content = sheetContent(sheet, { owner, number, heading: 'h3', noteOf });
  const state = worst(told);
  const { id, title, landscape, isEmpty } = sheet;
  return part(
    { id, kind: 'sheet', label, title, level, landscape, state: state === 'holds' && isEmpty ? 'empty' : state },
    content,
  );
}

/** What stands in the place of a part that could not be drawn. */
export function undrawnPart(id: string, text: string): DocumentPart {
  const named = { id, kind: 'section', title: id, level: 2, state: 'broken' } as const;
  return part(named, { html: `<p>${escapeHtml(text)}</p>`, rows: [] });
}

/** A performance form as a part. */
export function formPart(form: Form, level: HeadingLevel, label: string, noteOf: FigureNote): DocumentPart {
  const told = form.rows.flatMap((cells) => cells.map(({ figure }) => figure && noteOf(figure)?.state));
  const { id, title } = form;
  return part({ id, kind: 'form', label, title, level, state: worst(told) }, formContent(form, noteOf));
}

function worst(states: readonly (PartState | undefined)[]): PartState {
  if (states.includes('broken')) return 'broken';
  return states.includes('rounding') ? 'rounding' : 'holds';
}
