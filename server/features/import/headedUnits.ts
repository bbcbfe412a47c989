import type { Localized } from '../../language/schema.ts';
import type { NamedCode } from '../paste/subjectNamed.ts';
import { departmentIn } from './departmentIn.ts';
import { departmentName } from './merge/units.ts';
import type { SheetRows } from './sheets/SheetRows.ts';

/** The units of sheets that are headed with another name than the first one; a sheet without a name is as the first. */
export function unitsHeaded(sheets: readonly SheetRows[]): ReadonlyMap<SheetRows, NamedCode> {
  const names = sheets.flatMap((sheet) => {
    const name = departmentIn(textsAbove(sheet));
    return name === undefined ? [] : [{ sheet, name, plain: departmentName(name) }];
  });
  const first = names[0]?.plain ?? '';
  // A name may stand without its county.
  const others = names.filter(({ plain }) => !first.endsWith(plain) && !plain.endsWith(first));
  return new Map(others.map(({ sheet, name }) => [sheet, { name, code: '' }]));
}

/** What stands above the rows of a sheet. */
export function textsAbove({ name, rows }: SheetRows): readonly string[] {
  return [name, ...rows.slice(0, 6).flatMap((row) => row.map(({ text }) => text))];
}

/** What became of tables that are headed with several names. */
export function ofSeveral(names: readonly string[]): Localized {
  const [first = ''] = names;
  return {
    zh: `表头写的单位有“${names.join('”、“')}”，各单位的支出分开记；新建的文件以“${first}”为部门，请核对`,
    en: `the tables are headed with ${names.join(', ')}, and what each spends stands apart; a new file takes ${first} for the department, please check`,
  };
}
