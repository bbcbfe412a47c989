import { findSubject, subjectsNamed } from '../data/catalogue.ts';
import { formerNamesOf } from '../data/subjectChanges.ts';
import type { Localized } from '../language/schema.ts';
import type { Budget, CodeReference, DeclaredSubject, Place } from '../model/Budget.ts';
import { listed } from '../model/branches.ts';
import { quoted } from '../syntax/stringValue.ts';
import { onceFor } from '../text/onceFor.ts';
import { onceIn } from '../text/onceIn.ts';
import type { Finding, Fix, Related, Rule } from './Rule.ts';
import { codeByName } from './subjects/codeByName.ts';
import { isSameName, type NamedSubject, trustedName } from './subjects/namedSubject.ts';
import { subjectsInTexts } from './subjects/subjectsInTexts.ts';
import { placesOf, type SubjectUse, suspectsOf, usesOfCode } from './subjects/subjectUse.ts';

/** A name beside a code says the same thing twice: where they differ, one of them is wrong. */
export const subjectNameMismatch: Rule = {
  id: 'subject-name-mismatch',
  severity: 'warning',
  fix: 'safe',
  source: { zh: '《2026年政府收支分类科目》', en: 'Classification of government revenue and expenditure, 2026' },
  fixAll: { zh: '把所有科目名称改为规范名称', en: 'Give all subjects their right names' },
  doc: `科目名称与科目表（或本文件“科目”里的声明）不一致；科目表里没有把握的，同一编码前后名称要一致。说明里编码旁边写了别的科目的名称（\`招商引资（2011306）\`），“（类）”“（款）”“（项）”不是上下级的，也提示。

The name beside a code is not that of the catalogue or of the declaration, or not the one that it has elsewhere in the file. The name of another subject beside a code in an explanation is found too, and so is one of 类, 款 and 项 that is not above or below the others.

\`\`\`budget
基本支出 2011308 "招商引资" {
    30101  <|"基本工资额"|>  15.46  # warning[subject-name-mismatch]
}
\`\`\`
\`\`\`message
30101 的名称是“基本工资”，这里写的是“基本工资额”
\`\`\`
\`\`\`message en
30101 is named “基本工资”, here it says “基本工资额”
\`\`\`
\`\`\`fixed
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46  # warning[subject-name-mismatch]
}
\`\`\`
`,
  *check(budget) {
    const { branch, subjectByCode } = budget;
    // Of a code that is declared twice the last line counts.
    for (const line of renamingIn(branch)) {
      const { code, name } = line.reference;
      if (name === undefined || subjectByCode.get(code) !== line) continue;
      for (const { subject, references } of usesOfCode(code, budget))
        if (!subject.isDeclaration) yield* mismatches(subject, name, references, budget);
    }
    for (const { subject, right: known } of doubtful(suspectsOf(budget).oddlyNamed, subjectByCode)) {
      const right = known ?? nameInText(subject.code, budget);
      if (right !== undefined) yield* mismatches(subject, right, placesOf(subject, budget), budget);
    }
    yield* subjectsInTexts(budget);
  },
};

/** The lines of 科目 that give a code another name than the catalogue. */
const renamingIn = listed(({ subjects }) => subjects.filter(isRenaming));

function isRenaming({ reference: { code, name } }: DeclaredSubject): boolean {
  const catalogued = findSubject(code)?.name;
  return name !== undefined && catalogued !== undefined && !isSameName(name, catalogued);
}

/** An oddly named subject with the name that it ought to have: where there is none, that which it has in the text. */
interface Doubtful {
  readonly subject: NamedSubject;
  readonly right?: string;
}

/** Those that can be wrong by what is declared; of a long list that agrees with itself, none. */
const doubtful = onceIn((odd: readonly NamedSubject[], declared: Budget['subjectByCode']): readonly Doubtful[] =>
  odd.flatMap((subject): Doubtful[] => {
    const { code, isDeclaration, listed: catalogued } = subject;
    const declaration = isDeclaration ? undefined : declared.get(code);
    // Of those that 科目 renames, all lines are looked at anyway.
    if (declaration && isRenaming(declaration)) return [];
    const right = declaration?.reference.name ?? trustedName(catalogued);
    if (right !== undefined) return isMisnamed(subject, right) ? [{ subject, right }] : [];
    return !isDeclaration && (catalogued || codesOfManyNames(odd).has(code)) ? [{ subject }] : [];
  }),
);

function isMisnamed({ name, retirement }: NamedSubject, right: string): boolean {
  return name !== undefined && !retirement && !isSameName(name, right);
}

/** The codes that have several odd names: of one that nobody lists and that has one name only, that is the right one. */
const codesOfManyNames = onceFor((subjects: readonly NamedSubject[]): ReadonlySet<string> => {
  const codes = subjects.flatMap(({ code, isDeclaration }) => (isDeclaration ? [] : [code]));
  const seen = new Set<string>();
  return new Set(codes.filter((code) => seen.has(code) || !seen.add(code)));
});

