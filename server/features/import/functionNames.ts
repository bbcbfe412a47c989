import { asWritten } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import { folded } from '../../text/folded.ts';
import { totalIn, unnumbered } from '../paste/cells.ts';
import { cellsOf, type Row } from '../paste/plainRows.ts';
import { type Outcome, unread } from '../paste/Reading.ts';
import { type NamedCode, subjectsCalled } from '../paste/subjectNamed.ts';
import { headerOf } from '../paste/tableHead.ts';
import { firstListed } from './firstListed.ts';
import { type TableColumns, widthOf, withCell } from './tableColumns.ts';

/** A table with the codes of its functional subjects behind all other columns. */
export interface FunctionsCoded {
  readonly table: TableColumns;
  /** The rows as they stood. */
  readonly originals: ReadonlyMap<Row, Row>;
  /** Of rows as they stood the name that may be that of several subjects, with these. */
  readonly unclear: ReadonlyMap<Row, Unclear>;
}

interface Unclear {
  readonly name: string;
  readonly codes: readonly string[];
}

/**
 * A table that tells functional subjects by their names alone, with their codes where the names of 类, 款 and 项 lead to one;
 * undefined where it is another.
 */
export function withFunctionCodes(table: TableColumns): FunctionsCoded | undefined {
  const columns = nameColumns(table);
  if (columns.length === 0) return undefined;
  const path = new Path();
  const unclear = new Map<Row, Unclear>();
  const width = widthOf(table);
  const originals = new Map(
    table.rows.map((row): [Row, Row] => {
      const names = namesIn(row, columns);
      const own = columns.length === 1 && names.length > 1 ? new Path() : path;
      const found = names.map((name) => own.step(name));
      const last = found.at(-1);
      if (last && 'codes' in last && last.codes.length > 1) unclear.set(row, last);
      return [withCell(row, width, last && 'code' in last ? `${last.code} ${last.name}` : ''), row];
    }),
  );
  const at = new Map(table.at);
  for (const role of ['class', 'section', 'item'] as const) at.delete(role);
  const naming = new Map(table.naming).set('function', width);
  return { table: { ...table, rows: [...originals.keys()], at, naming }, originals, unclear };
}

/** Why no subject is known of a row. */
export function unclearRow({ name, codes }: Unclear): Outcome {
  const { zh, en } = firstListed(codes, asWritten, { zh: '、', en: ', ' });
  return unread(
    `“${name}”有编码 ${zh}，看不出是哪个类、款下的`,
    `“${name}” is ${en}, and it is not told below which 类 and 款 it stands`,
  );
}

/** That codes follow from names, and of which names they do not. */
export function functionNotes(called: string, { unclear }: FunctionsCoded): Localized[] {
  const names = [...new Set([...unclear.values()].map(({ name }) => name))];
  return [
    {
      zh: `“${called}”的功能科目只有名称，编码按名称查出，请核对`,
      en: `“${called}” has functional subjects by name alone, and their codes were found by these: please check`,
    },
    ...(names.length === 0
      ? []
      : [
          {
            zh: `“${called}”的功能科目${names.map((name) => `“${name}”`).join('、')}查不出是哪一个编码`,
            en: `which codes the functional subjects ${names.join(', ')} of “${called}” have could not be found`,
          },
        ]),
  ];
}

/** Where the names of 类 and 款 have led so far. */
class Path {
  #above = '';
  /** Whether a name before is no listed subject, so that what stands below it is not told. */
  #isOpen = false;

  /** The subject of a name below those before it, or those that it may be. */
  step(name: string): NamedCode | Unclear {
    const all = functionsCalled(name);
    const found = this.#below(all);
    if (found && found.code.length < 7) [this.#above, this.#isOpen] = [found.code, false];
    if (all.length === 0) [this.#above, this.#isOpen] = [this.#above.slice(0, 3), true];
    return found ?? { name, codes: all.map(({ code }) => code) };
  }

  #below(all: readonly NamedCode[]): NamedCode | undefined {
    const under = (above: string, length: number): NamedCode | undefined => {
      const found = all.filter(({ code }) => code.length === length && code.startsWith(above));
      return above !== '' && found.length === 1 ? found[0] : undefined;
    };
    const section = this.#above.length === 5 ? this.#above : '';
    const whole = this.#above.slice(0, 3);
    return (
      under(section, 7) ??
      under(whole, 5) ??
      (this.#isOpen ? undefined : under(whole, 7)) ??
      all.find(({ code }) => code.length === 3) ??
      (all.length === 1 ? all[0] : undefined)
    );
  }
}

function functionsCalled(name: string): readonly NamedCode[] {
  return subjectsCalled(name).filter(({ code }) => code.startsWith('2'));
}

/** The names of 类, 款 and 项 that a row tells: each in its column, or in one cell with strokes between them. */
function namesIn(row: Row, columns: readonly number[]): readonly string[] {
  return columns.flatMap((column) => {
    const name = unnumbered(row[column]?.text ?? '');
    if (name === '' || totalIn(name)) return [];
    const parts = name.split(/[-－—–/>→_]+/).map((part) => part.trim());
    return functionsCalled(name).length === 0 && parts.every((part) => functionsCalled(part).length > 0)
      ? parts
      : [name];
  });
}

/** The columns of names: those of 类, 款 and 项, or one of all. None where codes tell functions, or the names are others. */
function nameColumns(table: TableColumns): readonly number[] {
  const { at, naming } = table;
  const levels = (['class', 'section', 'item'] as const).flatMap((role) => at.get(role) ?? []);
  if ((naming.get('function') ?? -1) >= 0 || naming.has('revenue') || naming.has('procurement')) return [];
  if (levels.length > 0) return areNames(levels, table) ? levels : [];
  const width = widthOf(table);
  const columns = Array.from({ length: width }, (_, column) => column);
  const named = new Set(naming.values());
  return columns.filter((column) => !named.has(column) && isHeaded(column, table)).slice(0, 1);
}

/** Whether a column is headed as one of functional subjects and has their names, as one of 科目 or 项目 may have others. */
function isHeaded(column: number, table: TableColumns): boolean {
  const header = folded(cellsOf(table.head, column).at(-1) ?? '');
  if (/经济|政府|收入|编码|代码/.test(header)) return false;
  if (/功能/.test(headerOf(table.head, column))) return areNames([column], table);
  return /科目(?:名称)?$|(?:^|支出)项目$/.test(header) && areNames([column], table) && startsWithClass(column, table);
}

/** Whether at least half of what stands in some columns is names of functional subjects. */
function areNames(columns: readonly number[], { rows }: TableColumns): boolean {
  const names = rows.flatMap((row) => namesIn(row, columns));
  return names.length > 0 && names.filter((name) => functionsCalled(name).length > 0).length * 2 >= names.length;
}

function startsWithClass(column: number, { rows }: TableColumns): boolean {
  const [first = ''] = rows.flatMap((row) => namesIn(row, [column]));
  return functionsCalled(first).some(({ code }) => code.length === 3);
}
