import { findSubject } from '../../data/catalogue.ts';
import { codeIn, totalIn } from '../paste/cells.ts';
import type { Row } from '../paste/plainRows.ts';
import type { NamedCode } from '../paste/subjectNamed.ts';
import { headerOf } from '../paste/tableHead.ts';
import type { Home } from './Draft.ts';
import type { Naming, TableColumns } from './tableColumns.ts';

/** Where the expenditure of each row belongs; below the row that names a unit, it is not named again. */
export function homesIn(table: TableColumns): (row: Row) => Home {
  const units = new Map<Row, NamedCode>();
  const whole = table.unit ?? { code: '', name: '' };
  let unit = whole;
  for (const row of table.rows) {
    const code = textIn(row, 'unitCode', table);
    const told = { name: table.naming.has('unit') ? textIn(row, 'unit', table) : code, code };
    if (totalIn(told.name) === 'total') unit = whole;
    else if (told.name !== '' && totalIn(told.name) === undefined) unit = told;
    units.set(row, unit);
  }
  return (row) => {
    const project = textIn(row, 'project', table);
    return {
      project: totalIn(project) ? '' : project,
      unit: units.get(row) ?? unit,
      function: functionIn(row, table),
    };
  };
}

/** The text of a row in the column that names something; empty where there is none. */
export function textIn(row: Row, name: Naming, { naming }: TableColumns): string {
  return row[naming.get(name) ?? -1]?.text ?? '';
}

function functionIn(row: Row, table: TableColumns): NamedCode | undefined {
  const at = table.naming.get('function');
  if (at === undefined) return undefined;
  const levels = (['class', 'section', 'item'] as const).map((role) => row[table.at.get(role) ?? -1]?.text ?? '');
  const found = codeIn(at < 0 ? { text: levels.join(''), isRepeated: false } : row[at]);
  const told = row[nameColumn(table, at) ?? -1]?.text ?? '';
  return found && { code: found.code, name: found.name || told || (findSubject(found.code)?.name ?? '') };
}

/** The column behind that of a code, if it is headed as its name. */
export function nameColumn({ head, naming }: TableColumns, code: number): number | undefined {
  const column = code + 1;
  const isOther = [...naming.values()].includes(column);
  return code >= 0 && !isOther && /名称|科目|name/i.test(headerOf(head, column)) ? column : undefined;
}
