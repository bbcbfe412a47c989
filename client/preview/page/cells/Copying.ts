import { filledIn } from '../../pageStrings.ts';
import type { Texts } from '../panes/texts.ts';
import { copiedHtml, copiedText } from './copied.ts';
import { type GridRange, wholeOf } from './Grid.ts';
import type { Selected, SelectedRange, Selection } from './Selection.ts';
import { copiedCell, textOf } from './tableGrid.ts';

/** Copies what is selected, so that Excel and WPS take it as cells and Word as a table. */
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
    const current = this.#selection.current;
    const { clipboardData } = event;
    if (!clipboardData || !current || !this.#isOurs(event)) return;
    event.preventDefault();
    const selected = this.#wanted ?? this.#selection.range;
    if (selected) this.#write(clipboardData, selected);
    else this.#writeText(clipboardData, current);
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

  /** A text that was selected, or that is being typed, is copied as ever. */
  #isOurs(event: Event): boolean {
    if (this.#wanted) return true;
    const isTyped = event.target instanceof Element && event.target.closest('input, textarea, select') !== null;
    const isText = document.getSelection()?.isCollapsed === false;
    return !isTyped && !isText && this.#selection.current !== undefined;
  }
}

/** How many rows and columns a range has. */
export function extent({ top, left, bottom, right }: GridRange): { readonly rows: number; readonly columns: number } {
  return { rows: bottom - top, columns: right - left };
}
