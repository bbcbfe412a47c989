import type { HostMessage, HostMessageOf } from '../../messages.ts';
import { filledIn } from '../../pageStrings.ts';
import type { Page } from '../PageModule.ts';
import type { Findings } from '../panes/Findings.ts';
import type { Texts } from '../panes/texts.ts';
import { WhyPane } from '../panes/WhyPane.ts';
import { AddressIndex } from './AddressIndex.ts';
import { Copying, extent } from './Copying.ts';
import { EditBox, type Wish } from './EditBox.ts';
import { FigureStore } from './FigureStore.ts';
import { FindingMarks } from './FindingMarks.ts';
import { FindingPopover } from './FindingPopover.ts';
import { cellsIn } from './Grid.ts';
import type { CellActions } from './listenToCells.ts';
import { Places } from './Places.ts';
import { type Selected, Selection } from './Selection.ts';
import { sumOf } from './sumOf.ts';
import { textOf } from './tableGrid.ts';
import { cellOf, focusTarget, runGroupOf } from './tabStops.ts';

/** The cells of the page and all that goes with the selected one: its line, why it is what it is, its findings, its edit. */
export class Cells {
  readonly actions: CellActions;
  readonly #page: Page;
  readonly #texts: Texts;
  readonly #index = new AddressIndex();
  readonly #figures: FigureStore;
  readonly #selection: Selection;
  readonly #places: Places;
  readonly #marks: FindingMarks;
  readonly #popover: FindingPopover;
  readonly #edit: EditBox;
  readonly #why: WhyPane;

  constructor(page: Page, findings: Findings, texts: Texts) {
    this.#page = page;
    this.#texts = texts;
    this.#figures = new FigureStore((message) => page.post(message));
    this.#selection = new Selection(this.#index);
    this.#places = new Places(page, this.#index);
    this.#marks = new FindingMarks(this.#index, texts);
    this.#popover = new FindingPopover((cell) => this.#marks.of(cell), findings.actions, texts);
    this.#edit = new EditBox(page, this.#index, this.#figures, this.#selection, texts);
    const copying = new Copying(this.#selection, (text) => page.announce(text), texts);
    this.#why = new WhyPane(
      page,
      {
        figures: this.#figures,
        point: (addresses) => this.#places.point(addresses),
        edit: (address) => this.#edit.begin(address, 'edit'),
        copy: (what) => copying.copy(what),
      },
      texts,
    );
    this.actions = this.#actionsIn();
    this.#selection.onChange((selected) => this.#changed(selected));
    this.#listenToHover();
  }

  /** Takes what the host tells of figures and places. */
  receive(message: HostMessage): void {
    if (message.type === 'update') this.#drawn(message);
    else if (message.type === 'figure') this.#figures.receive(message);
    else if (message.type === 'places') this.#places.receive(message);
    else if (message.type === 'edited') this.#edit.receive(message);
    else if (message.type === 'show' && message.explain) this.#explain(message.address);
    else if (message.type === 'view') this.#leaveView();
  }

  /** Shows again what was drawn anew: what is selected, lit and marked. */
  redraw(changed: readonly Element[]): void {
    this.#index.add(changed);
    if (this.#selection.restore()) this.#ask('look');
    this.#describe(this.#selectedInWords());
    this.#places.redraw();
    this.#marks.redraw();
    this.#edit.follow();
    this.#edit.resume();
  }

  /** Marks what was found. */
  showFindings(findings: Findings): void {
    this.#marks.show(findings.all);
    this.#popover.refresh();
  }

  /** Shows some figures as asked for from another view: the first that is there is selected, and all are pointed at. */
  goTo(addresses: readonly string[]): void {
    const cell = cellOf(this.#places.point(addresses) ?? null);
    if (!cell) return;
    this.#selection.select(cell);
    this.#selection.focus();
    this.#ask('look');
  }

  /** Nothing is selected any more. */
  forget(): void {
    this.#selection.clear();
    this.#why.empty();
  }

  /** Another document is shown from now on. */
  begin(): void {
    this.forget();
    this.#edit.forget();
    this.#figures.forget();
    this.#places.forget();
    this.#edit.resume();
  }

  /** The document has got another address. */
  moved(from: string, to: string): void {
    this.#edit.moved(from, to);
    this.#edit.resume();
  }

  #drawn({ reset }: HostMessageOf<'update'>): void {
    this.#figures.outdate();
    if (reset) this.#index.prune();
  }

  /** What lies over cells does not stay where these are not seen any more. */
  #leaveView(): void {
    this.#edit.leave();
    this.#popover.hide();
  }

