import { findSubject } from '../data/catalogue.ts';
import { findValue } from '../language/lookup.ts';
import type { Segment } from '../syntax/tree.ts';
import type { Budget, DeclaredSubject, Include, Part, PlacedFault, PriorFile, Spending, Unit } from './Budget.ts';
import { type BindFault, checkRepetition, headSpan } from './bind.ts';
import { branchOf } from './branches.ts';
import { buildFigures } from './buildFigures.ts';
import { Comparisons } from './comparisons.ts';
import type { Inclusion } from './includes.ts';
import type { MoneyUnit } from './money.ts';
import { childrenOf, fileUnit, readPart, readUnit, requiredAtTop, wholeNumber, wordOf } from './readPart.ts';
import { blockGroups, blocksIn, economicGroups, economicLinesIn } from './spendingSums.ts';
import { spendingsIn } from './spendingsIn.ts';

const readParts = new WeakMap<Segment, Map<MoneyUnit, Part>>();

/** The part of a segment, read once for as long as the segment lives. */
function partOf(segment: Segment, unit: MoneyUnit): Part {
  const byUnit = readParts.get(segment) ?? new Map<MoneyUnit, Part>();
  readParts.set(segment, byUnit);
  const part = byUnit.get(unit) ?? readPart(segment, unit);
  byUnit.set(unit, part);
  return part;
}

/** Everything that the segments of a budget say, in text order. Never throws on what a user typed. */
export function buildBudget({ segments, rootSegments, includes }: Inclusion, prior?: PriorFile): Budget {
  const unit = fileUnit(segments);
  const parts = segments.map((segment) => partOf(segment, unit));
  const rootParts = rootSegments === segments ? parts : rootSegments.map((segment) => partOf(segment, unit));
  return budgetOfParts({ unit, parts, rootParts, includes, prior });
}

/** The budget that some parts make, with its figures. */
export function budgetOfParts({
  unit,
  parts,
  rootParts,
  includes,
  prior,
}: Pick<Budget, 'unit' | 'parts' | 'rootParts' | 'includes' | 'prior'>): Budget {
  const all = <T>(of: (part: Part) => readonly T[]): T[] => parts.flatMap(of);
  const units = all((part) => part.units);
  const department = findDepartment(parts);
  const subjects = all((part) => part.subjects);
  const subjectByCode = new Map(subjects.map((subject) => [subject.reference.code, subject]));
  const ownSpendings = all((part) => part.spendings);
  const spendings = all(spendingsIn);
  const revenue = all((part) => part.revenue);
  const totals = all((part) => part.totals);
  const branch = branchOf(parts);
  const figures = buildFigures({
    blocks: () => blocksIn(branch),
    economic: () => economicLinesIn(branch),
    revenue,
    subjects,
    totals,
  });
  const scopes = [...(department ? [{ unit: department, spendings: ownSpendings }] : []), ...units];
  const nameOf = makeNames(subjectByCode, spendings);
  const comparisons = new Comparisons({
    figures,
    parts,
    branch,
    totals,
    scopes,
    nameOf,
    figuresOf: (unit) => unitFigures(unit.spendings),
  });
  return {
    department,
    unit,
    parts,
    branch,
    rootParts,
    includes,
    prior,
    units,
    subjects,
    subjectByCode,
    spendings,
    revenue,
    totals,
    figures,
    get comparisons() {
      return comparisons.all;
    },
    get differences() {
      return comparisons.unequal;
    },
    nameOf,
    year: yearOf(department),
    status: statusOf(department),
    scopes,
    faults: [
      ...parts.flatMap(({ segment, faults }) => faults.map((fault): PlacedFault => ({ segment, fault }))),
      ...repeatedAtTop(parts),
      ...missingAtTop(parts, includes),
    ],
    controls: all((part) => part.controls),
    procurements: all((part) => part.procurements),
  };
}

