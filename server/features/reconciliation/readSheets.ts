import { blocksOf, type Disclosure, type SheetBlock } from '../../document/Disclosure.ts';
import type { Localized } from '../../language/schema.ts';
import { amountOf } from '../../model/amount.ts';
import type { Budget } from '../../model/Budget.ts';
import { moneyUnitAt } from '../../model/moneyUnitAt.ts';
import type { TableLayout } from '../../tables/layout.ts';
import type { FigureCell, SheetRow } from '../../tables/Sheet.ts';
import { columnHeaders, withoutNumber } from '../../tables/sheetTexts.ts';
import { leaves } from '../../tables/where.ts';
import { onceFor } from '../../text/onceFor.ts';
import { groupNamed, type Notation, notationOf, type Printed, type PrintedGroup, readPrinted } from './Printed.ts';

type Groups = Map<string, PrintedGroup>;

/** Reads the tables of a document; rows of projects are put under `projects` too, with the table as their column. */
export function readSheets(groups: Groups, { budget, disclosure, layouts }: DocumentOfTables): void {
  for (const block of blocksOf(disclosure, 'sheet')) {
    const layout = layouts.find(({ id }) => id === block.sheet.id);
    if (layout) readSheet(groups, block, layout, mostOff(budget));
  }
}

/** What a number of a budget may be off at most, in whichever unit it is written. */
const mostOff = onceFor(({ fileUnit, units }: Budget): number => {
  const stated = units.map(({ unit: { segment, bound } }) =>
    moneyUnitAt({ segment, start: bound.statement.start }, fileUnit),
  );
  return Math.max(...[...new Set([fileUnit, ...stated])].map((unit) => amountOf('0', '', unit).half));
});

/** A budget with its document, and the layouts of the tables in that. */
export interface DocumentOfTables {
  readonly budget: Budget;
  readonly disclosure: Disclosure;
  readonly layouts: readonly TableLayout[];
}

/** What all rows of a table are read with. */
interface TableContext {
  readonly group: PrintedGroup;
  /** Where rows of projects are put too; undefined in a table of something else. */
  readonly projects: PrintedGroup | undefined;
  readonly id: string;
  readonly notation: Notation;
  /** What a number of the file may be off, which may have less digits than are printed. */
  readonly least: number;
  readonly title: Localized;
  readonly headers: readonly string[];
}

function readSheet(groups: Groups, { sheet, label }: SheetBlock, layout: TableLayout, least: number): void {
  const group = groupNamed(sheet.id, groups);
  const hasProjects = layout.sides.some(({ rows }) => rows.some(({ kind }) => kind === 'projects'));
  const context: TableContext = {
    group,
    projects: hasProjects ? groupNamed('projects', groups) : undefined,
    id: sheet.id,
    notation: notationOf(layout),
    least,
    title: { zh: label, en: label },
    headers: columnHeaders(sheet),
  };
  const widths = layout.sides.map(({ columns }) => leaves(columns).length);
  const readers = widths.map(() => ({ outline: new Outline(group), names: new RowNames() }));
  for (const row of sheet.rows)
    for (const [i, side] of sidesOf(row, widths).entries()) if (readers[i]) readSide(side, readers[i], context);
}

function readSide(
  { texts, level, figures }: SideOfRow,
  { outline, names }: { readonly outline: Outline; readonly names: RowNames },
  context: TableContext,
): void {
  const [first] = figures;
  if (!first) return;
  const key = rowOf(first.cell);
  outline.add(key, level);
  const row = names.of(key, texts);
  const headers = figures.length > 1 ? context.headers : [];
  for (const { cell, at } of figures) {
    const printed = printedCell(cell, context, { group: context.title, row, column: headers[at] ?? '' });
    context.group.add(key, columnOf(cell), printed);
    if (level === PROJECT_LEVEL && cell === first.cell)
      context.projects?.add(nameKey(texts.join('')), context.id, printed);
  }
}

/** Below the department and its units. */
const PROJECT_LEVEL = 3;

/** The key of a project: its name, with no stroke that could be taken for one of an address. */
export function nameKey(name: string): string {
  return name.trim().replaceAll('/', '／');
}

function printedCell(cell: FigureCell, { notation, least }: TableContext, label: Printed['label']): Printed {
  const { text, address } = cell;
  const { value, half } = readPrinted(text, notation);
  return { notation, address, text, value, half: Math.max(half, least), label, origin: () => cell.origin() };
}

/** One side of a row: what it says, and its figures with the number of their column. */
interface SideOfRow {
  readonly texts: readonly string[];
  readonly level: number;
  readonly figures: readonly { readonly cell: FigureCell; readonly at: number }[];
}

function sidesOf({ cells }: SheetRow, widths: readonly number[]): SideOfRow[] {
  let from = 0;
  return widths.map((width) => {
    const own = cells.slice(from, from + width);
    const start = from;
    from += width;
    const texts = own.flatMap((cell) => (cell.kind === 'text' ? [cell] : []));
    return {
      texts: texts.map(({ text }) => text.trim()).filter((text) => text !== ''),
      level: Math.max(0, ...texts.map(({ level }) => level)),
      figures: own.flatMap((cell, i) => (cell.kind === 'figure' ? [{ cell, at: start + i }] : [])),
    };
  });
}

function rowOf({ address }: FigureCell): string {
  return address.slice(address.indexOf('/') + 1, address.lastIndexOf('/'));
}

function columnOf({ address }: FigureCell): string {
  return address.slice(address.lastIndexOf('/') + 1);
}

/** What rows of one side are called. */
class RowNames {
  readonly #seen = new Set<string>();
  /** The last row that has no number in a list: those that follow it may be parts of it. */
  #last = '';

  /** A code with its name, or the name alone; where another row has that name, behind the one that it is part of. */
  of(key: string, texts: readonly string[]): string {
    const [name = ''] = texts.filter((text) => !/^\d+$/.test(text));
    const plain = withoutNumber(name);
    const code = /^\d+/.exec(key)?.[0];
    const text = code === undefined ? plain : `${code} ${plain}`.trim();
    if (plain === name) this.#last = text;
    if (code === undefined && this.#last !== text && this.#seen.has(text)) return `${this.#last} ${text}`;
    this.#seen.add(text);
    return text;
  }
}

/** Finds the rows under each row by how deep they stand. */
class Outline {
  readonly #group: PrintedGroup;
  readonly #above: { readonly key: string; readonly level: number }[] = [];

  constructor(group: PrintedGroup) {
    this.#group = group;
  }

  add(key: string, level: number): void {
    while ((this.#above.at(-1)?.level ?? -1) >= level) this.#above.pop();
    const parent = this.#above.at(-1)?.key;
    this.#above.push({ key, level });
    if (parent === undefined) return;
    const { below } = this.#group;
    const rows = below.get(parent);
    if (rows) rows.push(key);
    else below.set(parent, [key]);
  }
}
