import type { Localized } from '../../language/schema.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import type { Budget, Unit } from '../Budget.ts';
import { isZero, type Money, subtract } from '../money.ts';
import { counterpart } from '../units/unitBudget.ts';
import { type KeyedFigure, keyedFigures, unitKey } from './keyedFigures.ts';

/** Two budgets held against each other by what their figures are of: codes, sources, the names of projects. */
export interface BudgetComparison {
  readonly before: ComparedBudget;
  readonly after: ComparedBudget;
  readonly groups: readonly ComparedGroup[];
}

/** Which budget stands on a side. */
export interface ComparedBudget {
  readonly name: string;
  readonly year: number | undefined;
}

/** Figures of one kind: of sources, of functional codes, of projects. */
export interface ComparedGroup {
  readonly id: string;
  readonly title: Localized;
  /** Every figure that one of the two has, be it changed or not. */
  readonly rows: readonly ComparedFigure[];
}

/** One figure in both budgets; it is undefined where it is not there. */
export interface ComparedFigure {
  /** A code, a keyword or a project's name, the same in both; alone of its group. */
  readonly key: string;
  readonly code: string;
  readonly name: Localized;
  /** How far it stands below those that it is part of. */
  readonly depth: number;
  readonly before: Money | undefined;
  readonly after: Money | undefined;
  readonly state: 'same' | 'changed' | 'added' | 'removed';
  /** What came more; below zero where it is less. */
  readonly change: Money;
}

/** Compares what two budgets say, however their texts are arranged. Pure; linear in their figures. */
export function compareBudgets(before: Budget, after: Budget): BudgetComparison {
  const keys = unitKeys(before, after);
  const old = new Map(
    keyedFigures(before, after, (unit) => keys.get(unit) ?? unitKey(unit)).map((group) => [group.id, group]),
  );
  const groups = keyedFigures(after, before).map((group) => {
    const rows = joinFigures(old.get(group.id)?.figures ?? [], group.figures);
    return { id: group.id, title: group.title, rows: group.isSorted ? rows.sort(byKey) : rows };
  });
  return { before: side(before), after: side(after), groups };
}

/** Of the units of a budget the keys that they have in another one, where each is there: by its code, else by its name. */
function unitKeys(budget: Budget, other: Budget): ReadonlyMap<Unit, string> {
  const found = budget.units.flatMap((each) => {
    const same = counterpart(other, budget, each);
    return same ? [[each.unit, unitKey(same.unit)] as const] : [];
  });
  const sameKey = groupedBy(found, ([, key]) => key);
  return new Map(found.filter(([, key]) => sameKey.get(key)?.length === 1));
}

/** Whether anything in a comparison differs. */
export function differs({ groups }: BudgetComparison): boolean {
  return groups.some(({ rows }) => rows.some(({ state }) => state !== 'same'));
}

function side({ department, year }: Budget): ComparedBudget {
  return { name: department?.name ?? '', year };
}

/**
 * Joins figures by their keys, in the order of the new budget; what only the old one has stands behind what it followed
 * there and what is part of that.
 */
export function joinFigures(before: readonly KeyedFigure[], after: readonly KeyedFigure[]): ComparedFigure[] {
  const old = new Map(before.map((figure) => [figure.key, figure]));
  const gone = goneBehind(before, new Set(after.map(({ key }) => key)));
  const joined: ComparedFigure[] = [];
  const waiting = [...(gone.get(undefined) ?? [])];
  for (const figure of after) {
    const part = waiting.findIndex(({ depth }) => depth < figure.depth);
    const ready = waiting.splice(0, part < 0 ? waiting.length : part);
    joined.push(...ready.map((each) => compared(each, each.value, undefined)));
    joined.push(compared(figure, old.get(figure.key)?.value, figure.value));
    waiting.push(...(gone.get(figure.key) ?? []));
  }
  return [...joined, ...waiting.map((each) => compared(each, each.value, undefined))];
}

/** The figures that are not kept, by the key of the last one before them that is, if there is one. */
function goneBehind(
  before: readonly KeyedFigure[],
  kept: ReadonlySet<string>,
): Map<string | undefined, readonly KeyedFigure[]> {
  const gone = new Map<string | undefined, KeyedFigure[]>();
  let last: string | undefined;
  for (const figure of before) {
    if (kept.has(figure.key)) last = figure.key;
    else if (gone.get(last)?.push(figure) === undefined) gone.set(last, [figure]);
  }
  return gone;
}

function compared(
  { key, code, name, depth }: KeyedFigure,
  before: Money | undefined,
  after: Money | undefined,
): ComparedFigure {
  const change = subtract(after ?? 0, before ?? 0);
  return { key, code, name, depth, before, after, change, state: stateOf(before, after, change) };
}

function stateOf(before: Money | undefined, after: Money | undefined, change: Money): ComparedFigure['state'] {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return isZero(change) ? 'same' : 'changed';
}

function byKey(a: ComparedFigure, b: ComparedFigure): number {
  return a.key < b.key ? -1 : Number(a.key > b.key);
}
