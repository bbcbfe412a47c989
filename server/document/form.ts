import type { Indicator } from '../model/Budget.ts';
import type { Context } from './Context.ts';
import type { Form, FormCell } from './Disclosure.ts';
import type { CellLayout, FormLayout, FormRows } from './FormLayout.ts';
import { fillWith } from './fillSlot.ts';
import { indicatorRows } from './indicatorRows.ts';
import { argumentText, type PlacedStatement } from './Statements.ts';
import { type Filled, filledText, fillTemplate, textOfRuns } from './template.ts';

/** A performance form; its rows are made when they are asked for, as a preview of the tables needs none. */
export function formOf(layout: FormLayout, id: string, context: Context): Form {
  let rows: Form['rows'] | undefined;
  return {
    id,
    title: layout.title,
    subtitle: textOfRuns(fillWith(layout.subtitle, layout.slots, id, context).runs),
    columns: layout.columns,
    get rows() {
      rows ??= rowsOf(layout.rows, layout, id, context);
      return rows;
    },
  };
}

function rowsOf(rows: readonly FormRows[], layout: FormLayout, id: string, context: Context): readonly FormCell[][] {
  const cell = (each: CellLayout): FormCell => cellOf(each, fillWith(each.text, layout.slots, id, context));
  return rows.flatMap((each): readonly FormCell[][] => {
    switch (each.kind) {
      case 'row':
        return [each.cells.map(cell)];
      case 'beside':
        return beside(each.cells.map(cell), rowsOf(each.rows, layout, id, context));
      case 'each':
        return eachRow(each.cells, context.statements.at(each.path));
      case 'indicators':
        return indicatorRows(each, indicatorsOf(each.of, context), id, context.layout.comparators);
      default:
        return each satisfies never;
    }
  });
}

/** Cells that are as high as the rows to their right. */
export function beside(cells: readonly FormCell[], rows: readonly (readonly FormCell[])[]): FormCell[][] {
  const high = cells.map((cell) => ({ ...cell, rowSpan: rows.length }));
  return rows.map((row, i) => (i === 0 ? [...high, ...row] : [...row]));
}

function cellOf({ role, align, colSpan, rowSpan }: CellLayout, { runs }: Filled): FormCell {
  const figure = runs.find((run) => run.figure)?.figure;
  return {
    text: textOfRuns(runs),
    role,
    align: align ?? 'center',
    colSpan: colSpan ?? 1,
    rowSpan: rowSpan ?? 1,
    ...(figure && { figure }),
  };
}

function eachRow(cells: readonly CellLayout[], statements: readonly PlacedStatement[]): FormCell[][] {
  if (statements.length === 0) return [cells.map((cell) => cellOf(cell, filledText('')))];
  return statements.map(({ bound: { args } }) =>
    cells.map((cell) =>
      cellOf(
        cell,
        fillTemplate(cell.text, (name) => filledText(argumentText(args[name]))),
      ),
    ),
  );
}

function indicatorsOf(of: 'department' | 'project', { budget, project }: Context): readonly Indicator[] {
  if (of === 'project') return project?.indicators ?? [];
  return budget.parts.flatMap(({ indicatorLists }) => indicatorLists.flat());
}
