import { type Classification, classificationOf, findSubject, subjectsOf } from '../data/catalogue.ts';
import type { CodeKind, Localized } from '../language/schema.ts';
import type { Budget, CodeReference, DeclaredSubject } from '../model/Budget.ts';
import type { Fix } from './Rule.ts';

/** A subject code in the text and what may stand in its place. */
export interface SubjectUse {
  readonly reference: CodeReference;
  /** The classification asked for; in 科目 any of several. */
  readonly wanted: readonly CodeKind[];
  /** How long its code has to be; empty where any level will do. */
  readonly lengths: readonly number[];
  /** Whether this is the line of 科目 that declares it. */
  readonly isDeclaration: boolean;
}

/** Every subject code of a budget, in no particular order; listed once for all rules. */
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
  const uses: SubjectUse[] = [];
  const add = (reference: CodeReference | undefined, wanted: readonly CodeKind[], lengths: readonly number[]): void => {
    if (reference) uses.push({ reference, wanted, lengths, isDeclaration: false });
  };
  for (const { function: reference, items } of spendings) {
    add(reference, functional, itemLevel);
    for (const { subject } of items) add(subject, economic, sectionLevel);
  }
  for (const { lines } of revenue) for (const { subject } of lines) add(subject, ofRevenue, anyLevel);
  for (const { lines } of procurements) for (const { subject } of lines) add(subject, ofProcurement, anyLevel);
  for (const { reference } of subjects) {
    uses.push({ reference, wanted: declarable, lengths: declaredLengths(reference.code), isDeclaration: true });
  }
  return uses;
}

function declaredLengths(code: string): readonly number[] {
  const classification = classificationOf(code);
  if (classification === 'function') return [3, 5, 7];
  return classification === 'economic' ? [3, 5] : anyLevel;
}

/** The classification of a use, or undefined where it is none of those that may stand there. */
export function fittingClassification({ reference, wanted }: SubjectUse): CodeKind | undefined {
  const classification = classificationOf(reference.code);
  return wanted.find((kind) => kind === classification);
}

/** Whether the code has the length of a level that may stand there. */
export function hasLevel({ reference, lengths }: SubjectUse): boolean {
  return lengths.length === 0 || lengths.includes(reference.code.length);
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
export function codeByName({ reference: { name, code, place }, wanted, lengths }: SubjectUse): Fix[] {
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
  { reference: { code }, isDeclaration }: SubjectUse,
  declared: ReadonlyMap<string, DeclaredSubject>,
): string | undefined {
  const declaredName = isDeclaration ? undefined : declared.get(code)?.reference.name;
  const subject = findSubject(code);
  return declaredName ?? (subject?.confidence === 'C' ? undefined : subject?.name);
}