  #explain(address: string): void {
    const cell = cellOf(this.#index.at(address)[0] ?? null);
    if (!cell) return;
    this.#selection.select(cell, address);
    this.#selection.focus();
    this.#page.showSide(true);
    // The place was kept while the pane opened, and the way to the figure ended there.
    this.#page.show(address, 'smooth');
    this.#ask('look');
  }

  #actionsIn(): CellActions {
    return {
      select: (cell, address, by) => {
        this.#places.unpoint();
        this.#selection.select(cell, address);
        if (by === 'pointer' || address !== this.#figures.asked) this.#ask('select');
      },
      extendTo: (cell) => this.#selection.extendTo(cell),
      move: (move, how) => {
        this.#places.unpoint();
        if (this.#selection.move(move, how) && how === 'move') this.#ask('select');
      },
      selectTable: () => this.#selection.selectTable(),
      activate: () => this.#beginEdit('editOrOpen'),
      edit: () => this.#beginEdit('edit'),
      showFindings: () => this.#enterFindings(),
      leave: () => this.#leave(),
      isSelected: (cell) => this.#isSelected(cell),
    };
  }

  /** Edits the selected figure; the pane, which may have been followed elsewhere, is about it again. */
  #beginEdit(wish: Wish): void {
    const address = this.#address();
    if (address !== this.#figures.asked) this.#why.begin(address);
    this.#edit.begin(address, wish);
  }

  /** Asks why the selected figure is what it is; a cell of another view is asked nothing. */
  #ask(how: 'select' | 'look'): void {
    const selected = this.#selection.current;
    if (!selected || !runGroupOf(selected.cell)) return;
    this.#figures[how](selected.address);
    this.#why.begin(selected.address);
    if (selected.address === '' || this.#page.state.isSideOpen === false || !this.#page.side.hidden) return;
    this.#page.showSide(true);
    // The document has less room from the next frame on, and the cell may be elsewhere.
    const { cell } = selected;
    requestAnimationFrame(() => cell.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  }

  #changed(selected: Selected | undefined): void {
    this.#edit.leave();
    const words = this.#selectedInWords();
    if (words !== '') this.#page.announce(words);
    this.#describe(words);
    // Over a rectangle that is being drawn it would be in the way.
    const marked = selected && words === '' ? this.#marks.around(selected.cell) : undefined;
    if (marked) this.#popover.show(marked);
    else this.#popover.hide();
  }

  /** How much is selected, and what its numbers make, as a spreadsheet says it. */
  #selectedInWords(): string {
    const selected = this.#selection.range;
    const cells = selected ? cellsIn(selected.grid, selected.range) : [];
    if (!selected || cells.length < 2) return '';
    const { rows, columns } = extent(selected.range);
    const size = filledIn(this.#texts.selectedRange, rows, columns);
    const numbers = cells.filter(({ cell }) => cell.classList.contains('figure'));
    const sum = sumOf(numbers.map(({ cell }) => textOf(cell)));
    if (!sum) return size;
    return filledIn(this.#texts.selectedWithSum, size, filledIn(this.#texts.selectedSum, sum.count, sum.sum));
  }

  #describe(words: string): void {
    this.#why.describe(words, this.#selection.current?.inTable !== undefined);
  }

  #enterFindings(): boolean {
    const cell = this.#selection.current?.cell;
    const marked = cell && this.#marks.around(focusTarget(cell));
    if (!marked) return false;
    this.#popover.show(marked);
    this.#popover.enter(() => this.#selection.focus());
    return true;
  }

  #leave(): void {
    if (this.#popover.isOpen) this.#popover.hide();
    else if (!this.#selection.narrow()) this.#leaveCells();
  }

  #leaveCells(): void {
    const active = document.activeElement;
    this.forget();
    this.#figures.look('');
    if (active instanceof HTMLElement || active instanceof SVGElement) active.blur();
  }

  #isSelected(cell: Element): boolean {
    return cell === this.#selection.current?.cell || cell.matches('.is-selected');
  }

  #address(): string {
    return this.#selection.current?.address ?? '';
  }

  #listenToHover(): void {
    const view = this.#page.views.document;
    view.addEventListener('pointerover', ({ target, buttons }) => {
      const marked = target instanceof Element && buttons === 0 ? this.#marks.around(target) : undefined;
      if (marked) this.#popover.showSoon(marked);
    });
    view.addEventListener('pointerout', ({ target }) => {
      if (target instanceof Element && this.#marks.around(target)) this.#popover.hideSoon();
    });
  }
}
