import { quoted } from '../../syntax/stringValue.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import { isTotal } from '../paste/cells.ts';
import { fundsInColumns } from '../paste/fundsRow.ts';
import { amountLines } from '../paste/moneyRows.ts';
import type { Row } from '../paste/plainRows.ts';
import { type Line, leftOut, type Outcome, unread } from '../paste/Reading.ts';
import type { NamedCode } from '../paste/subjectNamed.ts';
import type { Home } from './Draft.ts';
import { withItemCodes } from './economicNames.ts';
import { categoryIn, homesIn, textIn } from './homes.ts';
import { makes } from './ofAllUnits.ts';
import { readingOf, type TableReader } from './TableReader.ts';
import type { Naming, TableColumns } from './tableColumns.ts';
import { withTitledSource } from './titles.ts';
import { unitsAbove } from './unitsAbove.ts';

/** Projects of which no economic codes are told, be it that names of economic subjects are. */
export const projects: TableReader = {
  noun: { zh: '项目', en: 'project' },
  turn: 1,
  read(told, draft) {
    const table = withTitledSource(told);
    const reading = readingOf(table, 'project');
    const rowsOf = groupedBy(table.rows, (row) => textIn(row, 'project', table));
    // From whom the money of a project comes is told once of it.
    const fundsOf = (row: Row): readonly Line[] => {
      const funds = fundsInColumns(row, reading);
      return funds && rowsOf.get(textIn(row, 'project', table))?.length === 1 ? [funds] : [];
    };
    return withoutTotals(toldIn(table), table).map(({ row, subject, home }) => {
      if ('kind' in home) return { row, outcome: home };
      const start = subject ? [subject.code, quoted(subject.name)] : ['金额'];
      const outcome = amountLines(row, start, reading);
      if (outcome.kind !== 'lines') return { row, outcome };
      const plain = outcome.lines.map((line): Line => ['金额', ...line.slice(start.length)]);
      const isNew = draft.spend(home, outcome.lines, fundsOf(row), plain);
      return { row, outcome: isNew ? outcome : toldBefore };
    });
  },
};

/** A row with the economic subject that it names alone, if it does, and where its money belongs, or why it has none. */
interface Told {
  readonly row: Row;
  readonly subject: NamedCode | undefined;
  /** Whether it names a subject, be it that this is not known. */
  readonly isNamed: boolean;
  readonly home: Home | Outcome;
}

/** Each row of a list of projects, none with what the economic subjects below it make. */
function toldIn(table: TableColumns): readonly Told[] {
  const coded = withItemCodes(table);
  const homes = projectHomes(table);
  if (!coded)
    return table.rows.map((row) => ({ row, subject: undefined, isNamed: false, home: homes.get(row) ?? noName }));
  const itemHomes = projectHomes(coded.table);
  const told = table.rows.map((row, i): Told => {
    const own = coded.table.rows[i] ?? row;
    const subject = coded.subjects.get(own);
    const home = (subject ? itemHomes.get(own) : homes.get(row)) ?? noName;
    return { row, subject, isNamed: subject !== undefined || coded.unclear.has(own), home };
  });
  const ofProjects = groupedBy(told, ({ home }) => ('kind' in home ? '' : keyOf(home)));
  const sums = new Set([...ofProjects.values()].flatMap((rows) => [...wholeOf(rows, table), ...classesIn(rows)]));
  return told.map((each) => (sums.has(each) && !('kind' in each.home) ? { ...each, home: ofParts } : each));
}

function keyOf({ unit, project }: Home): string {
  return JSON.stringify([unit.name, project]);
}

/** The first of the rows of a project, if it names no subject and has what those below make that do. */
function wholeOf([first, ...others]: readonly Told[], table: TableColumns): readonly Told[] {
  const items = others.flatMap(({ row, subject }) => (subject ? [row] : []));
  return first && !first.isNamed && makes(first.row, items, table) ? [first] : [];
}

/** Of the rows of a project those of a 类 of which it has 款, too. */
function classesIn(rows: readonly Told[]): readonly Told[] {
  const codes = rows.flatMap(({ subject }) => subject?.code ?? []);
  const above = new Set(codes.flatMap((code) => (code.length > 3 ? [code.slice(0, 3)] : [])));
  return rows.filter(({ subject }) => above.has(subject?.code ?? ''));
}

