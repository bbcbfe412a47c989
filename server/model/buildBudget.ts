import { findSubject } from '../data/catalogue.ts';
import { findValue, statementsOf } from '../language/lookup.ts';
import type { Segment } from '../syntax/tree.ts';
import { Attached } from '../text/Attached.ts';
import { eachOf } from '../text/eachOf.ts';
import { isSameList } from '../text/isSameList.ts';
import { onceFor } from '../text/onceFor.ts';
import { SharedMap } from '../text/SharedMap.ts';
import type {
  Budget,
  CodeReference,
  DeclaredSubject,
  Include,
  Part,
  PlacedFault,
  Subordinate,
  Unit,
} from './Budget.ts';
import type { BindFault } from './binding/BindFault.ts';
import { type Bound, checkRepetition } from './binding/bind.ts';
import { childrenOf, wordOf } from './binding/boundValues.ts';
import { yearIn } from './binding/valueFault.ts';
import { type Branch, branchOf, inOneList, listed, summary } from './branches.ts';
import { BranchFigures } from './figures/BranchFigures.ts';
import { Comparisons } from './figures/comparisons.ts';
import { mergerOf } from './figures/mergerOf.ts';
import { headSpan } from './heads.ts';
import type { Inclusion } from './includes.ts';
import type { MoneyUnit } from './money.ts';
import { fileUnit } from './moneyUnitAt.ts';
import { readPart } from './readPart.ts';
import { readUnit } from './readUnit.ts';
import { runsIn, spendingsIn } from './spendingsIn.ts';

/** The parts of segments in a file of some unit, each read once for as long as its segment lives: two budgets may include it. */
const partsIn: Readonly<Record<MoneyUnit, (segments: readonly Segment[]) => readonly Part[]>> = {
  元: readIn('元'),
  千元: readIn('千元'),
  万元: readIn('万元'),
  亿元: readIn('亿元'),
};

function readIn(unit: MoneyUnit): (segments: readonly Segment[]) => readonly Part[] {
  return eachOf(onceFor((segment) => readPart(segment, unit)));
}

/** Everything that the segments of a budget say, in text order. Never throws on what a user typed. */
export function buildBudget({ segments, rootSegments, includes }: Inclusion, priors: PriorFiles = noPriors): Budget {
  const unit = fileUnit(segments);
  const parts = partsIn[unit](segments);
  const rootParts = rootSegments === segments ? parts : partsIn[unit](rootSegments);
  return budgetOfParts({
    unit,
    fileUnit: unit,
    scope: 'department',
    superior: undefined,
    parts,
    rootParts,
    includes,
    ...priors,
  });
}

/** The files of last year that a budget names. */
export type PriorFiles = Pick<Budget, 'prior' | 'unitPriors'>;

const noPriors: PriorFiles = { prior: undefined, unitPriors: [] };

/** What a budget is made of. */
type BudgetInput = Pick<Budget, 'unit' | 'fileUnit' | 'scope' | 'superior' | 'parts' | 'rootParts' | 'includes'> &
  PriorFiles;

const subjectsIn = listed(({ subjects }) => subjects);
const ownSpendingsIn = listed(({ spendings }) => spendings);
const allSpendingsIn = listed(spendingsIn);
const revenueIn = listed(({ revenue }) => revenue);
const totalsIn = listed(({ totals }) => totals);
const controlsIn = listed(({ controls }) => controls);
const procurementsIn = listed(({ procurements }) => procurements);
const faultsIn = listed(({ segment, faults }) => faults.map((fault): PlacedFault => ({ segment, fault })));

/** A statement at the top of a file that stands there once. */
interface Single {
  readonly bound: Bound;
  readonly segment: Segment;
}

const singlesIn = listed(({ segment, bound }) =>
  bound.flatMap((each): Single[] => (each.schema.many || each.statement.continues ? [] : [{ bound: each, segment }])),
);

/** Which of the statements that have to be at the top of a file are there, one bit each. */
const presentIn = summary(
  ({ bound }): number => bound.reduce((bits, { schema }) => bits | bitOf(schema), 0),
  (all) => all().reduce((bits, each) => bits | each, 0),
);

/** The top-level statements that are asked for where they are missing. */
const requiredAtTop = statementsOf('file').filter(({ need }) => need !== undefined);

function bitOf(schema: Bound['schema']): number {
  const i = requiredAtTop.indexOf(schema);
  return i < 0 ? 0 : 1 << i;
}

