import type { Statement } from '../../syntax/tree.ts';
import { onceFor } from '../../text/onceFor.ts';
import { onceIn } from '../../text/onceIn.ts';
import type { Amount } from '../amount.ts';
import type { Budget, Subordinate, UnitPart, UnitPrior } from '../Budget.ts';
import { childrenOf } from '../binding/boundValues.ts';
import { listed, listedFor } from '../branches.ts';
import { currentCells, everything, sourceCells } from '../figures/cells.ts';
import { agrees } from '../figures/figures.ts';
import type { Money, MoneyUnit } from '../money.ts';
import { comparable, type PriorKey, type StatedPrior, statedPrior } from '../priorYear.ts';
import { isOfOne, sameUnit } from './unitBudget.ts';
import { unitFigures } from './unitFigures.ts';

/** The units in which 上年 stands. */
export const statingPrior = listed(({ units }) =>
  units.filter(({ unit }) => childrenOf(unit.bound, 'prior').length > 0),
);

/** The unit that names a file of last year. */
export function ownerOf({ owner }: UnitPrior, { branch }: Budget): Subordinate | undefined {
  return byStatement(statingPrior(branch)).get(owner);
}

const byStatement = onceFor(
  (scopes: readonly Subordinate[]): ReadonlyMap<Statement, Subordinate> =>
    new Map(scopes.map((scope) => [scope.unit.bound.statement, scope])),
);

/** A figure that 上年 states otherwise than last year's budget has it. */
export interface MistypedPrior extends Pick<StatedPrior, 'name' | 'typed'> {
  readonly value: Money;
  /** Of last year's file. */
  readonly path: string;
}

/** What 上年 of units states otherwise than the file that they name, else the department's, has of the same unit. */
export function mistypedPriors(budget: Budget): readonly MistypedPrior[] {
  const { branch, fileUnit, prior, unitPriors } = budget;
  const inWhole = prior?.state.kind === 'read' ? mistypedIn(branch, lastYearOf(prior.state.budget(), fileUnit)) : [];
  return [
    ...inWhole.map((each) => ({ ...each, path: prior?.path ?? '' })),
    ...unitPriors.flatMap((named) => mistypedInOwn(named, budget).map((each) => ({ ...each, path: named.path }))),
  ];
}

type Mistyped = Omit<MistypedPrior, 'path'>;

/** Last year's budget of the department, and the unit of money of this year's file. */
interface LastYear {
  readonly whole: Budget;
  readonly fileUnit: MoneyUnit;
}

const lastYearOf = onceIn((whole: Budget, fileUnit: MoneyUnit): LastYear => ({ whole, fileUnit }));

/** Of the units that name no file themselves. */
const mistypedIn = listedFor(({ units }, { whole, fileUnit }: LastYear): readonly Mistyped[] =>
  units.filter(statesOnly).flatMap((scope) => {
    const same = sameUnit(whole, scope.unit);
    return same ? mistyped(scope, amountsOf(same), fileUnit) : [];
  }),
);

function statesOnly({ unit }: Subordinate): boolean {
  const [prior] = childrenOf(unit.bound, 'prior');
  return prior !== undefined && prior.args['file'] === undefined;
}

function mistypedInOwn(named: UnitPrior, budget: Budget): readonly Mistyped[] {
  const scope = ownerOf(named, budget);
  if (!scope || named.state.kind !== 'read') return [];
  const before = named.state.budget();
  const same = sameUnit(before, scope.unit);
  if (!same && !isOfOne(before, scope.unit)) return [];
  return mistyped(scope, same ? amountsOf(same) : comparable(before), budget.fileUnit);
}

/** What 上年 may state, as a budget has it. */
export type PriorAmounts = Readonly<Record<PriorKey, Amount>>;

function mistyped({ unit }: Subordinate, before: PriorAmounts, fileUnit: MoneyUnit): Mistyped[] {
  return statedPrior(unit, fileUnit).flatMap(({ key, name, typed }) => {
    const { [key]: read } = before;
    return agrees(typed.amount, read) ? [] : [{ name, typed, value: read.value }];
  });
}

/** What a unit received and spent, as its own budget has it: it receives what it spends. */
export function amountsOf({ spendings }: UnitPart): PriorAmounts {
  const { root } = unitFigures(spendings).expenditure;
  const expenditure = root.figure(everything);
  return { revenue: expenditure, expenditure, general: root.figure(sourceCells(['general']) & currentCells) };
}
