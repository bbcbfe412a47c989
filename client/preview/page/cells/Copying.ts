import { filledIn } from '../../pageStrings.ts';
import type { Texts } from '../panes/texts.ts';
import { blocksHtml, blocksText, copiedHtml, copiedText } from './copied.ts';
import { type GridRange, wholeOf } from './Grid.ts';
import type { Selected, SelectedRange, Selection } from './Selection.ts';
import { type SelectedBlock, selectedBlocks } from './selectedText.ts';
import { copiedCell, textOf } from './tableGrid.ts';

/** Copies what is selected, cells or text, so that Excel and WPS take it as cells and Word as paragraphs and tables. */
export class Copying {
  readonly #selection: Selection;
  readonly #announce: (text: string) => void;
  readonly #texts: Texts;
  /** What a button copies, whatever is selected. */
  #wanted: SelectedRange | undefined;

  constructor(selection: Selection, announce: (text: string) => void, texts: Texts) {
    this.#selection = selection;
    this.#announce = announce;
    this.#texts = texts;
    document.addEventListener('copy', (event) => this.#onCopy(event));
    // Without it Chromium does not copy where no text is selected, which is how VS Code has a page copy.
    document.addEventListener('beforecopy', (event) => {
      if (this.#isOurs(event)) event.preventDefault();
    });
  }

  /** Copies the selected cells, or the whole of their table, as a button asks. */
  copy(what: 'range' | 'table'): void {
    const selected = this.#selection.range;
    if (!selected) return;
    this.#wanted = what === 'table' ? { ...selected, range: wholeOf(selected.grid) } : selected;
    if (!document.execCommand('copy')) this.#announce(this.#texts.notCopied);
    this.#wanted = undefined;
  }

  #onCopy(event: ClipboardEvent): void {
    const { clipboardData } = event;
    if (!clipboardData) return;
    const blocks = this.#wanted || isTyped(event) ? [] : blocksSelected();
    if (blocks.length > 0) writeBlocks(clipboardData, blocks);
    else if (this.#isOurs(event)) this.#writeCells(clipboardData);
    else return;
    event.preventDefault();
  }

  #writeCells(clipboardData: DataTransfer): void {
    const current = this.#selection.current;
    const selected = this.#wanted ?? this.#selection.range;
    if (selected) this.#write(clipboardData, selected);
    else if (current) this.#writeText(clipboardData, current);
  }

  #write(data: DataTransfer, { grid, range }: SelectedRange): void {
    data.setData('text/html', copiedHtml(grid, range, copiedCell));
    data.setData('text/plain', copiedText(grid, range, copiedCell));
    const { rows, columns } = extent(range);
    this.#announce(filledIn(this.#texts.copied, rows, columns));
  }

  #writeText(data: DataTransfer, { cell }: Selected): void {
    const text = textOf(cell);
    data.setData('text/plain', text);
    this.#announce(filledIn(this.#texts.copiedText, text));
  }

  /** What is being typed is copied as ever, and a text that was selected goes before cells. */
  #isOurs(event: Event): boolean {
    if (this.#wanted) return true;
    return !isTyped(event) && !isTextSelected() && this.#selection.current !== undefined;
  }
}

function isTyped({ target }: Event): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null;
}

function isTextSelected(): boolean {
  return document.getSelection()?.isCollapsed === false;
}

function blocksSelected(): readonly SelectedBlock[] {
  const selection = document.getSelection();
  return selection && isTextSelected() ? selectedBlocks(selection.getRangeAt(0)) : [];
}

/** Words of one paragraph go into another one as if they were typed there. */
function writeBlocks(data: DataTransfer, blocks: readonly SelectedBlock[]): void {
  const isWords = blocks.length < 2 && blocks.every(({ kind }) => kind === 'paragraph');
  if (!isWords) data.setData('text/html', blocksHtml(blocks, copiedCell));
  data.setData('text/plain', blocksText(blocks, copiedCell));
}

/** How many rows and columns a range has. */
export function extent({ top, left, bottom, right }: GridRange): { readonly rows: number; readonly columns: number } {
  return { rows: bottom - top, columns: right - left };
}
