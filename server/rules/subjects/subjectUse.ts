import { classificationOf } from '../../data/catalogue.ts';
import type { Budget, CodeReference, Part } from '../../model/Budget.ts';
import { type Before, type Branch, listed, summary } from '../../model/branches.ts';
import { runsIn } from '../../model/spendingsIn.ts';
import { addToGroup } from '../../text/groupedBy.ts';
import { onceFor } from '../../text/onceFor.ts';
import { remembered } from '../../text/remembered.ts';
import { type NamedSubject, SubjectSlot } from './namedSubject.ts';

/** A subject in a top-level statement, with every place that says exactly this, in text order. */
export interface SubjectUse {
  readonly subject: NamedSubject;
  readonly references: readonly CodeReference[];
}

const any = (): readonly number[] => [];
const slots = {
  function: new SubjectSlot(['function'], () => [7], false),
  item: new SubjectSlot(['economic'], () => [5], false),
  revenue: new SubjectSlot(['revenue'], any, false),
  procurement: new SubjectSlot(['procurement'], any, false),
  declaration: new SubjectSlot(['function', 'economic', 'revenue'], declaredLengths, true),
};

function declaredLengths(code: string): readonly number[] {
  const classification = classificationOf(code);
  if (classification === 'function') return [3, 5, 7];
  return classification === 'economic' ? [3, 5] : [];
}

type Subjects = ReadonlySet<NamedSubject>;
type Visit = (reference: CodeReference | undefined, slot: SubjectSlot) => void;

/** Every code in a top-level statement, with the kind of place where it stands. Plain loops: they run over every line. */
function visitCodes(part: Part, visit: Visit): void {
  for (const { function: reference, items } of runsIn(part)) {
    visit(reference, slots.function);
    for (const { subject } of items) visit(subject, slots.item);
  }
  for (const { lines } of part.revenue) for (const { subject } of lines) visit(subject, slots.revenue);
  for (const { lines } of part.procurements) for (const { subject } of lines) visit(subject, slots.procurement);
  for (const { reference } of part.subjects) visit(reference, slots.declaration);
}

/** The subjects of a top-level statement by their codes, with their places: where something is to be said of them. */
const usesByCode = onceFor((part: Part): ReadonlyMap<string, readonly SubjectUse[]> => {
  const byCode = new Map<string, (SubjectUse & { readonly references: CodeReference[] })[]>();
  visitCodes(part, (reference, slot) => {
    if (!reference) return;
    const { code, name } = reference;
    const subject = slot.subject(code, name);
    const known = byCode.get(code)?.find((use) => use.subject === subject);
    if (known) known.references.push(reference);
    else addToGroup(byCode, code, { subject, references: [reference] });
  });
  return byCode;
});

const nobody: Subjects = new Set();

/** The subjects of a branch of parts that can be at fault; the same set as before where no other ones have come. */
const suspectsIn = summary((part): Subjects => {
  let suspects: Set<NamedSubject> | undefined;
  visitCodes(part, (reference, slot) => {
    const subject = reference && slot.subject(reference.code, reference.name);
    if (subject?.isSuspect) suspects = (suspects ?? new Set()).add(subject);
  });
  return suspects ?? nobody;
}, together);

function together(all: () => readonly Subjects[], before: Before<Subjects> | undefined): Subjects {
  if (before && isSameSet(before.now, before.one)) return before.value;
  const some = all();
  const [first, another] = some.filter(({ size }) => size > 0);
  return another ? new Set(some.flatMap((each) => [...each])) : (first ?? nobody);
}

function isSameSet(a: Subjects, b: Subjects): boolean {
  return a === b || (a.size === b.size && [...a].every((each) => b.has(each)));
}

/** The subjects that can be at fault, by what of them can be. */
export interface Suspects {
  readonly unclassified: readonly NamedSubject[];
  readonly ofWrongLevel: readonly NamedSubject[];
  readonly retired: readonly NamedSubject[];
  readonly unlisted: readonly NamedSubject[];
  readonly oddlyNamed: readonly NamedSubject[];
}

const sorted = onceFor((subjects: Subjects): Suspects => {
  const all = [...subjects];
  return {
    unclassified: all.filter(({ classification }) => !classification),
    ofWrongLevel: all.filter(({ classification, hasLevel }) => classification && !hasLevel),
    retired: all.filter(({ retirement }) => retirement),
    unlisted: all.filter(({ isUnlisted }) => isUnlisted),
    oddlyNamed: all.filter(({ isOddlyNamed }) => isOddlyNamed),
  };
});

/** The subjects of a budget that can be at fault, in no certain order: the rules look at these alone. */
export function suspectsOf({ branch }: Budget): Suspects {
  return sorted(suspectsIn(branch));
}

/** Every place of a subject that can be at fault, in text order. Parts that have it not are not looked into. */
export function placesOf(subject: NamedSubject, { branch }: Budget): readonly CodeReference[] {
  const found: CodeReference[] = [];
  // No generator: a name that is declared may be wrong in thousands of lines, each of which would pass through all levels.
  const collect = (node: Part | Branch): void => {
    if (!suspectsIn(node).has(subject)) return;
    if ('nodes' in node) node.nodes.forEach(collect);
    else
      for (const use of usesByCode(node).get(subject.code) ?? none)
        if (use.subject === subject) for (const reference of use.references) found.push(reference);
  };
  collect(branch);
  return found;
}

const none: readonly never[] = [];
const usesOf = remembered((code) => listed((part) => usesByCode(part).get(code) ?? none));

/** What each top-level statement has of a code, in text order. */
export function usesOfCode(code: string, { branch }: Budget): readonly SubjectUse[] {
  return usesOf(code)(branch);
}
