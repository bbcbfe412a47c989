import { findSubject } from '../../data/catalogue.ts';
import { folded } from '../../text/folded.ts';
import { codeIn, isTotal, totalIn, unnumbered } from '../paste/cells.ts';
import type { Row } from '../paste/plainRows.ts';
import type { NamedCode } from '../paste/subjectNamed.ts';
import { headerOf } from '../paste/tableHead.ts';
import type { Home } from './Draft.ts';
import { codeApart } from './departmentIn.ts';
import type { Naming, TableColumns } from './tableColumns.ts';
import { isOfBasic } from './titles.ts';

/** Where the expenditure of each row belongs; below the row that names a unit, it is not named again. */
export function homesIn(table: TableColumns): (row: Row) => Home {
  const { units, last } = unitsIn(table);
  const homes = new Map<Row, Home>();
  let above: Home | undefined;
  for (const row of table.rows) {
    const told = { ...blockOf(row, table), unit: units.get(row) ?? last };
    const home = above && isBelow(row, table) ? { ...above, unit: told.unit } : told;
    above = isTotal(row) ? undefined : home;
    homes.set(row, home);
  }
  return (row) => homes.get(row) ?? { ...blockOf(row, table), unit: last };
}

/** The unit of each row, and the last one; a total is of all of them. */
function unitsIn(table: TableColumns): { readonly units: ReadonlyMap<Row, NamedCode>; readonly last: NamedCode } {
  const toldIn = unitTeller(table);
  const whole = table.unit ?? { code: '', name: '' };
  const units = new Map<Row, NamedCode>();
  let last = whole;
  for (const row of table.rows) {
    const told = toldIn(row);
    const total = totalIn(told.name);
    if (total === 'total') last = whole;
    else if (told.name !== '' && total === undefined) last = told;
    units.set(row, last);
  }
  return { units, last };
}

/** What a row says of its unit; its name is empty where it says nothing. */
function unitTeller(table: TableColumns): (row: Row) => NamedCode {
  const codeOf = (row: Row): string => textIn(row, 'unitCode', table);
  if (table.naming.has('unit')) return (row) => unitOf(textIn(row, 'unit', table), codeOf(row));
  const names = unitNames(table);
  return (row) => {
    const code = codeOf(row);
    return { name: names.get(code) ?? code, code };
  };
}

/** The names of units by their codes: where only these have a column, a row without a subject has the name of its unit. */
function unitNames(table: TableColumns): ReadonlyMap<string, string> {
  const subjects = [...table.naming].flatMap(([name, column]) => (isOfSubjects(name) ? [column] : []));
  const levels = (['class', 'section', 'item'] as const).map((role) => table.at.get(role) ?? -1);
  const isHead = (row: Row): boolean => [...subjects, ...levels].every((column) => (row[column]?.text ?? '') === '');
  return new Map(
    table.rows.filter(isHead).flatMap((row): [string, string][] => {
      const name = row[table.at.get('name') ?? -1]?.text ?? '';
      const code = textIn(row, 'unitCode', table);
      return code === '' || name === '' || totalIn(name) ? [] : [[code, name]];
    }),
  );
}

function isOfSubjects(name: Naming): boolean {
  return name === 'function' || name === 'economic';
}

/** The code may stand before the name in its cell; that of a unit has six digits and more, which 301医院 has not. */
function unitOf(told: string, code: string): NamedCode {
  const apart = codeApart(told);
  return code === '' && apart.code.length >= 6 ? apart : { name: told, code };
}

/** The project and the function of a row; what is sorted as 人员类 or 公用经费 is a project by name alone. */
function blockOf(row: Row, table: TableColumns): Omit<Home, 'unit'> {
  const project = textIn(row, 'project', table);
  const sort = textIn(row, 'category', table);
  const code = functionIn(row, table);
  const isSortedBasic = basicSorts.test(folded(unnumbered(sort))) || isOfBasic(table);
  const isBasic = table.naming.has('economic') && code !== undefined && isSortedBasic;
  return {
    project: totalIn(project) || isBasic ? '' : project,
    function: code,
    category: categoryIn(sort),
  };
}

const basicSorts = /^(?:人员类|人员经费|(?:日常)?公用经费|基本支出)/;

/** Whether a row has an economic code and leaves out project and function, as those above it have them. */
function isBelow(row: Row, table: TableColumns): boolean {
  const texts = [textIn(row, 'project', table), functionText(row, table)];
  return texts.every((text) => text === '') && codeIn(row[table.naming.get('economic') ?? -1]) !== undefined;
}

/** 特定目标类, 其他运转类小计: what projects are sorted by, and no project. */
export function categoryIn(text: string): string | undefined {
  const name = folded(unnumbered(text));
  return /^(特定目标类|其他运转类|运转类|人员类)(?:项目)?(?:支出)?(?:小计|合计)?$/.exec(name)?.[1];
}

/** The text of a row in the column that names something; empty where there is none. */
export function textIn(row: Row, name: Naming, { naming }: TableColumns): string {
  return row[naming.get(name) ?? -1]?.text ?? '';
}

function functionIn(row: Row, table: TableColumns): NamedCode | undefined {
  const at = table.naming.get('function');
  if (at === undefined) return undefined;
  const found = codeIn({ text: functionText(row, table), isRepeated: false });
  const names = nameColumn(table, at) ?? -1;
  const told = /经济/.test(headerOf(table.head, names)) ? '' : (row[names]?.text ?? '');
  return found && { code: found.code, name: found.name || told || (findSubject(found.code)?.name ?? '') };
}

/** What tells the function of a row, in one column or in those of 类, 款 and 项. */
function functionText(row: Row, table: TableColumns): string {
  const at = table.naming.get('function') ?? -1;
  const levels = (['class', 'section', 'item'] as const).map((role) => row[table.at.get(role) ?? -1]?.text ?? '');
  return at < 0 && table.naming.has('function') ? levels.join('') : (row[at]?.text ?? '');
}

/** The column behind that of a code, if it is headed as its name. */
export function nameColumn({ head, naming }: TableColumns, code: number): number | undefined {
  const column = code + 1;
  const isOther = [...naming.values()].includes(column);
  return code >= 0 && !isOther && /名称|科目|name/i.test(headerOf(head, column)) ? column : undefined;
}
