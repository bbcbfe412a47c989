import type { Statement } from '../../syntax/tree.ts';
import { ascii } from '../../text/ascii.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import { onceFor } from '../../text/onceFor.ts';
import type {
  Budget,
  DeclaredSubject,
  Item,
  Part,
  PriorFile,
  RevenueBlock,
  Unit,
  UnitPart,
  UnitPrior,
} from '../Budget.ts';
import { sources } from '../Budget.ts';
import type { Bound } from '../binding/bind.ts';
import { childrenOf } from '../binding/boundValues.ts';
import { budgetOfParts } from '../buildBudget.ts';
import { emptyPart } from '../emptyPart.ts';
import { type Cells, carryoverCells, currentCells, sourceCells } from '../figures/cells.ts';
import type { Figure } from '../figures/figures.ts';
import { compare, isZero, type Money, subtract } from '../money.ts';
import { moneyUnitAt } from '../moneyUnitAt.ts';
import { unitFigures } from './unitFigures.ts';

/** The unit, or the department itself (本级), that a name or code stands for; the first where there are several. */
export function scopeNamed(budget: Budget, nameOrCode: string): UnitPart | undefined {
  return scopesNamed(budget, nameOrCode)[0];
}

/** All with a name; where there are none, all with a code. */
export function scopesNamed({ scopes }: Budget, nameOrCode: string): readonly UnitPart[] {
  const wanted = ascii(nameOrCode).trim();
  const named = scopes.filter(({ unit }) => unit.name.trim() === nameOrCode.trim());
  return named.length > 0 ? named : scopes.filter(({ unit }) => ascii(unit.code) === wanted);
}

/**
 * 单位预算: the budget of one unit alone, or of the department itself without its units, as if it were a department's.
 * Totals that the department declares are the department's and are left out; money that a unit spends is its revenue.
 * The same budget where the department has no units.
 */
export function budgetOf(budget: Budget, scope: UnitPart): Budget {
  if (budget.units.length === 0) return budget;
  const known = views(budget).get(scope);
  if (known) return known;
  const made = viewOf(budget, scope);
  views(budget).set(scope, made);
  return made;
}

const views = onceFor((_: Budget) => new Map<UnitPart, Budget>());

function viewOf(budget: Budget, scope: UnitPart): Budget {
  const { includes, fileUnit, department: superior } = budget;
  const isDepartment = scope.unit.bound === budget.department?.bound;
  const own = isDepartment ? budget.parts.map(departmentPart) : unitParts(budget, scope);
  const parts = [...own, revenuePart(scope, sharedRevenue(budget))];
  const unit = moneyUnitAt({ segment: scope.unit.segment, start: scope.unit.bound.statement.start }, fileUnit);
  const prior = priorOf(budget, scope);
  const unitPriors: Budget['unitPriors'] = [];
  return budgetOfParts({
    unit,
    fileUnit,
    scope: 'unit',
    superior,
    includes,
    parts,
    rootParts: parts,
    prior,
    unitPriors,
  });
}

/** The file that 上年 of a unit itself names. */
function namedPrior({ unitPriors }: Budget, { unit }: UnitPart): UnitPrior | undefined {
  return byOwner(unitPriors).get(unit.bound.statement);
}

const byOwner = onceFor(
  (priors: Budget['unitPriors']): ReadonlyMap<Statement, UnitPrior> =>
    new Map(priors.toReversed().map((prior) => [prior.owner, prior])),
);

/** Last year's file as that of the same unit, by the path that the unit names, else the department; undefined where it has none such. */
function priorOf(budget: Budget, scope: UnitPart): PriorFile | undefined {
  const named = namedPrior(budget, scope);
  const prior = named ?? budget.prior;
  if (prior?.state.kind !== 'read') return undefined;
  const whole = prior.state.budget();
  const same = counterpart(whole, budget, scope);
  if (!same) return named && isOfOne(whole, scope.unit) ? named : undefined;
  return { ...prior, state: { kind: 'read', budget: () => budgetOf(whole, same) } };
}

