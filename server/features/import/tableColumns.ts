import { type Classification, classificationOf } from '../../data/catalogue.ts';
import { folded } from '../../text/folded.ts';
import { codeIn, totalIn } from '../paste/cells.ts';
import { type Columns, columnsOf } from '../paste/columns.ts';
import { tellsField } from '../paste/formFields.ts';
import { type Cell, cellsOf, filledIn, type Row } from '../paste/plainRows.ts';
import type { NamedCode } from '../paste/subjectNamed.ts';
import { headerOf, namesLevels } from '../paste/tableHead.ts';
import { unitNoted } from '../paste/tableUnit.ts';

/** What a column of a list of other systems names, beside what smart paste knows. */
export type Naming =
  | 'superior'
  | 'unit'
  | 'unitCode'
  | 'project'
  | 'category'
  | 'function'
  | 'economic'
  | 'revenue'
  | 'procurement';

/** The columns of an imported table. */
export interface TableColumns extends Columns {
  /** The name of its sheet or file. */
  readonly called: string;
  readonly naming: ReadonlyMap<Naming, number>;
  /** The unit that the table is headed with, where others are headed with another one. */
  readonly unit?: NamedCode;
}

/** How many columns a table has, be it that nothing stands in the last of them but their headers. */
export function widthOf({ head, rows }: Pick<Columns, 'head' | 'rows'>): number {
  return Math.max(0, ...[...head, ...rows].map(({ length }) => length));
}

/** A row with a cell more behind `width` columns, which it may not all have. */
export function withCell(row: Row, width: number, text: string): Row {
  const cells = Array.from({ length: width }, (_, i) => row[i] ?? { text: '', isRepeated: false });
  return [...cells, { text, isRepeated: false }];
}

/** A column in which units stand above their projects: 单位/项目名称, 单位（项目）名称, 单位（专项）名称. */
export const unitsAndProjects = /^(?:预算)?单位(?:名称)?[/、及和(](?:项目|专项)(?:名称)?\)?(?:名称)?$/;

const headers: readonly (readonly ['superior' | 'unit' | 'unitCode' | 'project' | 'category', RegExp])[] = [
  ['superior', /^(?:主管|一级|预算)?部门(?:名称)?$|^(?:主管|一级(?:预算)?)单位(?:名称)?$/],
  ['unitCode', /^(?:(?:预算|部门)?单位|部门\(单位\))(?:编码|代码)$/],
  [
    'unit',
    /^(?:单位名称|部门\(?单位\)?名称|(?:(?:基层|二级)?预算|(?:项目|资金)?使用|(?:项目)?(?:实施|执行|承担|申报)|用款|项目|所属|下属|基层|二级)单位(?:名称)?)$/,
  ],
  [
    'project',
    /^(?:二级项目(?:名称?)?|项目(?:支出)?名称|(?:预算|支出|专项|具体|子)项目(?:名称)?|专项(?:资金)?名称|项目(?:\((?:政策|专项)\)名称|名称及内容))$/,
  ],
  ['project', unitsAndProjects],
  ['category', /^项目(?:类别|类型|分类)$/],
];

const classifications = ['function', 'economic', 'revenue', 'procurement'] as const;

/**
 * Finds units and projects by their headers, and each classification by the codes that stand in a column. `year` is that which
 * figures are wanted of, where it is known.
 */
export function tableColumns(table: readonly Row[], called: string, year?: number): TableColumns {
  const columns = columnsOf(withoutNotes(table), 'this', year);
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
  const at = withUnits(columns, naming);
  const noted = table.filter(isNote).flatMap((row) => unitNoted(filledIn(row)[0]?.text ?? '') ?? [])[0];
  return { ...columns, at, unitOf: (column) => columns.unitOf(column) ?? noted, called, naming };
}

/**
 * Finds units in a column headed 单位, which elsewhere is one of measurement, and in one of several departments beside no
 * units; gives the roles of the other columns.
 */
function withUnits({ at, head, rows }: Columns, naming: Map<Naming, number>): Columns['at'] {
  const measure = at.get('measure') ?? -1;
  const names = rows.flatMap((row) => row[measure]?.text || []).filter((text) => totalIn(text) === undefined);
  const isOfUnits = folded(cellsOf(head, measure).at(-1) ?? '') === '单位' && names.length > 0 && names.every(isUnit);
  if (isOfUnits && !naming.has('unit')) naming.set('unit', measure);
  const superior = naming.get('superior');
  if (superior !== undefined && !naming.has('unit') && namesIn(rows, superior).size > 1) {
    naming.set('unit', superior);
    naming.delete('superior');
  }
  return isOfUnits ? new Map([...at].filter(([role]) => role !== 'measure')) : at;
}

/** Whether a column has units, by their names or codes. */
export function namesUnits({ naming }: TableColumns): boolean {
  return naming.has('unit') || naming.has('unitCode');
}

/** The one department that a column has in all of its rows; undefined where there is none, or several. */
export function superiorIn({ rows, naming }: TableColumns): string | undefined {
  const [name, ...others] = namesIn(rows, naming.get('superior') ?? -1);
  return others.length > 0 ? undefined : name;
}

function namesIn(rows: readonly Row[], column: number): ReadonlySet<string> {
  const texts = rows.flatMap((row) => row[column]?.text || []);
  return new Set(texts.filter((text) => totalIn(text) === undefined));
}

/** How names of units end. */
export function isUnit(name: string): boolean {
  return /(?:局|委|委员会|办公室|中心|学校|大学|学院|中学|小学|幼儿园|医院|卫生院|院|所|站|馆|队|厅|政府|办事处|机关|本级)(?:[(（]本级[)）])?$/.test(
    name,
  );
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
