import { type Classification, classificationOf, findSubject, subjectsOf } from '../data/catalogue.ts';
import type { CodeKind, Localized } from '../language/schema.ts';
import type { Budget, CodeReference, DeclaredSubject, Part } from '../model/Budget.ts';
import { summary } from '../model/branches.ts';
import { mergerOf } from '../model/mergerOf.ts';
import { spendingsIn } from '../model/spendingsIn.ts';
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
export function subjectUses({ branch }: Budget): readonly SubjectUse[] {
  return [...usesIn(branch).values()];
}

type Uses = ReadonlyMap<string, SubjectUse>;

/** The uses of a branch of parts, each by what tells it from others. */
const usesIn = summary(usesOfPart, mergerOf<string, SubjectUse>(together));

/** The same use in several places. */
function together(uses: readonly SubjectUse[]): SubjectUse {
  const [first] = uses;
  if (!first) throw new RangeError('a use of nothing');
  const { code, name, wanted, lengths, isDeclaration } = first;
  let references: readonly CodeReference[] | undefined;
  return {
    code,
    name,
    wanted,
    lengths,
    isDeclaration,
    get references() {
      references ??= uses.flatMap((use) => use.references);
      return references;
    },
  };
}

/** A place where a code may stand: what is asked for there. */
interface Slot {
  readonly id: string;
  readonly wanted: readonly CodeKind[];
  readonly lengths: readonly number[];
}

const anyLevel: readonly number[] = [];
const slots = {
  function: { id: 'f', wanted: ['function'], lengths: [7] },
  item: { id: 'e', wanted: ['economic'], lengths: [5] },
  revenue: { id: 'r', wanted: ['revenue'], lengths: anyLevel },
  procurement: { id: 'p', wanted: ['procurement'], lengths: anyLevel },
} as const satisfies Readonly<Record<string, Slot>>;

function usesOfPart(part: Part): Uses {
  const uses = new Map<string, SubjectUse & { readonly references: CodeReference[] }>();
  const add = (reference: CodeReference | undefined, { id, wanted, lengths }: Slot, isDeclaration = false): void => {
    if (!reference) return;
    const { code, name } = reference;
    const key = `${id}${code} ${name ?? ''}${name === undefined ? '' : ' '}`;
    const known = uses.get(key);
    if (known) known.references.push(reference);
    else uses.set(key, { code, name, wanted, lengths, isDeclaration, references: [reference] });
  };
  for (const { function: reference, items } of spendingsIn(part)) {
    add(reference, slots.function);
    for (const { subject } of items) add(subject, slots.item);
  }
  for (const { lines } of part.revenue) for (const { subject } of lines) add(subject, slots.revenue);
  for (const { lines } of part.procurements) for (const { subject } of lines) add(subject, slots.procurement);
  for (const { reference } of part.subjects) {
    const lengths = declaredLengths(reference.code);
    add(reference, { id: 'd', wanted: ['function', 'economic', 'revenue'], lengths }, true);
  }
  return uses;
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
