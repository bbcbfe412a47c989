import { decimal } from '../../model/money.ts';
import { folded } from '../../text/folded.ts';
import { exactSum } from '../paste/amountShares.ts';
import { type Columns, headerOf } from '../paste/columns.ts';
import type { Row } from '../paste/plainRows.ts';
import type { NamedCode } from '../paste/subjectNamed.ts';
import { textIn } from './homes.ts';
import { readingOf } from './TableReader.ts';
import { type TableColumns, unitsAndProjects } from './tableColumns.ts';

/** The unit of a row in a list that has units and projects in one column. */
export interface ListedUnit {
  readonly unit: NamedCode;
  /** Whether the row is that of the unit itself. */
  readonly isHead: boolean;
}

/**
 * The units of a list in which each stands above its projects, in the same column, with what these add up to. Nothing is
 * taken for a unit unless all rows fall into such groups, and the column or the names say that there are units; undefined
 * where the column says so and no groups are found.
 */
export function unitsAbove(rows: readonly Row[], table: TableColumns): ReadonlyMap<Row, ListedUnit> | undefined {
  const heads = headsIn(rows, table);
  const names = (of: readonly Row[]): string[] => of.map((row) => textIn(row, 'project', table));
  const isHead = new Set(heads);
  const others = rows.filter((row) => !isHead.has(row));
  const isToldByNames = names(heads).every(isUnit) && !names(others).some(isUnit);
  if (heads.length === 0 || !(isOfBoth(table) || isToldByNames)) return isOfBoth(table) ? undefined : new Map();
  let unit: NamedCode = { code: '', name: '' };
  return new Map(
    rows.map((row) => {
      if (isHead.has(row)) unit = { code: '', name: textIn(row, 'project', table) };
      return [row, { unit, isHead: isHead.has(row) }];
    }),
  );
}

function isOfBoth({ head, naming }: Columns & Pick<TableColumns, 'naming'>): boolean {
  return headerOf(head, naming.get('project') ?? -1)
    .split(' ')
    .some((text) => unitsAndProjects.test(folded(text)));
}

/** How names of units end. */
function isUnit(name: string): boolean {
  return /(?:局|委|委员会|办公室|中心|学校|大学|学院|中学|小学|幼儿园|医院|卫生院|院|所|站|馆|队|厅|政府|办事处|机关|本级)(?:[(（]本级[)）])?$/.test(
    name,
  );
}

/** The rows of which those up to the next one are the parts; first there may be one of which all others are. */
function headsIn(rows: readonly Row[], table: TableColumns): readonly Row[] {
  const reading = readingOf(table, 'project');
  const amounts = rows.map((row) => exactSum(row, ['amount'], reading));
  const groups = (first: number): number[] | undefined => {
    const heads: number[] = [];
    for (let i = first; i < rows.length; ) {
      heads.push(i);
      let rest = amounts[i];
      if (!rest?.isPositive() || rest.isZero()) return undefined;
      for (i++; i < rows.length && ((rest.isPositive() && !rest.isZero()) || amounts[i]?.isZero()); i++)
        rest = rest.minus(amounts[i] ?? 0);
      if (!rest.isZero()) return undefined;
    }
    return heads;
  };
  const below = groups(1) ?? [];
  const isOfAll =
    below.length > 1 && below.reduce((sum, i) => sum.minus(amounts[i] ?? 0), amounts[0] ?? decimal('0')).isZero();
  const heads = new Set(groups(0) ?? (isOfAll ? [0, ...below] : []));
  return rows.filter((_, i) => heads.has(i));
}