/** Whether a budget is that of a unit alone: it is not split into units, or its department is the unit. */
export function isOfOne({ units, department }: Budget, { code, name }: Unit): boolean {
  if (units.length === 0) return true;
  const isNamed = name !== '' && department?.name === name;
  return isNamed || (code !== '' && department?.code === code);
}

/**
 * The same unit in the budget of another year: by its code and name, else by one of them. A department's own (本级) has one
 * where the other budget is split into units, too: else that is the department's with all its units.
 */
export function counterpart(other: Budget, budget: Budget, { unit }: UnitPart): UnitPart | undefined {
  if (other.units.length === 0) return undefined;
  const isOwn = unit.bound === budget.department?.bound;
  return isOwn ? other.scopes.find((scope) => scope.unit.bound === other.department?.bound) : sameUnit(other, unit);
}

/** The unit in a budget that has the code and name of another one, else one of them; undefined where none has. */
export function sameUnit(other: Budget, unit: Unit): UnitPart | undefined {
  const code = codeOf({ unit });
  const name = trimmedName({ unit });
  const coded = code === '' ? [] : (unitsByCode(other).get(code) ?? []);
  const named = coded.find((each) => name !== '' && trimmedName(each) === name) ?? coded[0];
  return named ?? (name === '' ? undefined : unitsByName(other).get(name)?.[0]);
}

type Named = Pick<UnitPart, 'unit'>;

function codeOf({ unit }: Named): string {
  return ascii(unit.code).trim();
}

function trimmedName({ unit }: Named): string {
  return unit.name.trim();
}

const unitsByCode = onceFor(({ units }: Budget) => groupedBy(units, codeOf));
const unitsByName = onceFor(({ units }: Budget) => groupedBy(units, trimmedName));

/** Statements that speak of the department with all its units. */
const ofAll: ReadonlySet<string> = new Set(['unit', 'subjects', 'revenue', 'totals', 'control']);

/** What stands outside any unit; what is typed of last year is that of all units together. */
function departmentPart(part: Part): Part {
  const bound = part.bound
    .filter(({ schema }) => !ofAll.has(schema.id))
    .map((each) => (each.schema.id === 'department' ? without(each, 'prior') : each));
  const { segment, spendings, runs, procurements, staff, indicatorLists } = part;
  const isOwn = (start: number): boolean => bound.some(({ statement }) => contains(statement, start));
  return {
    ...emptyPart,
    segment,
    bound,
    spendings,
    runs,
    indicatorLists,
    subjects: part.subjects.map(undeclared),
    procurements: procurements.filter((each) => bound.includes(each.bound)),
    staff: staff.filter(({ statement }) => isOwn(statement.start)),
  };
}

/** A unit in the place of the department; names of subjects and terms are those of the whole budget. */
function unitParts({ parts, department }: Budget, { unit, spendings }: UnitPart): Part[] {
  const { bound, segment } = unit;
  const children = [...bound.children, ...(department ? settingsOf(department.bound, bound) : [])];
  const schema = department?.bound.schema ?? bound.schema;
  const own = parts.filter((part) => part.segment === segment);
  const blocks = bound.children.filter((child) => child.schema.id === 'procurement' || child.schema.id === 'assets');
  const shared = parts.map(
    (part): Part => ({
      ...emptyPart,
      segment: part.segment,
      bound: part.bound.filter((each) => each.schema.id === 'glossary'),
      subjects: part.subjects.map(undeclared),
    }),
  );
  const mine: Part = {
    ...emptyPart,
    segment,
    spendings,
    bound: [{ ...plain(bound), schema: { ...schema, id: 'department' }, children }, ...blocks],
    procurements: own.flatMap(({ procurements }) => procurements.filter((each) => blocks.includes(each.bound))),
    staff: own.flatMap(({ staff }) => staff.filter(({ statement }) => contains(bound.statement, statement.start))),
  };
  return [mine, ...shared];
}

