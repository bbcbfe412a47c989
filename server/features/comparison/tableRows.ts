import type { Localized } from '../../language/schema.ts';
import type { KeyedFigure } from '../../model/figures/keyedFigures.ts';
import { type MoneyUnit, moneyUnits, printedMoney } from '../../model/money.ts';
import type { TableLayout } from '../../tables/layout.ts';
import type { FigureCell, Sheet, SheetRow } from '../../tables/Sheet.ts';
import { columnHeaders, withoutNumber } from '../../tables/sheetTexts.ts';
import { leaves } from '../../tables/where.ts';

/** One row of a side of a table, as it is compared: its main figure, and the others that break it down. */
export interface TableRow {
  /** That of its main figure. */
  readonly key: string;
  readonly side: number;
  readonly isTotal: boolean;
  /** How deep it stands in a classification or below the department; 0 where there is no depth. */
  readonly level: number;
  /** Whether no row stands below it. */
  readonly isLeaf: boolean;
  /** The main one first. */
  readonly figures: readonly RowFigure[];
}

/** A figure of a row under what it is of. */
export interface RowFigure {
  readonly figure: KeyedFigure;
  readonly cell: FigureCell;
}

/** The rows of a table with the figures that are printed in them; a figure that is not printed counts as zero. */
export function tableRows(sheet: Sheet, layout: TableLayout): TableRow[] {
  const headers = columnHeaders(sheet);
  let from = 0;
  return layout.sides.flatMap((side, i) => {
    const columns = { from, to: from + leaves(side.columns).length };
    from = columns.to;
    const rows = sheet.rows.flatMap((row) => rowOf(row, columns, headers, layout.unit, i) ?? []);
    return rows.map((row, at) => ({ ...row, isLeaf: (rows[at + 1]?.level ?? 0) <= row.level }));
  });
}

interface Columns {
  readonly from: number;
  readonly to: number;
}

function rowOf(
  { cells }: SheetRow,
  { from, to }: Columns,
  headers: readonly string[],
  unit: MoneyUnit,
  side: number,
): Omit<TableRow, 'isLeaf'> | undefined {
  const own = cells.slice(from, to);
  const texts = own.flatMap((cell) => (cell.kind === 'text' ? [cell] : []));
  const level = Math.max(0, ...texts.map((cell) => cell.level));
  const names = texts.map(({ text }) => text.trim()).filter((text) => text !== '' && !/^\d+$/.test(text));
  const figures = own.flatMap((cell, i) => (cell.kind === 'figure' ? [{ cell, header: headers[from + i] ?? '' }] : []));
  const [main] = figures;
  if (!main) return undefined;
  const [name = main.header] = names;
  const [, row = ''] = main.cell.address.split('/');
  const code = /^\d+/.exec(row)?.[0] ?? '';
  const depth = Math.max(0, level - 1);
  return {
    key: keyOf(main.cell),
    side,
    level,
    isTotal: main.cell.isTotal,
    figures: figures.map(({ cell, header }, i) => ({
      cell,
      figure: {
        key: keyOf(cell),
        code: i === 0 ? code : '',
        name: same(i === 0 ? withoutNumber(name) : header),
        depth: i === 0 ? depth : depth + 1,
        value: printedMoney(cell.text || '0', moneyUnits[unit]),
      },
    })),
  };
}

/** The address without its table: `2011308/basic`. */
function keyOf({ address }: FigureCell): string {
  return address.slice(address.indexOf('/') + 1);
}

function same(text: string): Localized {
  return { zh: text, en: text };
}
