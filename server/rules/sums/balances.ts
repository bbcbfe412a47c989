import type { Amount } from '../../model/amount.ts';
import { type Budget, type Item, type Source, sources } from '../../model/Budget.ts';
import { carryoverCells, currentCells, sourceCells } from '../../model/figures/cells.ts';
import { agrees } from '../../model/figures/figures.ts';
import { totalOf } from '../../model/totalOf.ts';
import { onceFor } from '../../text/onceFor.ts';

/** The revenue of a source, carry-over included, beside its expenditure and what stays at the end of the year. */
export interface Balance {
  readonly source: Source;
  readonly received: Amount;
  readonly yearEnd: Amount;
  /** Expenditure and what stays at the end of the year. */
  readonly used: Amount;
  /** Whether both are the same within rounding. */
  readonly isEven: boolean;
}

/** Those of all sources; none where there is no revenue at all. */
export const balancesOf = onceFor(({ revenue, figures }: Budget): readonly Balance[] => {
  if (revenue.length === 0) return [];
  return sources.map((source): Balance => {
    const cells = sourceCells([source]);
    const received = figures.revenue.root.figure(cells);
    const yearEnd = figures.yearEnd.root.figure(cells);
    const used = totalOf([figures.expenditure.root.figure(cells), yearEnd]);
    return { source, received, yearEnd, used, isEven: agrees(received, used) };
  });
});

/** The same of one kind of its money alone, carried over or of this year; what stays at the end of the year is of neither. */
export function balanceOfKind({ source, carryover }: Pick<Item, 'source' | 'carryover'>, { figures }: Budget): Balance {
  const cells = sourceCells([source]) & (carryover ? carryoverCells : currentCells);
  const received = figures.revenue.root.figure(cells);
  const used = figures.expenditure.root.figure(cells);
  return { source, received, yearEnd: nothing, used, isEven: agrees(received, used) };
}

const nothing: Amount = { value: 0, half: 0 };