/** The budget that some parts make. Whatever is not asked for is not made. */
export function budgetOfParts(input: BudgetInput): Budget {
  return new BuiltBudget(input);
}

function unitsIn(branch: Branch): readonly Subordinate[] {
  return unitsAmong(branch).units;
}

/** The units that begin in some parts, and what stands before the first one of a unit that began before all of them. */
interface UnitsAmong {
  readonly before: readonly Part[];
  readonly units: readonly Subordinate[];
}

const none: readonly never[] = [];
const noUnits: UnitsAmong = { before: none, units: none };

const unitsAmong = summary(
  (part): UnitsAmong => {
    if (part.units.length > 0) return { before: none, units: part.units };
    return part.goesOn.length > 0 ? { before: [part], units: none } : noUnits;
  },
  (all, before) => {
    const some = all();
    if (some.some((each) => each.before.length > 0)) return inOrder(some);
    const had = before?.one.before.length === 0 ? before : undefined;
    const units = inOneList(
      some.map((each) => each.units),
      had && { ...had, value: had.value.units, one: had.one.units, now: had.now.units },
    );
    return units.length > 0 ? { before: none, units } : noUnits;
  },
);

/** Those of several, of which some go on with the last unit before them. */
function inOrder(some: readonly UnitsAmong[]): UnitsAmong {
  const before: Part[] = [];
  const units: Subordinate[] = [];
  for (const each of some) {
    const last = units.pop();
    if (last) units.push(each.before.length > 0 ? continued(last, each.before) : last);
    else before.push(...each.before);
    units.push(...each.units);
  }
  return { before, units };
}

/** A unit with the parts in which it goes on; the same object as long as none of these is another. */
function continued(unit: Subordinate, rest: readonly Part[]): Subordinate {
  const before = continuedBy.get(unit);
  if (before && isSameList(before.rest, rest)) return before.whole;
  const whole = { ...unit, spendings: inOneList([unit.spendings, ...rest.map(({ goesOn }) => goesOn)]) };
  continuedBy.set(unit, { rest, whole });
  return whole;
}

const continuedBy = new Attached<Subordinate, { readonly rest: readonly Part[]; readonly whole: Subordinate }>();

class BuiltBudget implements Budget {
  readonly unit: Budget['unit'];
  readonly fileUnit: Budget['fileUnit'];
  readonly scope: Budget['scope'];
  readonly superior: Budget['superior'];
  readonly parts: Budget['parts'];
  readonly branch: Branch;
  readonly rootParts: Budget['rootParts'];
  readonly includes: Budget['includes'];
  readonly prior: Budget['prior'];
  readonly unitPriors: Budget['unitPriors'];
  readonly figures: Budget['figures'];
  readonly department: Budget['department'];
  readonly #comparisons: Comparisons;
  #scopes: Budget['scopes'] | undefined;
  #faults: Budget['faults'] | undefined;

  constructor({ unit, fileUnit, scope, superior, parts, rootParts, includes, prior, unitPriors }: BudgetInput) {
    this.unit = unit;
    this.fileUnit = fileUnit;
    this.scope = scope;
    this.superior = superior;
    this.parts = parts;
    this.rootParts = rootParts;
    this.includes = includes;
    this.prior = prior;
    this.unitPriors = unitPriors;
    this.branch = branchOf(parts);
    this.figures = new BranchFigures(this.branch);
    this.department = departmentIn(this.branch);
    this.#comparisons = new Comparisons(this);
  }

  get units(): Budget['units'] {
    return unitsIn(this.branch);
  }

  get subjects(): Budget['subjects'] {
    return subjectsIn(this.branch);
  }

  get subjectByCode(): Budget['subjectByCode'] {
    return byCode(this.subjects);
  }

  get spendings(): Budget['spendings'] {
    return allSpendingsIn(this.branch);
  }

  get revenue(): Budget['revenue'] {
    return revenueIn(this.branch);
  }

  get totals(): Budget['totals'] {
    return totalsIn(this.branch);
  }

  get controls(): Budget['controls'] {
    return controlsIn(this.branch);
  }

  get procurements(): Budget['procurements'] {
    return procurementsIn(this.branch);
  }

  get comparisons(): Budget['comparisons'] {
    return this.#comparisons.all;
  }

  get differences(): Budget['differences'] {
    return this.#comparisons.unequal;
  }

  get year(): Budget['year'] {
    return yearOf(this.department);
  }

  get status(): Budget['status'] {
    return statusOf(this.department);
  }

  get own(): Budget['own'] {
    return this.department && { unit: this.department, spendings: ownSpendingsIn(this.branch) };
  }

