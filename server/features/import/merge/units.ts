import type { Budget, Unit } from '../../../model/Budget.ts';
import type { Bound } from '../../../model/bind.ts';
import { readUnit } from '../../../model/readPart.ts';
import { emptySegment } from '../../../syntax/tree.ts';
import { ascii } from '../../../text/ascii.ts';
import { withoutBlanks } from './sameStatement.ts';

/** How tables call the department without its units: its name, alone or with 本级. */
const OWN_LEVEL = /[（(]?(?:局|部门)?本级[)）]?$/;

/** A code that a table has in the same cell, before the name. */
const CODE_BEFORE = /^\d{3,12}[-－\s]*/;

/** A unit's name as it is compared. */
export function plainName(name: string): string {
  return withoutBlanks(ascii(name).replace(CODE_BEFORE, ''));
}

/** The name of a department as it is compared: the department itself (本级) goes by it, too. */
export function departmentName(name: string): string {
  return plainName(name).replace(OWN_LEVEL, '');
}

/** The key of each unit of a budget, by its name and by its code. */
export function unitKeys({ units }: Budget): ReadonlyMap<string, string> {
  return new Map(
    units.flatMap(({ unit: { name, code } }): [string, string][] => {
      const key = plainName(name);
      return code === ''
        ? [[key, key]]
        : [
            [key, key],
            [`#${ascii(code)}`, key],
          ];
    }),
  );
}

/** The key of a unit of tables: that of the one with its code, else with its name; its own where there is none. */
export function keyOfUnit(bound: Bound, keys: ReadonlyMap<string, string>): string {
  const { name, code } = readUnit(bound, emptySegment);
  const told = code || (/^\d{3,12}/.exec(ascii(name).trim())?.[0] ?? '');
  return keys.get(`#${ascii(told)}`) ?? keys.get(plainName(name)) ?? plainName(name);
}

/** Whether what tables list as a unit is the department itself. */
export function isDepartmentItself(bound: Bound, department: Unit | undefined): boolean {
  if (bound.schema.id !== 'unit' || !department) return false;
  const { name, code } = readUnit(bound, emptySegment);
  const plain = departmentName(name);
  return (
    plain === '' || plain === departmentName(department.name) || (code !== '' && ascii(code) === ascii(department.code))
  );
}
