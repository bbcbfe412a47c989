import { fieldCalled, namesFields } from './formFields.ts';
import { filledIn, type Row } from './plainRows.ts';
import { roleOfText } from './roles.ts';
import { headEnd, isNumbering, namesLevels, numbersColumns, spread } from './tableHead.ts';

/** A table cut at its headers. */
export interface TableParts {
  /** Titles and headers, these said of each column that they stand over. */
  readonly head: readonly Row[];
  /** What a form of indicators says of the project and its money before its headers. */
  readonly aboveHeaders: ReadonlySet<Row>;
  /** The rows below the headers, behind those before them. */
  readonly listed: readonly Row[];
}

/** Cuts a table; the headers of a form of indicators may stand in its middle. */
export function tableParts(table: readonly Row[], width: number): TableParts {
  const end = headEnd(table);
  const levels = table.findIndex(namesLevels);
  const isForm = levels >= end;
  const before = table.slice(0, Math.max(0, levels));
  const tells = (row: Row, i: number): boolean =>
    tellsOfProject(row) || row.some(({ text }) => fieldCalled(text)) || namesFields(before[i - 1] ?? []);
  const aboveHeaders = new Set(before.filter((row, i) => i >= end || tells(row, i)));
  const above = table.slice(0, end).filter((row) => !aboveHeaders.has(row));
  const below = table.slice(isForm ? levels + 1 : end);
  const isListed = (row: Row, i: number): boolean => !isNumbering(row) && !(i === 0 && end > 0 && numbersColumns(row));
  return {
    head: isForm ? [...above, ...table.slice(levels, levels + 1)] : spread(above, width),
    aboveHeaders,
    listed: [...aboveHeaders, ...below.filter(isListed)],
  };
}

/** `总体目标` before the goal, `年度资金总额` before the money of a project. */
function tellsOfProject(row: Row): boolean {
  const [label, ...others] = filledIn(row);
  const isTold = others.length === 1 || others.every(({ text }) => roleOfText(text) === undefined);
  return label !== undefined && others.length > 0 && isTold && /目标|资金|金额|概况|依据|内容/.test(label.text);
}
