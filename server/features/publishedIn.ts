import type { Budget } from '../model/Budget.ts';
import { type Cells, everything, partCells } from '../model/figures/cells.ts';
import type { FigureSource } from '../model/figures/figures.ts';
import type { FigureRow, Measure, Rows, Side } from '../tables/layout.ts';
import { layoutOf } from '../tables/layouts.ts';
import { hasRow } from '../tables/lines.ts';
import { cellsOf, leaves, unionOfColumns } from '../tables/where.ts';
import { onceFor } from '../text/onceFor.ts';

/** The numbers of the published tables that have a row for a subject with figures in it, of some cells. Read from the layout, not from filled tables. */
export function tablesWithSubject(code: string, budget: Budget, cells: Cells = everything): number[] {
  const { expenditure, economic, revenue } = budget.figures;
  return tablesWhere(budget, cells, (rows, wanted, side) => {
    switch (rows.kind) {
      case 'tree': {
        const subject = { expenditure, revenue }[rows.by].find(code);
        return subject !== undefined && hasRow(rows, subject, wanted);
      }
      case 'classes':
        return code.length === 3 && has(expenditure.find(code), wanted);
      case 'economic':
        return code.length <= 5 && has(economic.find(code), wanted);
      case 'figure':
        return sumsCode(rows, side, code) && has(economic.find(code), wanted & cellsOf(rows.where));
      default:
        return false;
    }
  });
}

function has(source: FigureSource | undefined, cells: Cells): boolean {
  return source !== undefined && (source.nonZero & cells) !== 0;
}

/** Whether a row, or a column that says itself what it sums, has an economic subject in it. */
function sumsCode({ of }: FigureRow, side: Side, code: string): boolean {
  const hasCode = (measure: Measure): boolean => typeof measure === 'object' && measure.economicCodes.includes(code);
  return of.some(hasCode) || measuresOf(side).some(hasCode);
}

/** What the columns of a side say themselves that they sum. */
const measuresOf = onceFor(({ columns }: Side): readonly Measure[] =>
  leaves(columns).flatMap((column) => ('of' in column ? (column.of ?? []) : [])),
);

const shownBy = onceFor(unionOfColumns);

/** The numbers of the published tables that have a row for a project with figures in it, of some cells. */
export function tablesWithProject(project: FigureSource, budget: Budget, cells: Cells = everything): number[] {
  return tablesWhere(
    budget,
    cells,
    ({ kind }, wanted) => kind === 'projects' && (project.nonZero & partCells.project & wanted) !== 0,
  );
}

function tablesWhere(budget: Budget, cells: Cells, test: (rows: Rows, wanted: Cells, side: Side) => boolean): number[] {
  const { tables } = layoutOf(budget);
  return tables.flatMap(({ sides }, i) =>
    sides.some((side) => side.rows.some((rows) => test(rows, shownBy(side) & cells, side))) ? [i + 1] : [],
  );
}
