import type { Indicator } from '../model/Budget.ts';
import type { Segment } from '../syntax/tree.ts';
import type { Context } from './Context.ts';
import type { Form, FormCell } from './Disclosure.ts';
import type { CellLayout, EachRow, FormLayout, FormRows } from './FormLayout.ts';
import { fillWith } from './fillSlot.ts';
import { indicatorRows, type PlacedIndicator } from './indicatorRows.ts';
import { fieldRun } from './liveRun.ts';
import { argumentText, writtenIn } from './Statements.ts';
import { type Filled, filledText, fillTemplate, nothing, textOfRuns } from './template.ts';

/** A performance form; its rows are made when they are asked for, as a preview of the tables needs none. */
export function formOf(layout: FormLayout, id: string, context: Context): Form {
  return new FilledForm(layout, id, context);
}

class FilledForm implements Form {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly columns: readonly number[];
  readonly #layout: FormLayout;
  readonly #context: Context;
  #rows: Form['rows'] | undefined;

  constructor(layout: FormLayout, id: string, context: Context) {
    this.id = id;
    const line = (template: string): string => textOfRuns(fillWith(template, layout.slots, id, context).runs);
    this.title = line(layout.title);
    this.subtitle = line(layout.subtitle);
    this.columns = layout.columns;
    this.#layout = layout;
    this.#context = context;
  }

  get rows(): Form['rows'] {
    this.#rows ??= rowsOf(this.#layout.rows, this.#layout, this.id, this.#context);
    return this.#rows;
  }
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
        return eachRow(each, id, context);
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
  const [only, ...others] = runs;
  const field = others.length === 0 ? only?.field : undefined;
  return {
    text: textOfRuns(runs),
    role,
    align: align ?? 'center',
    colSpan: colSpan ?? 1,
    rowSpan: rowSpan ?? 1,
    ...(figure && { figure }),
    ...(field && { field }),
  };
}

function eachRow({ cells, path }: EachRow, id: string, { statements }: Context): FormCell[][] {
  const found = statements.at(path);
  if (found.length === 0) return [cells.map((cell) => cellOf(cell, filledText('')))];
  const row = path.slice(path.lastIndexOf('/') + 1);
  return found.map((statement, i) =>
    cells.map((cell) =>
      cellOf(
        cell,
        fillTemplate(cell.text, (name) => {
          const written = writtenIn(statement, name);
          const text = argumentText(written.argument);
          return text === ''
            ? nothing
            : { runs: [fieldRun(text, `${id}/${row}-${i + 1}-${name}`, written)], state: 'given' };
        }),
      ),
    ),
  );
}

function indicatorsOf(of: 'department' | 'project', { budget, project }: Context): readonly PlacedIndicator[] {
  if (of === 'project') return project ? placed(project.indicators, project.segment) : [];
  return budget.parts.flatMap(({ indicatorLists, segment }) => placed(indicatorLists.flat(), segment));
}

function placed(indicators: readonly Indicator[], segment: Segment): readonly PlacedIndicator[] {
  return indicators.map((indicator) => ({ indicator, segment }));
}
