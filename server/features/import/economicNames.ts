import { subjectsOf } from '../../data/catalogue.ts';
import { counted } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import { folded } from '../../text/folded.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import { onceFor } from '../../text/onceFor.ts';
import { amountIn, codeIn, totalIn, unnumbered } from '../paste/cells.ts';
import type { Row } from '../paste/plainRows.ts';
import { type Outcome, rowText } from '../paste/Reading.ts';
import { type NamedCode, subjectsCalled } from '../paste/subjectNamed.ts';
import { headerOf } from '../paste/tableHead.ts';
import { firstListed } from './firstListed.ts';
import { sumOfCells } from './ofAllUnits.ts';
import { type TableColumns, widthOf, withCell } from './tableColumns.ts';

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

/** A list of projects with the codes of its economic subjects behind all other columns. */
export interface ItemsCoded {
  /** Its rows in the order in which they stood. */
  readonly table: TableColumns;
  /** The subject of each of these rows that names one and no other. */
  readonly subjects: ReadonlyMap<Row, NamedCode>;
  /** The codes of each row that names several subjects, or none that is known. */
  readonly unclear: ReadonlyMap<Row, readonly string[]>;
}

/**
 * A list of projects that tells departmental economic subjects by their names alone, with their codes; undefined where it is
 * another, as one of the government's subjects is, some of which are called as those of departments.
 */
export const withItemCodes = onceFor((table: TableColumns): ItemsCoded | undefined => {
  const column = table.naming.has('economic') ? undefined : nameColumn(table);
  if (column === undefined) return undefined;
  const names = table.rows.map((row) => nameIn(row, column));
  if (names.every((name) => name === '') || areGovernments(names)) return undefined;
  const width = widthOf(table);
  const subjects = new Map<Row, NamedCode>();
  const unclear = new Map<Row, readonly string[]>();
  const rows = table.rows.map((row, i) => {
    const found = economicCalled(names[i] ?? '');
    const [only, ...others] = found;
    const isOne = only !== undefined && others.length === 0;
    const coded = withCell(row, width, isOne ? only.code : '');
    if (isOne) subjects.set(coded, only);
    else if (names[i] !== '')
      unclear.set(
        coded,
        found.map(({ code }) => code),
      );
    return coded;
  });
  return { table: { ...table, rows, naming: new Map(table.naming).set('economic', width) }, subjects, unclear };
});

/** What a row has in a column of names; empty for a total or a code. */
function nameIn(row: Row, column: number): string {
  const cell = row[column];
  return cell === undefined || totalIn(cell.text) || codeIn(cell) ? '' : unnumbered(cell.text);
}

/** Whether names are those of the government's subjects: some are of these alone, as 办公经费, and none of departments alone. */
function areGovernments(names: readonly string[]): boolean {
  const governments = new Set(Array.from(subjectsOf('government'), ({ name }) => folded(name)));
  const isTheirs = (name: string): boolean => governments.has(folded(name));
  const isOurs = (name: string): boolean => economicCalled(name).length > 0;
  return (
    names.some((name) => isTheirs(name) && !isOurs(name)) && !names.some((name) => isOurs(name) && !isTheirs(name))
  );
}

/** That codes of a list of projects follow from names, and of which rows that were read they do not. */
export function itemNotes(called: string, table: TableColumns, outcomes: readonly CodedOutcome[]): Localized[] {
  const coded = withItemCodes(table);
  if (!coded) return [];
  const read = coded.table.rows.flatMap((row, i) => {
    const told = outcomes[i];
    return told?.outcome.kind === 'lines' ? [{ row, text: rowText(told.row) }] : [];
  });
  const unclear = read.flatMap(({ row, text }): Unclear[] => {
    const codes = coded.unclear.get(row);
    return codes ? [{ text, codes }] : [];
  });
  return [
    ...(read.some(({ row }) => coded.subjects.has(row)) ? [foundByNames(called)] : []),
    ...(unclear.length > 0 ? [notFound(called, unclear)] : []),
  ];
}

interface CodedOutcome {
  /** As it stood. */
  readonly row: Row;
  readonly outcome: Outcome;
}

/** A row as it stood with the codes that its name may have. */
interface Unclear {
  readonly text: string;
  readonly codes: readonly string[];
}

function foundByNames(called: string): Localized {
  return {
    zh: `“${called}”的部门经济科目只有名称，编码按名称查出，请核对`,
    en: `“${called}” has departmental economic subjects by name alone, and their codes were found by these: please check`,
  };
}

function notFound(called: string, rows: readonly Unclear[]): Localized {
  const first = firstListed(rows, ({ text, codes }) =>
    codes.length > 0
      ? { zh: `${text}（${codes.join('、')}）`, en: `${text} (${codes.join(', ')})` }
      : { zh: text, en: text },
  );
  return {
    zh: `“${called}”有 ${rows.length} 行的部门经济科目查不出是哪一个编码，金额只记在项目下：${first.zh}`,
    en: `which codes the departmental economic subjects in ${counted(rows.length, 'row')} of “${called}” have could not be found, and the money stands under the projects alone: ${first.en}`,
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

/** The column of names, with something in it: that of the government's subjects is another. */
function nameColumn(table: TableColumns): number | undefined {
  const { head, rows } = table;
  const columns = Array.from({ length: widthOf(table) }, (_, column) => column);
  return columns.find(
    (column) =>
      /^(?!.*政府).*经济(?:分类|科目)/.test(folded(headerOf(head, column))) && rows.some((row) => row[column]?.text),
  );
}

/** The codes of names in their order: a 款 of the 类 above, else a 类, else the only 款 of that name; empty for others. */
function codesOf(names: readonly string[]): string[] {
  let above = '';
  return names.map((name) => {
    const found = economicCalled(name).map(({ code }) => code);
    const items = found.filter((code) => code.length === 5);
    const below = items.find((code) => above !== '' && code.startsWith(above));
    const [whole] = found.filter((code) => code.length === 3);
    if (below === undefined && whole !== undefined) above = whole;
    return below ?? whole ?? (items.length === 1 ? items[0] : undefined) ?? '';
  });
}

/** The departmental economic subjects that a name may be that of; 其他 alone may be the rest of anything. */
function economicCalled(name: string): readonly NamedCode[] {
  return name === '其他' ? [] : subjectsCalled(name).filter(({ code }) => code.startsWith('3'));
}
