import type { CopiedBlock } from './copied.ts';
import { printed, tableGrid } from './tableGrid.ts';

/** A paragraph of the page, or rows of one of its tables. */
export type SelectedBlock = CopiedBlock<HTMLTableCellElement>;

/** What is seen beside the text and no part of it: pictures, what is pressed, what only a screen reader is told. */
const noText =
  'caption, svg, label, button:not(.link, .line), .finding-actions, [hidden], [aria-hidden="true"], [data-page-made]';

/**
 * What is selected of a text: of the view that is shown, or else of the pane at its side, whatever of the frame around them
 * is selected with it. Of a table it reaches over, whole rows; nothing where it is elsewhere.
 */
export function selectedBlocks(range: Range): readonly SelectedBlock[] {
  const root = rootOf(range);
  if (!root) return [];
  const reading: Reading = { range, blocks: [], text: '' };
  for (const node of root.childNodes) read(node, 'below', reading);
  endParagraph(reading);
  return reading.blocks;
}

interface Reading {
  readonly range: Range;
  readonly blocks: SelectedBlock[];
  /** Of the paragraph that is being read. */
  text: string;
}

/** A text in one cell is read by itself. */
function rootOf(range: Range): Element | undefined {
  const { commonAncestorContainer: around } = range;
  const within = around instanceof Element ? around : around.parentElement;
  const shown = [...document.querySelectorAll('.view:not([hidden]), #side')];
  const root = shown.find((element) => range.intersectsNode(element));
  return root && (within?.closest('td, th') ?? root);
}

/** How something stands to what is before it. */
type Place = 'below' | 'beside';

function read(node: Node, place: Place, reading: Reading): void {
  const { range } = reading;
  if (!range.intersectsNode(node)) return;
  if (node instanceof Text) reading.text += printed(textWithin(node, range));
  else if (node instanceof HTMLBRElement) reading.text += '\n';
  else if (node instanceof HTMLTableElement) readTable(node, reading);
  else if (node instanceof Element && !node.matches(noText)) readElement(node, place, reading);
}

/** What stands side by side is one paragraph, with tabs between. */
function readElement(element: Element, place: Place, reading: Reading): void {
  const style = getComputedStyle(element);
  const isBlock = place === 'below' && !/^(?:inline|contents)/.test(style.display);
  const inside = isLine(style) ? 'beside' : 'below';
  if (isBlock) endParagraph(reading);
  else if (place === 'beside' && reading.text !== '') reading.text += '\t';
  for (const node of element.childNodes) read(node, inside, reading);
  if (isBlock) endParagraph(reading);
}

/** Whether what is in a box stands side by side. */
function isLine({ display, flexDirection, gridTemplateColumns }: CSSStyleDeclaration): boolean {
  if (display === 'flex') return !flexDirection.startsWith('column');
  return display === 'grid' && gridTemplateColumns.includes(' ');
}

/** A row counts where something that is printed in it is selected. */
function readTable(table: HTMLTableElement, reading: Reading): void {
  endParagraph(reading);
  const grid = tableGrid(table);
  const rows = [...grid.places].flatMap(([cell, { top }]) => (isReached(cell, reading.range) ? [top] : []));
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return;
  reading.blocks.push({ kind: 'rows', grid, range: { top: first, left: 0, bottom: last + 1, right: grid.columns } });
}

function isReached(cell: Element, range: Range): boolean {
  if (!range.intersectsNode(cell)) return false;
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (node instanceof Text && range.intersectsNode(node) && textWithin(node, range).trim() !== '') return true;
  }
  return false;
}

function textWithin(node: Text, { startContainer, startOffset, endContainer, endOffset }: Range): string {
  const start = node === startContainer ? startOffset : 0;
  return node.data.slice(start, node === endContainer ? endOffset : undefined);
}

function endParagraph(reading: Reading): void {
  const text = reading.text.replace(/\t+/g, '\t').trim();
  if (text !== '') reading.blocks.push({ kind: 'paragraph', text });
  reading.text = '';
}