  get scopes(): Budget['scopes'] {
    const { own, units } = this;
    this.#scopes ??= own ? [own, ...units] : units;
    return this.#scopes;
  }

  get faults(): Budget['faults'] {
    const { branch, parts, department, includes } = this;
    const singles = singlesIn(branch);
    this.#faults ??= [
      ...faultsIn(branch),
      ...repeatedAtTop(singles),
      ...missingAtTop({ branch, parts, department, includes }),
    ];
    return this.#faults;
  }

  /** As declared, else as catalogued, else as its first line gives it, which comes before a name from memory. */
  readonly nameOf = (code: string): string => {
    const declared = this.subjectByCode.get(code)?.reference.name;
    if (declared !== undefined) return declared;
    const known = findSubject(code);
    if (known && known.confidence !== 'C') return known.name;
    return namesInUse(this.branch).get(code)?.name ?? known?.name ?? '';
  };
}

const byCode = onceFor(
  (subjects: readonly DeclaredSubject[]): Budget['subjectByCode'] =>
    new Map(subjects.map((subject) => [subject.reference.code, subject])),
);

function departmentIn(branch: Branch): Unit | undefined {
  const single = singlesIn(branch).find(({ bound }) => bound.schema.id === 'department');
  return single && unitOf(single);
}

const unitOf = onceFor(({ bound, segment }: Single) => readUnit(bound, segment));

function onlyChild(unit: Unit | undefined, id: string): ReturnType<typeof childrenOf>[number] | undefined {
  return unit && childrenOf(unit.bound, id)[0];
}

function yearOf(department: Unit | undefined): number | undefined {
  const argument = onlyChild(department, 'year')?.args['year'];
  return argument && yearIn(argument);
}

function statusOf(department: Unit | undefined): Budget['status'] {
  const word = wordOf(onlyChild(department, 'status')?.args['status']);
  return findValue('status', word)?.id === 'final' ? 'final' : 'draft';
}

/** The first name that the lines of a branch of parts give a code. */
const namesInUse = summary(
  (part): SharedMap<CodeReference> => {
    const spent = runsIn(part).flatMap(({ function: reference, items }) => [
      reference,
      ...items.map(({ subject }) => subject),
    ]);
    const received = part.revenue.flatMap(({ lines }) => lines.map(({ subject }) => subject));
    const references = [...spent, ...received];
    const named = references.flatMap((reference) => (reference?.name ? [[reference.code, reference] as const] : []));
    return SharedMap.of(named.reverse());
  },
  mergerOf<CodeReference>({ together: ([first]) => first, exchanged: (first) => first }),
);

/** Top-level statements that are there twice across segments. */
function repeatedAtTop(singles: readonly Single[]): PlacedFault[] {
  const seen = new Map<string, Single>();
  return singles.flatMap(({ segment, bound }): PlacedFault[] => {
    const before = seen.get(bound.schema.id);
    if (!before) seen.set(bound.schema.id, { segment, bound });
    if (!before || before.segment === segment) return [];
    const faults: BindFault[] = [];
    checkRepetition([before.bound, bound], faults);
    return faults.map((fault) => ({ segment, fault, firstSegment: before.segment }));
  });
}

/** Top-level statements that are nowhere; of a file that could not be included, nobody knows what stands in it. */
function missingAtTop({
  branch,
  parts: [first],
  department,
  includes,
}: Pick<Budget, 'branch' | 'parts' | 'department' | 'includes'>): PlacedFault[] {
  if (!first || !includes.every(isKnown) || isFileOfUnits(branch, department)) return [];
  const present = presentIn(branch);
  const owner = department?.bound.statement;
  const container = owner ?? { head: undefined, args: [], block: undefined, start: 0, end: 0 };
  return requiredAtTop
    .filter((field) => (present & bitOf(field)) === 0 && (owner !== undefined || field.id === 'department'))
    .map((field) => ({
      segment: department?.segment ?? first.segment,
      fault: {
        kind: 'missing-field',
        field,
        container,
        block: 'file',
        ...(owner ? headSpan(owner) : { start: 0, end: 0 }),
      },
    }));
}

/** A file that holds units and names no department is there to be included by one, and can be checked alone. */
function isFileOfUnits(branch: Branch, department: Unit | undefined): boolean {
  return department === undefined && unitsIn(branch).length > 0;
}

function isKnown({ state: { kind } }: Include): boolean {
  return kind === 'included' || kind === 'repeated' || kind === 'cycle';
}
