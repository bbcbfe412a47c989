import { subjectsNamed } from '../../data/catalogue.ts';
import { folded } from '../../text/folded.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import { amountIn, totalIn, unnumbered } from '../paste/cells.ts';
import type { Row } from '../paste/plainRows.ts';
import { headerOf } from '../paste/tableHead.ts';
import { sumOfCells } from './ofAllUnits.ts';
import { type TableColumns, widthOf } from './tableColumns.ts';

/** A table with the codes of its rows behind all other columns, and which rows each of its rows was made of. */
export interface CodedTable {
  readonly table: TableColumns;
  readonly originals: ReadonlyMap<Row, readonly Row[]>;
}

/**
 * A table that tells departmental economic subjects by their names alone, with their codes; undefined where it is another.
 * Rows of one subject, which has several of the government's beside it, become one.
 */
export function withEconomicCodes(table: TableColumns): CodedTable | undefined {
  const column = nameColumn(table);
  if (column === undefined) return undefined;
  const nameOf = (row: Row): string => row[column]?.text ?? '';
  const codes = codesOf(table.rows.map((row) => unnumbered(nameOf(row))));
  const named = table.rows.filter((row) => nameOf(row) !== '' && !totalIn(nameOf(row)));
  if (named.length === 0 || codes.filter(Boolean).length * 2 < named.length) return undefined;
  const width = widthOf(table);
  const groups = groupedBy([...table.rows.entries()], ([i]) => codes[i] || `row ${i}`);
  const originals = new Map(
    [...groups.values()].flatMap((group): [Row, readonly Row[]][] => {
      const rows = group.map(([, row]) => row);
      const code = codes[group[0]?.[0] ?? -1] ?? '';
      const whole = rows.length > 1 ? sumOf(rows) : undefined;
      return whole ? [[withCell(whole, width, code), rows]] : rows.map((row) => [withCell(row, width, code), [row]]);
    }),
  );
  return {
    table: { ...table, rows: [...originals.keys()], naming: new Map(table.naming).set('economic', width) },
    originals,
  };
}

/** The first of some rows with the sums of all; undefined where they cannot be added. */
function sumOf(rows: readonly Row[]): Row | undefined {
  const width = Math.max(...rows.map(({ length }) => length));
  const cells = Array.from({ length: width }, (_, column) => {
    const first = rows[0]?.[column];
    return first && amountIn(first) === undefined ? first : sumOfCells(rows, column);
  });
  return cells.every((cell) => cell !== undefined) ? cells : undefined;
}

/** The column of names: that of the government's subjects is another. */
function nameColumn({ head, rows }: TableColumns): number | undefined {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const columns = Array.from({ length: width }, (_, column) => column);
  return columns.find((column) => /^(?!.*政府).*经济(?:分类)?科目/.test(folded(headerOf(head, column))));
}

function withCell(row: Row, column: number, text: string): Row {
  const cells = Array.from({ length: column }, (_, i) => row[i] ?? { text: '', isRepeated: false });
  return [...cells, { text, isRepeated: false }];
}

/** The codes of names in their order: a 款 of the 类 above, else a 类, else the only 款 of that name; empty for others. */
function codesOf(names: readonly string[]): string[] {
  let above = '';
  return names.map((name) => {
    const found = subjectsNamed('economic', name).map(({ code }) => code);
    const items = found.filter((code) => code.length === 5);
    const below = items.find((code) => above !== '' && code.startsWith(above));
    const [whole] = found.filter((code) => code.length === 3);
    if (below === undefined && whole !== undefined) above = whole;
    return below ?? whole ?? (items.length === 1 ? items[0] : undefined) ?? '';
  });
}
