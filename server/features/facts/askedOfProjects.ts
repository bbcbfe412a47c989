import { partCells } from '../../model/figures/cells.ts';
import type { Layout, Measure, Side } from '../../tables/layout.ts';
import { layouts } from '../../tables/layouts.ts';
import { cellsOf, leaves } from '../../tables/where.ts';

/** Whether some table tells the project expenditure of an economic code from that of others. */
export function isAskedOfProjects(code: string): boolean {
  asked ??= layouts.map(askedBy);
  return asked.some((codes) => codes === 'all' || codes.has(code));
}

let asked: readonly Asked[] | undefined;

type Asked = 'all' | ReadonlySet<string>;

function askedBy({ tables }: Layout): Asked {
  const sides = tables.flatMap((table) => table.sides).filter(hasProjects);
  if (sides.some(tellsAllApart)) return 'all';
  return new Set(sides.flatMap(measuresOf).flatMap((each) => (typeof each === 'object' ? each.economicCodes : [])));
}

function hasProjects({ where }: Side): boolean {
  return (cellsOf(where) & partCells.project) !== 0;
}

function tellsAllApart({ rows, columns }: Side): boolean {
  const isEconomic = rows.some(({ kind }) => kind === 'economic');
  return isEconomic || leaves(columns).some((column) => 'where' in column && column.where.economic !== undefined);
}

function measuresOf({ rows, columns }: Side): readonly Measure[] {
  return [
    ...rows.flatMap((each) => (each.kind === 'figure' ? each.of : [])),
    ...leaves(columns).flatMap((column) => ('where' in column ? (column.of ?? []) : [])),
  ];
}
