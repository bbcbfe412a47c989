import { isMoneyUnit, type MoneyUnit, moneyUnits } from '../../../model/money.ts';
import type { TableLayout } from '../../../tables/layout.ts';
import { shanxi2026 } from '../../../tables/shanxi2026/layout.ts';
import { leaves } from '../../../tables/where.ts';
import type { Cell, Row } from '../../paste/plainRows.ts';
import type { SheetRows } from '../sheets/SheetRows.ts';

/** A table stands so far above, its title and headers with it. */
const MOST_HEAD = 9;

const empty: Cell = { text: '', isRepeated: false };

/**
 * A sheet of one of the thirteen tables as this program writes it, whatever somebody did with it: under the label of its table,
 * its columns in their places without those that were put between them (序号, 备注), its figures in the unit of the table.
 */
export function ownSheet(sheet: SheetRows): SheetRows {
  const own = labelled(sheet);
  const layout = ownLayout(own.name);
  return layout ? { ...own, rows: inUnitOf(layout, inPlace(layout, own.rows)) } : own;
}

/** Which of the thirteen tables a sheet is, by the label that its name begins with. */
export function ownLayout(name: string): TableLayout | undefined {
  return shanxi2026.tables.find(({ label }) => name === label || name.startsWith(`${label} `));
}

/**
 * One without a label of its own is known by the number that stands above its table, `预算公开表4` is that of 表四, or by its
 * title, which is all that a web page has.
 */
export function labelled(sheet: SheetRows): SheetRows {
  if (ownLayout(sheet.name)) return sheet;
  const texts = sheet.rows
    .slice(0, 3)
    .flatMap((row) => row.flatMap(({ text, isRepeated }) => (isRepeated ? [] : text || [])));
  const numbered = shanxi2026.tables.find(({ number }) => texts.includes(number));
  if (numbered) return named(numbered, texts[texts.indexOf(numbered.number) + 1] ?? '', sheet);
  const [title = ''] = (texts[0] ?? '').split(/（单位[:：]/);
  const titled = shanxi2026.tables.find((table) => plainHeader(table.title) === plainHeader(title));
  return titled ? named(titled, title, sheet) : sheet;
}

function named({ label }: TableLayout, title: string, sheet: SheetRows): SheetRows {
  return { ...sheet, name: `${label} ${title}`.trim() };
}

/** The rows from the headers on with the columns that the headers of the layout stand above. */
function inPlace(layout: TableLayout, rows: readonly Row[]): readonly Row[] {
  const headers = columnsOf(layout).map(({ header }) => plainHeader(header));
  const head = rows.slice(0, MOST_HEAD);
  const from = head.findIndex((row) => row.some(({ text }) => plainHeader(text) === headers[0]));
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex(({ text }) => text !== '') + 1));
  const columns: number[] = [];
  for (const header of headers) {
    const last = columns.at(-1) ?? -1;
    const next = Array.from({ length: width - last - 1 }, (_, i) => last + 1 + i);
    const at = next.find((column) => head.some((row) => plainHeader(row[column]?.text ?? '') === header));
    // A header that was written anew may stand above any of them.
    if (from < 0 || at === undefined) return rows;
    columns.push(at);
  }
  const isInPlace = columns.every((column, i) => column === i);
  return isInPlace && width <= columns.length
    ? rows
    : rows.map((row, i) => (i < from ? row : columns.map((column) => row[column] ?? empty)));
}

function columnsOf({ sides }: TableLayout): ReturnType<typeof leaves> {
  return sides.flatMap((side) => leaves(side.columns));
}

function plainHeader(text: string): string {
  return text.replace(/\{[^{}]*\}|20\d\d|\s/g, '');
}

/** The figures in the unit of the layout, where the head of the table tells another one. */
function inUnitOf(layout: TableLayout, rows: readonly Row[]): readonly Row[] {
  const unit = unitIn(rows);
  if (unit === undefined || unit === layout.unit) return rows;
  const factor = moneyUnits[unit] / moneyUnits[layout.unit];
  const columns = columnsOf(layout);
  const start = rows.findIndex((row) => row.some(({ text }) => UNIT.test(text))) + 1;
  return rows.map((row, i) =>
    i < start ? row : row.map((cell, at) => (isFigureColumn(columns[at]) ? times(cell, factor) : cell)),
  );
}

const UNIT = /单位[:：]\s*(元|千元|万元|亿元)/;

function unitIn(rows: readonly Row[]): MoneyUnit | undefined {
  const texts = rows.slice(0, MOST_HEAD).flatMap((row) => row.map(({ text }) => text));
  const [unit] = texts.flatMap((text) => UNIT.exec(text)?.[1] ?? []);
  return unit !== undefined && isMoneyUnit(unit) ? unit : undefined;
}

function isFigureColumn(column: ReturnType<typeof leaves>[number] | undefined): boolean {
  return column !== undefined && 'key' in column;
}

function times(cell: Cell, factor: number): Cell {
  const plain = cell.text.replaceAll(',', '');
  if (!/^-?\d+(?:\.\d+)?$/.test(plain)) return cell;
  return { ...cell, text: String(Number((Number(plain) * factor).toFixed(8))) };
}
