import type { Localized } from '../../../language/schema.ts';
import { totalIn } from '../../paste/cells.ts';
import { ownLevelOf } from './ownLevel.ts';
import { type OwnProject, projectsIn } from './ownProjects.ts';
import { OwnTables } from './ownTables.ts';
import type { OwnWorkbook } from './ownWorkbook.ts';

/** How the money of a department falls to itself and to its units, as far as workbooks tell. */
export interface DepartmentShares {
  /** What no workbook of a unit takes out of the department's tables. */
  readonly own: OwnTables;
  readonly ownProjects: readonly OwnProject[];
  readonly staff: Staff;
  readonly units: readonly { readonly book: OwnWorkbook; readonly staff: Staff }[];
  /** Units of which the department's tables alone tell. */
  readonly unknown: readonly UnitShare[];
  readonly notes: readonly Localized[];
}

/** What the tables of a department say of one unit: of its expenditure, only its projects. */
export interface UnitShare {
  readonly name: string;
  readonly projects: readonly OwnProject[];
}

type Staff = ReadonlyMap<string, number>;

/** Whether books may be those of a department's units: they spend nothing that it does not. */
export function areUnitsOf(whole: OwnWorkbook, books: readonly OwnWorkbook[]): boolean {
  if (books.length === 0) return true;
  const expenditure = whole.tables.rows('表三', 2);
  const codes = new Set(expenditure.map(({ code }) => code));
  const isKnown = books.every(({ tables }) => tables.rows('表三', 2).every(({ code }) => codes.has(code)));
  return (
    isKnown &&
    leftBy(whole, books)
      .rows('表三', 2)
      .every(({ amounts }) => amounts.every((rest) => rest >= 0))
  );
}

function leftBy(whole: OwnWorkbook, books: readonly OwnWorkbook[]): OwnTables {
  return new OwnTables(
    whole.sheets,
    books.map(({ tables }) => tables),
  );
}

/** Takes what the units have out of what the department has. */
export function departmentShares(whole: OwnWorkbook, books: readonly OwnWorkbook[]): DepartmentShares {
  const units = books.map((book) => ({ book, staff: staffIn(book, []) }));
  const given = new Set(books.map(({ name }) => name));
  const projects = projectsIn(whole).filter(({ unit }) => !given.has(unit));
  const unknown = unitNames(whole)
    .filter((name) => !given.has(name) && name !== ownLevelOf(whole.name))
    .map((name) => ({ name, projects: projects.filter(({ unit }) => unit === name) }));
  const own = leftBy(whole, books);
  return {
    own,
    units,
    unknown,
    ownProjects: projects.filter(({ unit }) => !unknown.some(({ name }) => name === unit)),
    staff: staffIn(whole, books),
    notes: notesOn(
      whole,
      own,
      units.length,
      unknown.map(({ name }) => name),
    ),
  };
}

/** The units that 表十一 to 表十三 name. */
function unitNames(whole: OwnWorkbook): string[] {
  const { name: department, tables } = whole;
  const operating = tables.rows('表十一', 1).map(({ name }) => name);
  const named = [...projectsIn(whole).map(({ unit }) => unit), ...operating];
  return [...new Set(named)].filter((name) => name !== department && !isSum(name));
}

function isSum(name: string): boolean {
  return /^(?:部门|单位)合计$/.test(name) || totalIn(name) !== undefined;
}

const staffLabels = [
  ['编制', '核定的人员编制数'],
  ['在职', '实际在职人员总数'],
  ['在编', '其中：在编人员数'],
  ['其他', '其他人员数'],
] as const;

/** The people of a form without those of others. */
function staffIn({ performance }: OwnWorkbook, others: readonly OwnWorkbook[]): Staff {
  const count = (form: OwnWorkbook['performance'], label: string): number | undefined => {
    const [digits] = /^\d+/.exec(form.behind(label)) ?? [];
    return digits === undefined ? undefined : Number(digits);
  };
  return new Map(
    staffLabels.flatMap(([word, label]): [string, number][] => {
      const all = count(performance, label);
      const taken = others.reduce((sum, other) => sum + (count(other.performance, label) ?? 0), 0);
      return all === undefined ? [] : [[word, Math.max(0, all - taken)]];
    }),
  );
}

/** Basic expenditure of units without workbooks of their own is told by no table; their number is. */
function notesOn({ performance }: OwnWorkbook, own: OwnTables, given: number, unknown: readonly string[]): Localized[] {
  const told = Number(/^\d+/.exec(performance.behind('所属预算单位数'))?.[0] ?? 0);
  const unnamed = Math.max(0, told - given - unknown.length);
  const spends = own.rows('表三', 2).some(({ amounts }) => (amounts[1] ?? 0) !== 0);
  if (unknown.length + unnamed === 0 || !spends) return [];
  const names = unknown.map((name) => `“${name}”`);
  const zh = [...names, ...(unnamed > 0 ? [`另外 ${unnamed} 个没有列出的单位`] : [])].join('、');
  const en = [
    ...names,
    ...(unnamed > 0 ? [unnamed === 1 ? 'one unit that is not named' : `${unnamed} units that are not named`] : []),
  ].join(', ');
  return [
    {
      zh: `表格不说明${zh}的基本支出，它记在部门本级；与各单位自己的工作簿一起导入，就能分到单位`,
      en: `no table gives the basic expenditure of ${en}: it stands with the department itself; imported together with the units’ own workbooks, it falls to them`,
    },
  ];
}
