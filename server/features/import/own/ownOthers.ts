import { unnumbered } from '../../paste/cells.ts';
import { allot } from './allot.ts';
import { otherCarried } from './ownMoney.ts';
import { type OwnProject, projectFunctions } from './ownProjects.ts';
import { type OwnRow, type OwnTables, sum } from './ownTables.ts';

/** Basic expenditure that is not this year's general budget: of a source by its column, in hundredths. */
export interface OtherMoney {
  readonly source: number;
  readonly isCarried: boolean;
  readonly amount: number;
}

/** The tables of what one or several units spend. */
export interface OwnSpender {
  readonly tables: OwnTables;
  /** What they have of 财政专户 that was carried over for the functions of a 类, as far as it is known. */
  readonly carriedSpecial: (code: string) => number;
}

/** Such expenditure of each function: what 表八, 表九 and 表二 tell of its sources, without what projects have. */
export function otherMoney(
  functions: readonly OwnRow[],
  projects: readonly OwnProject[],
  { tables, carriedSpecial }: OwnSpender,
): ReadonlyMap<OwnRow, readonly OtherMoney[]> {
  const chosen = [...projectFunctions(projects, tables)].map(([project, { code }]) => ({ project, code }));
  const ofProjects = (code: string, amountOf: (project: OwnProject) => number): number =>
    chosen.reduce((sum, each) => sum + (each.code.startsWith(code) ? amountOf(each.project) : 0), 0);
  const current = new Map(functions.map((row) => [row, currentOf(row, ofProjects, tables)]));
  const carried = carriedOf(
    functions.map((row) => ({ row, amount: (row.amounts[1] ?? 0) - sum(current.get(row) ?? []) })),
    ofProjects,
    { tables, carriedSpecial },
  );
  return new Map(
    functions.map((row) => [
      row,
      [...moneyOf([0, ...(current.get(row) ?? []).slice(1)], false), ...moneyOf(carried.get(row) ?? [], true)],
    ]),
  );
}

type OfProjects = (code: string, amountOf: (project: OwnProject) => number) => number;

function moneyOf(amounts: readonly number[], isCarried: boolean): OtherMoney[] {
  return amounts.flatMap((amount, source) => (amount === 0 ? [] : [{ source, isCarried, amount }]));
}

/** This year's basic expenditure of a function by source: of the last two, what projects do not have, as far as there is any. */
function currentOf({ code, amounts: [, basic = 0] }: OwnRow, ofProjects: OfProjects, tables: OwnTables): number[] {
  const find = (label: string, from = 0): readonly number[] =>
    tables.rows(label, 2, from).find((row) => row.code === code)?.amounts ?? [];
  const told = [find('表五'), find('表八'), find('表九', 3)].map((amounts) => amounts[1] ?? 0);
  let rest = basic - sum(told);
  const others = [3, 4].map((source) => {
    const amount = (find('表二')[source + 1] ?? 0) - ofProjects(code, ({ current }) => current[source] ?? 0);
    const own = Math.min(Math.max(amount, 0), Math.max(rest, 0));
    rest -= own;
    return own;
  });
  return [...told, ...others];
}

interface Carried {
  readonly row: OwnRow;
  readonly amount: number;
}

/**
 * What of each function was carried over, by source, so that it adds up to what each 类 has; else it is general. Where 表二
 * tells of none of a function, nothing was: then its tables contradict each other.
 */
function carriedOf(
  all: readonly Carried[],
  ofProjects: OfProjects,
  spender: OwnSpender,
): ReadonlyMap<OwnRow, readonly number[]> {
  const told = new Set(
    spender.tables.rows('表二', 2).flatMap(({ code, amounts }) => ((amounts[6] ?? 0) === 0 ? [] : code)),
  );
  const classes = [...new Set(all.map(({ row }) => row.code.slice(0, 3)))];
  return new Map(
    classes.flatMap((code) => {
      const own = all.filter(({ row, amount }) => row.code.startsWith(code) && told.has(row.code) && amount > 0);
      return carriedOfClass(code, own, ofProjects, spender);
    }),
  );
}

function carriedOfClass(
  code: string,
  own: readonly Carried[],
  ofProjects: OfProjects,
  spender: OwnSpender,
): (readonly [OwnRow, readonly number[]])[] {
  const carried = carriedSources(code, spender);
  if (carried.every((amount) => amount === 0)) return [];
  const amounts = own.map(({ amount }) => amount);
  const sources = carried.map((amount, source) =>
    Math.max(0, amount - ofProjects(code, (project) => project.carried[source] ?? 0)),
  );
  // Every figure is rounded by itself.
  const isTold = Math.abs(sum(sources) - sum(amounts)) <= own.length + sources.length;
  if (!isTold) return own.map(({ row, amount }) => [row, [amount]]);
  const parts = own.map(() => sources.map(() => 0));
  for (const { row: source, column, amount } of allot(sources, amounts)) {
    const mine = parts[column] ?? [];
    mine[source] = (mine[source] ?? 0) + amount;
  }
  return own.map(({ row }, i) => [row, parts[i] ?? []]);
}

/** What was carried over of a 类 by source: 表四 has it among all that the first three spend, 表二 this year's alone. */
function carriedSources(code: string, { tables, carriedSpecial }: OwnSpender): readonly number[] {
  const whole = tables.rows('表二', 2).find((row) => row.code === code);
  const appropriated = tables.rows('表四', 1, 2).find(({ name }) => unnumbered(name) === whole?.name);
  if (!whole) return [];
  const told = [1, 2, 3].map((i) => Math.max(0, (appropriated?.amounts[i] ?? 0) - (whole.amounts[i] ?? 0)));
  const rest = (whole.amounts[6] ?? 0) - sum(told);
  return [...told, ...otherCarried(rest, carriedSpecial(code))];
}
