import { type Classification, classificationOf, findSubject, subjectsOf } from '../data/catalogue.ts';
import type { CodeKind, Localized } from '../language/schema.ts';
import type { Budget, CodeReference, DeclaredSubject } from '../model/Budget.ts';
import type { Fix } from './Rule.ts';

/** A subject code with a name, and what may stand in its place: everything that is to be said of it at once. */
export interface SubjectUse {
  readonly code: string;
  readonly name: string | undefined;
  /** The classification asked for; in 科目 any of several. */
  readonly wanted: readonly CodeKind[];
  /** How long its code has to be; empty where any level will do. */
  readonly lengths: readonly number[];
  /** Whether this is a line of 科目 that declares it. */
  readonly isDeclaration: boolean;
  /** Every place of the text that says exactly this, in text order. */
  readonly references: readonly CodeReference[];
}

/** Every subject code of a budget, in no particular order; listed once for all rules, which judge each pair of code and name once. */
export function subjectUses(budget: Budget): readonly SubjectUse[] {
  const uses = usesOf.get(budget) ?? listUses(budget);
  usesOf.set(budget, uses);
  return uses;
}

const usesOf = new WeakMap<Budget, readonly SubjectUse[]>();

const functional: readonly CodeKind[] = ['function'];
const economic: readonly CodeKind[] = ['economic'];
const ofRevenue: readonly CodeKind[] = ['revenue'];
const ofProcurement: readonly CodeKind[] = ['procurement'];
const declarable: readonly CodeKind[] = ['function', 'economic', 'revenue'];
const anyLevel: readonly number[] = [];
const itemLevel: readonly number[] = [7];
const sectionLevel: readonly number[] = [5];

function listUses({ spendings, subjects, revenue, procurements }: Budget): SubjectUse[] {
  const functions = new UseList(functional, itemLevel);
  const items = new UseList(economic, sectionLevel);
  for (const { function: reference, items: lines } of spendings) {
    functions.add(reference);
    for (let i = 0; i < lines.length; i++) items.add(lines[i]?.subject);
  }
  const revenues = new UseList(ofRevenue, anyLevel);
  for (const { lines } of revenue) for (const { subject } of lines) revenues.add(subject);
  const procured = new UseList(ofProcurement, anyLevel);
  for (const { lines } of procurements) for (const { subject } of lines) procured.add(subject);
  const declared = subjects.map(
    ({ reference }): SubjectUse => ({
      code: reference.code,
      name: reference.name,
      wanted: declarable,
      lengths: declaredLengths(reference.code),
      isDeclaration: true,
      references: [reference],
    }),
  );
  return [...functions.uses, ...items.uses, ...revenues.uses, ...procured.uses, ...declared];
}

/** The uses of one kind of place, told apart by code and name. */
class UseList {
  readonly uses: (SubjectUse & { readonly references: CodeReference[] })[] = [];
  readonly #byCode = new Map<string, UseList['uses']>();
  readonly #wanted: readonly CodeKind[];
  readonly #lengths: readonly number[];

  constructor(wanted: readonly CodeKind[], lengths: readonly number[]) {
    this.#wanted = wanted;
    this.#lengths = lengths;
  }

  add(reference: CodeReference | undefined): void {
    if (!reference) return;
    const { code, name } = reference;
    const same = this.#byCode.get(code);
    const known = same?.find((use) => use.name === name);
    if (known) {
      known.references.push(reference);
      return;
    }
    const [wanted, lengths] = [this.#wanted, this.#lengths];
    const use = { code, name, wanted, lengths, isDeclaration: false, references: [reference] };
    this.uses.push(use);
    if (same) same.push(use);
    else this.#byCode.set(code, [use]);
  }
}

function declaredLengths(code: string): readonly number[] {
  const classification = classificationOf(code);
  if (classification === 'function') return [3, 5, 7];
  return classification === 'economic' ? [3, 5] : anyLevel;
}

/** The classification of a use, or undefined where it is none of those that may stand there. */
export function fittingClassification({ code, wanted }: SubjectUse): CodeKind | undefined {
  const classification = classificationOf(code);
  return wanted.find((kind) => kind === classification);
}

/** Whether the code has the length of a level that may stand there. */
export function hasLevel({ code, lengths }: SubjectUse): boolean {
  return lengths.length === 0 || lengths.includes(code.length);
}

const classificationNames: Readonly<Record<Classification, Localized>> = {
  function: { zh: '支出功能分类科目', en: 'functional code' },
  economic: { zh: '部门支出经济分类科目', en: 'departmental economic code' },
  government: { zh: '政府支出经济分类科目', en: 'government economic code' },
  revenue: { zh: '收入分类科目', en: 'revenue code' },
  procurement: { zh: '政府采购品目', en: 'procurement code' },
};

/** What the codes of a classification are called. */
export function classificationName(classification: Classification): Localized {
  return classificationNames[classification];
}

/** The fix that puts the code which has the very name of this line in its place, where exactly one code has it. */
export function codeByName({ name, code, wanted, lengths }: SubjectUse, { place }: CodeReference): Fix[] {
  if (!name) return [];
  const same = wanted
    .flatMap((kind) => [...subjectsOf(kind)])
    .filter((subject) => subject.name === name && (lengths.length === 0 || lengths.includes(subject.code.length)));
  const inside = same.filter((subject) => subject.code.startsWith(code));
  const [found, another] = inside.length > 0 ? inside : same;
  if (!found || another) return [];
  return [
    {
      title: { zh: `改为 ${found.code}（${found.name}）`, en: `Change to ${found.code} (${found.name})` },
      edits: [{ place, newText: found.code }],
    },
  ];
}

/** The name that a subject ought to have here: the declared one, else the catalogue's where that can be trusted. */
export function rightName(
  { code, isDeclaration }: SubjectUse,
  declared: ReadonlyMap<string, DeclaredSubject>,
): string | undefined {
  const declaredName = isDeclaration ? undefined : declared.get(code)?.reference.name;
  const subject = findSubject(code);
  return declaredName ?? (subject?.confidence === 'C' ? undefined : subject?.name);
}
