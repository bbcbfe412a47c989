import { governmentTwin } from '../../../data/catalogue.ts';
import type { Localized } from '../../../language/schema.ts';
import { quoted } from '../../../syntax/stringValue.ts';
import { columnsOf } from '../../paste/columns.ts';
import type { SheetRows } from '../sheets/SheetRows.ts';
import { readingOf } from '../TableReader.ts';
import type { OwnGuide } from './OwnGuide.ts';
import { basicBlocks } from './ownBasic.ts';
import { type OwnForm, textLines } from './ownForms.ts';
import { ownLevelOf } from './ownLevel.ts';
import { carriedNotes, economicRows, revenueLines, subjectLines } from './ownMoney.ts';
import { openNotes } from './ownNotes.ts';
import { projectBlocks, projectsIn } from './ownProjects.ts';
import type { OwnTables } from './ownTables.ts';
import { type DepartmentShares, departmentShares, type UnitShare } from './ownUnits.ts';
import { headText, type OwnWorkbook } from './ownWorkbook.ts';

/** A budget that makes the tables of a department's workbook again, and what these do not tell. */
export interface OwnBudget {
  readonly text: string;
  readonly notes: readonly Localized[];
}

/**
 * The workbook that `budget render` wrote for a department, back as a budget that makes the same tables; what each unit has
 * is told by workbooks of these. Tables do not say which economic codes a function has, nor to which function a project
 * belongs: these are chosen so that everything adds up.
 */
export function ownBudget(whole: OwnWorkbook, units: readonly OwnWorkbook[]): OwnBudget {
  const shares = departmentShares(whole, units);
  const { performance, tables, guide } = whole;
  const lines = [
    ...departmentLines(whole, shares),
    ...subjectLines(tables),
    ...revenueLines(tables, guide),
    ...expenditureLines(shares, guide),
    ...performanceLines(performance),
    ...whole.appendices.flatMap(appendixLines),
  ];
  return {
    text: lines.join('\n'),
    notes: [...shares.notes, ...carriedNotes(tables, guide), ...(guide.isBlank ? openNotes(whole) : [])],
  };
}

function departmentLines(whole: OwnWorkbook, { own, staff, units }: DepartmentShares): string[] {
  const { sheets, performance, name } = whole;
  const year = headText(sheets, /(20\d\d)年/);
  // Where a department and its units are of different kinds, 机关运行经费 tells of which it is itself.
  const operates = units.length > 0 && [name, ownLevelOf(name)].some((each) => own.figure('表十一', each, 0) !== 0);
  return [
    `部门 ${quoted(name)} {`,
    ...codeLine(performance),
    ...(year === '' ? [] : [`年度 ${year}`]),
    '金额单位 万元',
    '状态 草稿',
    `单位性质 ${!operates && isInstitution(own) ? '事业' : '行政'}`,
    ...textLines([['职责', performance.proseBehind('{部门}职责')]]),
    ...staffLine(staff),
    '}',
    '',
  ];
}

/** The money of the department itself, then each of its units with what is known of it. */
function expenditureLines({ own, ownProjects, units, unknown }: DepartmentShares, guide: OwnGuide): string[] {
  const given = new Set(units.map(({ book }) => book.name));
  const told = [...ownProjects, ...unknown.flatMap(({ projects }) => projects)];
  const blocks = projectBlocks(told, own);
  const written = (projects: UnitShare['projects']): string[] =>
    projects.flatMap((project) => blocks.get(project) ?? []);
  return [
    ...basicBlocks(
      { tables: own, carriedSpecial: (code) => guide.carriedSpecialUnder(code, (unit) => !given.has(unit)) },
      told,
    ),
    ...written(ownProjects),
    ...units.flatMap(unitLines),
    ...unknown.flatMap(({ name, projects }) => [`预算单位 ${quoted(name)} {`, ...written(projects), '}', '']),
  ];
}

function unitLines({ book, staff }: DepartmentShares['units'][number]): string[] {
  const { name, tables, performance, guide } = book;
  const projects = projectsIn(book);
  return [
    `预算单位 ${quoted(name)} {`,
    ...codeLine(performance),
    `单位性质 ${isInstitution(tables) ? '事业' : '行政'}`,
    ...textLines([['职责', performance.proseBehind('{部门}职责')]]),
    ...staffLine(staff),
    '',
    ...basicBlocks(
      { tables, carriedSpecial: (code) => guide.carriedSpecialUnder(code, (unit) => unit === name) },
      projects,
    ),
    ...[...projectBlocks(projects, tables).values()].flat(),
    '}',
    '',
  ];
}

function codeLine(form: OwnForm): string[] {
  const code = /^([^-]+)-/.exec(form.behind('{部门}名称'))?.[1] ?? '';
  return code === '' ? [] : [`代码 ${/^\d+$/.test(code) ? code : quoted(code)}`];
}

function staffLine(staff: DepartmentShares['staff']): string[] {
  const numbers = [...staff].map(([word, number]) => `${word} ${number}`);
  return numbers.length > 0 ? [`人员 { ${numbers.join('; ')} }`] : [];
}

/** A title, the header, the rows, and notes over all columns; a table may have notes alone. */
function appendixLines({ rows: [title, ...rows] }: SheetRows): string[] {
  const name = title?.[0]?.text ?? '';
  const lines = rows.map((row, i) => {
    const texts = row.map(({ text }) => text);
    const shown = texts.slice(0, texts.findLastIndex((text) => text !== '') + 1).map(quoted);
    if (row.slice(1).every(({ isRepeated }) => isRepeated)) return `注 ${shown[0] ?? '""'}`;
    return `${i === 0 ? '表头' : '行'} ${shown.join(' ')}`;
  });
  return name === '' || lines.length === 0 ? [] : [`附录 ${quoted(name)} {`, ...lines, '}', ''];
}

/** By the names of the government's economic codes, and by 机关运行经费, which only the others have. */
function isInstitution(tables: OwnTables): boolean {
  const told = economicRows(tables).flatMap(({ code, row: { second: government } }) => {
    const [own, other] = [true, false].map((institution) => governmentTwin(code, institution)?.name);
    return own === other ? [] : [government === own];
  });
  return told[0] ?? operatingCosts(tables) === 0;
}

function operatingCosts(tables: OwnTables): number {
  return ['部门合计', '单位合计'].reduce((all, name) => all + tables.figure('表十一', name, 0), 0);
}

function performanceLines(form: OwnForm): string[] {
  const tasks = form
    .below('年度重点任务')
    .flatMap(([name = '', task = '']) => (task === '' ? [] : [`重点任务 ${quoted(name)} ${quoted(task)}`]));
  const lines = [
    ...textLines([['战略目标', form.proseBehind('{部门}战略目标')]]),
    ...tasks,
    ...textLines([['年度目标', form.proseBehind('年度绩效目标')]]),
    ...form.indicators(readingOf(columnsOf([]), 'performance')),
  ];
  return lines.length === 0 ? [] : ['整体绩效 {', ...lines, '}', ''];
}
