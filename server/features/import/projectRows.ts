import { groupedBy } from '../../text/groupedBy.ts';
import { isTotal } from '../paste/cells.ts';
import { fundsInColumns } from '../paste/fundsRow.ts';
import { amountLines } from '../paste/moneyRows.ts';
import type { Row } from '../paste/plainRows.ts';
import { type Line, leftOut, type Outcome, unread } from '../paste/Reading.ts';
import type { Home } from './Draft.ts';
import { categoryIn, homesIn, textIn } from './homes.ts';
import { readingOf, type TableReader } from './TableReader.ts';
import type { TableColumns } from './tableColumns.ts';
import { withTitledSource } from './titles.ts';
import { unitsAbove } from './unitsAbove.ts';

/** Projects of which no economic codes are told. */
export const projects: TableReader = {
  noun: { zh: '项目', en: 'project' },
  turn: 1,
  read(told, draft) {
    const table = withTitledSource(told);
    const homes = projectHomes(table);
    const reading = readingOf(table, 'project');
    const rowsOf = groupedBy(table.rows, (row) => textIn(row, 'project', table));
    // From whom the money of a project comes is told once of it.
    const fundsOf = (row: Row): readonly Line[] => {
      const funds = fundsInColumns(row, reading);
      return funds && rowsOf.get(textIn(row, 'project', table))?.length === 1 ? [funds] : [];
    };
    return table.rows.map((row) => {
      const home = homes.get(row);
      if (!home || 'kind' in home) return { row, outcome: home ?? noName };
      const outcome = amountLines(row, ['金额'], reading);
      const isNew = outcome.kind !== 'lines' || draft.spend(home, outcome.lines, fundsOf(row));
      return { row, outcome: isNew ? outcome : toldBefore };
    });
  },
};

/** What a table before has with the same amounts. */
export const toldBefore = leftOut('前面的表中已有', 'a table before this one has it');

const total = leftOut('合计由项目算出', 'the total follows from the projects');
const subtotal = leftOut('小计由下面的项目算出', 'the subtotal follows from the projects below it');
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
    const { project } = own(row);
    return project !== '' && categoryIn(project) === undefined && unitOf?.get(row)?.isHead !== true && !isTotal(row);
  };
  const last = rows.findLastIndex(isProject);
  let [unit, category]: (string | undefined)[] = [];
  return new Map(
    rows.map((row, i): [Row, Home | Outcome] => {
      if (isTotal(row)) {
        category = undefined;
        return [row, total];
      }
      if (!unitOf) return [row, unsorted];
      const told = own(row);
      const listed = unitOf.get(row)?.unit;
      const home = {
        ...told,
        unit: listed?.name ? listed : told.unit,
        isBelow: listed !== undefined && listed.name !== '',
      };
      const named = categoryIn(told.project) ?? categoryIn(textIn(row, 'category', table));
      category = named ?? (home.unit.name === unit ? category : undefined);
      unit = home.unit.name;
      if (isProject(row)) return [row, { ...home, category }];
      const isAbove = i < last && (told.project !== '' || isGroup(row, rows[i + 1], table));
      return [row, isAbove ? subtotal : noName];
    }),
  );
}

/** Whether a row without a project names the unit or the category of those below it. */
function isGroup(row: Row, below: Row | undefined, table: TableColumns): boolean {
  return (['unit', 'category'] as const).some(
    (name) => textIn(row, name, table) !== '' && below !== undefined && textIn(below, name, table) === '',
  );
}