/** The rows of a list in which what the department, or a unit, has above its projects is a total, where they make it. */
function withoutTotals(told: readonly Told[], table: TableColumns): readonly Told[] {
  if (!told.some(({ home }) => home === noName)) return told;
  const own = homesIn(table);
  const unitOf = ({ row, home }: Told): string => ('kind' in home ? own(row) : home).unit.name;
  const groups = [told, ...groupedBy(told, unitOf).values()];
  const totals = new Set(groups.flatMap((rows) => totalAbove(rows, table)));
  return told.map((each) => (totals.has(each) ? { ...each, home: total } : each));
}

/** The first row, if it names a department or unit alone and has what the projects below it make. */
function totalAbove([first, ...others]: readonly Told[], table: TableColumns): readonly Told[] {
  if (first?.home !== noName) return [];
  const { row } = first;
  const names = (each: Naming): boolean => textIn(row, each, table) !== '';
  const isOfUnit = (['superior', 'unit', 'unitCode'] as const).some(names) && !names('project') && !names('function');
  const below = others.flatMap((other) => ('kind' in other.home ? [] : [other.row]));
  return isOfUnit && makes(row, below, table) ? [first] : [];
}

/** What a table before has with the same amounts. */
export const toldBefore = leftOut('前面的表中已有', 'a table before this one has it');

const total = leftOut('合计由项目算出', 'the total follows from the projects');
const subtotal = leftOut('小计由下面的项目算出', 'the subtotal follows from the projects below it');
const ofParts = leftOut('由下级科目算出', 'it follows from the subjects below it');
const unsorted = unread('分不清哪些是单位、哪些是项目', 'units and projects cannot be told apart');
const noName = unread('没有项目名称', 'the project has no name');

/** Where each project belongs, or why a row is none: a total, or a unit or category above its projects. */
function projectHomes(table: TableColumns): ReadonlyMap<Row, Home | Outcome> {
  const own = homesIn(table);
  const { rows } = table;
  const unitOf = unitsAbove(
    rows.filter((row) => categoryIn(own(row).project) === undefined && !isTotal(row)),
    table,
  );
  const isProject = (row: Row): boolean => {
    // What is sorted as basic expenditure has no project but in its column.
    const project = own(row).project || textIn(row, 'project', table);
    return project !== '' && categoryIn(project) === undefined && unitOf?.get(row)?.isHead !== true && !isTotal(row);
  };
  const last = rows.findLastIndex(isProject);
  let [unit, category]: (string | undefined)[] = [];
  const homeOf = (row: Row, i: number): Home | Outcome => {
    if (!unitOf) return unsorted;
    const told = own(row);
    const home = { ...told, ...listedUnit(unitOf.get(row)?.unit, told.unit) };
    const named = categoryIn(told.project) ?? categoryIn(textIn(row, 'category', table));
    category = named ?? (home.unit.name === unit ? category : undefined);
    unit = home.unit.name;
    if (isProject(row)) return { ...home, category };
    const isAbove = i < last && (told.project !== '' || isGroup(row, rows[i + 1], table));
    return isAbove ? subtotal : noName;
  };
  return new Map(
    rows.map((row, i): [Row, Home | Outcome] => {
      if (!isTotal(row)) return [row, homeOf(row, i)];
      category = undefined;
      return [row, total];
    }),
  );
}

/** The unit that a row stands below, or its own where it stands below none. */
function listedUnit(listed: Home['unit'] | undefined, own: Home['unit']): Pick<Home, 'unit' | 'isBelow'> {
  return listed?.name ? { unit: listed, isBelow: true } : { unit: own, isBelow: false };
}

/** Whether a row without a project names the unit or the category of those below it. */
function isGroup(row: Row, below: Row | undefined, table: TableColumns): boolean {
  return (['unit', 'category'] as const).some(
    (name) => textIn(row, name, table) !== '' && below !== undefined && textIn(below, name, table) === '',
  );
}
