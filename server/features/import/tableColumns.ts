import { type Classification, classificationOf } from '../../data/catalogue.ts';
import { folded } from '../../text/folded.ts';
import { codeIn, totalIn } from '../paste/cells.ts';
import { type Columns, columnsOf } from '../paste/columns.ts';
import { tellsField } from '../paste/formFields.ts';
import { type Cell, filledIn, type Row } from '../paste/plainRows.ts';
import type { NamedCode } from '../paste/subjectNamed.ts';
import { headerOf, namesLevels } from '../paste/tableHead.ts';
import { unitNoted } from '../paste/tableUnit.ts';

/** What a column of a list of other systems names, beside what smart paste knows. */
export type Naming = 'unit' | 'unitCode' | 'project' | 'category' | 'function' | 'economic' | 'revenue' | 'procurement';

/** The columns of an imported table. */
export interface TableColumns extends Columns {
  /** The name of its sheet or file. */
  readonly called: string;
  readonly naming: ReadonlyMap<Naming, number>;
  /** The unit that the table is headed with, where others are headed with another one. */
  readonly unit?: NamedCode;
}

/** A column in which units stand above their projects: 单位/项目名称, 单位（项目）名称, 单位（专项）名称. */
export const unitsAndProjects = /^(?:预算)?单位(?:名称)?[/、及和(](?:项目|专项)(?:名称)?\)?(?:名称)?$/;

const headers: readonly (readonly ['unit' | 'unitCode' | 'project' | 'category', RegExp])[] = [
  ['unitCode', /^(?:(?:预算|部门)?单位|部门\(单位\))(?:编码|代码)$/],
  ['unit', /^(?:单位名称|部门\(?单位\)?名称|(?:(?:基层|二级)?预算|用款)单位(?:名称)?)$/],
  [
    'project',
    /^(?:二级项目(?:名称?)?|项目(?:支出)?名称|(?:预算|支出|专项|具体|子)项目(?:名称)?|专项(?:资金)?名称|项目(?:\((?:政策|专项)\)名称|名称及内容))$/,
  ],
  ['project', unitsAndProjects],
  ['category', /^项目(?:类别|类型|分类)$/],
];

const classifications = ['function', 'economic', 'revenue', 'procurement'] as const;

/** Finds units and projects by their headers, and each classification by the codes that stand in a column. */
export function tableColumns(table: readonly Row[], called: string): TableColumns {
  const columns = columnsOf(withoutNotes(table));
  const width = Math.max(0, ...table.map(({ length }) => length));
  const naming = new Map<Naming, number>();
  // 类, 款 and 项 in columns of their own are one code.
  const levels = (['class', 'section', 'item'] as const).map((role) => columns.at.get(role));
  const classes = columns.rows.flatMap((row) => row[levels[0] ?? -1] ?? []);
  if (levels[0] !== undefined) naming.set(holds(classes, 'economic') ? 'economic' : 'function', -1);
  for (let column = 0; column < width; column++) {
    const name = levels.includes(column) ? undefined : namingOf(columns, column);
    if (name && !naming.has(name)) naming.set(name, column);
  }
  const noted = table.filter(isNote).flatMap((row) => unitNoted(filledIn(row)[0]?.text ?? '') ?? [])[0];
  return { ...columns, unitOf: (column) => columns.unitOf(column) ?? noted, called, naming };
}

/** Without what a table says of itself below its rows, line by line, and who filled it in, unless it is the form of a project. */
function withoutNotes(table: readonly Row[]): readonly Row[] {
  const isForm = table.some(namesLevels);
  const isLeftOut = (row: Row): boolean => isSigned(row) && !(isForm && tellsField(row));
  const last = table.findLastIndex((row) => filledIn(row).length > 1 && !isLeftOut(row));
  const first = table.findIndex((row, i) => i > last && isNote(row));
  return table.filter((row, i) => !isNote(row) && !isLeftOut(row) && !(first >= 0 && i > first));
}

function isNote(row: Row): boolean {
  const [only, ...others] = filledIn(row);
  return only !== undefined && others.length === 0 && /^[(（]?(?:注|备注|说明)\d*[:：]/.test(only.text);
}

function isSigned(row: Row): boolean {
  return /^(?:单位|部门|财务|科室)?(?:负责人|填表人|填报人|制表人|审核人|复核人|经办人)(?:签字|签章)?[:：]/.test(
    filledIn(row)[0]?.text ?? '',
  );
}

function namingOf({ head, rows }: Columns, column: number): Naming | undefined {
  const header = folded(head.findLast((row) => row[column]?.text)?.[column]?.text ?? '');
  const told = headers.find(([, pattern]) => pattern.test(header))?.[0];
  if (told) return told;
  if (header === '项目' && namesFunctions(head)) return 'project';
  const cells = rows.flatMap((row) => (row[column]?.text && !totalIn(row[column].text) ? [row[column]] : []));
  const isOfCodes = /编码|代码|科目|品目|分类|code/i.test(headerOf(head, column)) || cells.some(isCodeWithName);
  return isOfCodes ? classifications.find((kind) => holds(cells, kind)) : undefined;
}

/** Whether a header says that a column has the names of functional subjects: what is a 项目 beside it is none of these. */
function namesFunctions(head: readonly Row[]): boolean {
  return head.some((row) => row.some(({ text }) => functionNames.test(folded(text))));
}

const functionNames = /^(?:支出)?功能(?:分类)?(?:科目)?(?:名称)?$|^科目名称$/;

function isCodeWithName(cell: Cell): boolean {
  return (codeIn(cell)?.name ?? '') !== '';
}

function holds(cells: readonly Cell[], kind: Classification): boolean {
  const matching = cells.filter((cell) => {
    const found = codeIn(cell);
    return found && classificationOf(found.code) === kind;
  });
  return matching.length > 0 && matching.length * 2 >= cells.length;
}