/** The name that a code has in the text: the catalogue's where a line gives that, else the first; all lines should agree. */
function nameInText(code: string, budget: Budget): string | undefined {
  const named = usesOfCode(code, budget).filter(({ subject }) => subject.name !== undefined && !subject.isDeclaration);
  const catalogued = named.find(({ subject: { name, listed: { name: right } = {} } }) => name === right);
  return (catalogued ?? named.reduce(earlier)).subject.name;
}

/** Which of two uses stands first; the one that is listed first where they are in several top-level statements. */
function earlier(use: SubjectUse, other: SubjectUse): SubjectUse {
  const [a, b] = [use, other].map(({ references: [first] }) => first?.place);
  return a && b && a.segment === b.segment && b.start < a.start ? other : use;
}

function mismatches(
  subject: NamedSubject,
  right: string,
  references: readonly CodeReference[],
  budget: Budget,
): readonly Finding[] {
  if (subject.name === undefined || !isMisnamed(subject, right)) return [];
  const mismatch = {
    message: messageOf(subject, subject.name, right),
    right,
    related: () => declarationOf(subject, budget),
    alike: () => linesThatAgree(subject, budget),
    isOfDeeper: isNameOfDeeper(subject),
  };
  return references.flatMap((reference) => {
    const { namePlace } = reference;
    const codes = (): readonly Fix[] => (isInPlace(subject) ? codeByName(subject, reference) : []);
    return namePlace ? new Misnamed(namePlace, mismatch, codes) : [];
  });
}

/** What is said of all lines that have the same wrong name. */
interface Mismatch {
  readonly message: Localized;
  readonly right: string;
  readonly related: () => readonly Related[];
  /** The names that have to change together with a declared one. */
  readonly alike: () => readonly Place[];
  /** Whether the name is right, and the code too short for it. */
  readonly isOfDeeper: boolean;
}

/** Whether a line's code is of the kind and level that its place asks for; of another one that is found wrong anyway. */
function isInPlace({ isDeclaration, hasLevel, classification }: NamedSubject): boolean {
  return !isDeclaration && hasLevel && classification !== undefined;
}

/** Whether a subject has the name of one of the level that is asked for, which its own code is not. */
function isNameOfDeeper({ code, name, wanted, lengths, hasLevel }: NamedSubject): boolean {
  if (name === undefined || hasLevel) return false;
  return wanted.some((kind) =>
    subjectsNamed(kind, name).some((other) => lengths.includes(other.code.length) && other.code.startsWith(code)),
  );
}

/** A line with a wrong name. A class, as a name that is declared may be wrong in thousands of lines. */
class Misnamed implements Finding {
  readonly place: Place;
  readonly message: Localized;
  readonly related: () => readonly Related[];
  readonly #mismatch: Mismatch;
  /** Ways to give the line the code that has its very name. */
  readonly #codes: () => readonly Fix[];

  constructor(place: Place, mismatch: Mismatch, codes: () => readonly Fix[]) {
    this.place = place;
    this.message = mismatch.message;
    this.related = mismatch.related;
    this.#mismatch = mismatch;
    this.#codes = codes;
  }

  fixes(): Fix[] {
    const { right, alike, isOfDeeper } = this.#mismatch;
    if (isOfDeeper) return [];
    const others = alike();
    const [zh, en] =
      others.length > 0
        ? [
            `（连同 ${others.length} 行同名的）`,
            others.length === 1
              ? ' (with one more line of this name)'
              : ` (with ${others.length} more lines of this name)`,
          ]
        : ['', ''];
    const title = { zh: `改为“${right}”${zh}`, en: `Change to “${right}”${en}` };
    const edits = [this.place, ...others].map((place) => ({ place, newText: quoted(right) }));
    const codes = this.#codes();
    // A name that is right of another code: nobody knows which of the two is wrong.
    return codes.length > 0 ? [...codes, { title, edits }] : [{ title, edits, inAll: true }];
  }
}

function messageOf({ code, listed: catalogued }: NamedSubject, name: string, right: string): Localized {
  const isOld = catalogued?.aliases.includes(name) || formerNamesOf(code).includes(name);
  return {
    zh: `${code} 的名称是“${right}”，这里写的是${isOld ? '旧名' : ''}“${name}”`,
    en: `${code} is named “${right}”, here it says ${isOld ? 'its former name ' : ''}“${name}”`,
  };
}

/** Of the declaration that counts, the names in lines that say the same: left as they are, they would be wrong. */
function linesThatAgree({ code, name, isDeclaration }: NamedSubject, budget: Budget): Place[] {
  if (!isDeclaration || budget.subjectByCode.get(code)?.reference.name !== name) return [];
  const uses = usesOfCode(code, budget).filter(({ subject }) => !subject.isDeclaration && subject.name === name);
  return uses.flatMap(({ references }) => references.flatMap(({ namePlace }) => namePlace ?? []));
}

function declarationOf({ code, isDeclaration }: NamedSubject, { subjectByCode }: Budget): Related[] {
  const place = isDeclaration ? undefined : subjectByCode.get(code)?.reference.namePlace;
  return place ? [{ place, message: { zh: '“科目”里的声明', en: 'The declaration in “subjects”' } }] : [];
}
