import { classificationOf, findSubject, type Subject, subjectsOf } from '../../data/catalogue.ts';
import { say } from '../../language/locale.ts';
import type { CodeKind } from '../../language/schema.ts';
import type { Budget, DeclaredSubject } from '../../model/Budget.ts';
import { quoted } from '../../syntax/stringValue.ts';
import { isExpression, type Statement } from '../../syntax/tree.ts';
import { onceFor } from '../../text/onceFor.ts';
import { subjectHover } from '../hover/subjectHover.ts';
import { codesAbove } from '../subjectPath.ts';
import type { Offer, OfferContext } from './Offer.ts';
import { snippetText } from './snippet.ts';

/** Which subjects may stand in a place. */
export interface WantedSubjects {
  readonly kinds: readonly CodeKind[];
  /** The number of digits of the level that is asked for; any where it is not given. */
  readonly length?: number;
  /** Whether the place declares subjects, so that those declared already are left out. */
  readonly isDeclaration: boolean;
  /** Whether the code begins a line, with an amount behind it unless that is a declaration. */
  readonly isLine: boolean;
  /** The statement that the code is typed into, if it has begun. */
  readonly statement: Statement | undefined;
  /** The statements of the block; what they name already is offered last. */
  readonly beside: readonly Statement[];
}

/** Subject codes with their names: those that the file declares, then the catalogue's, each in the order of the codes. */
export function subjectOffers(wanted: WantedSubjects, context: OfferContext): readonly Offer[] {
  if (wanted.kinds.length === 0) return [];
  const declared = declaredSubjects(wanted, context.budget);
  const own = wanted.isDeclaration ? [] : [...declared].map(([code, subject]) => declaredOffer(code, subject, context));
  const listed = wanted.kinds.flatMap((kind) =>
    catalogueOffers(kind).filter(({ code }) => !declared.has(code) && isWanted(code, wanted)),
  );
  const there = new Set(
    wanted.beside.flatMap((each) => (each === wanted.statement || !each.head ? [] : [each.head.text])),
  );
  const all = [...own, ...listed];
  const inOrder = there.size === 0 ? all : [...all.filter(isAmong(there, false)), ...all.filter(isAmong(there, true))];
  return inOrder.map(({ code, name, offer }) => ({ ...offer, insertText: written(code, name, wanted) }));
}

/** The code that a statement names: at its head, or as its first argument. */
export function codeOf({ head, args: [first] }: Statement): string {
  return head?.kind === 'word' && first?.kind === 'quantity' ? first.digits : (head?.text ?? '');
}

interface CodedOffer {
  readonly code: string;
  readonly name: string;
  readonly offer: Omit<Offer, 'insertText'>;
}

function isAmong(codes: ReadonlySet<string>, wanted: boolean): (offer: CodedOffer) => boolean {
  return ({ code }) => codes.has(code) === wanted;
}

/** What has to be written where some of it stands already. */
function written(code: string, name: string, { statement, isLine, isDeclaration }: WantedSubjects): string {
  const args = statement?.args ?? [];
  if (name === '' || args.some(({ kind }) => kind === 'string')) return snippetText(code);
  const hasAmount = !isLine || isDeclaration || args.some(isExpression);
  return snippetText(`${code} ${quoted(name)}`) + (hasAmount ? '' : ` \${1:0.00}`);
}

const catalogues = new Map<CodeKind, readonly CodedOffer[]>();

/** All subjects of a classification as offers, made once: there are more than a thousand. */
function catalogueOffers(kind: CodeKind): readonly CodedOffer[] {
  let offers = catalogues.get(kind);
  if (!offers) {
    const nameOf = (code: string): string => findSubject(code)?.name ?? '';
    offers = [...subjectsOf(kind)].map((subject) =>
      codedOffer(subject.code, subject.name, namesOf(subject), pathOf(subject.code, nameOf)),
    );
    catalogues.set(kind, offers);
  }
  return offers;
}

function namesOf({ code, name, aliases }: Subject): readonly string[] {
  return [`${code} ${name}`, name, ...aliases];
}

/** The first declaration of each subject that is wanted, in the order of the codes. */
function declaredSubjects(wanted: WantedSubjects, { subjects }: Budget): ReadonlyMap<string, DeclaredSubject> {
  const found = new Map<string, DeclaredSubject>();
  for (const subject of subjects) {
    const { code } = subject.reference;
    if (subject.bound.statement !== wanted.statement && isWanted(code, wanted) && !found.has(code))
      found.set(code, subject);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A list that stays, so that it is read aloud once. */
const declaredNames = onceFor(({ reference: { code, name = '' } }: DeclaredSubject): readonly string[] => [
  `${code} ${name}`.trim(),
  ...(name === '' ? [] : [name]),
  ...(findSubject(code)?.aliases ?? []),
]);

function declaredOffer(code: string, subject: DeclaredSubject, { budget, locale }: OfferContext): CodedOffer {
  const name = subject.reference.name ?? budget.nameOf(code);
  const path = pathOf(code, budget.nameOf);
  const detail = path || say({ zh: '本文件声明', en: 'declared in this file' }, locale);
  return codedOffer(code, name, declaredNames(subject), detail);
}

function isWanted(code: string, { kinds, length }: WantedSubjects): boolean {
  const classification = classificationOf(code);
  if (!kinds.some((kind) => kind === classification)) return false;
  return length === undefined ? code.length > 1 : code.length === length;
}

function codedOffer(code: string, name: string, names: readonly string[], detail: string): CodedOffer {
  return {
    code,
    name,
    offer: {
      kind: 'subject',
      label: `${code} ${name}`.trim(),
      detail,
      documentation: (context) => subjectHover(code, context) ?? '',
      names,
    },
  };
}

/** The names of the 类 and 款 above a subject. */
function pathOf(code: string, nameOf: (code: string) => string): string {
  return codesAbove(code).map(nameOf).filter(Boolean).join(' › ');
}