/** The figures of one unit alone, without the department's declared totals. */
export function unitFigures(spendings: readonly Spending[]): Budget['figures'] {
  const figures =
    figuresOfUnits.get(spendings) ??
    buildFigures({
      blocks: () => blockGroups(spendings),
      economic: () => economicGroups(spendings),
      revenue: [],
      subjects: [],
      totals: [],
    });
  figuresOfUnits.set(spendings, figures);
  return figures;
}

const figuresOfUnits = new WeakMap<readonly Spending[], Budget['figures']>();

function findDepartment(parts: readonly Part[]): Unit | undefined {
  for (const { bound, segment } of parts) {
    const found = bound.find(({ schema }) => schema.id === 'department');
    if (found) return readUnit(found, segment);
  }
  return undefined;
}

function onlyChild(unit: Unit | undefined, id: string): ReturnType<typeof childrenOf>[number] | undefined {
  return unit && childrenOf(unit.bound, id)[0];
}

function yearOf(department: Unit | undefined): number | undefined {
  const argument = onlyChild(department, 'year')?.args['year'];
  return argument && wholeNumber(argument);
}

function statusOf(department: Unit | undefined): Budget['status'] {
  const word = wordOf(onlyChild(department, 'status')?.args['status']);
  return findValue('status', word)?.id === 'final' ? 'final' : 'draft';
}

/** The name of a subject: as declared, else as catalogued, else as its first line gives it. */
function makeNames(
  declared: ReadonlyMap<string, DeclaredSubject>,
  spendings: readonly Spending[],
): (code: string) => string {
  let used: Map<string, string> | undefined;
  return (code) => {
    const known = declared.get(code)?.reference.name ?? findSubject(code)?.name;
    if (known !== undefined) return known;
    used ??= namesInUse(spendings);
    return used.get(code) ?? '';
  };
}

function namesInUse(spendings: readonly Spending[]): Map<string, string> {
  const references = spendings.flatMap(({ function: reference, items }) => [
    reference,
    ...items.map(({ subject }) => subject),
  ]);
  return new Map(
    references.flatMap((reference) => (reference?.name ? [[reference.code, reference.name] as const] : [])).reverse(),
  );
}

/** Top-level statements that are there twice across segments. */
function repeatedAtTop(parts: readonly Part[]): PlacedFault[] {
  const seen = new Map<string, { segment: Segment; bound: Part['bound'][number] }>();
  return parts.flatMap(({ segment, bound }) =>
    bound.flatMap((each): PlacedFault[] => {
      if (each.schema.many) return [];
      const before = seen.get(each.schema.id);
      if (!before) seen.set(each.schema.id, { segment, bound: each });
      if (!before || before.segment === segment) return [];
      const fault: BindFault[] = [];
      checkRepetition([before.bound, each], fault);
      return fault.map((found) => ({ segment, fault: found, firstSegment: before.segment }));
    }),
  );
}

/** Top-level statements that are nowhere; of a file that could not be included, nobody knows what stands in it. */
function missingAtTop(parts: readonly Part[], includes: readonly Include[]): PlacedFault[] {
  const [first] = parts;
  if (!first || !includes.every(isKnown) || isFileOfUnits(parts)) return [];
  const department = parts.find(({ bound }) => bound.some(({ schema }) => schema.id === 'department'));
  const owner = department?.bound.find(({ schema }) => schema.id === 'department')?.statement;
  const container = owner ?? { head: undefined, args: [], block: undefined, start: 0, end: 0 };
  return requiredAtTop
    .filter((field) => !parts.some(({ bound }) => bound.some(({ schema }) => schema === field)))
    .filter((field) => owner !== undefined || field.id === 'department')
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
function isFileOfUnits(parts: readonly Part[]): boolean {
  return parts.some(({ units }) => units.length > 0) && findDepartment(parts) === undefined;
}

function isKnown({ state: { kind } }: Include): boolean {
  return kind === 'included' || kind === 'repeated' || kind === 'cycle';
}