/** What a department says for a unit too, where this does not say it itself. */
function settingsOf(department: Bound, unit: Bound): Bound[] {
  return ['year', 'amounts', 'status', 'layout'].flatMap((id) =>
    childrenOf(unit, id).length > 0 ? [] : childrenOf(department, id),
  );
}

function without(bound: Bound, id: string): Bound {
  return { ...plain(bound), children: bound.children.filter(({ schema }) => schema.id !== id) };
}

function plain({ schema, statement, args, repeated, children }: Bound): Bound {
  return { schema, statement, args, repeated, children };
}

function contains({ start, end }: Bound['statement'], offset: number): boolean {
  return start <= offset && offset < end;
}

/** A subject with its name and without the totals, which are those of the department. */
function undeclared({ reference, bound }: DeclaredSubject): DeclaredSubject {
  return { reference, bound, total: undefined, basic: undefined, project: undefined, carryover: undefined };
}

/** The revenue of each unit, and what of the department's is left to itself, spent or not. */
interface SharedRevenue {
  readonly ofUnits: ReadonlyMap<UnitPart, readonly Item[]>;
  readonly left: readonly Item[];
  readonly yearEnd: readonly Item[];
}

/** Units draw from the department's lines of a source in the order of the text, so that the lines of all add up to each. */
const sharedRevenue = onceFor((budget: Budget): SharedRevenue => {
  const left = budget.revenue.flatMap(({ lines }) => lines);
  const ofUnits = new Map(budget.units.map((scope) => [scope, drawnBy(scope, left)]));
  const yearEnd = budget.revenue.flatMap((block) => block.yearEnd);
  return { ofUnits, yearEnd, left: left.filter(({ amount }) => !isZero(amount.value)) };
});

function drawnBy({ spendings }: UnitPart, left: Item[]): readonly Item[] {
  const expenditure = unitFigures(spendings).expenditure.root;
  return groups.flatMap((group) => {
    const [spent] = expenditure.items(group.cells);
    return spent ? draw(left, group, expenditure.figure(group.cells), spent) : [];
  });
}

/** Money of one source, of this year or carried over. */
interface Group {
  readonly source: Item['source'];
  readonly carryover: boolean;
  readonly cells: Cells;
}

const groups: readonly Group[] = sources.flatMap((source) =>
  [false, true].map((carryover) => ({
    source,
    carryover,
    cells: sourceCells([source]) & (carryover ? carryoverCells : currentCells),
  })),
);

/** Takes an amount from the lines of a group; where these do not hold enough, the rest stands at what is spent. */
function draw(lines: Item[], { source, carryover }: Group, { value, half }: Figure, spent: Item): Item[] {
  let missing = value;
  const drawn: Item[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.source !== source || line.carryover !== carryover || compare(missing, 0) <= 0) continue;
    const taken = compare(line.amount.value, missing) < 0 ? line.amount.value : missing;
    if (compare(taken, 0) <= 0) continue;
    drawn.push(withAmount(line, taken, half));
    lines[i] = withAmount(line, subtract(line.amount.value, taken), line.amount.half);
    missing = subtract(missing, taken);
  }
  return isZero(missing) ? drawn : [...drawn, withAmount({ ...copied(spent), subject: undefined }, missing, half)];
}

function withAmount(line: Item, value: Money, half: number): Item {
  return { ...copied(line), amount: { value, half } };
}

/** Its values alone; an item may know where it stands only when it is asked. */
function copied({ subject, amount, amountPlace, argument, source, carryover, statement }: Item): Item {
  return { subject, amount, amountPlace, argument, source, carryover, statement, part: 'basic' };
}

function revenuePart(scope: UnitPart, { ofUnits, left, yearEnd }: SharedRevenue): Part {
  const { bound, segment } = scope.unit;
  const ofUnit = ofUnits.get(scope);
  const unspent = ofUnit ? [] : yearEnd;
  const block: RevenueBlock = { bound, segment, lines: ofUnit ?? left, yearEnd: unspent, total: undefined };
  return { ...emptyPart, segment, revenue: [block] };
}
