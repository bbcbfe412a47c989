import { PLAIN_RANK } from '../../data/amountWords.ts';
import { folded } from '../../text/folded.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import { amountWordOf } from './amountHeaders.ts';
import { holdsListed, holdsTexts } from './figureColumns.ts';
import { cellsOf, type Row } from './plainRows.ts';
import {
  isOfSource,
  isPart,
  kindAbove,
  names,
  partsOfGeneral,
  type Role,
  roleOf,
  roleOfText,
  sourceIn,
} from './roles.ts';
import { headerOf } from './tableHead.ts';

/** What each of the columns of a table holds, by their headers and by each other; `head` are the rows of headers alone. */
export function columnRoles(
  head: readonly Row[],
  rows: readonly Row[],
  columns: readonly number[],
): readonly (Role | undefined)[] {
  const own = columns.map((column) => roleIn(head, rows, column));
  return withGroups(head, withGeneral(head, own));
}

/** Beside a column of all of 一般公共预算 what is in it is none of its own; where none has it, 本年财政拨款 beside other sources does. */
function withGeneral(head: readonly Row[], roles: readonly (Role | undefined)[]): readonly (Role | undefined)[] {
  const isPartOfIt = roles.map(
    (role, column) => role === 'general' && partsOfGeneral.test(folded(headerOf(head, column))),
  );
  if (roles.some((role, column) => role === 'general' && !isPartOfIt[column]))
    return roles.map((role, column) => (isPartOfIt[column] ? undefined : role));
  const isAlone =
    !roles.includes('general') && roles.some((role) => role !== undefined && isPart(role) && isOfSource(role));
  const isGranted = (column: number): boolean => /拨款/.test(cellsOf(head, column).at(-1) ?? '');
  return isAlone ? roles.map((role, column) => (role === 'current' && isGranted(column) ? 'general' : role)) : roles;
}

/** Below a source, where no column names one of its own, what stands there in all: the 金额 of 事业收入, and not 教育收费 in it. */
function withGroups(head: readonly Row[], roles: readonly (Role | undefined)[]): readonly (Role | undefined)[] {
  const cells = roles.map((_, column) => cellsOf(head, column).slice(-2));
  const [groups, own] = [cells.map(([group]) => group), cells.map(([, text = '']) => folded(text))];
  const columnsOfGroup = groupedBy([...roles.keys()], (column) => groups[column] ?? '');
  const changed = [...roles];
  for (const [group, columns] of columnsOfGroup) {
    const source = roleOfText(group);
    const whole = columns.find(
      (column) => roles[column] === 'amount' && /^(?:合计|小计|金额)$/.test(own[column] ?? ''),
    );
    const isNamed = columns.some((column) => sourceIn(own[column] ?? ''));
    if (whole === undefined || isNamed || source === 'general' || !isPart(source) || !isOfSource(source)) continue;
    for (const column of columns) changed[column] = column === whole ? source : undefined;
  }
  return changed;
}

/** The role of a column by its header; words of a stage of the budget are of money only where no texts stand below them. */
function roleIn(head: readonly Row[], rows: readonly Row[], column: number): Role | undefined {
  const role = roleOf(head, column);
  if (role === 'code' && numbersOthers(head, rows, column)) return 'ordinal';
  if (role === 'name' && !holdsTexts(rows, column)) return kindAbove(head, column) ?? role;
  const rank = amountWordOf(cellsOf(head, column))?.rank;
  if (role !== 'amount' || rank === PLAIN_RANK || !holdsTexts(rows, column)) return role;
  return cellsOf(head, column).some((text) => names.test(folded(text))) ? 'name' : undefined;
}

/** Whether codes are those of units, or of projects and no subjects. */
function numbersOthers(head: readonly Row[], rows: readonly Row[], column: number): boolean {
  const [, of] = /(单位|部门|项目)\)?(?:编码|代码|编号)$/.exec(folded(cellsOf(head, column).at(-1) ?? '')) ?? [];
  return of !== undefined && !(of === '项目' && holdsListed(rows, column));
}
