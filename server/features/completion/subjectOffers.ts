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
  const written = writtenFor(wanted);
  const own = wanted.isDeclaration
    ? []
    : [...declared].map(([code, subject]) => declaredOffer(code, subject, written, context));
  const listed = wanted.kinds.flatMap((kind) =>
    catalogueOffers(kind, written).filter(({ code }) => !declared.has(code) && isWanted(code, wanted)),
  );
  const there = new Set(
    wanted.beside.flatMap((each) => (each === wanted.statement || !each.head ? [] : [each.head.text])),
  );
  const all = [...own, ...listed];
  return there.size === 0 ? all : [...all.filter(isAmong(there, false)), ...all.filter(isAmong(there, true))];
}

/** The code that a statement names: at its head, or as its first argument. */
export function codeOf({ head, args: [first] }: Statement): string {
  return head?.kind === 'word' && first?.kind === 'quantity' ? first.digits : (head?.text ?? '');
}

interface CodedOffer extends Offer {
  readonly code: string;
}

/** What is written of a subject: its code, its name with it, an amount behind them. */
type Written = 'code' | 'name' | 'amount';

function isAmong(codes: ReadonlySet<string>, wanted: boolean): (offer: CodedOffer) => boolean {
  return ({ code }) => codes.has(code) === wanted;
}

/** What has to be written where some of it stands already. */
function writtenFor({ statement, isLine, isDeclaration }: WantedSubjects): Written {
  const args = statement?.args ?? [];
  if (args.some(({ kind }) => kind === 'string')) return 'code';
  return !isLine || isDeclaration || args.some(isExpression) ? 'name' : 'amount';
}

function insertedText(code: string, name: string, written: Written): string {
  if (name === '' || written === 'code') return snippetText(code);
  return snippetText(`${code} ${quoted(name)}`) + (written === 'amount' ? ` \${1:0.00}` : '');
}

const catalogues = new Map<string, readonly CodedOffer[]>();

/** All subjects of a classification as offers, made once: there are more than a thousand. */
function catalogueOffers(kind: CodeKind, written: Written): readonly CodedOffer[] {
  const key = `${kind} ${written}`;
  let offers = catalogues.get(key);
  if (!offers) {
    const nameOf = (code: string): string => findSubject(code)?.name ?? '';
    offers = [...subjectsOf(kind)].map((subject) =>
      codedOffer(subject, namesOf(subject), pathOf(subject.code, nameOf), written),
    );
    catalogues.set(key, offers);
  }
  return offers;
}

/** A list that stays, so that it is read aloud once. */
const namesOf = onceFor(({ code, name, aliases }: Subject): readonly string[] => [`${code} ${name}`, name, ...aliases]);

/** The first declaration of each subject that is wanted, in the order of the codes. */
function declaredSubjects(wanted: WantedSubjects, { subjects }: Budget): ReadonlyMap<string, DeclaredSubject> {
  const found = new Map<string, DeclaredSubject>();
  for (const subject of subjects) {
    const { code } = subject.reference;
    if (isWanted(code, wanted) && subject.bound.statement !== wanted.statement && !found.has(code))
      found.set(code, subject);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const declaredNames = onceFor(({ reference: { code, name = '' } }: DeclaredSubject): readonly string[] => [
  `${code} ${name}`.trim(),
  ...(name === '' ? [] : [name]),
  ...(findSubject(code)?.aliases ?? []),
]);

function declaredOffer(
  code: string,
  subject: DeclaredSubject,
  written: Written,
  { budget, locale }: OfferContext,
): CodedOffer {
  const name = subject.reference.name ?? budget.nameOf(code);
  const path = pathOf(code, budget.nameOf);
  const detail = path || say({ zh: '本文件声明', en: 'declared in this file' }, locale);
  return codedOffer({ code, name }, declaredNames(subject), detail, written);
}

function isWanted(code: string, { kinds, length }: WantedSubjects): boolean {
  if (length === undefined ? code.length <= 1 : code.length !== length) return false;
  const classification = classificationOf(code);
  return kinds.some((kind) => kind === classification);
}

function codedOffer(
  { code, name }: Pick<Subject, 'code' | 'name'>,
  names: readonly string[],
  detail: string,
  written: Written,
): CodedOffer {
  return {
    code,
    kind: 'subject',
    label: `${code} ${name}`.trim(),
    detail,
    documentation: (context) => subjectHover(code, context) ?? '',
    insertText: insertedText(code, name, written),
    names,
  };
}

/** The names of the 类 and 款 above a subject. */
function pathOf(code: string, nameOf: (code: string) => string): string {
  return codesAbove(code).map(nameOf).filter(Boolean).join(' › ');
}
