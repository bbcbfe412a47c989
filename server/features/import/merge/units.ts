import type { Budget, Unit } from '../../../model/Budget.ts';
import type { Bound } from '../../../model/binding/bind.ts';
import { readUnit } from '../../../model/readUnit.ts';
import { emptySegment } from '../../../syntax/tree.ts';
import { ascii } from '../../../text/ascii.ts';
import { withoutBlanks } from './sameStatement.ts';

/** How tables call the department without its units: its name, alone or with 本级. */
const OWN_LEVEL = /^(?:局|部门)本级$|[（(]?(?:本级|机关)[)）]?$/;

/** A code that a table has in the same cell, before the name. */
const CODE_BEFORE = /^\d{3,12}[-－\s]*/;

/** A unit's name as it is compared. */
function plainName(name: string): string {
  return withoutBlanks(ascii(name).replace(CODE_BEFORE, ''));
}

/** The name of a department as it is compared: the department itself (本级) goes by it, too. */
export function departmentName(name: string): string {
  return plainName(name).replace(OWN_LEVEL, '');
}

/** Whether a name is that of a department itself, without its units. */
export function isOwnLevel(name: string): boolean {
  return departmentName(name) !== plainName(name);
}

/** Whom the names and codes in tables mean: a unit of a budget, or the department itself. */
export class Spenders {
  readonly #department: Unit | undefined;
  readonly #units = new Map<string, Unit>();
  /** The department itself, where the file has it as a unit beside the others. */
  readonly #ownLevel: Unit | undefined;

  constructor({ department, units }: Budget) {
    this.#department = department;
    for (const { unit } of units) {
      this.#units.set(plainName(unit.name), unit);
      if (unit.code !== '') this.#units.set(`#${ascii(unit.code)}`, unit);
    }
    this.#ownLevel = units.find(({ unit }) => this.#isOwnName(unit.name))?.unit;
  }

  /** The unit that a table is headed with; a table of the department is of all of its units. */
  titled(told: Unit | undefined): Unit | undefined {
    if (!told || told.name.trim() === '' || plainName(told.name) === plainName(this.#department?.name ?? ''))
      return undefined;
    return this.#unitOf(told);
  }

  /** The units whose names stand in the heads of tables; none where the department's does. */
  headed(heads: readonly string[]): readonly Unit[] {
    const texts = heads.map(withoutBlanks);
    const own = plainName(this.#department?.name ?? '');
    const found = [...this.#units].filter(
      ([name]) => name !== '' && name !== own && texts.some((text) => text.includes(name)),
    );
    // The name of a unit may begin with that of its department.
    const rest = texts.map((text) => found.reduce((left, [name]) => left.replaceAll(name, ''), text));
    if (own !== '' && rest.some((text) => text.includes(own))) return [];
    return [...new Set(found.map(([, unit]) => unit))];
  }

  /** Whether a table is headed with the department without its units. */
  isOwnLevel({ name }: Unit): boolean {
    return this.#isOwnName(name) && OWN_LEVEL.test(plainName(name));
  }

  /** Whether a unit of tables is one of the budget. */
  knows(told: Unit): boolean {
    return this.#unitOf(told) !== undefined;
  }

  /** The key of a unit of tables: that of the one with its code, else with its name; its own where there is none. */
  keyOf(bound: Bound): string {
    const told = readUnit(bound, emptySegment);
    return plainName((this.#unitOf(told) ?? told).name);
  }

  /** Whether what tables list as a unit is the department itself, and no unit of the file. */
  isDepartment(bound: Bound): boolean {
    if (bound.schema.id !== 'unit' || !this.#department) return false;
    const told = readUnit(bound, emptySegment);
    const isSameCode = told.code !== '' && ascii(told.code) === ascii(this.#department.code);
    return !this.#unitOf(told) && (isSameCode || this.#isOwnName(told.name));
  }

  #unitOf({ name, code }: Unit): Unit | undefined {
    const told = code || (/^\d{3,12}/.exec(ascii(name).trim())?.[0] ?? '');
    const own = this.#isOwnName(name) ? this.#ownLevel : undefined;
    return this.#units.get(`#${ascii(told)}`) ?? this.#units.get(plainName(name)) ?? own;
  }

  #isOwnName(name: string): boolean {
    const plain = departmentName(name);
    return plain === '' || plain === departmentName(this.#department?.name ?? '');
  }
}
