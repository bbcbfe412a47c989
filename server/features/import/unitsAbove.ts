import { folded } from '../../text/folded.ts';
import { exactSum } from '../paste/amountShares.ts';
import type { Columns } from '../paste/columns.ts';
import type { Row } from '../paste/plainRows.ts';
import type { NamedCode } from '../paste/subjectNamed.ts';
import { headerOf } from '../paste/tableHead.ts';
import { departmentIn } from './departmentIn.ts';
import { textIn } from './homes.ts';
import { groupsBelow, groupsFrom } from './sumGroups.ts';
import { readingOf } from './TableReader.ts';
import { isUnit, type TableColumns, unitsAndProjects } from './tableColumns.ts';

/** The unit of a row in a list that has units and projects in one column; the department itself has no name. */
export interface ListedUnit {
  readonly unit: NamedCode;
  /** Whether the row is that of the unit itself. */
  readonly isHead: boolean;
}

/**
 * The units of a list in which each stands above its projects, in the same column, with what these add up to. Nothing is
 * taken for a unit unless all rows fall into such groups, and the column, the names or a first row that is the department's
 * say that there are units; undefined where one of them says so and no groups are found.
 */
export function unitsAbove(rows: readonly Row[], table: TableColumns): ReadonlyMap<Row, ListedUnit> | undefined {
  const department = departmentIn(table.head.flatMap((row) => row.map(({ text }) => text)));
  const nameOf = (row: Row): string => textIn(row, 'project', table);
  const startsWithDepartment = rows[0] !== undefined && nameOf(rows[0]) === department;
  const isTold = startsWithDepartment || isOfBoth(table);
  const heads = new Set(headsIn(rows, startsWithDepartment, table));
  const isToldByNames = rows.every((row) => isUnit(nameOf(row)) === heads.has(row));
  if (heads.size === 0 || !(isTold || isToldByNames)) return isTold ? undefined : new Map();
  let unit: NamedCode = { code: '', name: '' };
  return new Map(
    rows.map((row) => {
      const name = nameOf(row);
      if (heads.has(row)) unit = { code: '', name: name === department ? '' : name };
      return [row, { unit, isHead: heads.has(row) }];
    }),
  );
}

function isOfBoth({ head, naming }: Columns & Pick<TableColumns, 'naming'>): boolean {
  return headerOf(head, naming.get('project') ?? -1)
    .split(' ')
    .some((text) => unitsAndProjects.test(folded(text)));
}

/** The rows of which those up to the next one are the parts; first there may be one of which all others are: the department’s. */
function headsIn(rows: readonly Row[], hasWhole: boolean, table: TableColumns): readonly Row[] {
  const reading = readingOf(table, 'project');
  const role = table.at.has('amount') ? 'amount' : 'carryover';
  const amounts = rows.map((row) => exactSum(row, [role], reading).toNumber());
  const [apart, below] = [groupsFrom(0, amounts), groupsBelow(amounts)];
  const heads = new Set((hasWhole ? (below ?? apart) : (apart ?? below)) ?? []);
  return rows.filter((_, i) => heads.has(i));
}
